"""Reads .ods from its XML: values, spans, hidden rows and columns, fonts."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from ckanext.hue_opendata.tables.reading.containers import xml
from ckanext.hue_opendata.tables.reading.containers.archive import Archive
from ckanext.hue_opendata.tables.reading.grid import (
    Book,
    CellError,
    Grid,
    Measured,
    NoValue,
    TooLarge,
    Unreadable,
)
from ckanext.hue_opendata.text import encoding_of_font

MAX_CELLS = 5_000_000
MAX_COLUMNS = 2_000
_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


def read(data: bytes) -> Book:
    """All sheets. Raises `Unreadable` and `TooLarge`."""
    archive = Archive(data)
    if b"manifest:encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Unreadable("password")
    content = archive.read("content.xml")
    if archive.broken:
        content = xml.whole_rows(content, b"</table:table-row>")
    root = xml.parse(content)
    body = (
        next((n for n in root.iter() if xml.local(n) == "spreadsheet"), None)
        if (root is not None)
        else None
    )
    if body is None:
        raise Unreadable("truncated" if archive.broken else "corrupt")
    styles = _styles(root)
    book = Book("ods", [_sheet(node, styles) for node in xml.children(body, "table")])
    if archive.broken:
        book.problems.append(("truncated", ""))
    return book


def _styles(root: Any) -> dict[str, dict[str, Any]]:
    """What each style says: bold, font, and whether a table of it is shown."""
    found: dict[str, dict[str, Any]] = {}
    for node in root.iter():
        if xml.local(node) != "style":
            continue
        says: dict[str, Any] = {}
        for part in node:
            name = xml.local(part)
            if name == "text-properties":
                weight = xml.get(part, "font-weight") or ""
                says["bold"] = weight == "bold" or (weight.isdigit() and int(weight) >= 600)
                font = xml.get(part, "font-name") or xml.get(part, "font-family") or ""
                encoding, capitals = encoding_of_font(font.strip("'\""))
                says["font"] = (encoding, capitals) if encoding else None
            elif name == "table-properties":
                says["hidden"] = xml.get(part, "display") == "false"
        found[xml.get(node, "name") or ""] = says
    return found


def _sheet(node: Any, styles: dict[str, dict[str, Any]]) -> Grid:
    grid = Grid(xml.get(node, "name") or "", [])
    grid.hidden = bool(styles.get(xml.get(node, "style-name") or "", {}).get("hidden"))
    cells = 0
    column = 0
    for child in node.iter():
        name = xml.local(child)
        if name == "table-column":
            repeat = min(_int(child, "number-columns-repeated"), MAX_COLUMNS)
            if xml.get(child, "visibility") in ("collapse", "filter"):
                grid.hidden_columns.update(range(column, column + repeat))
            column += repeat
        elif name == "table-row":
            row = _row(child, len(grid.rows), grid, styles)
            repeat = _int(child, "number-rows-repeated")
            if not row:
                repeat = min(repeat, 1000)
            cells += len(row) * repeat
            if cells > MAX_CELLS:
                raise TooLarge(f"{MAX_CELLS} cells")
            if xml.get(child, "visibility") in ("collapse", "filter"):
                grid.hidden_rows.update(range(len(grid.rows), len(grid.rows) + repeat))
            grid.rows.extend(list(row) for _ in range(repeat))
    grid.trim()
    grid.hidden_columns = {c for c in grid.hidden_columns if c < grid.width()}
    grid.hidden_rows = {r for r in grid.hidden_rows if r < len(grid.rows)}
    return grid


def _row(node: Any, number: int, grid: Grid, styles: dict[str, dict[str, Any]]) -> list[Any]:
    row: list[Any] = []
    default = xml.get(node, "default-cell-style-name")
    for cell in node:
        name = xml.local(cell)
        if name not in ("table-cell", "covered-table-cell"):
            continue
        repeat = min(_int(cell, "number-columns-repeated"), MAX_COLUMNS)
        value = _value(cell) if name == "table-cell" else None
        style = styles.get(xml.get(cell, "style-name") or default or "", {})
        if value is not None:
            for column in range(len(row), len(row) + repeat):
                if style.get("bold"):
                    grid.bold.add((number, column))
                if style.get("font"):
                    grid.fonts[number, column] = style["font"]
            across, down = _int(cell, "number-columns-spanned"), _int(cell, "number-rows-spanned")
            if across > 1 or down > 1:
                grid.merges.append((number, len(row), number + down - 1, len(row) + across - 1))
        row.extend([value] * repeat)
    while row and row[-1] is None:
        row.pop()
    return row


def _value(cell: Any) -> Any:
    kind = xml.get(cell, "value-type") or ""
    text = "\n".join(_text(node) for node in xml.children(cell, "p"))
    if "error" in [v for k, v in cell.attrib.items() if k.endswith("}value-type")] or re.match(
        r"(#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|Err:\d+)$", text
    ):
        return CellError(text or "#ERROR")
    number = cell.get("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value")
    formula = xml.get(cell, "formula")
    try:
        if kind in ("float", "currency") and number is not None:
            return float(number)
        if kind == "percentage" and number is not None:
            return Measured(float(f"{float(number) * 100:.12g}"), "%")
        if kind == "date":
            return _date(xml.get(cell, "date-value") or "")
        if kind == "time":
            found = _TIME.match(xml.get(cell, "time-value") or "")
            return time(int(found[1]), int(found[2]), int(found[3])) if found else text or None
        if kind == "boolean":
            return xml.get(cell, "boolean-value") == "true"
    except ValueError:
        return text or None
    if formula and not text:
        return NoValue("=" + formula)
    return text or None


def _date(text: str) -> date | datetime:
    moment = datetime.fromisoformat(text[:19])
    return moment if "T" in text and text[11:19] not in ("", "00:00:00") else moment.date()


def _text(node: Any) -> str:
    """A paragraph's text; `<text:s c="3"/>` are blanks, `<text:line-break/>` a line break."""
    out = node.text or ""
    for child in node:
        name = xml.local(child)
        if name == "s":
            out += " " * min(_int(child, "c"), 100)
        elif name in ("line-break", "tab"):
            out += "\n" if name == "line-break" else "\t"
        elif name not in ("annotation", "note"):
            out += _text(child)
        out += child.tail or ""
    return out


def _int(node: Any, name: str) -> int:
    text = xml.get(node, name)
    return max(int(text), 1) if text and text.isdigit() else 1
