"""An inventory list as rows of texts by meaning, read with the house's one reader.

The reader understands letterhead, merged headers, groups and old encodings; here its table becomes
lines, and what it set aside between the rows is either taken up again (a further file of the
dataset above) or said with its row: nothing of a list goes unmentioned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ckanext.hue_opendata.harvest.connectors import marked
from ckanext.hue_opendata.harvest.connectors.contract import Problem, Unreadable, say
from ckanext.hue_opendata.harvest.connectors.evidence import by_contents
from ckanext.hue_opendata.harvest.connectors.headings import columns as by_meaning
from ckanext.hue_opendata.harvest.connectors.headings import is_heading
from ckanext.hue_opendata.harvest.connectors.lines import (
    NUMBERING,
    Line,
    between,
    further_file,
    of_table,
)
from ckanext.hue_opendata.harvest.connectors.rows import without_title
from ckanext.hue_opendata.harvest.connectors.sublines import settled
from ckanext.hue_opendata.tables import read as read_tables
from ckanext.hue_opendata.tables.reading import hyperlinks
from ckanext.hue_opendata.tables.reading.model import Reading, Table

#: A header stands above the data; further down it would be a second table.
HEADER_WITHIN = 25
#: Rows that tell a form from a list.
LOOKED_AT = 50
#: What the reader says of a file that concerns a list of datasets; types of columns do not.
OF_THE_FILE = frozenset({
    "hidden_rows", "hidden_sheets", "ragged_rows", "unclosed_quote", "legacy_encoding",
    "mixed_encoding", "mojibake", "wrong_extension", "html_as_xls", "duplicate_headers",
})  # fmt: skip
#: A file of which the end may be missing gives no list: rows would seem to have vanished.
HALF = frozenset({"truncated", "corrupt"})
ASIDE = frozenset({"group", "subtotal", "total", "text", "note", "repeated_header"})


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
    listed = {table.sheet for table, _ in found}
    problems += [
        _unlisted(f"{table.sheet or name}, dòng {table.row_numbers[0]}")
        for table in reading.tables
        if not table.header_rows and table.row_numbers and table.sheet not in listed
    ]
    behind = hyperlinks.read(body)
    for table, places in found:
        lines += settled(of_table(table, places, name, behind))
        problems += _unread(table, name, behind)
    return Listing(tuple(lines), tuple(problems))


def _titled(
    reading: Reading, declared: Mapping[str, str], *, by_headings: bool = False
) -> list[tuple[Table, dict[str, int]]]:
    """The tables with a column of titles, each with what its columns mean."""
    found: list[tuple[Table, dict[str, int]]] = []
    for table in reading.tables:
        if found and _goes_on(table, *found[-1]):
            found.append((table, found[-1][1]))
            continue
        crossed = marked.columns(table)
        levels = [
            ("",) if place in crossed else c.levels or (c.label,)
            for place, c in enumerate(table.columns)
            if c.origin == "file"
        ]
        places = by_contents(table, levels, by_meaning(levels, declared), title=not by_headings)
        if "title" in places and len(levels) > 1 and not _is_form(table, places["title"]):
            found.append((table, places))
    return found


def _goes_on(table: Table, before: Table, places: Mapping[str, int]) -> bool:
    """Whether a list goes on in a sheet without headings: as many columns, texts for titles."""
    ours, theirs = (
        [column for column in one.columns if column.origin == "file"] for one in (table, before)
    )
    if table.header_rows or len(ours) != len(theirs):
        return False
    title = places["title"]
    return ours[title].type == "text" and all(row[title] for row in islice(table.rows, LOOKED_AT))


def _is_form(table: Table, place: int) -> bool:
    """Whether the names of columns stand one below the other: a form for each dataset."""
    titles = [row[place] for row in islice(table.rows, LOOKED_AT)]
    named = sum(type(title) is str and is_heading(title) for title in titles)
    return named > 0.3 * len(titles)


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
        found = _titled(reading, declared, by_headings=True)
        if found:
            return reading, found
    return reading, []


def _unread(table: Table, name: str, behind: Mapping[str, hyperlinks.Cells]) -> Iterator[Problem]:
    """Rows between the data that were no group and no further file: said, not dropped."""
    last = table.row_numbers[-1] if table.row_numbers else 0
    for aside in table.set_aside:
        if (
            aside.kind not in ASIDE
            or not between(table, aside)
            or further_file(table, aside, behind)
        ):
            continue
        group = aside.kind == "group" and (
            len(aside.cells) == 1 or NUMBERING.fullmatch(aside.cells[0].strip())
        )
        if group or aside.kind == "repeated_header" or (aside.row > last):
            continue
        where = f"{aside.sheet or table.sheet or name}, dòng {aside.row}"
        yield without_title(where, aside.text)


def _unlisted(where: str) -> Problem:
    return say(
        "no_header",
        where,
        "Các dòng ở đây không có dòng tiêu đề nên không được lấy. Nếu là danh mục, thêm dòng tiêu "
        "đề như ở trang đầu.",
        "The rows here have no header row and were not taken. If they belong to the list, add the "
        "header row of the first sheet.",
    )


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
