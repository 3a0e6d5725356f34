"""A view of a band of columns of a grid, with quick answers about its cells."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from ckanext.hue_opendata.tables.reading.grid import CellError, Grid, Merge, NoValue, shown
from ckanext.hue_opendata.text import parse_number

_NUMBER = re.compile(
    r"^[-+−(]?\s*(?:\d[\d.,\u00a0 ']*|[.,]\d+)(?:[eE][+-]?\d+)?\)?\s*"
    r"(?:%|[⁰¹²³⁴⁵⁶⁷⁸⁹*]+|\(\*+\)|\(\d\))?$"
)
_MEASURED = re.compile(r"^[-+]?\d[\d.,]*\s?(?:[₫$€]|[^\W\d]{1,8}(?:\s[^\W\d]{1,6})?)$")
_DATE = re.compile(
    r"^\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2,4}(?:[ ,]+\d{1,2}[:hg].*)?$"
    r"|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T].*)?$"
    r"|^(?:\d{1,2}:\d{2}(?::\d{2})?\s)?\d{1,2}/\d{1,2}/\d{4}$"
    r"|^(?:ngày\s)?\d{1,2}\stháng\s\d{1,2}\s(?:năm\s)?\d{4}$",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"^(?:[-–—−]{1,3}|\.{2,4}|…+|[xX✓✔]|n/?a|null|\?|#+)$", re.IGNORECASE)
YEARS = range(1900, 2101)


@lru_cache(maxsize=100_000)
def _text_kind(text: str) -> str:
    if _NOTHING.match(text):
        return "-"
    if _NUMBER.match(text):
        return "n"
    if len(text) < 40 and _DATE.match(text):
        return "d"
    if len(text) < 24 and _MEASURED.match(text):
        result = parse_number(text)
        return "m" if result.unit and result.reason in ("none", "ambiguous") else "t"
    return "t"


def kind(value: Any) -> str:
    """`t` text, `n` number, `m` number with a unit, `d` date, `b` bool, `-` nil, `e` error, ""."""
    if value is None:
        return ""
    if type(value) is str:
        return _text_kind(value)
    if isinstance(value, bool):
        return "b"
    if isinstance(value, int | float):
        return "n"
    if isinstance(value, date | datetime | time):
        return "d"
    return "e" if isinstance(value, CellError | NoValue) else "t"


def is_year(value: Any) -> bool:
    """A year as a header cell: 2024, `Năm 2024`, `2024 (ước)`."""
    if isinstance(value, bool):
        return False
    if isinstance(value, int | float):
        return value == int(value) and int(value) in YEARS if abs(value) < 1e6 else False
    return type(value) is str and bool(
        re.match(
            r"^(?:năm\s|nam\s)?(?:19|20)\d{2}(?:\s?[(*].*|\s*[-–]\s*(?:19|20)\d{2})?$",
            value.lower(),
        )
    )


class View:
    """Columns `low` to `high` (excluded) of a grid's rows; `spans` gives each cell's merge."""

    def __init__(self, grid: Grid, low: int = 0, high: int | None = None) -> None:
        self.grid, self.low = grid, low
        self.high = grid.width() if high is None else high
        self.rows = grid.rows
        self.origin: dict[tuple[int, int], tuple[int, int]] = {}
        self.merges: dict[tuple[int, int], Merge] = {}
        for merge in grid.merges:
            self._span(merge)

    def _span(self, merge: Merge) -> None:
        top, left, bottom, right = merge
        if left >= self.high or right < self.low or top >= len(self.rows):
            return
        self.merges[top, left] = merge
        # A merge over half the sheet is somebody's background, not a fact about cells.
        if (bottom - top + 1) * (right - left + 1) > 20_000:
            return
        for row in range(top, min(bottom, len(self.rows) - 1) + 1):
            for column in range(left, min(right, self.high - 1) + 1):
                if (row, column) != (top, left):
                    self.origin[row, column] = (top, left)

    def get(self, row: int, column: int) -> Any:
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if column < len(cells) else None

    def owner(self, row: int, column: int) -> Any:
        """The value that a person sees here: the merged cell's where this one is covered."""
        place = self.origin.get((row, column))
        return self.get(*place) if place else self.get(row, column)

    def filled(self, row: int) -> list[int]:
        """Columns with a value of their own."""
        if not 0 <= row < len(self.rows):
            return []
        cells = self.rows[row]
        return [c for c in range(self.low, min(self.high, len(cells))) if cells[c] is not None]

    def texts(self, row: int) -> list[str]:
        return [shown(self.rows[row][c]) for c in self.filled(row)]

    def bold(self, row: int) -> bool:
        """Whether all filled cells are bold."""
        filled = self.filled(row)
        return bool(filled) and all((row, c) in self.grid.bold for c in filled)
