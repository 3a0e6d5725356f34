"""The rows of an inventory's table as texts by meaning, one line for each file.

What stands only once for many rows is given to each of them: the group or the heading above
(“Lĩnh vực: Y tế”), the name of the sheet, the value that “-nt-” repeats.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from typing import Any

from ckanext.hue_opendata.harvest.connectors.headings import FURTHER_LINKS
from ckanext.hue_opendata.tables.reading import hyperlinks
from ckanext.hue_opendata.tables.reading.model import SetAside, Table
from ckanext.hue_opendata.text import fold, normalize

LINK = re.compile(r"https?://\S+|\S*[/\\]\S*\.\w{2,5}|[^\s/\\]+\.\w{2,5}", re.IGNORECASE)
#: A longer text is no address; to look for one in it would take the square of its length.
LONGEST_LINK = 2000
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
#: A running number in the title itself, where the list has no column of them.
OWN_NUMBER = re.compile(r"^\d{1,3}[.)]\s+(?=\S)")
#: `[SXD.01]` before or behind a title, and “(Gồm: …)” behind it.
OWN_CODE = re.compile(r"^\[([\w./-]*\d[\w./-]*)\]|\[([\w./-]*\d[\w./-]*)\]$")
OWN_NOTES = re.compile(r"\s*\(((?:bao )?gồm\b.{1,1000})\)$", re.IGNORECASE)
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
    topics = {aside.sheet: topic for aside in table.set_aside if (topic := _topic(aside))}
    before: dict[str, str] = {}
    for number, row in table.numbered():
        values = {meaning: plain(row[place]) for meaning, place in places.items()}
        sheet = plain(row[added["sheet"][0]]) if added["sheet"] else table.sheet
        groups = [plain(row[place]) for place in added["group"]]
        values |= _in_the_title(values)
        values |= _from_above(values, groups, topics.get(sheet) or topics.get("", ""), before)
        before = values
        files = _files(values, at, behind.get(sheet, {}).get(number, {}))
        # A further address has a line of its own.
        own = {meaning: text for meaning, text in values.items() if meaning not in FURTHER_LINKS}
        for file in files:
            yield Line(sheet or name, number, {**own, **file})


def _in_the_title(values: Mapping[str, str]) -> dict[str, str]:
    """What a title holds where the list has no column for it: number, code, description."""
    title, found = values["title"], {}
    if "number" not in values:
        title = OWN_NUMBER.sub("", title)
    code = OWN_CODE.search(title) if "code" not in values else None
    if code:
        title, found["code"] = OWN_CODE.sub(" ", title).strip(), code[1] or code[2]
    notes = OWN_NOTES.search(title) if "notes" not in values else None
    if notes:
        title, found["notes"] = title[: notes.start()], notes[1]
    return {**found, "title": title}


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
    links = links[:1] + [one for one in dict.fromkeys(links[1:]) if "://" in one]
    if not links and at.get("title") in behind:
        links = [behind[at["title"] or 0]]
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
    found = {one for column, one in behind.items() if column not in others and "://" in one}
    return list(found) if len(found) == 1 else []


def _links(text: str, column: int | None, behind: Mapping[int, str]) -> list[str]:
    """The addresses of one cell: written out, one or more, else behind its words."""
    parts = (part.split()[0].rstrip(",;.") for part in ADDRESS.split(text) if "://" in part)
    written = [part for part in dict.fromkeys(parts) if "://" in part]
    if len(written) > 1:
        return written
    if _is_link(text) and (written or column not in behind):
        return [text]
    return [behind[column]] if column is not None and column in behind else []


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
    hidden = set(behind.get(aside.sheet or table.sheet, {}).get(aside.row, {}).values())
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
    return bool(SAMPLE.match(fold(title)))


def plain(value: Any) -> str:
    """A cell as a person reads it; dates as day/month/year."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return normalize(str(value))
