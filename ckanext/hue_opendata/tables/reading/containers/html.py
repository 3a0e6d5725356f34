"""Reads the tables of an HTML page: what many programs save as `.xls`."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]
from lxml import html as lxml_html

from ckanext.hue_opendata.tables.reading.grid import (
    MAX_CELLS,
    Book,
    CellError,
    Grid,
    TooLarge,
    Unreadable,
)
from ckanext.hue_opendata.text import encoding_of_font

_ERROR = re.compile(r"#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: Links of one cell that are kept.
MOST_LINKS = 20


def read(text: str) -> Book:
    """Every table that is no layout. Raises `Unreadable` (`html_page`) when there is none."""
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    end = text.lower().rfind("</tr>")
    cut = end >= 0 and "</table" not in text[end:].lower()
    text = text[: end + 5] if cut else text
    try:
        root = etree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Unreadable("html_page", "")
    tables = [t for t in root.iter("table") if t.find(".//table") is None]
    book = Book("html", [_table(table, number) for number, table in enumerate(tables, 1)])
    book.grids = [grid for grid in book.grids if grid.trim().rows]
    title = root.find(".//title")
    said = (title.text or "").strip() if title is not None and title.text else ""
    if not book.grids or not any(len(g.rows) > 1 and g.width() > 1 for g in book.grids):
        raise Unreadable("html_page", said)
    if root.find(".//input[@type='password']") is not None:
        raise Unreadable("html_page", said)
    if cut and "</html" not in text.lower():
        book.problems.append(("truncated", ""))
    if len(book.grids) == 1:
        book.grids[0].name = ""
    return book


def _table(table: Any, number: int) -> Grid:
    caption = table.find(".//caption")
    grid = Grid(f"Bảng {number}", [])
    if caption is not None:
        grid.rows.append(["".join(caption.itertext()).strip()])
    taken: set[tuple[int, int]] = set()
    count = 0
    for line in table.iter("tr"):
        row, column = len(grid.rows), 0
        cells: list[Any] = []
        for cell in line:
            if cell.tag not in ("td", "th"):
                continue
            while (row, column) in taken:
                column += 1
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            cells.extend([None] * (column + across - len(cells)))
            cells[column] = _value(cell)
            if across > 1 or down > 1:
                grid.merges.append((row, column, row + down - 1, column + across - 1))
                taken.update(
                    (r, c) for r in range(row, row + down) for c in range(column, column + across)
                )
            _style(grid, cell, (row, column))
            links = [link.get("href").strip() for link in cell.iterfind(".//a[@href]")]
            led = [link for link in links if link and not link.startswith("#")]
            if led:
                grid.links[row, column] = "\n".join(led[:MOST_LINKS])
            column += across
            count += across
            if count > MAX_CELLS or len(taken) > MAX_CELLS:
                raise TooLarge(f"{MAX_CELLS} cells")
        if re.search(r"display\s*:\s*none", line.get("style") or ""):
            grid.hidden_rows.add(row)
        grid.rows.append(cells)
    return grid


def _style(grid: Grid, cell: Any, place: tuple[int, int]) -> None:
    style = cell.get("style") or ""
    marked = any(cell.find(f".//{tag}") is not None for tag in ("b", "strong"))
    if cell.tag == "th" or marked or re.search(r"font-weight\s*:\s*(bold|[6-9]00)", style):
        grid.bold.add(place)
    font = re.search(r"font-family\s*:\s*['\"]?([^;'\",]+)", style)
    node = cell.find(".//font[@face]")
    name = font[1] if font else node.get("face") if node is not None else ""
    encoding, capitals = encoding_of_font(name)
    if encoding:
        grid.fonts[place] = (encoding, capitals)


def _value(cell: Any) -> Any:
    text = _text(cell)
    exact = next((v for k, v in cell.attrib.items() if k.lower() in ("x:num", "num")), None)
    if exact is not None and re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", exact or ""):
        return float(exact)
    return CellError(text) if _ERROR.fullmatch(text) else text or None


def _text(cell: Any) -> str:
    """A cell's text as a browser shows it: blanks in the source are one blank, `<br>` a line."""
    text = re.sub(r" *\n *", "\n", re.sub(r"[ \t]{2,}", " ", _raw(cell)))
    return text.strip()


def _raw(cell: Any) -> str:
    out = re.sub(r"[\s\xa0]+", " ", cell.text or "")
    for child in cell:
        if child.tag == "br":
            out += "\n"
        elif child.tag == "sup":
            out += _raw(child).strip().translate(_RAISED)
        elif isinstance(child.tag, str) and child.tag not in ("script", "style"):
            out += _raw(child)
            out += "\n" if child.tag in ("p", "div", "li") and child.getnext() is not None else ""
        out += re.sub(r"[\s\xa0]+", " ", child.tail or "")
    return out


def _span(cell: Any, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return min(max(int(text), 1), 1000) if text.isdigit() else 1
