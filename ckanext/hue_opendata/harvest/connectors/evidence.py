"""What a column is by what stands in it, where its heading says nothing that is known.

Only for columns of which nearly all cells say the same kind of thing: addresses, formats, known
frequencies, offices, days. What a heading warns of (a deadline, who only helps) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from ckanext.hue_opendata.harvest.connectors.common import written_day
from ckanext.hue_opendata.harvest.connectors.heading_words import FORMATS
from ckanext.hue_opendata.harvest.connectors.lines import AGENCIES, LINK, LONGEST_LINK, plain
from ckanext.hue_opendata.harvest.connectors.meaning import code_of
from ckanext.hue_opendata.tables.reading.model import Table
from ckanext.hue_opendata.text import fold

#: Rows that are looked at, and how many of them must be filled and agree.
LOOKED_AT, FEWEST, SHARE = 200, 3, 0.8
#: Headings of days that are none of the data, of offices that are not the data's, of other things.
OTHERS = re.compile(
    r"\b(?:phoi hop|thoi han|han|hoan thanh|du kien|ke hoach|het|nhan|khai thac|su dung|nguoi"
    r"|can bo|ghi chu|cu|trang thai|tinh trang|ban hanh|quyet dinh|van ban|ngay sinh)\b"
)
#: A day is the data's only where the heading does not speak of something else.
OF_THE_DATA = re.compile(r"\b(?:cap nhat|so lieu|du lieu|dang|cong bo|cong khai|moi nhat|update)\b")
_SEPARATED = re.compile(r"[,;/+&\s|]+")


def by_contents(
    table: Table, headings: Sequence[Sequence[str]], places: Mapping[str, int]
) -> dict[str, int]:
    """Further meanings of columns that have none; `places`: those that the headings tell."""
    found = dict(places)
    for meaning, fits in _KINDS.items():
        if meaning in found:
            continue
        free = [place for place in range(len(headings)) if place not in found.values()]
        alike = (place for place in free if _alike(table, headings[place], place, fits))
        place = next(alike, None)
        if place is not None:
            found[meaning] = place
    return found


def _alike(table: Table, levels: Sequence[str], place: int, fits: Callable[[str], bool]) -> bool:
    heading = fold(" ".join(levels))
    if OTHERS.search(heading) or (fits is _is_day and not OF_THE_DATA.search(heading)):
        return False
    cells = [plain(row[place]) for row in islice(table.rows, LOOKED_AT)]
    filled = [cell for cell in cells if cell]
    if len(filled) < max(FEWEST, len(cells) / 2):
        return False
    return sum(map(fits, filled)) >= SHARE * len(filled)


def _is_address(cell: str) -> bool:
    return len(cell) <= LONGEST_LINK and bool(LINK.fullmatch(cell)) and "/" in cell


def _are_formats(cell: str) -> bool:
    words = [word.upper().lstrip(".") for word in _SEPARATED.split(cell) if word]
    return bool(words) and all(word in FORMATS for word in words)


def _is_frequency(cell: str) -> bool:
    return bool(code_of("frequency", cell))


def _is_office(cell: str) -> bool:
    return bool(AGENCIES.match(cell)) and len(cell) < 100


def _is_day(cell: str) -> bool:
    return bool(written_day(cell))


_KINDS: dict[str, Callable[[str], bool]] = {
    "link": _is_address,
    "format": _are_formats,
    "frequency": _is_frequency,
    "agency": _is_office,
    "date": _is_day,
}
