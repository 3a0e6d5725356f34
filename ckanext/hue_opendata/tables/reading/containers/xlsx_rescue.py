"""What can still be read of an .xlsx that calamine refuses: cut, damaged or badly written."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from ckanext.hue_opendata.tables.reading.containers import xlsx_styles, xml
from ckanext.hue_opendata.tables.reading.containers.archive import Archive
from ckanext.hue_opendata.tables.reading.grid import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Book,
    CellError,
    Grid,
    Unreadable,
)

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})$")


def read(archive: Archive, book: Book, code: str) -> Book:
    """Read the sheets' XML as far as it goes; `code` says what is wrong with the file."""
    strings = _strings(archive.read("xl/sharedStrings.xml"))
    styles = xlsx_styles.read(archive.read("xl/styles.xml"))
    names = sorted(name for name in archive.names() if re.search(r"worksheets/[^/]+\.xml$", name))
    had_strings = "xl/sharedStrings.xml" in archive.names()
    for number, name in enumerate(names, 1):
        part = archive.read(name)
        if not part.rstrip().endswith(b"worksheet>"):
            part = xml.whole_rows(part, b"</row>")
        root = xml.parse(part)
        if root is None:
            continue
        grid = Grid(f"Sheet{number}", _rows(root, strings, styles, had_strings), serial_dates=True)
        if grid.trim().rows:
            book.grids.append(grid)
    if not book.grids:
        raise Unreadable(code)
    book.problems.append((code, ""))
    return book


def _strings(data: bytes) -> list[str]:
    root = xml.parse(data) if data else None
    if root is None:
        return []
    return [
        "".join(node.text or "" for node in item.iter() if xml.local(node) == "t") for item in root
    ]


def _rows(root: Any, strings: list[str], styles: Any, had_strings: bool) -> list[list[Any]]:
    rows: list[list[Any]] = []
    count = 0
    for element in root.iter():
        if xml.local(element) != "c":
            continue
        found = _REFERENCE.match(xml.get(element, "r") or "")
        value = _value(element, strings, styles)
        if not found or value is None:
            continue
        row, column = int(found[2]) - 1, _column(found[1])
        if row > MAX_ROWS or column > MAX_COLUMNS or (count := count + 1) > MAX_CELLS:
            break
        while len(rows) <= row:
            rows.append([])
        rows[row].extend([None] * (column + 1 - len(rows[row])))
        rows[row][column] = value
    return rows


def _value(element: Any, strings: list[str], styles: Any) -> Any:
    kind = xml.get(element, "t") or "n"
    if kind == "inlineStr":
        return "".join(node.text or "" for node in element.iter() if xml.local(node) == "t")
    node = xml.first(element, "v")
    text = node.text if node is not None else None
    if not text:
        return None
    try:
        if kind == "s":
            return strings[int(text)]
        if kind == "b":
            return text == "1"
        if kind == "n":
            number = float(text)
            return _date(number) if int(xml.get(element, "s") or 0) in styles.dates else number
    except (ValueError, IndexError, OverflowError):
        return None
    return CellError(text) if kind == "e" else text


def _date(serial: float) -> date | datetime:
    moment = datetime(1899, 12, 30) + timedelta(days=serial)
    return moment.date() if serial == int(serial) else moment


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
