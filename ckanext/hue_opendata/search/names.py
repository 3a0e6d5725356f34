"""Names that are found by the beginning of any of their words, and which letters of them match.

Accents that were typed order the names and refuse none: an input method passes through other
accents on the way to a word's own. No CKAN here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from ckanext.hue_opendata.search import tokens
from ckanext.hue_opendata.text import fold, normalize, sort_key

#: Single words come again and again.
_bare = lru_cache(maxsize=65536)(fold)
#: Words of a text that are looked at.
MOST_WORDS = 10
_WORD = re.compile(r"[^\W\d_]+|\d+")
Span = tuple[int, int]
Rank = tuple[bool, bool, int, int, int]


@dataclass(frozen=True)
class Name:
    """Something that can be suggested: `kind`, its `code`, what is shown, and a note beside it."""

    kind: str
    code: str
    label: str
    detail: str = ""

    @cached_property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Each word bare and with its accents."""
        return tuple((_bare(word), word) for word in tokens.words(self.label))

    @cached_property
    def _begun(self) -> str:
        """The bare words, each behind a blank."""
        return "".join(f" {bare}" for bare, _ in self.words)

    def has(self, beginnings: Iterable[str]) -> bool:
        """Whether each of these begins a word: what costs little, before `rank`."""
        begun = self._begun
        return all(f" {one}" in begun for one in beginnings)


class Shelf:
    """Many names, taken out by how their words begin."""

    def __init__(self, found: Iterable[Name]) -> None:
        self._all = tuple(found)
        self._near: dict[str, list[Name]] = {}
        for name in self._all:
            for start in {bare[:length] for bare, _ in name.words for length in (1, 2)}:
                self._near.setdefault(start, []).append(name)

    def __iter__(self) -> Iterator[Name]:
        return iter(self._all)

    def near(self, asked: Iterable[str]) -> Sequence[Name]:
        """Those with a word that begins as the longest asked one: all that fit are among them."""
        longest = max((_bare(word) for word in asked), key=len, default="")
        return self._near.get(longest[:2], ())


def asked_words(text: str) -> list[str]:
    """The words of what somebody has typed so far."""
    return list(tokens.words(text)[:MOST_WORDS])


def rank(name: Name, asked: Sequence[str]) -> Rank | None:
    """How well a name fits (greater is better); None where a word begins none of the name's."""
    accents, whole, at, places = True, 0, -1, []
    for word in asked:
        bare, best = _bare(word), None
        for place, (other, full) in enumerate(name.words):
            if other.startswith(bare):
                fit = (place == at + 1, full.startswith(word), other == bare, -place)
                best = max(best, fit) if best else fit
        if best is None:
            return None
        at = -best[3]
        places.append(at)
        accents = accents and best[1]
        whole += best[2]
    in_row = all(other == one + 1 for one, other in pairwise(places))
    return accents, in_row, whole, -(places[0] if places else 0), -len(name.words)


def fits(names: Iterable[Name], asked: Iterable[str]) -> list[Name]:
    """The names of which each asked word begins one."""
    beginnings = [_bare(word) for word in asked]
    return [name for name in names if name.has(beginnings)]


def best(names: Iterable[Name], asked: Sequence[str], most: int) -> list[Name]:
    """The names that fit best; equals in Vietnamese order."""
    fitting = fits(names, asked) if asked else []
    ranked = [(rank(name, asked), name) for name in fitting]
    found = [(fit, name) for fit, name in ranked if fit is not None]
    found.sort(key=lambda pair: ([-part for part in pair[0]], sort_key(pair[1].label)))
    return [name for _, name in found[:most]]


def marks(text: str, asked: Iterable[str], *, beginnings: bool) -> list[Span]:
    """Where in `normalize(text)` the asked words stand (first and behind last letter), in order.

    `beginnings`: a word's beginning is marked, too. Where a word stands with just the accents that
    were typed, its look-alikes with others are not marked.
    """
    spans: set[Span] = set()
    words = _words(text)
    for word, key, bare in _read(tuple(asked)):
        exact: list[Span] = []
        alike: list[Span] = []
        for span, other, its_key, its_bare in words:
            if other == word:
                exact.append(span)
            elif its_key == key:
                alike.append(span)
            elif beginnings and its_bare.startswith(bare):
                alike.append((span[0], span[0] + len(word)))
        spans.update(exact)
        if not exact or word == bare:
            spans.update(alike)
    return _apart(sorted(spans))


@lru_cache(maxsize=256)
def _read(asked: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Each asked word with its key and its bare letters: every name shown is marked by them."""
    return tuple((word, tokens.key(word), _bare(word)) for word in asked)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[tuple[Span, str, str, str], ...]:
    """Each word's place, the word, its key and its bare letters; titles come again and again."""
    found = _WORD.finditer(normalize(text))
    words = ((one.span(), tokens.spelled(one.group())) for one in found)
    return tuple((span, word, tokens.key(word), _bare(word)) for span, word in words)


def _apart(spans: list[Span]) -> list[Span]:
    """Spans without those that lie in another."""
    kept: list[Span] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
