"""Several sheets of one table."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ckanext.hue_opendata.tables.reading.grid import Book, Grid
from ckanext.hue_opendata.tables.reading.structure import words
from ckanext.hue_opendata.tables.reading.structure.draft import Draft
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
