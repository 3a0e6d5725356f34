"""Reads XML Spreadsheet 2003, which old programs save with the extension `.xls`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ckanext.hue_opendata.tables.reading.containers import formats, xml
from ckanext.hue_opendata.tables.reading.containers.xlsx import show
from ckanext.hue_opendata.tables.reading.grid import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Book,
    CellError,
    Grid,
    NoValue,
    TooLarge,
    Unreadable,
)
from ckanext.hue_opendata.text import encoding_of_font


def read(data: bytes) -> Book:
    """All worksheets. Raises `Unreadable` and `TooLarge`."""
    whole = b"</Workbook" in data[-200:].replace(b"ss:", b"")
    root = xml.parse(data if whole else xml.whole_rows(data, b"</Row>"))
    if root is None:
        raise Unreadable("corrupt")
    styles = {
        xml.get(node, "ID") or "": _style(node)
        for node in root.iter()
        if xml.local(node) == "Style"
    }
    sheets = [node for node in root.iter() if xml.local(node) == "Worksheet"]
    if not sheets:
        raise Unreadable("no_table")
    book = Book("xml_spreadsheet", [_sheet(node, styles) for node in sheets])
    if not whole:
        book.problems.append(("truncated", ""))
    return book


def _style(node: Any) -> tuple[bool, tuple[str, bool] | None, formats.Shown]:
    font, code = xml.first(node, "Font"), xml.first(node, "NumberFormat")
    encoding, capitals = encoding_of_font(
        (xml.get(font, "FontName") or "") if (font is not None) else ""
    )
    bold = font is not None and xml.get(font, "Bold") == "1"
    text = (xml.get(code, "Format") or "") if code is not None else ""
    shown = formats.Shown(percent=True) if text == "Percent" else formats.understand(text)
    return bold, (encoding, capitals) if encoding else None, shown


def _sheet(node: Any, styles: dict[str, Any]) -> Grid:
    grid = Grid(xml.get(node, "Name") or "", [])
    options = xml.first(node, "WorksheetOptions")
    if options is not None:
        visible = xml.first(options, "Visible")
        grid.hidden = visible is not None and (visible.text or "") != "SheetVisible"
    table = xml.first(node, "Table")
    cells = column = 0
    for child in table if table is not None else ():
        name = xml.local(child)
        if name == "Column":
            column = _index(child, column)
            span = _number(child, "Span")
            if xml.get(child, "Hidden") == "1":
                grid.hidden_columns.update(range(column, column + span + 1))
            column += span + 1
        elif name == "Row":
            number = _index(child, len(grid.rows))
            if number > MAX_ROWS:
                raise TooLarge(str(number))
            while len(grid.rows) <= number:
                grid.rows.append([])
            cells += _row(child, number, grid, styles)
            if cells > MAX_CELLS:
                raise TooLarge(f"{MAX_CELLS} cells")
            if xml.get(child, "Hidden") == "1":
                grid.hidden_rows.add(number)
    return grid


def _row(node: Any, number: int, grid: Grid, styles: dict[str, Any]) -> int:
    column, count = 0, 0
    # A cell merged downwards from above is not written again: the next one moves right.
    covered = {c for a, b, e, f in grid.merges if a < number <= e for c in range(b, f + 1)}
    for cell in xml.children(node, "Cell"):
        if xml.get(cell, "Index"):
            column = _index(cell, column)
        else:
            while column in covered:
                column += 1
        if column > MAX_COLUMNS:
            raise TooLarge(str(column))
        row = grid.rows[number]
        row.extend([None] * (column + 1 - len(row)))
        row[column] = _value(cell)
        place = (number, column)
        bold, font, shown = styles.get(xml.get(cell, "StyleID") or "", (False, None, None))
        if link := xml.get(cell, "HRef"):
            grid.links[place] = link
        if bold:
            grid.bold.add(place)
        if font:
            grid.fonts[place] = font
        if shown:
            show(grid, place, shown)
        across, down = _number(cell, "MergeAcross"), _number(cell, "MergeDown")
        if across or down:
            grid.merges.append((number, column, number + down, column + across))
        column += across + 1
        count += 1
    return count


def _value(cell: Any) -> Any:
    node = xml.first(cell, "Data")
    if node is None:
        formula = xml.get(cell, "Formula")
        return NoValue(formula) if formula else None
    text = "".join(node.itertext())
    kind = xml.get(node, "Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            moment = datetime.fromisoformat(text[:19])
            return moment if moment.hour or moment.minute or moment.second else moment.date()
    except ValueError:
        return text
    if kind == "Boolean":
        return text == "1"
    return CellError(text) if kind == "Error" else text or None


def _number(node: Any, name: str) -> int:
    text = xml.get(node, name)
    return min(int(text), 20_000) if text and text.isdigit() else 0


def _index(node: Any, default: int) -> int:
    text = xml.get(node, "Index")
    return int(text) - 1 if text and text.isdigit() and int(text) else default
