"""Reads .xlsx: values by calamine, style facts from the sheet's XML in one sweep.

openpyxl knows styles too, but builds an object a cell: five to ten times the time.
"""

from __future__ import annotations

import io
import re
from typing import Any

import python_calamine as calamine

from ckanext.hue_opendata.tables.reading.containers import xlsx_rescue, xlsx_styles, xml
from ckanext.hue_opendata.tables.reading.containers.archive import Archive, has_end
from ckanext.hue_opendata.tables.reading.containers.calm import calm
from ckanext.hue_opendata.tables.reading.grid import (
    MAX_COLUMNS,
    MAX_ROWS,
    Book,
    CellError,
    Grid,
    Measured,
    NoValue,
    TooLarge,
    Unreadable,
    number_text,
)

#: The stated cap for spreadsheets: cells of one sheet.
MAX_CELLS = 5_000_000
_REF = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
#: They begin with plain bytes, so that the millions of near cells are passed quickly.
_ANY_FAR = re.compile(rb'r="[A-Z]{1,2}(?:[A-Z]|\d{6})')
_FAR = re.compile(rb'r="(?<=\sr=")(?:([A-Z]{3})(\d{1,9})|([A-Z]{1,2})(\d{6,9}))"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_ERROR = re.compile(rb'<(?:\w+:)?c\s([^>]*\bt="e"[^>]*)>.*?<(?:\w+:)?v>([^<]*)<', re.S)
_NO_VALUE = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_SINCE_1904 = re.compile(rb'\bdate1904="(?:1|true)"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s([^>]*\bhidden="(?:1|true)"[^>]*)>')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\s([^>]*\bhidden="(?:1|true)"[^>]*)>')
#: Bytes before and behind the rows and cells of most sheets.
_HEAD = 100_000
_ATTRIBUTE = re.compile(rb'\b(r|min|max)="(\d+)"')


def read(data: bytes) -> Book:
    """All sheets; raises `Unreadable` or `TooLarge`."""
    archive = Archive(data)
    book = Book("xlsx")
    if archive.broken:
        # With its end in place the file was not cut: something inside is damaged.
        return xlsx_rescue.read(archive, book, "corrupt" if has_end(data) else "truncated")
    try:
        with calm():
            _sheets(data, archive, book)
    except TooLarge:
        raise
    except Exception as error:  # calamine raises plain errors for anything it dislikes
        if "assword" in str(error):
            raise Unreadable("password") from error
        return xlsx_rescue.read(archive, Book("xlsx"), "corrupt")
    if archive.broken:
        book.problems.append(("corrupt", ""))
    return book


def _sheets(data: bytes, archive: Archive, book: Book) -> None:
    opened = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    paths = sheet_paths(archive)
    styles = xlsx_styles.read(archive.read("xl/styles.xml"))
    raised = superscripts(archive.read("xl/sharedStrings.xml"))
    for sheet in opened.sheets_metadata:
        if "WorkSheet" in str(sheet.typ):
            part = archive.read(paths.get(sheet.name, ""))
            _guard(part)
            grid = _sheet(opened, sheet.name, part, styles, raised)
            grid.since_1904 = bool(_SINCE_1904.search(archive.read("xl/workbook.xml")))
            grid.hidden = sheet.visible != calamine.SheetVisibleEnum.Visible
            book.grids.append(grid)


def sheet_paths(archive: Archive) -> dict[str, str]:
    """The part of each sheet by the sheet's name, in order."""
    relations: dict[str, str] = {}
    root = xml.parse(archive.read("xl/_rels/workbook.xml.rels"))
    for node in root if root is not None else ():
        target = (xml.get(node, "Target") or "").replace("\\", "/")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        relations[xml.get(node, "Id") or ""] = path
    root = xml.parse(archive.read("xl/workbook.xml"))
    sheets = xml.first(root, "sheets") if root is not None else None
    return {
        xml.get(node, "name") or "": relations.get(xml.get(node, "id") or "", "")
        for node in (sheets if sheets is not None else ())
    }


def _guard(part: bytes) -> None:
    """Refuse a sheet whose cells lie further apart, or are more, than the cap allows."""
    # A cell takes twenty bytes and more.
    if len(part) > 15 * MAX_CELLS and part.count(b"<v>") + part.count(b"<is>") > MAX_CELLS:
        raise TooLarge(f"{MAX_CELLS} cells")
    last_row = last_column = 1
    # Cells stand in order, but a stray reference anywhere makes the whole range.
    for letters, digits in _REF.findall(part if len(part) < 2_000_000 else part[-20_000:]):
        last_row = max(last_row, int(digits))
        last_column = max(last_column, column_of(letters) + 1)
    for far, digits, near, many in _FAR.findall(part) if _ANY_FAR.search(part) else ():
        last_row = max(last_row, int(digits or many))
        last_column = max(last_column, column_of(far or near) + 1)
    if last_row * last_column > 4 * MAX_CELLS:
        raise TooLarge(f"{last_row} x {last_column}")


def _sheet(
    opened: Any, name: str, part: bytes, styles: xlsx_styles.Styles, raised: dict[str, str]
) -> Grid:
    sheet = opened.get_sheet_by_name(name)
    rows = sheet.to_python(skip_empty_area=False)
    merges = [(a[0], a[1], b[0], b[1]) for a, b in sheet.merged_cell_ranges or ()]
    grid = Grid(name, rows, merges, serial_dates=True)
    if raised:
        for row in rows:
            for column, value in enumerate(row):
                if type(value) is str and value in raised:
                    row[column] = raised[value]
    marked = styles.marked()
    if marked:
        _apply_styles(grid, part, styles, marked)
    if b't="e"' in part:
        for attributes, text in _ERROR.findall(part):
            _put(grid, attributes, CellError(text.decode("utf-8", "replace")))
    # Most writers name elements without a prefix, which saves one look at all the bytes.
    if _among_cells(part, b"f") and (
        b"<f" in part or (b"<worksheet" not in part[:2000] and b":f" in part)
    ):
        for attributes, formula in _NO_VALUE.findall(part):
            _put(grid, attributes, NoValue("=" + formula.decode("utf-8", "replace")))
    _hidden(grid, part)
    return grid


def _apply_styles(grid: Grid, part: bytes, styles: xlsx_styles.Styles, marked: set[int]) -> None:
    ids = b"|".join(str(number).encode() for number in sorted(marked))
    pattern = re.compile(rb'<(?:\w+:)?c\s([^>]*\bs="(?:' + ids + rb')"[^>]*)>')
    for found in pattern.finditer(part):
        place, style = _place(found[1]), _STYLE.search(found[1])
        if place is None or style is None:
            continue
        number = int(style[1])
        if number in styles.bold:
            grid.bold.add(place)
        if number in styles.fonts:
            grid.fonts[place] = styles.fonts[number]
        shown = styles.shown.get(number)
        if shown:
            show(grid, place, shown)


def show(grid: Grid, place: tuple[int, int], shown: Any) -> None:
    """Put a number into the form that its format shows."""
    value = grid.get(*place)
    if type(value) not in (float, int):
        return
    if shown.percent:
        grid.rows[place[0]][place[1]] = Measured(float(f"{value * 100:.12g}"), "%")
    elif shown.zeros and value >= 0 and value == int(value):
        grid.rows[place[0]][place[1]] = str(int(value)).zfill(shown.zeros)
    elif shown.unit:
        grid.rows[place[0]][place[1]] = Measured(float(value), shown.unit)


def _among_cells(part: bytes, letter: bytes) -> bool:
    """Whether a letter stands among the rows and cells: one is found ten times as fast as a word,
    and most sheets have neither formulas nor hidden rows (texts stand elsewhere)."""
    start, end = part.find(b"<sheetData", 0, _HEAD), part.rfind(b"</sheetData", -_HEAD)
    return part.find(letter, max(start, 0) + len("<sheetData"), end if end > 0 else None) >= 0


def _hidden(grid: Grid, part: bytes) -> None:
    if _among_cells(part, b"d") and b'hidden="' in part:
        for attributes in _HIDDEN_ROW.findall(part):
            row = dict(_ATTRIBUTE.findall(attributes)).get(b"r")
            if row:
                grid.hidden_rows.add(int(row) - 1)
    start = part.find(b"<sheetData", 0, _HEAD)
    if b'hidden="' not in part[: start if start > 0 else None]:
        return
    width = grid.width()
    for attributes in _HIDDEN_COLUMN.findall(part):
        span = dict(_ATTRIBUTE.findall(attributes))
        low, high = int(span.get(b"min", 1)), int(span.get(b"max", 1))
        grid.hidden_columns.update(range(low - 1, min(high, width)))


def _place(attributes: bytes) -> tuple[int, int] | None:
    found = _REF.search(attributes)
    return (int(found[2]) - 1, column_of(found[1])) if found else None


def _put(grid: Grid, attributes: bytes, value: Any) -> None:
    place = _place(attributes)
    if place is None or place[0] > MAX_ROWS or place[1] > MAX_COLUMNS:
        return
    while len(grid.rows) <= place[0]:
        grid.rows.append([])
    row = grid.rows[place[0]]
    row.extend([None] * (place[1] + 1 - len(row)))
    row[place[1]] = value


def column_of(letters: bytes) -> int:
    """`A` → 0, `AB` → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscripts(data: bytes) -> dict[str, str]:
    """Shared strings with raised digits (`123¹`), which would read as one number `1231`."""
    if b"superscript" not in data:
        return {}
    root = xml.parse(data)
    found: dict[str, str] = {}
    for item in root if root is not None else ():
        plain = marked = ""
        for run in xml.children(item, "r"):
            text = "".join(node.text or "" for node in xml.children(run, "t"))
            style = xml.first(run, "rPr")
            align = xml.first(style, "vertAlign") if style is not None else None
            up = align is not None and xml.get(align, "val") == "superscript"
            plain += text
            marked += text.translate(_RAISED) if up else text
        if plain != marked:
            found[plain] = marked
    return found


__all__ = ["MAX_CELLS", "column_of", "number_text", "read", "sheet_paths"]
