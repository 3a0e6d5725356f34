"""The rows of an inventory's table as texts by meaning, one line for each file.

What stands only once for many rows is given to each of them: the group or the heading above
(“Lĩnh vực: Y tế”), the name of the sheet, the value that “-nt-” repeats.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import zip_longest
from typing import Any

from ckanext.hue_opendata.harvest.connectors import marked, titles
from ckanext.hue_opendata.harvest.connectors.heading_words import FURTHER_LINKS
from ckanext.hue_opendata.tables.reading import hyperlinks
from ckanext.hue_opendata.tables.reading.model import SetAside, Table
from ckanext.hue_opendata.text import fold, normalize

LINK = re.compile(r"https?://\S+|\S*[/\\]\S*\.\w{2,5}|[^\s/\\]+\.\w{2,5}", re.IGNORECASE)
#: A longer text is no address; to look for one in it would take the square of its length.
LONGEST_LINK = 2000
SEPARATORS = re.compile(r"\s*[|;]\s*|\s+,\s+|\s*\n\s*")
ADDRESS = re.compile(r"(?=https?://)", re.IGNORECASE)
FORMAT = re.compile(r"[A-Za-z]{2,7}")
NUMBERING = re.compile(r"(?:[IVXLC]+|\d+(?:\.\d+)*|[A-ZĐa-zđ])[.)]?")
#: “As above”, as typists write it.
DITTO = frozenset({"-nt-", "nt", "- nt -", "nhu tren", "-//-", "//", '"', "''", '-"-'})
#: What stands in the column of addresses when there is none yet: no fault of the row.
NO_LINK = frozenset({
    "-", "–", "…", "...", "x", "khong", "khong co", "chua co", "chua cong bo", "dang cap nhat",
    "dang xay dung", "n/a", "na",
})  # fmt: skip
#: A text above a table that says the topic of all its rows.
TOPIC_ABOVE = re.compile(r"(?:lĩnh vực|chủ đề|nhóm dữ liệu)\s*:\s*(\S.*)", re.IGNORECASE)
#: How the names of agencies begin, with their accents: such a group says who answers, not what it
#: is about; “Phòng chống thiên tai”, “Viễn thông”, “Số liệu chung” are subjects.
AGENCIES = re.compile(
    r"(?:(?:[ivxlc]+|\d+|[a-z])[.)]?\s+)?(?:sở|ubnd|[uủ][yỷ] ban|ban quản lý|trung tâm|chi cục|cục|"
    r"văn phòng|công an|thanh tra|phòng(?! (?:chống|cháy|bệnh|ngừa|học))|bộ chỉ huy|viện|"
    r"bảo hiểm xã hội|trường (?:đại|cao|trung|tiểu|mầm))\b",
    re.IGNORECASE,
)
#: Days since Excel's first, from 2000 to 2050.
SERIAL = re.compile(r"3[6-9]\d{3}|4\d{4}|5[0-4]\d{3}")
EPOCH = date(1899, 12, 30)
#: What a form says of a column below its heading: “(chữ)”.
HINT = re.compile(r"\([^()]*\)")
SAMPLE = re.compile(r"[(\[]?\s*(?:vi du|vd)\b\s*[:,.)]")


@dataclass(frozen=True)
class Line:
    """One row: where it stands, and its texts by meaning (`title`, `link`, …; "" when empty)."""

    sheet: str
    number: int
    values: Mapping[str, str]

    @property
    def where(self) -> str:
        return f"{self.sheet}, dòng {self.number}" if self.sheet else f"dòng {self.number}"


def of_table(
    table: Table,
    places: Mapping[str, int],
    name: str,
    behind: Mapping[str, hyperlinks.Cells],
) -> list[Line]:
    """The lines in the order of the sheets; `behind`: the addresses behind their cells."""
    found = list(_of_rows(table, places, name, behind))
    order = list(dict.fromkeys(line.sheet for line in found))
    for aside in table.set_aside:
        file = further_file(table, aside, behind)
        if file:
            found.append(Line(aside.sheet or table.sheet or name, aside.row, {"title": "", **file}))
    return sorted(
        found,
        key=lambda line: (order.index(line.sheet) if line.sheet in order else 0, line.number),
    )


def _of_rows(
    table: Table, places: Mapping[str, int], name: str, behind: Mapping[str, hyperlinks.Cells]
) -> Iterator[Line]:
    at = {meaning: table.columns[place].index for meaning, place in places.items()}
    added: dict[str, list[int]] = defaultdict(list)
    for place, column in enumerate(table.columns):
        added[column.origin].append(place)
    explained, crossed = titles.marks(table.set_aside), marked.columns(table)
    topics = {aside.sheet: topic for aside in table.set_aside if (topic := _topic(aside))}
    before: dict[str, str] = {}
    for number, row in table.numbered():
        values = {meaning: plain(row[place]) for meaning, place in places.items()}
        sheet = plain(row[added["sheet"][0]]) if added["sheet"] else table.sheet
        groups = [plain(row[place]) for place in added["group"]]
        values |= _translated(row, places)
        values |= titles.parted(values, explained)
        values |= _counted_days(values)
        if crossed and not values.get("format"):
            values["format"] = marked.formats(row, crossed)
        values |= _from_above(values, groups, topics.get(sheet) or topics.get("", ""), before)
        before = values
        files = _files(values, at, behind.get(sheet, {}).get(number, {}))
        # A further address has a line of its own.
        own = {meaning: text for meaning, text in values.items() if meaning not in FURTHER_LINKS}
        for file in files:
            yield Line(sheet or name, number, {**own, **file})


def _translated(row: Sequence[Any], places: Mapping[str, int]) -> dict[str, str]:
    """The texts of cells in two languages, apart."""
    found: dict[str, str] = {}
    for meaning in ("title", "notes"):
        both = titles.two_languages(row[places[meaning]]) if meaning in places else None
        if both:
            found |= {meaning: both[0], f"{meaning}_en": both[1]}
    return found


def _counted_days(values: Mapping[str, str]) -> dict[str, str]:
    """The day of a cell that lost its format: in a column of days such a number is nothing else."""
    text = values.get("date", "")
    if not SERIAL.fullmatch(text):
        return {}
    return {"date": plain(EPOCH + timedelta(days=int(text)))}


def _from_above(
    values: Mapping[str, str], groups: list[str], topic: str, before: Mapping[str, str]
) -> dict[str, str]:
    """What the row itself leaves out: repeated values, and the topic or the agency of its group."""
    found = {
        meaning: before.get(meaning, "")
        for meaning, text in values.items()
        if meaning not in ("title", "number") and fold(text) in DITTO
    }
    agencies = [one for one in groups if AGENCIES.match(one)]
    if "agency" not in values and agencies:
        found["agency"] = agencies[-1]
    named = [one for one in groups if one and one not in agencies]
    found["group"] = named[-1] if named else topic or (groups[-1] if groups else "")
    return found


def _topic(aside: SetAside) -> str:
    found = TOPIC_ABOVE.fullmatch(normalize(aside.text))
    return found[1].strip(" .") if found and aside.kind in ("title", "letterhead", "text") else ""


def _files(
    values: Mapping[str, str], at: Mapping[str, int | None], behind: Mapping[int, str]
) -> list[dict[str, str]]:
    """The files of a row: an address each, and its format when as many are named."""
    links = [
        one
        for name in ("link", *FURTHER_LINKS)
        for one in _links(values.get(name, ""), at.get(name), behind)
    ]
    # A further column may hold bare names of the same files.
    links = links[:1] + [one for one in dict.fromkeys(links[1:]) if "/" in one]
    if not links and at.get("title") in behind:
        links = behind[at["title"] or 0].split("\n")
    if not links:
        links = _elsewhere(at, behind)
    if not links:
        text = values.get("link", "")
        return [{"link": "" if fold(text) in NO_LINK else text}]
    kinds = FORMAT.findall(values.get("format", ""))
    if len(links) == 1:
        return [{"link": links[0]}]
    told = kinds if len(kinds) in (1, len(links)) else []
    return [{"link": link, "format": kind} for link, kind in zip_longest(links, told, fillvalue="")]


def _elsewhere(at: Mapping[str, int | None], behind: Mapping[int, str]) -> list[str]:
    """The one address behind a cell that may stand for the file: not an agency's own page."""
    others = {at.get(meaning) for meaning in ("agency", "theme", "notes", "basis", "tags")}
    cells = [cell for column, cell in behind.items() if column not in others]
    found = {one for cell in cells for one in cell.split("\n") if "://" in one}
    return list(found) if len(found) == 1 else []


