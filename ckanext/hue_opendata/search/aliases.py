"""Other names of what a text speaks of: short forms, English, former departments and places.

A name counts when all its words stand in the text in a row with their accents (or, for a short
form, as one word): never a single syllable out of a longer word. No CKAN here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ckanext.hue_opendata import places
from ckanext.hue_opendata.places.store import everything
from ckanext.hue_opendata.search.tokens import is_syllable, words
from ckanext.hue_opendata.text import canonical, fold, normalize

DATA = Path(__file__).with_name("data")
FILES = ("terms.tsv", "departments.tsv", "everyday.tsv")
#: Names in a row of at most so many words.
LONGEST = 10
Phrase = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Added:
    """Names that an admin added: by a phrase that texts have, by a kind of thing and its id.

    Two are equal only when they are one (`eq=False`), which makes them quick keys of a cache.
    """

    by_phrase: Mapping[Phrase, Iterable[str]]
    by_thing: Mapping[tuple[str, str], Iterable[str]]

    def of(self, kind: str, identity: str) -> list[str]:
        """The names of a dataset, an agency or a topic."""
        return list(self.by_thing.get((kind, identity), ()))


NOTHING = Added({}, {})


@lru_cache(maxsize=8)
def lines(name: str) -> tuple[str, ...]:
    """The lines of a data file."""
    text = (DATA / name).read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@lru_cache(maxsize=1)
def groups() -> tuple[tuple[str, ...], ...]:
    """Every line of names, those that texts are recognised by and those that are only asked."""
    return tuple((*telling, *asked) for telling, asked in _groups())


@lru_cache(maxsize=1)
def _groups() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The names before and behind a line's `=`: behind stands what people ask by, but what in a
    text may speak of something else."""
    found = (line.partition("=") for name in FILES for line in lines(name))
    return tuple((_names(telling), _names(asked)) for telling, _, asked in found)


def _names(part: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in part.split("|") if name.strip())


@lru_cache(maxsize=1)
def _by_phrase() -> dict[Phrase, tuple[int, ...]]:
    """Words in a row → the numbers of the groups that have them as a name."""
    found: dict[Phrase, set[int]] = {}
    for number, (telling, _) in enumerate(_groups()):
        for name in telling:
            for spelled in phrases(name):
                found.setdefault(spelled, set()).add(number)
    return {phrase: tuple(sorted(numbers)) for phrase, numbers in found.items()}


@lru_cache(maxsize=1)
def _longest() -> dict[str, int]:
    """The first word of a phrase → how many words the longest one has that begins so."""
    found: dict[str, int] = {}
    for phrase in _by_phrase():
        found[phrase[0]] = max(found.get(phrase[0], 0), len(phrase))
    return found


def phrases(name: str) -> set[Phrase]:
    """The words in a row that a text must have to name this; none for what names nothing alone.

    One syllable is a part of many other words (xã in thị xã).
    """
    spelled = {tuple(words(name)), tuple(words(name.replace("-", "")))}
    return {one for one in spelled if len(one) > 1 or (one and _names_alone(one[0]))}


def _names_alone(word: str) -> bool:
    """Whether one word names a thing: no syllable, or one that hardly stands in other names."""
    return not is_syllable(fold(word)) or word in lines("alone.txt")


def others(text: str, added: Added = NOTHING) -> list[str]:
    """The other names of everything that a text names, each once."""
    found, known = words(text), _by_phrase()
    numbers: dict[int, None] = {}
    named: set[str] = set()
    for start, first in enumerate(found):
        longest = LONGEST if added.by_phrase else _longest().get(first, 0)
        for end in range(start + 1, min(start + longest, len(found)) + 1):
            part = found[start:end]
            named.update(added.by_phrase.get(part, ()))
            for number in known.get(part, ()):
                numbers[number] = None
    named.update(name for number in numbers for name in groups()[number])
    return sorted(named)


def spelled_out(text: str) -> str:
    """The words that a short form (PCCC, KT-XH) stands for; empty for what is none."""
    return _short_forms().get("".join(words(text)), "")


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, str]:
    """Short form in small letters → the first name of its line."""
    found: dict[str, str] = {}
    for telling, _ in _groups():
        for name in telling[1:]:
            if name.isupper() and " " not in name and len(words(telling[0])) > 1:
                found.setdefault("".join(words(name)), telling[0])
    return found


@lru_cache(maxsize=1)
def _place_names() -> dict[Phrase, tuple[places.Unit, ...]]:
    found: dict[Phrase, list[places.Unit]] = {}
    for unit in everything():
        if unit.level != "city":
            for name in (unit.name, *unit.aliases):
                found.setdefault(tuple(words(name)), []).append(unit)
    return {phrase: tuple(units) for phrase, units in found.items()}


def place_names(text: str) -> list[str]:
    """Today's and former names of the units that a text names with capital letters.

    A former unit adds the units that it went into; a unit of today adds what it came from. A name
    that several units have adds all of them: the index does not choose between homonyms.
    """
    spelled = [canonical(word) for word in _cased(text)]
    lowered = [word.lower() for word in spelled]
    units: dict[places.Unit, None] = {}
    for start in range(len(spelled)):
        # A name is written with capital letters from its first word on.
        longest = 5 if _capital(spelled[start]) else 0
        for end in range(start + 1, min(start + longest, len(spelled)) + 1):
            named = _place_names().get(tuple(lowered[start:end]), ())
            capital = named and all(_capital(word) for word in spelled[start:end])
            if capital and (end - start > 1 or _has_kind(lowered, start)):
                units.update(dict.fromkeys(named))
    names = {other.full_name for unit in units for other in _relatives(unit)}
    return sorted(names)


@lru_cache(maxsize=512)
def _relatives(unit: places.Unit) -> tuple[places.Unit, ...]:
    if unit.in_force:
        return tuple(places.ancestors(unit))
    return tuple(step.unit for step in places.successors(unit))


def _cased(text: str) -> Iterator[str]:
    for part in normalize(text).replace("-", " ").split():
        word = part.strip(".,;:()[]“”\"'«»/–")
        if word:
            yield word


def _capital(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def _has_kind(lowered: list[str], start: int) -> bool:
    before = lowered[start - 1] if start else ""
    return before in {"phường", "xã", "quận", "huyện", "p", "x", "trấn"}


@lru_cache(maxsize=1)
def english() -> frozenset[str]:
    """English words of the data: never torn into syllables, never decoded."""
    found = {fold(word) for names in groups() for name in names for word in words(name)}
    return frozenset(word for word in found if word.isascii() and not is_syllable(word))
