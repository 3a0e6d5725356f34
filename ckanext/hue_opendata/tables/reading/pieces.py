"""Large delimited files, in pieces of columns: what holds for a whole column is asked once.

A row by itself costs a call for each cell; a piece of 20,000 rows has a few different texts in most
of its columns. So texts are settled once for each different one, and only columns in which a word
for a total (or nothing) stands are looked at row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

from ckanext.hue_opendata.tables.reading import whole_columns
from ckanext.hue_opendata.tables.reading.clean import Cells
from ckanext.hue_opendata.tables.reading.model import Kind
from ckanext.hue_opendata.tables.reading.straight import Straight
from ckanext.hue_opendata.tables.reading.structure.draft import Aside, Draft
from ckanext.hue_opendata.tables.reading.structure.ragged import Fitter, fitter

#: Rows of a piece; the first is small, since many ask for the first rows only.
FIRST, PIECE = 2_000, 20_000
#: Rows that are no data are known by number on later passes; so many numbers are kept.
KEPT = 200_000

Columns = list[Sequence[Any]]
Piece = tuple[Sequence[int], Columns]
#: How many rows a piece has, and what makes it when it is told the number of the first.
Pieces = Iterator[tuple[int, Callable[[int], Piece]]]


def large(draft: Draft) -> Draft:
    """A table whose rows are read from the file on each pass: its head decided the structure."""
    draft.stream = _Pieces(draft)
    return draft


class _Pieces:
    """All rows of data with their numbers, as columns, again and again.

    Rows that are no data are set aside on the first pass, and skipped by number on later ones.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft, self.source, self.columns = draft, draft.grid.stream, draft.columns
        self.start = max(draft.header_rows) + 1 if draft.header_rows else 0
        self.skip = {aside.row for aside in draft.asides if aside.row >= self.start}
        self.width = max(draft.columns) + 1
        self.fit: Fitter | None = fitter(draft)
        self.known = {aside.row for aside in draft.asides}
        self.passed = -1
        self.gone: set[int] | None = set()
        self.whole = False
        self.cells = Cells()
        self.spotted: set[int] = set()
        self.clean: set[int] = set()
        #: Whether each row so far is a line of the file, cell by cell, with nothing left out.
        self.even = draft.columns == list(range(self.width)) and not any(
            row >= self.start for row in self.skip
        )

    def __call__(self) -> Iterator[Piece]:
        number = 0
        for count, piece in self._of_lines() if self.draft.grid.lines else self._of_rows():
            made = piece(number)
            number += count
            if made[0]:
                yield made
        self.whole = True
        self.clean = set(self.columns) - self.spotted

    def _of_rows(self) -> Pieces:
        assert self.source is not None
        rows, size = iter(self.source()), FIRST
        while piece := list(islice(rows, size)):
            yield len(piece), partial(self._rows, piece)
            size = PIECE

    def _of_lines(self) -> Pieces:
        """Without quotes a piece is parted at all its separators at once."""
        assert self.draft.grid.lines is not None
        sign, width = self.draft.grid.separator, self.width
        for lines in self.draft.grid.lines():
            fields = {line.count(sign) for line in lines} if sign else set()
            yield len(lines), partial(self._lines, lines, fields == {width - 1})

    def _lines(self, lines: list[str], even: bool, first: int) -> Piece:
        last = first + len(lines) - 1
        sign = self.draft.grid.separator
        if not even or first < self.start or any(first <= r <= last for r in self.skip):
            return self._rows([self._parted(line) for line in lines], first)
        fields = sign.join(lines).split(sign)
        taken: Columns = [fields[place :: self.width] for place in range(self.width)]
        return self._columns(range(first, last + 1), taken, last)

    def _parted(self, line: str) -> list[str]:
        sign = self.draft.grid.separator
        return [] if not line else line.split(sign) if sign else [line]

    def _rows(self, rows: list[list[Any]], first: int) -> Piece:
        last = first + len(rows) - 1
        numbers: Sequence[int] = range(first, last + 1)
        if first < self.start or any(first <= r <= last for r in self.skip):
            keep = [n for n in numbers if n >= self.start and n not in self.skip]
            rows, numbers = [rows[n - first] for n in keep], keep
        if not rows:
            return [], []
        usual = self.draft.grid.usual
        if usual != self.width or set(map(len, rows)) != {usual}:
            self.even = False
            rows = [
                row if len(row) == self.width else self._fitted(n, row)
                for n, row in zip(numbers, rows, strict=True)
            ]
        return self._columns(numbers, list(zip(*rows, strict=True)), last)

    def _columns(self, numbers: Sequence[int], taken: Columns, last: int) -> Piece:
        columns: Columns = [
            taken[c] if c in self.clean else self._settled(c, taken[c]) for c in self.columns
        ]
        gone = self._gone(numbers, columns, taken)
        if gone:
            self.even = False
            left = [at for at, n in enumerate(numbers) if n not in gone]
            numbers = [numbers[at] for at in left]
            columns = [tuple(column[at] for at in left) for column in columns]
        self.passed = max(self.passed, last)
        return [n + 1 for n in numbers] if type(numbers) is list else _next(numbers), columns

    def _settled(self, column: int, values: Sequence[Any]) -> Sequence[Any]:
        """A column settled; one that is clean to the end is not looked at on later passes."""
        made, changed = whole_columns.settled(values, self.cells)
        if changed or len(made) > made.counts.total():
            self.spotted.add(column)
        self.even = self.even and not changed
        return made

    def straight(self) -> Straight | None:
        """The file's own lines, when a pass to the end has shown that they are the rows."""
        raw, sign = self.draft.grid.raw, self.draft.grid.separator
        if raw is None or not (self.whole and self.even and self.start and len(sign) == 1):
            return None
        return Straight(sign, lambda: raw(self.start))

    def _gone(
        self, numbers: Sequence[int], columns: Columns, taken: Columns
    ) -> dict[int, Any] | set[int]:
        """The rows that are no data, by number."""
        if self.whole and self.gone is not None:
            return self.gone
        found: dict[int, Kind | None] = {}
        for at in whole_columns.candidates(columns):
            row = [column[at] for column in columns]
            what = None if row.count(None) == len(row) else whole_columns.kind_of_row(row)
            if what is not None or row.count(None) == len(row):
                found[numbers[at]] = what
                if what is not None:
                    self._note(what, numbers[at], [column[at] for column in taken])
        if self.gone is not None and numbers[-1] > self.passed:
            self.gone.update(found)
            self.gone = self.gone if len(self.gone) <= KEPT else None
        return found

    def _note(self, what: Kind, number: int, row: list[Any]) -> None:
        """Set a row aside, unless an earlier pass did."""
        if number > self.passed and number not in self.known:
            cells = {c: self.cells[v] for c, v in enumerate(row) if type(v) is str}
            found = {c: v for c, v in cells.items() if v is not None}
            self.draft.asides.append(Aside(what, number, found))

    def _fitted(self, number: int, raw: list[Any]) -> list[Any]:
        """The row in the header's columns; one that has other fields is said."""
        made, cells = self.fit, [self.cells[v] if type(v) is str else v for v in raw]
        blank = not any(v is not None for v in cells)
        if made is not None and not blank and _other_fields(cells, made.width):
            fitted, places = made.fit(cells, raw)
            if number > self.passed:
                sample = made.separator.join("" if v is None else str(v) for v in cells)[:60]
                for place in places:
                    self.draft.problems.append(("ragged_rows", number + 1, place, sample))
            cells = fitted
        return [*cells[: self.width], *[None] * (self.width - len(cells))]


def _other_fields(cells: list[Any], width: int) -> bool:
    """Whether a row has another number of fields; empty ones at its end do not count."""
    return len(cells) < width or any(v is not None for v in cells[width:])


def _next(numbers: Sequence[int]) -> Sequence[int]:
    """The same rows counted from 1."""
    assert isinstance(numbers, range)
    return range(numbers.start + 1, numbers.stop + 1)
