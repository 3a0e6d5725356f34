"""Rows of delimited text with too many or too few fields: put where they fit best, and said.

A separator inside a text that nobody quoted moves all cells behind it; numbers would then stand
under the wrong header. The fields are joined (or a gap is left) where the row then looks like the
other rows; the columns where that may have gone wrong are named.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from ckanext.hue_opendata.tables.reading.structure.draft import Draft
from ckanext.hue_opendata.tables.reading.structure.view import kind

#: Rows that teach what a column looks like; a placement must beat the others by this much.
TEACH, CLEARLY = 2_000, 0.25
MOST_EXTRA = 12


class Fitter:
    """What each column looks like in the rows that fit; `width` fields are named by the header.

    `always`: the column whose fields are to be joined in every row.
    """

    def __init__(self, rows: list[list[Any]], width: int, separator: str) -> None:
        self.width, self.separator = width, separator
        self.kinds: list[Counter[str]] = [Counter() for _ in range(width)]
        self.known: list[set[Any]] = [set() for _ in range(width)]
        self.taught = len(rows)
        self.always: int | None = None
        for row in rows:
            for place, value in enumerate(row[: self.width]):
                self.kinds[place][kind(value)] += 1
                self.known[place].add(value)

    def fit(self, cells: list[Any], raw: list[Any]) -> tuple[list[Any], list[int]]:
        """The row put into `width` fields, and the columns where it may be wrong."""
        extra = len(cells) - self.width
        if not extra or abs(extra) > MOST_EXTRA:
            return self._plain(cells), list(range(self.width))
        made = self._joined(cells, raw, extra) if extra > 0 else self._gaps(cells, -extra)
        made.sort(key=lambda option: option[0])
        best = made[0][0]
        places = sorted(
            {p for cost, p, _ in made if cost <= best + CLEARLY and (self.taught or extra > 0)}
        )
        if not places:
            places = [self.width + extra]
        if len(places) > 1 and extra > 0:
            places = list(range(places[0], places[-1] + 1))
        return made[0][2], places

    def _plain(self, cells: list[Any]) -> list[Any]:
        if len(cells) <= self.width:
            return cells + [None] * (self.width - len(cells))
        tail = [str(v) for v in cells[self.width - 1 :] if v is not None]
        return [*cells[: self.width - 1], self.separator.join(tail)]

    def _joined(self, cells: list[Any], raw: list[Any], extra: int) -> list[Any]:
        out = []
        for place in range(self.width) if self.always is None else (self.always,):
            parts = ["" if v is None else str(v) for v in raw[place : place + extra + 1]]
            joined = self.separator.join(parts).strip() or None
            row = [*cells[:place], joined, *cells[place + extra + 1 :]]
            blank = sum(part.startswith(" ") for part in parts[1:])
            out.append((self._cost(row) - 0.3 * blank, place, row))
        return out

    def _gaps(self, cells: list[Any], missing: int) -> list[Any]:
        out = []
        for place in range(len(cells) + 1):
            row = [*cells[:place], *[None] * missing, *cells[place:]]
            # A row seldom lacks its name; a field left off at the end is the commonest.
            likely = -0.3 if place == len(cells) else 0.5 if place == 0 else 0.0
            out.append((self._cost(row) + likely, place, row))
        return out

    def _cost(self, row: list[Any]) -> float:
        cost = 0.0
        for place, value in enumerate(row[: self.width]):
            kinds = self.kinds[place]
            total = sum(kinds.values()) - kinds[""] - kinds["-"]
            found = kind(value)
            if found in ("", "-") or not total:
                cost += 0.2
                continue
            cost += 1 - kinds[found] / total
            few = len(self.known[place]) < 0.5 * self.taught
            cost += 0.3 if few and value not in self.known[place] else 0.0
        return cost


def fitter(draft: Draft) -> Fitter | None:
    """What the rows that fit teach; None where the columns are not those of delimited text."""
    grid = draft.grid
    named = [c for c, levels in zip(draft.columns, draft.levels, strict=True) if levels]
    if not grid.usual or not named or draft.transposed or len(named) < 2:
        return None
    written = [len(grid.odd[r]) if r in grid.odd else grid.usual for r in draft.header_rows]
    width = max([max(named) + 1, *written])
    rows = [grid.rows[r] for r in draft.data[:TEACH] if r not in grid.odd]
    rows = [row for row in rows if len(row) <= width]
    return Fitter(rows, width, grid.separator)


def mend(draft: Draft) -> None:
    """Put the rows that do not fit the header where they fit best, and name the columns."""
    grid, made = draft.grid, fitter(draft)
    if made is None:
        return
    long = [r for r in draft.data if len(_trim(grid.rows[r])) > made.width]
    short = [r for r in draft.data if r in grid.odd and len(grid.odd[r]) < made.width]
    if len(long) > 0.5 * len(draft.data) and not _decimals(draft, long, made):
        _unnamed(draft, long, made)
        return
    for row in sorted({*long, *short}):
        cells = list(grid.rows[row])
        size = len(grid.odd[row]) if row in grid.odd else len(cells)
        cells = _trim(cells) if row in long else cells + [None] * (size - len(cells))
        grid.rows[row], places = made.fit(cells, grid.odd.get(row, cells))
        sample = grid.separator.join("" if v is None else str(v) for v in cells)[:60]
        for place in places:
            if place in draft.columns:
                draft.problems.append(("ragged_rows", row + 1, place, sample))
    if long:
        keep = [i for i, c in enumerate(draft.columns) if c < made.width]
        draft.columns = [draft.columns[i] for i in keep]
        draft.levels = [draft.levels[i] for i in keep]
    draft.values = None


def _decimals(draft: Draft, long: list[int], made: Fitter) -> bool:
    """Every row has one field more because numbers of one column have a comma."""
    grid = draft.grid
    if made.separator != "," or any(len(_trim(grid.rows[r])) != made.width + 1 for r in long):
        return False
    places = [
        place
        for place in range(made.width)
        if all(_digits(grid.rows[r][place]) and _digits(grid.rows[r][place + 1]) for r in long)
    ]
    if len(places) != 1:
        return False
    made.always = places[0]
    return True


def _digits(value: Any) -> bool:
    return type(value) is str and value.lstrip("-").isdecimal()


def _unnamed(draft: Draft, long: list[int], made: Fitter) -> None:
    """Most rows have more fields than the header: which header is missing nobody can say."""
    sample = made.separator.join(str(v or "") for v in draft.grid.rows[long[0]])[:60]
    for column in draft.columns:
        draft.problems.append(("ragged_rows", long[0] + 1, column, sample))


def _trim(cells: list[Any]) -> list[Any]:
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return cells[:end]
