"""`read`: one file in, a reading out; whatever the file holds, it never raises."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from ckanext.hue_opendata.tables.reading import assemble, clean, coordinates, records
from ckanext.hue_opendata.tables.reading.containers import (
    archive,
    delimited,
    encodings,
    html,
    jsons,
    ods,
    sniff,
    xls,
    xlsx,
    xmlss,
)  # fmt: skip
from ckanext.hue_opendata.tables.reading.containers.source import Source
from ckanext.hue_opendata.tables.reading.grid import Book, Grid, TooLarge, Unreadable
from ckanext.hue_opendata.tables.reading.model import Reading, Table
from ckanext.hue_opendata.tables.reading.overrides import Overrides
from ckanext.hue_opendata.tables.reading.pauses import without_collector
from ckanext.hue_opendata.tables.reading.pieces import large
from ckanext.hue_opendata.tables.reading.sheets import join
from ckanext.hue_opendata.tables.reading.structure import dated, finding, ragged
from ckanext.hue_opendata.tables.reading.structure.draft import Draft
from ckanext.hue_opendata.tables.reading.warn import Warnings
from ckanext.hue_opendata.text import fold

#: The stated cap of a file that must be held whole: spreadsheets, HTML, JSON.
MAX_BYTES = 256 * 1024 * 1024


def read(
    path_or_bytes: bytes | str | Path, name: str = "", overrides: dict[str, Any] | None = None
) -> Reading:
    """Understand an office file.

    `name` gives the extension that the file claims. `overrides`: see `overrides`. Never raises for
    what a file holds; a path that cannot be opened raises `OSError`.
    """
    source = Source(path_or_bytes)
    name = name or (str(path_or_bytes) if not isinstance(path_or_bytes, bytes) else "")
    warnings, chosen = Warnings(), Overrides(overrides)
    kind = ""
    try:
        with without_collector():
            kind, book, drafts = _open(source, name, warnings, chosen)
            tables = _tables(book, drafts, warnings, chosen)
    except TooLarge as error:
        warnings.add("too_large", found=error.what)
        return Reading(name, kind, (), warnings.all())
    except Unreadable as error:
        _refused(error, warnings)
        return Reading(name, kind, (), warnings.all())
    except (MemoryError, RecursionError) as error:
        warnings.add("too_large", found=type(error).__name__)
        return Reading(name, kind, (), warnings.all())
    except Exception as error:  # a file never breaks the house: it is said and refused
        warnings.add("corrupt", found=type(error).__name__)
        return Reading(name, kind, (), warnings.all())
    return Reading(
        name, book.format, tables, warnings.all(), book.encoding, book.delimiter, chosen.given
    )


def _refused(error: Unreadable, warnings: Warnings) -> None:
    warnings.add(error.code, found=error.detail)
    if error.code == "unsupported_format" and error.detail in PICTURES:
        warnings.add("not_data", found=error.detail)


PICTURES = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "RIFF", "MP3", "OGG", "ELF", "EXE")


def _open(
    source: Source, name: str, warnings: Warnings, chosen: Overrides
) -> tuple[str, Book, list[Draft]]:
    if not source.size:
        raise Unreadable("empty")
    binary = source.head[:4] in (b"PK\x03\x04", b"PK\x05\x06", sniff.OLE[:4])
    kind = sniff.sniff(source.head, source.whole(MAX_BYTES) if binary else source.head)
    if kind == "empty":
        raise Unreadable("empty")
    if kind == "ole:password":
        raise Unreadable("password")
    if kind == "xml" and _FAULT.search(source.head[:2000]):
        raise Unreadable("error_response", source.head[:80].decode("utf-8", "replace"))
    if kind in ("foreign:ZIP", "foreign:nhị phân") and _claims_sheet(name, kind, source):
        cut = kind == "foreign:ZIP" and archive.is_cut(source.whole(MAX_BYTES))
        raise Unreadable("truncated" if cut else "corrupt", kind.removeprefix("foreign:"))
    if kind.startswith("foreign:") or kind in ("xml", "xlsb"):
        raise Unreadable("unsupported_format", kind.removeprefix("foreign:"))
    if kind != "html":
        _extension(kind, name, warnings)
    if kind == "json":
        decoder, text = _text(source)
        for code, detail in decoder.problems:
            warnings.add(code, found=detail)
        book, drafts = records.read(jsons.read(text), warnings)
        book.encoding = decoder.name
        return kind, book, drafts
    book = _container(kind, source, chosen)
    if kind == "html":  # a page without a table is no spreadsheet, whatever it is called
        _extension(kind, name, warnings)
    for code, detail in book.problems:
        warnings.add(code, found=detail)
    return kind, book, []


def _claims_sheet(name: str, kind: str, source: Source) -> bool:
    """Whether a file calls itself a spreadsheet, while nothing in it can be opened."""
    if sniff.extension(name) not in ("xlsx", "xlsm", "xls", "ods"):
        return False
    return kind != "foreign:ZIP" or not zipfile.is_zipfile(io.BytesIO(source.whole(MAX_BYTES)))


def _container(kind: str, source: Source, chosen: Overrides) -> Book:
    if kind == "text":
        return delimited.read(source, chosen.text("delimiter"), chosen.text("encoding"))
    if kind == "html":
        decoder, text = _text(source)
        book = html.read(text)
        book.problems.extend(decoder.problems)
        return book
    readers = {"xlsx": xlsx.read, "xls": xls.read, "ods": ods.read, "xml_spreadsheet": xmlss.read}
    return readers[kind](source.whole(MAX_BYTES))


def _text(source: Source) -> tuple[encodings.Decoder, str]:
    data = source.whole(MAX_BYTES)
    decoder = encodings.detect(source.head, [data])
    decoder = decoder if decoder.name else encodings.detect_lines(data)
    return decoder, decoder.whole(data)


def _extension(kind: str, name: str, warnings: Warnings) -> None:
    claimed = sniff.extension(name)
    if kind == "html" and claimed in ("xls", "xlsx"):
        warnings.add("html_as_xls")
    elif kind == "xml_spreadsheet":
        warnings.add("xml_spreadsheet")
    elif claimed and claimed not in sniff.EXTENSIONS.get(
        "csv" if kind == "text" else kind, {claimed}
    ):
        known = {e for group in sniff.EXTENSIONS.values() for e in group} | {"pdf", "doc", "docx"}
        if claimed in known:
            warnings.add("wrong_extension", found=f".{claimed} → {kind}")


def _tables(
    book: Book, drafts: list[Draft], warnings: Warnings, chosen: Overrides
) -> tuple[Table, ...]:
    if not drafts:
        drafts = _drafts(book, warnings, chosen)
    if not drafts:
        raise _nothing(book)
    tables = tuple(assemble.table(draft, warnings, chosen) for draft in drafts)
    for table in tables:
        coordinates.check(table, warnings)
    return tuple(table for table in tables if table.columns)


def _drafts(book: Book, warnings: Warnings, chosen: Overrides) -> list[Draft]:
    clean.clean(book)
    hidden = [grid for grid in book.grids if grid.hidden and grid.rows]
    wanted = chosen.text("sheet")
    grids = (
        [g for g in book.grids if g.name == wanted]
        if wanted
        else [g for g in book.grids if not g.hidden]
    )
    if hidden and not wanted:
        warnings.add("hidden_sheets", found=", ".join(grid.name for grid in hidden))
    drafts: list[Draft] = []
    for grid in grids:
        found = _of_grid(grid, warnings, chosen)
        drafts.extend(found)
    return join(drafts, book, warnings)


def _of_grid(grid: Grid, warnings: Warnings, chosen: Overrides) -> list[Draft]:
    if grid.stream is None:
        _facts(grid, warnings)
    dated.settle(grid)
    found = finding.tables(grid, chosen.header_rows())
    for draft in found:
        if grid.cut in draft.data:
            # Its last figure may be half a figure.
            draft.drop([grid.cut], "text")
    if grid.stream is not None and found:
        found = [large(found[0])]
    else:
        for draft in found:
            ragged.mend(draft)
    if len(found) > 1:
        warnings.add("multiple_tables", sheet=grid.name, found=str(len(found)))
    for code, row, column, sample in grid.problems:
        draft = next((d for d in found if column in d.columns), None)
        place = (row + 1) if row is not None else None
        if draft is not None:
            draft.problems.append((code, place, column, sample))
        else:
            warnings.add(code, sheet=grid.name, row=place, found=sample)
    return found


def _facts(grid: Grid, warnings: Warnings) -> None:
    grid.trim()
    rows = sorted(
        r
        for r in grid.hidden_rows
        if r < len(grid.rows) and any(v is not None for v in grid.rows[r])
    )
    columns = sorted(
        c
        for c in grid.hidden_columns
        if any(c < len(row) and row[c] is not None for row in grid.rows)
    )
    if rows:
        warnings.add("hidden_rows", sheet=grid.name, row=rows[0] + 1, count=len(rows))
    for column in columns:
        grid.problems.append(("hidden_columns", None, column, ""))


#: Answers of servers that were saved in place of a file.
_FAULT = re.compile(rb"<(\w+:)?(Error|ExceptionReport|ServiceException\w*|Fault|Exception)\b", re.I)
_FAILED = re.compile(
    r"\b(internal server error|bad gateway|service unavailable|gateway time-?out|access denied"
    r"|unauthorized|forbidden|not found|exception|stack trace|error \d{3}|http error)\b"
    r"|^(error|loi|fatal error|warning)\b\s?:?",
    re.I,
)


def _nothing(book: Book) -> Unreadable:
    cells = [v for grid in book.grids for row in grid.rows for v in row if v is not None]
    if not cells:
        return Unreadable("empty")
    text = " ".join(str(cell) for cell in cells[:8])
    if book.format in ("csv", "tsv") and len(cells) < 12 and _FAILED.search(fold(text)):
        return Unreadable("error_response", text[:80])
    prose = book.format in ("csv", "tsv")
    return Unreadable("not_data" if prose else "no_table", str(cells[0])[:60])
