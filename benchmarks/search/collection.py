"""A public test collection for search: a city's catalogue, needs, and ways of typing them.

`catalogue.txt` (key|agency|title|notes|tags|columns|editions) becomes datasets, some of them one a
year or one a ward, so near-duplicates are there on purpose. `topics.txt` (keys|related keys|words|
English|question|short form) holds what people want, in words that are often not the title's. A
dataset of the need is relevant (2), of the right kind but another place or year, or related (1).
Judgements are complete by construction.

Beside the first collection a folder may hold another one: `fresh` has other needs of the same
catalogue, written before any answer to them was seen. They were measured before their failures were
read (docs/search.md); from 2026-11-26 they are worked on like the first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from benchmarks.search import typing
from ckanext.hue_opendata.text import fold, slug

HERE = Path(__file__).parent
#: ward of today → one that went into it (1675/NQ-UBTVQH15)
PLACES = {
    "Thuận Hóa": "Phú Nhuận",
    "Phú Xuân": "Tây Lộc",
    "Vỹ Dạ": "Xuân Phú",
    "An Cựu": "An Đông",
}
WHAT_A_WARD_IS = "phường"


@dataclass(frozen=True)
class Dataset:
    name: str
    subject: str
    place: str
    year: str
    agency: str
    title: str
    notes: str
    tags: tuple[str, ...]
    columns: str


@dataclass(frozen=True)
class Query:
    """One way of typing one need; `place`, `year` and `agency` narrow what is wanted."""

    kind: str
    text: str
    wanted: frozenset[str]
    related: frozenset[str]
    place: str = ""
    year: str = ""
    agency: str = ""


def lines(name: str, folder: str = "") -> list[list[str]]:
    """The fields of a file's lines; a folder's own file, else the first collection's."""
    file = HERE / folder / name
    text = (file if file.exists() else HERE / name).read_text(encoding="utf-8")
    return [line.split("|") for line in text.splitlines() if line]


@lru_cache(maxsize=4)
def datasets(folder: str = "") -> tuple[Dataset, ...]:
    """Every dataset of a collection's catalogue in all its editions."""
    return tuple(one for row in lines("catalogue.txt", folder) for one in _editions(*row))


def _editions(key, agency, title, notes, tags, columns, editions) -> Iterator[Dataset]:
    kinds: list[tuple[str, str, str]] = [(title, "", "")]
    if editions == "w":
        kinds = [(f"{title} {WHAT_A_WARD_IS} {ward}", ward, "") for ward in PLACES]
    elif editions:
        first, last = editions.split("-")
        years = range(int(first), int(last) + 1)
        kinds = [(f"{title} năm {year}", "", str(year)) for year in years]
    for full, place, year in kinds:
        name = f"{slug(full)[:80]}-{key}"
        split = tuple(tag.strip() for tag in tags.split(","))
        yield Dataset(name, key, place, year, agency, full, notes, split, columns)


@lru_cache(maxsize=4)
def queries(folder: str = "") -> tuple[Query, ...]:
    """Every need in every way of typing; departments where the collection has them itself."""
    found: list[Query] = []
    for row in lines("topics.txt", folder):
        wanted, related, words, english, question, short = row
        keys = frozenset(wanted.split(",")), frozenset(filter(None, related.split(",")))
        for kind, text in _ways(words, english, question, short):
            found.append(Query(kind, text, *keys))
        found += _narrowed(words, *keys, folder)
    own = (HERE / folder / "departments.txt").exists()
    departments = lines("departments.txt", folder) if own else []
    for agency, text in departments:
        none: frozenset[str] = frozenset()
        found.append(Query("department", text, none, none, agency=agency))
    return tuple(found)


def _ways(words: str, english: str, question: str, short: str) -> Iterator[tuple[str, str]]:
    bare = fold(words)
    yield "accented", words
    yield "bare", bare
    yield "half", " ".join(w if at % 2 else fold(w) for at, w in enumerate(words.split()))
    yield "nfd", unicodedata.normalize("NFD", words)
    yield "upper", words.upper()
    yield "old tone", typing.old_tone(words)
    yield "telex", typing.telex(words)
    yield "vni", typing.vni(words)
    yield "glued", typing.glued(bare)
    yield "typo", typing.typo(bare)
    yield "question", question
    yield "bare question", fold(question)
    yield "asked", f"cho tôi xem số liệu về {words} ở đâu"
    yield "punctuation", f"«{words}»: Huế, 2024."
    yield "english", english
    yield "prefix", typing.prefix(words)
    if short:
        yield "acronym", short
        yield "acronym", fold(short).lower()


def _narrowed(words, wanted, related, folder) -> Iterator[Query]:
    """The need in one place, by its names of today and before, and in one year."""
    editions = [one for one in datasets(folder) if one.subject in wanted]
    for ward in sorted({one.place for one in editions if one.place}):
        for kind, name in (("place", ward), ("old place", PLACES[ward])):
            text = f"{words} {WHAT_A_WARD_IS} {name}"
            yield Query(kind, text, wanted, related, place=ward)
    years = sorted({one.year for one in editions if one.year})
    if years:
        yield Query("year", f"{words} năm {years[0]}", wanted, related, year=years[0])


def grade(one: Dataset, query: Query) -> int:
    """How relevant a dataset is: 0, 1, 2."""
    if query.agency:
        return 2 if one.agency == query.agency else 0
    if one.subject not in query.wanted:
        return 1 if one.subject in query.related and not query.place else 0
    fits = query.place in ("", one.place) and query.year in ("", one.year)
    return 2 if fits else 1
