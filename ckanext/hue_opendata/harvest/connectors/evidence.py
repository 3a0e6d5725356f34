"""What a column is by what stands in it, where its heading says nothing that is known.

Only for columns of which nearly all cells say the same kind of thing: addresses, formats,
frequencies, offices, days. What a heading warns of (a deadline, who only helps) is left alone. A
table that speaks of data and has such columns is a list; its title stands where a name would.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from ckanext.hue_opendata.harvest.connectors.common import written_day
from ckanext.hue_opendata.harvest.connectors.heading_words import (
    FORMATS,
    OF_A_LIST,
    OF_A_PERSON,
    OF_DATA,
    TITLE_HINTS,
)
from ckanext.hue_opendata.harvest.connectors.headings import is_of_others, said
from ckanext.hue_opendata.harvest.connectors.lines import ADDRESS, LONGEST_LINK, plain
from ckanext.hue_opendata.harvest.connectors.meaning import code_of
from ckanext.hue_opendata.tables.reading.model import Table
from ckanext.hue_opendata.text import fold

#: Rows that are looked at, and how many of them must be filled and agree.
LOOKED_AT, FEWEST, SHARE = 200, 3, 0.8
#: Headings of days that are none of the data, of offices that are not the data's, of other things.
OTHERS = re.compile(
    r"\b(?:phoi hop|thoi han|han|hoan thanh|du kien|ke hoach|het|nhan|khai thac|su dung|nguoi"
    r"|can bo|ghi chu|note|cu|trang thai|tinh trang|ban hanh|quyet dinh|van ban|ngay ky"
    r"|ngay cap(?! nh)|hieu luc|hoat dong|van hanh|sinh|can cu|phap ly|quyen|giay phep|dieu kien"
    r"|terms|mau bieu)\b"
)
OFFICES = re.compile(
    r"(?:sở|ubnd|[uủ][yỷ] ban|ban|trung tâm|chi cục|cục|văn phòng|công an|thanh tra|phòng|bộ phận"
    r"|bộ chỉ huy|viện|bảo hiểm xã hội|trường|khoa|tổ|đội|hạt|trạm|hội|công chức|xí nghiệp"
    r"|công ty|chi nhánh|đài)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?:gio|phut|ngay|tuan|thang|quy|nam|vu|ky|daily|weekly|monthly|quarterly|annual\w*|year\w*)\b"
)
_WHENEVER = re.compile(
    r"(?:khi|ngay|sau|moi|tung|dau|cuoi|thuong xuyen|lien tuc|theo thoi gian thuc|real)\b"
)
_SEPARATED = re.compile(r"[,;/+&\s|()]+")
_PARTS = re.compile(r"[\s;,|]+")
_PLACE = re.compile(r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)


def by_contents(
    table: Table, headings: Sequence[Sequence[str]], places: Mapping[str, int], title: bool = True
) -> dict[str, int]:
    """Further meanings of columns that have none; `places`: those that the headings tell.

    `title`: whether the title may be found so, too; not where the headings may be a row of data.
    """
    found = dict(places)
    cells = [
        [one for row in islice(table.rows, LOOKED_AT) if (one := plain(row[place]))]
        for place in range(len(headings))
    ]
    names = [said(levels) for levels in headings]
    fewest = max(FEWEST, min(len(table.rows), LOOKED_AT) / 2)
    for meaning, fits in _KINDS.items():
        if meaning in found:
            continue
        for place, filled in enumerate(cells):
            if place in found.values() or len(filled) < fewest:
                continue
            if not OTHERS.search(names[place]) and _agree(filled, fits):
                found[meaning] = place
                break
    if "title" not in found and title and not is_of_others(headings):
        _titled(found, table, names, cells)
    if "title" in found and "notes" not in found:
        _described(found, names, cells)
    return found


def _titled(
    found: dict[str, int],
    table: Table,
    names: list[str],
    cells: list[list[str]],
) -> None:
    """The title of a list of datasets: a table that has their columns and speaks of data."""
    above = " ".join(aside.text for aside in table.set_aside if aside.kind in _ABOVE)
    signs = sum(meaning in found for meaning in OF_A_LIST if meaning != "notes")
    of_data = OF_DATA.search(" ".join([*names, fold(above)]))
    if signs < 2 or "frequency" not in found or not of_data:
        return
    for hint in TITLE_HINTS:
        for place, name in enumerate(names):
            free = place not in found.values() or found.get("notes") == place
            if free and f" {hint} " in f" {name} " and _all_differ(cells[place]):
                found["title"] = place
                if found.get("notes") == place:
                    del found["notes"]
                return


def _described(found: dict[str, int], names: list[str], cells: list[list[str]]) -> None:
    """The description: the first free column of texts as long as the titles that list what there
    is; never one whose heading speaks of people, whose names are nobody's description."""
    titles = cells[found["title"]]
    usual = sum(map(len, titles)) / max(1, len(titles))
    for place, filled in enumerate(cells):
        if place in found.values() or len(filled) < FEWEST or not _all_differ(filled):
            continue
        if OTHERS.search(names[place]) or OF_A_PERSON.search(names[place]):
            continue
        long = sum(map(len, filled)) / len(filled)
        listed = sum("," in cell or ";" in cell for cell in filled)
        if long >= max(12, 0.6 * usual) and (listed >= 0.3 * len(filled) or long >= 30):
            found["notes"] = place
            return


def _agree(filled: list[str], fits: Callable[[str], bool]) -> bool:
    return sum(map(fits, filled)) >= SHARE * len(filled)


def _all_differ(filled: list[str]) -> bool:
    """Texts that name things: hardly two alike, with letters, none an address."""
    if len(filled) < FEWEST or _agree(filled, _is_address) or _agree(filled, str.isdigit):
        return False
    return len(set(filled)) >= 0.9 * len(filled)


def _is_address(cell: str) -> bool:
    if len(cell) > LONGEST_LINK:
        return False
    return bool(ADDRESS.search(cell)) or all(map(_PLACE.fullmatch, _PARTS.split(cell.strip())))


def _are_formats(cell: str) -> bool:
    words = [word.upper().lstrip(".") for word in _SEPARATED.split(cell) if word]
    return bool(words) and sum(word in FORMATS for word in words) >= len(words) / 2


def _is_frequency(cell: str) -> bool:
    if code_of("frequency", cell):
        return True
    text = fold(cell)
    how_often = bool(_SPAN.search(text)) and not re.search(r"\d{4}|\d/\d+/\d", text)
    return len(text) <= 60 and not _is_office(cell) and (how_often or bool(_WHENEVER.match(text)))


def _is_office(cell: str) -> bool:
    return bool(OFFICES.match(cell)) and len(cell) < 100


def _is_day(cell: str) -> bool:
    return bool(written_day(cell))


def _is_topic(cell: str) -> bool:
    return bool(code_of("theme", cell))


_ABOVE = ("title", "letterhead", "text")
_KINDS: dict[str, Callable[[str], bool]] = {
    **{"link": _is_address, "format": _are_formats, "date": _is_day, "agency": _is_office},
    **{"frequency": _is_frequency, "theme": _is_topic},
}
