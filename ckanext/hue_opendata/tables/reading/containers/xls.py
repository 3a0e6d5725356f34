"""Reads .xls (BIFF) by xlrd: values, merges, fonts, hidden rows, columns and sheets."""

from __future__ import annotations

import io
from typing import Any

import xlrd
from xlrd import xldate

from ckanext.hue_opendata.tables.reading.containers import formats
from ckanext.hue_opendata.tables.reading.containers.xlsx import show
from ckanext.hue_opendata.tables.reading.grid import Book, CellError, Grid, NoValue, Unreadable
from ckanext.hue_opendata.text import encoding_of_font


def read(data: bytes) -> Book:
    """All sheets; a damaged file as far as it goes. Raises `Unreadable`."""
    book = Book("xls")
    try:
        opened = xlrd.open_workbook(
            file_contents=data, formatting_info=True, logfile=io.StringIO(), ragged_rows=True
        )
        for sheet in opened.sheets():
            book.grids.append(_sheet(opened, sheet))
    except Exception as error:  # xlrd raises anything on damaged files, also AssertionError
        if "encrypted" in str(error).lower() or "password" in str(error).lower():
            raise Unreadable("password") from error
        return _plain(data)
    return book


def _plain(data: bytes) -> Book:
    """A damaged file, as far as it can be read: without styles, and filled up to its own size.

    Not by calamine: on a damaged compound file it asks for gigabytes and ends the whole process.
    """
    code = "truncated" if _cut(data) else "corrupt"
    book = Book("xls", problems=[(code, "")])
    for body in (data, data + bytes(-len(data) % 512 + 64 * 512)):
        try:
            opened = xlrd.open_workbook(
                file_contents=body, logfile=io.StringIO(), ignore_workbook_corruption=True
            )
            book.grids = [_values(opened, sheet) for sheet in opened.sheets()]
        except Exception:  # noqa: S112 - xlrd raises anything; the next try, or the refusal, follows
            continue
        if any(grid.rows for grid in book.grids):
            return book
    raise Unreadable(code)


def _values(opened: Any, sheet: Any) -> Grid:
    rows = [[_value(cell, opened.datemode) for cell in sheet.row(n)] for n in range(sheet.nrows)]
    return Grid(sheet.name, rows, hidden=sheet.visibility != 0, serial_dates=True).trim()


def _cut(data: bytes) -> bool:
    """Whether the compound file says that it is longer than it is."""
    sectors = int.from_bytes(data[44:48], "little")
    shift = int.from_bytes(data[30:32], "little")
    if shift not in (9, 12):
        return False
    size = 1 << shift
    told = [int.from_bytes(data[at : at + 4], "little") for at in (48, *range(76, 512, 4))]
    last = max((place for place in told[: 1 + min(sectors, 109)] if place < 1 << 24), default=0)
    return len(data) % size != 0 or sectors * size > len(data) or (last + 2) * size > len(data)


def _sheet(opened: Any, sheet: Any) -> Grid:
    grid = Grid(sheet.name, [], hidden=sheet.visibility != 0, serial_dates=True)
    grid.since_1904 = bool(opened.datemode)
    grid.merges = [(a, c, b - 1, d - 1) for a, b, c, d in sheet.merged_cells]
    for place, link in sheet.hyperlink_map.items():
        address = link.url_or_path or ""
        text = address.decode("utf-8", "replace") if isinstance(address, bytes) else address
        grid.links[place] = text
    styles: dict[int, tuple[bool, tuple[str, bool] | None, formats.Shown]] = {}
    for number in range(sheet.nrows):
        cells = sheet.row(number)
        grid.rows.append([_value(cell, opened.datemode) for cell in cells])
        for column, cell in enumerate(cells):
            if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            index = cell.xf_index
            if index not in styles:
                styles[index] = _style(opened, index)
            bold, font, shown = styles[index]
            if bold:
                grid.bold.add((number, column))
            if font:
                grid.fonts[number, column] = font
            if shown:
                show(grid, (number, column), shown)
    width = grid.width()
    grid.hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
    grid.hidden_columns = {
        column for column, info in sheet.colinfo_map.items() if info.hidden and column < width
    }
    return grid


def _style(opened: Any, index: int) -> tuple[bool, tuple[str, bool] | None, formats.Shown]:
    form = opened.xf_list[index]
    font = opened.font_list[form.font_index]
    encoding, capitals = encoding_of_font(font.name)
    code = opened.format_map.get(form.format_key)
    shown = formats.understand(code.format_str) if code else formats.Shown()
    return font.weight >= 600 or bool(font.bold), (encoding, capitals) if encoding else None, shown


def _value(cell: Any, datemode: int) -> Any:
    kind, value = cell.ctype, cell.value
    if kind == xlrd.XL_CELL_TEXT:
        # xlrd gives an empty text only for a formula that was saved without its result.
        return value if value else NoValue("=")
    if kind == xlrd.XL_CELL_NUMBER:
        return value
    if kind == xlrd.XL_CELL_DATE:
        try:
            moment = xldate.xldate_as_datetime(value, 1 if datemode else 0)
        except (ValueError, OverflowError):
            return value
        if value < 1:
            return moment.time()
        return moment.date() if value == int(value) else moment
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return CellError(xlrd.error_text_from_code.get(value, "#ERROR"))
    return None
