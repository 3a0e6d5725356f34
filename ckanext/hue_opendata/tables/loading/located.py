"""Places in rows: names and codes of wards and districts, as they are called today.

A column of places gets two columns beside it: the unit of today and its code. Only what is certain
is filled: one unit of today holds all of what the name or code may mean. The rest is listed, never
guessed, and the column itself is never touched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from ckanext.hue_opendata import places
from ckanext.hue_opendata.places.store import by_code
from ckanext.hue_opendata.tables.reading.model import Column, Row, Table, Value
from ckanext.hue_opendata.tables.reading.rows import Writer, encoded
from ckanext.hue_opendata.tables.reading.straight import Straight
from ckanext.hue_opendata.text import fold

#: Headers of columns that hold wards, and of those that hold districts (without accents).
WARD = re.compile(
    r"\b(phuong|xa|thi tran|px|xa phuong|phuong xa|don vi hanh chinh|dia ban|dia phuong)\b"
)
DISTRICT = re.compile(r"\b(quan|huyen|thi xa|tx|quan huyen)\b")
CODE = re.compile(r"^ma\b")
#: Rows that are looked at to see what a column holds, and the share of them that must be places.
LOOKED_AT = 500
SHARE = 0.6
#: How a name must agree: as written, or with accents left out; never by letters or a beginning.
SURE = ("exact", "accents")
#: Digits of a district's code; a commune's has five.
DISTRICT_DIGITS = 3
#: Different values that are listed in a report.
LISTED = 100


@dataclass
class Place:
    """A column of places: where it stands, what it holds, and what became of its values."""

    at: int
    column: Column
    district_at: int | None = None
    added: bool = True
    certain: int = 0
    unclear: Counter[str] = field(default_factory=Counter)


@dataclass
class Located:
    """A table with its added columns; `rows` may be run through more than once."""

    table: Table
    found: list[Place]

    @property
    def columns(self) -> tuple[Column, ...]:
        added = [
            one for place in self.found if place.added for one in _added(place, self.table.columns)
        ]
        return (*self.table.columns, *added)

    @property
    def straight(self) -> Straight | None:
        """The bytes of a large file, where they are its rows and nothing is added to them."""
        return None if self.found else getattr(self.table.rows, "straight", None)

    def written(self, writers: Sequence[Writer]) -> Iterator[list[Sequence[str]]]:
        """Pieces of columns with the units of today; counts what was certain and what was not."""
        own = len(self.table.columns)
        for place in self.found:
            place.certain, place.unclear = 0, Counter()
        keep = sorted({p for one in self.found for p in (one.at, one.district_at) if p is not None})
        known: list[dict[tuple[Value, Value], places.Unit | None]] = [{} for _ in self.found]
        for texts, values in encoded(self.table.rows, writers[:own], keep):
            for place, cache in zip(self.found, known, strict=True):
                found = _resolved(place, values, cache)
                if place.added:
                    texts.append(writers[len(texts)]([u and u.full_name for u in found]))
                    texts.append(writers[len(texts)]([u and u.code for u in found]))
            yield texts


def locate(table: Table) -> Located:
    """Find the columns of places by their headers and what their first rows hold."""
    headers = [fold(" ".join((*one.levels, one.id.replace("_", " ")))) for one in table.columns]
    sample = list(islice(table.rows, LOOKED_AT))
    districts = [at for at, said in enumerate(headers) if _is_district(said)]
    found = []
    for at, column in enumerate(table.columns):
        if column.type not in ("text", "integer") or column.origin != "file":
            continue
        if not (WARD.search(headers[at]) or DISTRICT.search(headers[at])):
            continue
        beside = next((d for d in districts if d != at and not _is_district(headers[at])), None)
        place = Place(at, column, beside)
        if _mostly_places(place, sample):
            # A district is seldom one unit of today: columns that would stay empty are not added.
            place.added = any(today(row[at]) for row in sample if row[at] not in (None, ""))
            found.append(place)
    return Located(table, found)


def _is_district(header: str) -> bool:
    return bool(DISTRICT.search(header)) and not WARD.search(header.replace("thi xa", ""))


def _mostly_places(place: Place, sample: Iterable[Row]) -> bool:
    values = [row[place.at] for row in sample if row[place.at] not in (None, "")]
    hits = sum(1 for value in values if _candidates(value))
    return bool(values) and hits / len(values) >= SHARE


def _resolved(
    place: Place,
    values: dict[int, Sequence[Value]],
    known: dict[tuple[Value, Value], places.Unit | None],
) -> list[places.Unit | None]:
    """The units of today of a piece's rows; each different name is looked up once."""
    mine = values[place.at]
    beside = values[place.district_at] if place.district_at is not None else [None] * len(mine)
    pairs = list(zip(mine, beside, strict=True))
    for (value, district), count in Counter(pairs).items():
        if (value, district) not in known:
            nothing = value is None or value == ""
            known[value, district] = None if nothing else today(value, district)
        if known[value, district]:
            place.certain += count
        elif value not in (None, ""):
            text = str(value)
            if text in place.unclear or len(place.unclear) < LISTED:
                place.unclear[text] += count
    return [known[pair] for pair in pairs]


def today(value: Value, district: Value = None) -> places.Unit | None:
    """The one unit of today that holds all of what the value may mean; None when not certain."""
    candidates = _candidates(value, district)
    ends: set[places.Unit] = set()
    for unit in candidates:
        after = places.successors(unit)
        if not after or any(step.share == "part" for step in after):
            return None
        ends |= {step.unit for step in after}
    return ends.pop() if len(ends) == 1 else None


@lru_cache(maxsize=20_000)
def _candidates(value: Value, district: Value = None) -> list[places.Unit]:
    """The units that a value may mean: all of its code, or all of the best rank of its name."""
    text = str(value).strip()
    if text.isdigit():
        code = text if len(text) <= DISTRICT_DIGITS else text.zfill(5)
        return list(by_code().get(code, ()))
    within = str(district) if district else None
    matches = [m for m in places.find(text, within=within) if m.how in SURE]
    best = min((match.rank for match in matches), default=0)
    return [m.unit for m in matches if m.rank == best and m.unit.level != "city"]


def _added(place: Place, columns: Iterable[Column]) -> tuple[Column, Column]:
    taken = {one.id for one in columns}
    label = place.column.label
    return (
        _column(place, taken, "hien_nay", f"{label} / đơn vị hiện nay"),
        _column(place, taken, "ma_hien_nay", f"{label} / mã đơn vị hiện nay"),
    )


def _column(place: Place, taken: set[str], ending: str, label: str) -> Column:
    made = f"{place.column.id[: 59 - len(ending)]}_{ending}"
    while made in taken:
        made = f"{made[:58]}_2"
    return Column(made, label, tuple(label.split(" / ")), "text", origin="place")
