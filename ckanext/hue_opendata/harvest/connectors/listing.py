"""An inventory list as rows of texts by meaning, read with the house's one reader.

The reader understands letterhead, merged headers, groups and old encodings; here its table becomes
lines, and what it set aside between the rows is either taken up again (a further file of the
dataset above) or said with its row: nothing of a list goes unmentioned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ckanext.hue_opendata.harvest.connectors.contract import Problem, Unreadable, say
from ckanext.hue_opendata.harvest.connectors.meaning import columns as by_meaning
from ckanext.hue_opendata.tables import read as read_tables
from ckanext.hue_opendata.tables.reading import hyperlinks
from ckanext.hue_opendata.tables.reading.model import Reading, SetAside, Table
from ckanext.hue_opendata.text import normalize

#: A header stands above the data; further down it would be a second table.
HEADER_WITHIN = 25
#: What the reader says of a file that concerns a list of datasets; types of columns do not.
OF_THE_FILE = frozenset({
    "hidden_rows", "hidden_sheets", "ragged_rows", "unclosed_quote", "legacy_encoding",
    "mixed_encoding", "mojibake", "wrong_extension", "html_as_xls", "duplicate_headers",
})  # fmt: skip
#: A file of which the end may be missing gives no list: rows would seem to have vanished.
HALF = frozenset({"truncated", "corrupt"})
LINK = re.compile(r"https?://\S+|\S*[/\\]\S*\.\w{2,5}|[^\s/\\]+\.\w{2,5}", re.IGNORECASE)
ADDRESS = re.compile(r"(?=https?://)", re.IGNORECASE)
FORMAT = re.compile(r"[A-Za-z]{2,7}")
NUMBERING = re.compile(r"(?:[IVXLC]+|\d+(?:\.\d+)*|[A-ZĐa-zđ])[.)]?")
ASIDE = frozenset({"group", "subtotal", "total", "text", "note", "repeated_header"})


@dataclass(frozen=True)
class Line:
    """One row: where it stands, and its texts by meaning (`title`, `link`, …; "" when empty)."""

    sheet: str
    number: int
    values: Mapping[str, str]

    @property
    def where(self) -> str:
        return f"{self.sheet}, dòng {self.number}" if self.sheet else f"dòng {self.number}"


@dataclass(frozen=True)
class Listing:
    """The lines of a list in its order, and what a person should know of the file."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


def read(
    body: bytes, name: str, declared: Mapping[str, str], overrides: Mapping[str, Any] | None = None
) -> Listing:
    """The lines of every table that has a column of titles.

    `declared`: meaning → heading, which wins over what a heading seems to mean. `overrides`: sheet
    and header row, for the reader. Raises `Unreadable` when there is no such table, or half a file.
    """
    given = dict(overrides or {})
    reading = read_tables(body, name, given)
    half = next((w for w in reading.warnings if w.code in HALF), None)
    if half is not None:
        raise Unreadable(say("half_a_file", name, half.message.vi, half.message.en))
    found = _titled(reading, declared)
    if not found and "header_row" not in given and _may_have_one(reading):
        reading, found = _searched(body, name, declared, given)
    if not found:
        raise Unreadable(_no_list(reading, name))
    typed = [c.id for table, _ in found for c in table.columns if c.type != "text"]
    if typed:
        # Codes and dates as people wrote them: an inventory is text, whatever its cells look like.
        given = {**given, "types": dict.fromkeys(typed, "text")}
        rows = [table.header_rows for table, _ in found]
        if len(rows) == 1 and rows[0]:
            given["header_row"] = list(rows[0])
        again = read_tables(body, name, given)
        found = _titled(again, declared) or found
    lines: list[Line] = []
    problems = [
        say(w.code, name, w.message.vi, w.message.en)
        for w in reading.warnings
        if w.code in OF_THE_FILE
    ]
    behind = hyperlinks.read(body)
    for table, places in found:
        sheet = table.sheet or name
        of_sheet = _lines(table, places, sheet, behind.get(table.sheet, {}))
        lines += sorted(of_sheet, key=lambda line: line.number)
        problems += _unread(table, sheet)
    return Listing(tuple(lines), tuple(problems))


def _titled(reading: Reading, declared: Mapping[str, str]) -> list[tuple[Table, dict[str, int]]]:
    """The tables with a column of titles, each with what its columns mean."""
    found = []
    for table in reading.tables:
        levels = [c.levels or (c.label,) for c in table.columns if c.origin == "file"]
        places = by_meaning(levels, declared)
        if "title" in places and len(levels) > 1:
            found.append((table, places))
    return found


def _may_have_one(reading: Reading) -> bool:
    refused = {w.code for w in reading.warnings if w.level == "error"}
    return reading.ok or refused <= {"no_table", "not_data"}


