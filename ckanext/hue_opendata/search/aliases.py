"""Other names of what a text speaks of: short forms, English, former departments and places.

A name counts when all its words stand in the text in a row with their accents (or, for a short
form, as one word): never a single syllable out of a longer word. No CKAN here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ckanext.hue_opendata import places
from ckanext.hue_opendata.places.store import everything
from ckanext.hue_opendata.search.tokens import is_syllable, words
from ckanext.hue_opendata.text import canonical, fold, normalize

DATA = Path(__file__).with_name("data")
#: Names in a row of at most so many words.
LONGEST = 10
Phrase = tuple[str, ...]


@lru_cache(maxsize=8)
def lines(name: str) -> tuple[str, ...]:
    """The lines of a data file."""
    text = (DATA / name).read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@lru_cache(maxsize=1)
def groups() -> tuple[tuple[str, ...], ...]:
    """Every line of names."""
    found = lines("terms.tsv") + lines("departments.tsv")
    return tuple(tuple(part.strip() for part in line.split("|")) for line in found)


@lru_cache(maxsize=1)
def _by_phrase() -> dict[Phrase, tuple[int, ...]]:
    """Words in a row → the numbers of the groups that have them as a name."""
    found: dict[Phrase, set[int]] = {}
    for number, names in enumerate(groups()):
        for name in names:
            for spelled in {tuple(words(name)), tuple(words(name.replace("-", "")))}:
                # One syllable is a part of many other words (xã in thị xã): it names nothing alone.
                if len(spelled) > 1 or (spelled and _names_alone(spelled[0])):
                    found.setdefault(spelled, set()).add(number)
    return {phrase: tuple(sorted(numbers)) for phrase, numbers in found.items()}


def _names_alone(word: str) -> bool:
    """Whether one word names a thing: no syllable, or one that hardly stands in other names."""
    return not is_syllable(fold(word)) or word in lines("alone.txt")


def others(text: str) -> list[str]:
    """The other names of everything that a text names, each once."""
    found = words(text)
    numbers: dict[int, None] = {}
    for start in range(len(found)):
        for end in range(start + 1, min(start + LONGEST, len(found)) + 1):
            for number in _by_phrase().get(tuple(found[start:end]), ()):
                numbers[number] = None
    named = {name for number in numbers for name in groups()[number]}
    return sorted(named)


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
        for end in range(start + 1, min(start + 5, len(spelled)) + 1):
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
