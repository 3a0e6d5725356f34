"""Several sheets of one table, and files too large to be held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ckanext.hue_opendata.tables.reading.grid import Book, Grid
from ckanext.hue_opendata.tables.reading.model import Kind
from ckanext.hue_opendata.tables.reading.structure import words
from ckanext.hue_opendata.tables.reading.structure.draft import Aside, Draft
from ckanext.hue_opendata.tables.reading.structure.ragged import Fitter, fitter
from ckanext.hue_opendata.tables.reading.structure.view import kind
from ckanext.hue_opendata.tables.reading.warn import Warnings
from ckanext.hue_opendata.text import fold


def join(drafts: list[Draft], book: Book, warnings: Warnings) -> list[Draft]:
    """Sheets with one table each and the same columns become one table; others stay by themselves.

    A sheet that sums the others up (`Tổng hợp`) is not one more of them.
    """
    names = list(dict.fromkeys(draft.sheet for draft in drafts))
    if len(names) < 2:
        return drafts
    alike: dict[Any, list[Draft]] = {}
    for draft in drafts:
        alone = sum(other.sheet == draft.sheet for other in drafts) == 1
        if alone and len(draft.columns) > 1 and not draft.transposed:
            alike.setdefault(tuple(sorted(_key(draft))), []).append(draft)
    out = list(drafts)
    for group in alike.values():
        parts = [
            draft for draft in group if len(group) < 3 or not _SUMMARY.match(fold(draft.sheet))
        ]
        if len(parts) > 1:
            warnings.add("sheets_merged", found=", ".join(d.sheet for d in parts)[:200])
            out[out.index(parts[0])] = _joined([_ordered(draft, parts[0]) for draft in parts])
            out = [draft for draft in out if not any(draft is part for part in parts[1:])]
    if len(out) > 1 and len({draft.sheet for draft in out}) > 1:
        code = "multiple_tables" if book.format == "html" else "multiple_sheets"
        warnings.add(code, found=", ".join(names)[:200])
    return out


_SUMMARY = re.compile(r"^(tong|tong hop|tong cong|toan thanh pho|ca nam|chung|th)\b")


def _key(draft: Draft) -> list[str]:
    return [words.key(label) for label in draft.labels()]


def _ordered(draft: Draft, first: Draft) -> Draft:
    """The draft with its columns in the order of the first."""
    mine, wanted = _key(draft), _key(first)
    if mine == wanted or len(set(mine)) < len(mine):
        return draft
    places = [mine.index(key) for key in wanted]
    draft.columns = [draft.columns[place] for place in places]
    draft.levels = [draft.levels[place] for place in places]
    draft.values = None
    return draft


def _joined(drafts: list[Draft]) -> Draft:
    first = drafts[0]
    grid = Grid("", [], serial_dates=first.grid.serial_dates, since_1904=first.grid.since_1904)
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
            known = {
                draft.columns.index(c): v for c, v in aside.cells.items() if c in draft.columns
            }
            made.asides.append(replace(aside, cells=known or aside.cells, sheet=draft.sheet))
    made.data = list(range(len(grid.rows)))
    return made


class _Tail:
    """What the rows behind the head of a large file are; noted on the first pass only."""

    def __init__(self, draft: Draft, fit: Fitter | None) -> None:
        self.draft, self.fit = draft, fit
        self.known = {aside.row for aside in draft.asides}
        self.passed = -1

    def kind(self, row: list[Any]) -> Kind | None:
        """What a row is when it is no row of data: a total, a note, a signature."""
        first = next((v for v in row[:3] if type(v) is str and not v[0].isdigit()), None)
        if first is not None and words.is_special(first) and words.is_total(first):
            return "total" if self._sums(row) else None
        if len(row) > 2 and row.count(None) == len(row) - 1:
            texts = [v for v in row if type(v) is str]
            if words.is_note(texts[0]):
                return "note"
            return "signature" if words.is_signature(texts[0]) else None
        return None

    def _sums(self, row: list[Any]) -> bool:
        return any(kind(v) in "nm" for v in row if v is not None)

    def note(self, what: Kind, number: int, cells: list[Any]) -> None:
        """Set a row aside, unless an earlier pass did."""
        if number > self.passed and number not in self.known:
            found = {c: v for c, v in enumerate(cells) if v is not None}
            self.draft.asides.append(Aside(what, number, found))

    def fitted(self, number: int, cells: list[Any]) -> list[Any]:
        """The row in the header's columns; one that has other fields is said."""
        made = self.fit
        if made is None or len(cells) == made.width or not any(v is not None for v in cells):
            return cells
        if len(cells) > made.width and all(v is None for v in cells[made.width :]):
            return cells
        fitted, places = made.fit(list(cells), getattr(cells, "raw", cells))
        if number > self.passed:
            sample = made.separator.join("" if v is None else str(v) for v in cells)[:60]
            for place in places:
                self.draft.problems.append(("ragged_rows", number + 1, place, sample))
        return fitted


def large(draft: Draft) -> Draft:
    """A table whose rows are read from the file on each pass: its head decided the structure."""
    start = max(draft.header_rows) + 1 if draft.header_rows else 0
    skip = {aside.row for aside in draft.asides if aside.row >= start}
    columns, inner = draft.columns, draft.grid.stream
    assert inner is not None
    tail = _Tail(draft, fitter(draft))
    width = max(columns) + 1

    def rows() -> Iterator[tuple[int, list[Any]]]:
        for number, cells in enumerate(inner()):
            if number < start or number in skip:
                continue
            if len(cells) != width:
                cells = tail.fitted(number, cells)
                cells = [*cells, *[None] * (width - len(cells))]
            row = [cells[c] for c in columns]
            if row.count(None) == len(row):
                continue
            what = tail.kind(row)
            if what is not None:
                tail.note(what, number, cells)
            else:
                yield number + 1, row
            tail.passed = max(tail.passed, number)

    draft.stream = rows
    return draft
