"""Addresses behind the cells of a spreadsheet: “Tải về” says nothing, its hyperlink does."""

from __future__ import annotations

import html
import posixpath
import re
from typing import Any

from ckanext.hue_opendata.tables.reading.containers import html as page
from ckanext.hue_opendata.tables.reading.containers import xls, xml, xmlss
from ckanext.hue_opendata.tables.reading.containers.archive import Archive
from ckanext.hue_opendata.tables.reading.containers.xlsx import column_of, sheet_paths
from ckanext.hue_opendata.tables.reading.grid import Book, TooLarge, Unreadable

#: Row as the sheet numbers it, from 1 → column from 0 → address, or several with ends of lines
#: between them (a cell of a web page or of an .ods may hold many).
Cells = dict[int, dict[int, str]]

_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LINK = re.compile(rb"<(?:\w+:)?hyperlink\b[^<>]{1,5000}>")
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\s[^<>]{0,200}?\br="([A-Z]{1,3}\d{1,7})"[^<>]{0,200}>\s*<(?:\w+:)?f[^<>]{0,200}>'
    rb"\s*HYPERLINK\(\s*(?:\"|&quot;)(.{1,2000}?)(?:\"|&quot;)"
)
_ATTRIBUTE = re.compile(rb'\b(?:(ref)|\w+:(id))="([^"]*)"')
#: A repeated cell is given to so many places.
MOST_REPEATED = 100


def read(data: bytes) -> dict[str, Cells]:
    """Every cell of an .xlsx, .xls, .ods, XML Spreadsheet or HTML that leads somewhere."""
    try:
        if data.startswith(b"PK"):
            archive = Archive(data)
            inside = archive.names()
            return _ods(archive) if "content.xml" in inside else _xlsx(archive)
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            return _told(xls.read(data))
        if b":HRef=" in data and b"urn:schemas-microsoft-com:office:spreadsheet" in data[:4096]:
            return _told(xmlss.read(data))
        if b"<table" not in data.lower():
            return {}
        # Addresses are ASCII, whatever the words around them are written in.
        return _told(page.read(data.decode("utf-8", "replace")))
    except (TooLarge, Unreadable, ValueError):
        return {}


def _xlsx(archive: Archive) -> dict[str, Cells]:
    found: dict[str, Cells] = {}
    for sheet, path in sheet_paths(archive).items():
        part = archive.read(path)
        folder, name = posixpath.split(path)
        targets = _targets(archive.read(f"{folder}/_rels/{name}.rels"))
        cells = found.setdefault(sheet, {})
        for node in _LINK.findall(part):
            said = {(a or b).decode(): v.decode("utf-8") for a, b, v in _ATTRIBUTE.findall(node)}
            address = targets.get(said.get("id", ""), "")
            _at(cells, said.get("ref", ""), address)
        for place, address in _FORMULA.findall(part) if b"HYPERLINK(" in part else ():
            _at(cells, place.decode(), html.unescape(address.decode("utf-8", "replace")))
    return found


def _targets(part: bytes) -> dict[str, str]:
    root = xml.parse(part) if part else None
    return {
        xml.get(node, "Id") or "": xml.get(node, "Target") or ""
        for node in (root if root is not None else ())
    }


def _at(cells: Cells, reference: str, address: str) -> None:
    """At the first cell of a reference (`D5`, `D5:D7`): the others of a merged cell are empty."""
    found = _CELL.match(reference)
    if found:
        _put(cells, int(found[2]), column_of(found[1].encode()), address)


def _put(cells: Cells, row: int, column: int, address: str) -> None:
    """An address outside the file: `#…` leads to another place in it."""
    if address and not address.startswith("#"):
        cells.setdefault(row, {})[column] = address


def _told(book: Book) -> dict[str, Cells]:
    """The addresses that a container told by the way."""
    found: dict[str, Cells] = {}
    for grid in book.grids:
        for (row, column), address in grid.links.items():
            _put(found.setdefault(grid.name, {}), row + 1, column, address)
    return found


def _ods(archive: Archive) -> dict[str, Cells]:
    root = xml.parse(archive.read("content.xml"))
    found: dict[str, Cells] = {}
    for table in root.iter() if root is not None else ():
        if xml.local(table) == "table":
            found[xml.get(table, "name") or ""] = _of_ods(table)
    return found


def _of_ods(table: Any) -> Cells:
    cells: Cells = {}
    row = 1
    for line in table.iter():
        if xml.local(line) != "table-row":
            continue
        column = 0
        for cell in line:
            if xml.local(cell) not in ("table-cell", "covered-table-cell"):
                continue
            links = [xml.get(node, "href") for node in cell.iter() if xml.local(node) == "a"]
            address = "\n".join(one for one in links if one and not one.startswith("#"))
            repeat = int(xml.get(cell, "number-columns-repeated") or 1)
            for at in range(min(repeat, MOST_REPEATED)):
                _put(cells, row, column + at, address)
            column += repeat
        row += int(xml.get(line, "number-rows-repeated") or 1)
    return cells
