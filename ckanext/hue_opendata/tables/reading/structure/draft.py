"""A table as structure sees it: which columns, which rows are data, what stands around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ckanext.hue_opendata.tables.reading.grid import Grid, shown
from ckanext.hue_opendata.tables.reading.model import Kind, Origin


@dataclass
class Aside:
    """A row that is no data; `cells` are its raw values by sheet column."""

    kind: Kind
    row: int
    cells: dict[int, Any]
    checked: bool | None = None
    sheet: str = ""

    def texts(self) -> tuple[str, ...]:
        return tuple(shown(value) for _, value in sorted(self.cells.items()))


@dataclass
class Draft:
    """`data`: rows of data; `groups`: the path of group labels of each row that has one.

    `parents`: data rows or group rows with numbers that may be sums of the rows below them.
    `stream`: for large files, all rows of data in pieces: their numbers, and their columns.
    `total` of them, from row to row of `reach` (from 0), are known after their first pass.
    `origins`: columns that are a geometry, or were taken out of one.
    `problems`: (code, row, sheet column, sample).
    """

    grid: Grid
    sheet: str
    columns: list[int]
    levels: list[tuple[str, ...]]
    header_rows: list[int] = field(default_factory=list)
    data: list[int] = field(default_factory=list)
    groups: dict[int, tuple[str, ...]] = field(default_factory=dict)
    asides: list[Aside] = field(default_factory=list)
    units: dict[int, str] = field(default_factory=dict)
    title: str = ""
    unit: str = ""
    transposed: bool = False
    values: list[list[Any]] | None = None
    numbers: list[int] = field(default_factory=list)
    problems: list[tuple[str, int | None, int | None, str]] = field(default_factory=list)
    stream: Any = None
    total: int = 0
    reach: tuple[int, int] = (0, -1)
    sheets: list[str] = field(default_factory=list)
    origins: dict[int, Origin] = field(default_factory=dict)

    def body(self) -> list[list[Any]]:
        """Rows of raw values in the order of `columns`."""
        if self.values is None:
            rows, width = self.grid.rows, len(self.columns)
            if self.columns == list(range(width)):
                # Rows that have just these columns are taken as they are.
                self.values = [
                    rows[row] if len(rows[row]) == width else self.cells(row) for row in self.data
                ]
            else:
                self.values = [self.cells(row) for row in self.data]
        return self.values

    def cells(self, row: int) -> list[Any]:
        cells = self.grid.rows[row]
        width = len(cells)
        return [cells[c] if c < width else None for c in self.columns]

    def row_numbers(self) -> list[int]:
        """Numbers of the data rows as the sheet counts them."""
        return self.numbers or [row + 1 for row in self.data]

    def labels(self) -> list[str]:
        return [" / ".join(levels) for levels in self.levels]

    def drop(self, rows: Iterable[int], kind: Kind, checked: bool | None = None) -> None:
        """Set rows of data aside."""
        gone = set(rows)
        keep = [place for place, row in enumerate(self.data) if row not in gone]
        for place, row in enumerate(self.data):
            if row not in gone:
                continue
            cells = self.grid.rows[row]
            found = {c: cells[c] for c in self.columns if c < len(cells) and cells[c] is not None}
            number = self.numbers[place] - 1 if self.numbers else row
            sheet = self.sheets[place] if self.sheets else ""
            self.asides.append(Aside(kind, number, found, checked, sheet))
        self.data = [self.data[place] for place in keep]
        self.numbers = [self.numbers[place] for place in keep] if self.numbers else []
        self.sheets = [self.sheets[place] for place in keep] if self.sheets else []
        self.values = None

    def restore(self, asides: Iterable[Aside]) -> None:
        """Take rows that were set aside as rows of data all the same."""
        back = list(asides)
        self.asides = [aside for aside in self.asides if not any(aside is one for one in back)]
        self.data = sorted([*self.data, *(aside.row for aside in back)])
        self.values = None

    def parts(self) -> list[tuple[str, list[tuple[int, int]]]]:
        """The rows of data sheet by sheet: place in the sheet, and row of the grid."""
        if not self.sheets:
            return [("", [(row, row) for row in self.data])]
        out: dict[str, list[tuple[int, int]]] = {}
        for sheet, number, row in zip(self.sheets, self.numbers, self.data, strict=True):
            out.setdefault(sheet, []).append((number - 1, row))
        return list(out.items())
