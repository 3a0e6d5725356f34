"""Tables that lie on their side: field names in the first column, one record a column."""

from __future__ import annotations

from ckanext.hue_opendata.tables.reading.columns.labels import axis
from ckanext.hue_opendata.tables.reading.grid import Grid, shown
from ckanext.hue_opendata.tables.reading.structure import words
from ckanext.hue_opendata.tables.reading.structure.draft import Draft
from ckanext.hue_opendata.tables.reading.structure.header import Header
from ckanext.hue_opendata.tables.reading.structure.view import View, kind

#: A lying table has few rows (its fields).
MOST_FIELDS = 60


def turn(view: View, header: Header, stop: int) -> Draft | None:
    """The table turned upright, when its rows agree in kind and its columns do not."""
    if stop - header.top > 4 * MOST_FIELDS:
        return None
    columns = header.columns
    top = _first(view, header.top, columns)
    rows = [r for r in range(top, _last(view, top, stop)) if view.filled(r)]
    if not 3 <= len(rows) <= MOST_FIELDS or header.bottom > header.top + 1:
        return None
    rows = [r for r in rows if len(view.filled(r)) >= max(2, 0.5 * len(columns))]
    if len(rows) < 3 or len(columns) < 3:
        return None
    first, rest = columns[0], columns[1:]
    labels = [shown(view.get(r, first)) for r in rows]
    if not all(kind(view.get(r, first)) == "t" for r in rows) or len(set(labels)) < len(labels):
        return None
    inside = rows[1:]
    by_row = [_one_kind([kind(view.get(r, c)) for c in rest]) for r in inside]
    by_column = [_one_kind([kind(view.get(r, c)) for r in inside]) for c in rest]
    kinds = {k for k in by_row if k}
    if {"lat", "lon"} <= {axis(label) for label in labels}:
        # Coordinates are fields of things; no table has them for its rows.
        return _upright(view, rows, first, rest)
    if "t" not in kinds or len(kinds) < 2 or by_row.count("") > 0.1 * len(by_row):
        return None
    if sum(bool(k) for k in by_column) > 0.2 * len(by_column):
        return None
    known = sum(bool(words.HEADER_WORDS.match(words.key(label))) for label in labels)
    if known < 0.5 * len(labels):
        return None
    return _upright(view, rows, first, rest)


def _first(view: View, row: int, columns: list[int]) -> int:
    """The first row of fields: those right above the likeliest header may be fields as well."""
    while row and kind(view.get(row - 1, columns[0])) == "t":
        if len(view.filled(row - 1)) < max(3, 0.7 * len(columns)):
            break
        row -= 1
    return row


def _last(view: View, top: int, stop: int) -> int:
    """The row where another table begins: its title stands alone below a gap."""
    for row in range(top + 3, stop - 2):
        alone = len(view.filled(row)) == 1 and not view.filled(row - 1)
        if alone and len(view.filled(row + 1)) > 1:
            return row
    return stop


def _one_kind(kinds: list[str]) -> str:
    """The kind that (nearly) all have, "" when they differ; empty cells do not count."""
    real = [k for k in kinds if k and k != "-"]
    if not real:
        return "none"
    best = max(set(real), key=real.count)
    return best if real.count(best) >= 0.9 * len(real) else ""


def _upright(view: View, rows: list[int], first: int, rest: list[int]) -> Draft:
    grid = Grid(view.grid.name, [[view.get(r, c) for r in rows] for c in rest])
    grid.serial_dates, grid.since_1904 = view.grid.serial_dates, view.grid.since_1904
    draft = Draft(
        grid, grid.name, list(range(len(rows))), [(shown(view.get(r, first)),) for r in rows]
    )
    draft.data = list(range(len(rest)))
    draft.numbers = [c + 1 for c in rest]
    draft.header_rows = rows
    draft.transposed = True
    draft.problems.append(("transposed", rows[0] + 1, None, shown(view.get(rows[0], first))))
    return draft
