"""Other names of what a text speaks of: short forms, English, former departments and places.

A name counts when all its words stand in the text in a row with their accents (or, for a short
form, as one word): never a single syllable out of a longer word. No CKAN here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from ckanext.hue_opendata import places
from ckanext.hue_opendata.places.store import everything
from ckanext.hue_opendata.search.tokens import is_syllable, spelled, words
from ckanext.hue_opendata.text import fold, normalize

DATA = Path(__file__).with_name("data")
FILES = ("terms.tsv", "departments.tsv", "everyday.tsv")
Phrase = tuple[str, ...]
T = TypeVar("T")


class Known(Generic[T]):
    """What is known of phrases, and where they stand in a row of words."""

    def __init__(self, by_phrase: Mapping[Phrase, T]) -> None:
        self._by_phrase = by_phrase
        # The first word of a phrase → how many words the phrases have that begin so.
        self._lengths: dict[str, set[int]] = defaultdict(set)
        for phrase in by_phrase:
            self._lengths[phrase[0]].add(len(phrase))

    def within(self, found: Phrase) -> Iterator[tuple[int, int, T]]:
        """Each phrase that stands there: its first word, the one behind its last, what is known."""
        for start, first in enumerate(found):
            for length in self._lengths.get(first, ()):
                told = self._by_phrase.get(found[start : start + length])
                if told:
                    yield start, start + length, told


@dataclass(frozen=True, eq=False)
class Added:
    """Names that an admin added: by a phrase that texts have, by a kind of thing and its id.

    Two are equal only when they are one (`eq=False`), which makes them quick keys of a cache.
    """

    by_phrase: Mapping[Phrase, Iterable[str]]
    by_thing: Mapping[tuple[str, str], Iterable[str]]

    @cached_property
    def phrases(self) -> Known[Iterable[str]]:
        """The names by phrase, as texts are asked for them."""
        return Known(self.by_phrase)

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
def _by_phrase() -> Known[tuple[int, ...]]:
    """Words in a row → the numbers of the groups that have them as a name."""
    found: dict[Phrase, set[int]] = {}
    for number, (telling, _) in enumerate(_groups()):
        for name in telling:
            for phrase in phrases(name):
                found.setdefault(phrase, set()).add(number)
    return Known({phrase: tuple(sorted(numbers)) for phrase, numbers in found.items()})


def phrases(name: str) -> set[Phrase]:
    """The words in a row that a text must have to name this; none for what names nothing alone.

    One syllable is a part of many other words (xã in thị xã).
    """
    ways = {tuple(words(name)), tuple(words(name.replace("-", "")))}
    return {one for one in ways if len(one) > 1 or (one and _names_alone(one[0]))}


def _names_alone(word: str) -> bool:
    """Whether one word names a thing: no syllable, or one that hardly stands in other names."""
    return not is_syllable(fold(word)) or word in lines("alone.txt")


def others(text: str, added: Added = NOTHING) -> list[str]:
    """The other names of everything that a text names, each once."""
    found = words(text)
    numbers = {number for _, _, told in _by_phrase().within(found) for number in told}
    named = {name for number in numbers for name in groups()[number]}
    named.update(name for _, _, told in added.phrases.within(found) for name in told)
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
def _place_names() -> Known[frozenset[str]]:
    """A unit's name in words → full names of what became of it, or of what it came from."""
    found: dict[Phrase, frozenset[str]] = {}
    for unit in everything():
        if unit.level != "city":
            beside = frozenset(other.full_name for other in _relatives(unit))
            for name in (unit.name, *unit.aliases):
                found[words(name)] = found.get(words(name), frozenset()) | beside
    return Known(found)


def place_names(text: str) -> list[str]:
    """Today's and former names of the units that a text names with capital letters.

    A former unit adds the units that it went into; a unit of today adds what it came from. A name
    that several units have adds all of them: the index does not choose between homonyms.
    """
    written = list(_cased(text))
    lowered = tuple(map(spelled, written))
    named: set[str] = set()
    for start, end, beside in _place_names().within(lowered):
        # A name is written with capital letters, and one of one word beside its kind.
        capital = all(map(_capital, written[start:end]))
        if capital and (end - start > 1 or _has_kind(lowered, start)):
            named.update(beside)
    return sorted(named)


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


def _has_kind(lowered: Sequence[str], start: int) -> bool:
    before = lowered[start - 1] if start else ""
    return before in {"phường", "xã", "quận", "huyện", "p", "x", "trấn"}


@lru_cache(maxsize=1)
def english() -> frozenset[str]:
    """English words of the data: never torn into syllables, never decoded."""
    found = {fold(word) for names in groups() for name in names for word in words(name)}
    return frozenset(word for word in found if word.isascii() and not is_syllable(word))
