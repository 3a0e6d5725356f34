"""Reads an inventory's first table: finds the header below a letterhead, gives rows as texts.

The one place where a harvest reads a spreadsheet by itself.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

Row = list[str]
#: A header stands above the data; further down it would be a second table.
HEADER_WITHIN = 40
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class NotASheet(ValueError):
    """Bytes that are neither a spreadsheet nor text with separated cells."""


@dataclass(frozen=True)
class Sheet:
    """A table: header cells, and rows with their number in the file (from 1)."""

    name: str
    header: Row
    rows: list[tuple[int, Row]]


def read(data: bytes, is_header: Callable[[Sequence[str]], bool]) -> Sheet | None:
    """The first table whose header is recognised, or None.

    Raises `NotASheet` for bytes of another kind.
    """
    for name, lines in _sheets(data):
        for index, line in enumerate(lines[:HEADER_WITHIN]):
            if is_header(line):
                rows = [
                    (number, row)
                    for number, row in enumerate(lines[index + 1 :], start=index + 2)
                    if any(row)
                ]
                return Sheet(name, line, rows)
    return None


def _sheets(data: bytes) -> list[tuple[str, list[Row]]]:
    if data.startswith((ZIP, OLE)):
        try:
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            return [
                (name, [[_text(cell) for cell in row] for row in _cells(book, name)])
                for name in book.sheet_names
            ]
        except CalamineError as error:
            raise NotASheet(str(error)) from error
    text = _decode(data)
    if text.lstrip().startswith(("<", "{", "[")):
        raise NotASheet("HTML, XML or JSON")
    first = max(text.splitlines()[:HEADER_WITHIN], key=len, default="")
    separator = max(";\t,|", key=first.count)
    lines = csv.reader(io.StringIO(text), delimiter=separator)
    return [("", [[cell.strip() for cell in line] for line in lines])]


def _cells(book: CalamineWorkbook, name: str) -> list[list[Any]]:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _decode(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16", "cp1258"):
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotASheet("unknown encoding")


def _text(cell: Any) -> str:
    """A cell as a person reads it; dates as day/month/year."""
    if isinstance(cell, datetime | date):
        return f"{cell.day:02d}/{cell.month:02d}/{cell.year}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
