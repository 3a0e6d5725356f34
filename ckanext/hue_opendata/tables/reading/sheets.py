"""Several sheets of one table, and files too large to be held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ckanext.hue_opendata.tables.reading.grid import Book, Grid, shown
from ckanext.hue_opendata.tables.reading.structure import words
from ckanext.hue_opendata.tables.reading.structure.draft import Draft
from ckanext.hue_opendata.tables.reading.warn import Warnings


def join(drafts: list[Draft], book: Book, warnings: Warnings) -> list[Draft]:
    """Sheets with one table each and the same header become one table."""
    names = list(dict.fromkeys(draft.sheet for draft in drafts))
    if len(names) < 2:
        return drafts
    keys = {tuple(words.key(label) for label in draft.labels()) for draft in drafts}
    same = len(keys) == 1 and len(drafts) == len(names) and not any(d.transposed for d in drafts)
    if not same or len(drafts[0].columns) < 2:
        code = "multiple_tables" if book.format == "html" else "multiple_sheets"
        warnings.add(code, found=", ".join(names)[:200])
        return drafts
    warnings.add("sheets_merged", found=", ".join(names)[:200])
    return [_joined(drafts)]


def _joined(drafts: list[Draft]) -> Draft:
    first = drafts[0]
    grid = Grid("", [], serial_dates=first.grid.serial_dates)
    made = Draft(grid, "", list(range(len(first.columns))), first.levels, first.header_rows)
    made.title, made.unit = first.title, first.unit
    for draft in drafts:
        for row, cells in zip(draft.data, draft.body(), strict=True):
            if row in draft.groups:
                made.groups[len(grid.rows)] = draft.groups[row]
            grid.rows.append(list(cells))
            made.sheets.append(draft.sheet)
        made.numbers.extend(draft.row_numbers())
        made.problems.extend(
            (code, row, draft.columns.index(c) if c in draft.columns else None, sample)
            for code, row, c, sample in draft.problems
        )
        for aside in draft.asides:
            aside.cells = {
                draft.columns.index(c): v for c, v in aside.cells.items() if c in draft.columns
            } or aside.cells
        made.asides.extend(a for a in draft.asides if a.kind not in ("total", "subtotal"))
    made.data = list(range(len(grid.rows)))
    return made


def large(draft: Draft) -> Draft:
    """A table whose rows are read from the file on each pass: its head decided the structure."""
    start = max(draft.header_rows) + 1 if draft.header_rows else 0
    skip = {aside.row for aside in draft.asides if aside.row >= start}
    columns, inner = draft.columns, draft.grid.stream
    assert inner is not None

    def rows() -> Iterator[tuple[int, list[Any]]]:
        width = max(columns) + 1
        for number, cells in enumerate(inner()):
            if number < start or number in skip:
                continue
            if len(cells) < width:
                cells = [*cells, *[None] * (width - len(cells))]
            row = [cells[c] for c in columns]
            filled = len(row) - row.count(None)
            if not filled:
                continue
            first = next((v for v in row[:3] if type(v) is str and not v[0].isdigit()), None)
            if first is not None and words.is_total(shown(first)):
                continue
            yield number + 1, row

    draft.stream = rows
    return draft