def _links(text: str, column: int | None, behind: Mapping[int, str]) -> list[str]:
    """The addresses of one cell: written out, one or more, else behind its words."""
    parts = (part.split()[0].rstrip(",;.") for part in ADDRESS.split(text) if "://" in part)
    written = [part for part in dict.fromkeys(parts) if "://" in part]
    if not written and _is_link(SEPARATORS.sub("", text)):
        return [one for one in SEPARATORS.split(text) if _is_link(one)]
    if len(written) > 1 or (written and not _is_link(text)):
        return written
    if _is_link(text) and (written or column not in behind):
        return [text]
    return behind[column].split("\n") if column is not None and column in behind else []


def _is_link(text: str) -> bool:
    return len(text) <= LONGEST_LINK and bool(LINK.fullmatch(text))


def further_file(
    table: Table, aside: SetAside, behind: Mapping[str, hyperlinks.Cells]
) -> dict[str, str] | None:
    """The address in a row with hardly more than one (a format, a name, its running number)."""
    if aside.kind not in ("group", "text") or not between(table, aside):
        return None
    cells = [normalize(cell) for cell in aside.cells]
    links = [cell for cell in cells if _is_link(cell)]
    number = next((cell for cell in cells[:1] if NUMBERING.fullmatch(cell)), "")
    others = [cell for cell in cells if cell not in (*links, number)]
    cells_behind = behind.get(aside.sheet or table.sheet, {}).get(aside.row, {})
    hidden = {one for cell in cells_behind.values() for one in cell.split("\n")}
    if len(hidden) == 1:
        others, links = [*links, *others], list(hidden)
    if len(links) != 1 or len(others) > 2 + len(hidden):
        return None
    kind = next((cell for cell in others if FORMAT.fullmatch(cell)), "")
    rest = next((cell for cell in others if cell != kind), "")
    return {"link": links[0], "format": kind, "file": rest, "number": number}


def between(table: Table, aside: SetAside) -> bool:
    """Whether a row stands below the first row of data."""
    numbers = table.row_numbers
    return aside.row >= (numbers[0] if numbers else 1)


def is_sample(title: str) -> bool:
    """Whether a title is the example that a form came with."""
    return bool(SAMPLE.match(fold(title))) or bool(HINT.fullmatch(title))


def plain(value: Any) -> str:
    """A cell as a person reads it; dates as day/month/year."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return normalize(str(value))