def _searched(
    body: bytes, name: str, declared: Mapping[str, str], given: dict[str, Any]
) -> tuple[Reading, list[tuple[Table, dict[str, int]]]]:
    """Try each of the first rows as the header: a list of one line is not recognised by itself."""
    reading = Reading(name)
    for row in range(1, HEADER_WITHIN + 1):
        reading = read_tables(body, name, {**given, "header_row": row})
        found = _titled(reading, declared)
        if found:
            return reading, found
    return reading, []


def _lines(
    table: Table, places: Mapping[str, int], sheet: str, behind: hyperlinks.Cells
) -> Iterator[Line]:
    """The lines of a table; `behind`: the addresses behind its cells."""
    group = next((i for i, c in enumerate(table.columns) if c.origin == "group"), None)
    for number, row in table.numbered():
        values = {name: plain(row[place]) for name, place in places.items()}
        # A group above the rows (“I. Du lịch”) is often the topic that the rows leave out.
        values["group"] = plain(row[group]) if group is not None else ""
        text = values.get("link", "")
        at = {name: table.columns[place].index for name, place in places.items()}
        links = _links(text, at, behind.get(number, {})) or [text]
        kinds = FORMAT.findall(values.get("format", "")) if len(links) > 1 else []
        for place, link in enumerate(links):
            file = {"link": link} if link else {}
            if len(links) > 1:
                file["format"] = kinds[place] if len(kinds) == len(links) else ""
            yield Line(sheet, number, {**values, **file})
    for aside in table.set_aside:
        link = _further_file(table, aside)
        if link:
            yield Line(sheet, aside.row, {"title": "", **link})


def _links(text: str, at: Mapping[str, int | None], behind: Mapping[int, str]) -> list[str]:
    """The addresses of a row: written out, one or more, else behind the words of a cell.

    The link's own cell speaks first, then the title's, then any other that is the only one.
    """
    parts = (part.split()[0].rstrip(",;.") for part in ADDRESS.split(text)[1:])
    written = list(dict.fromkeys(parts))
    if written or LINK.fullmatch(text):
        return written if len(written) > 1 else []
    for name in ("link", "title"):
        if at.get(name) in behind:
            return [behind[at[name] or 0]]
    return list(behind.values()) if len(set(behind.values())) == 1 else []


def _further_file(table: Table, aside: SetAside) -> dict[str, str] | None:
    """The address in a row with hardly more than one (a format, a name, its running number)."""
    if aside.kind not in ("group", "text") or not _between(table, aside):
        return None
    cells = [normalize(cell) for cell in aside.cells]
    links = [cell for cell in cells if LINK.fullmatch(cell)]
    number = next((cell for cell in cells[:1] if NUMBERING.fullmatch(cell)), "")
    others = [cell for cell in cells if cell not in (*links, number)]
    if len(links) != 1 or len(others) > 2:
        return None
    kind = next((cell for cell in others if FORMAT.fullmatch(cell)), "")
    rest = next((cell for cell in others if cell != kind), "")
    return {"link": links[0], "format": kind, "file": rest, "number": number}


def _between(table: Table, aside: SetAside) -> bool:
    numbers = table.row_numbers
    first = numbers[0] if numbers else 1
    return aside.row >= first


def _unread(table: Table, sheet: str) -> Iterator[Problem]:
    """Rows between the data that were no group and no further file: said, not dropped."""
    last = table.row_numbers[-1] if table.row_numbers else 0
    for aside in table.set_aside:
        if aside.kind not in ASIDE or not _between(table, aside) or _further_file(table, aside):
            continue
        group = aside.kind == "group" and (
            len(aside.cells) == 1 or NUMBERING.fullmatch(aside.cells[0].strip())
        )
        if group or aside.kind == "repeated_header" or (aside.row > last):
            continue
        yield say(
            "row_without_title",
            f"{sheet}, dòng {aside.row}",
            f"Dòng «{aside.text[:120]}» không có tên bộ dữ liệu nên không được lấy. Ghi tên vào "
            "cột tên bộ dữ liệu, hoặc bỏ dòng này.",
            f"The row “{aside.text[:120]}” has no title and was not taken. Write one, or remove "
            "the row.",
        )


def plain(value: Any) -> str:
    """A cell as a person reads it; dates as day/month/year."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return normalize(str(value))


def _no_list(reading: Reading, name: str) -> Problem:
    refused = next((w for w in reading.warnings if w.level == "error"), None)
    if refused is not None and refused.code not in ("no_table", "not_data"):
        return say(refused.code, name, refused.message.vi, refused.message.en)
    return say(
        "no_header",
        name,
        "Không tìm thấy dòng tiêu đề có cột «Tên bộ dữ liệu». Đặt tên cột đó, hoặc ghi "
        "tên cột trong cấu hình nguồn.",
        "No header row with a column “Tên bộ dữ liệu” was found. Name the column so, or "
        "give its name in the source's settings.",
    )
