"""The neutral grid every container is turned into: rows of raw cell values and facts of style.

A raw value is None, str, float, int, bool, date, datetime, time, or one of the marked kinds below.
Rows and columns count from 0 here; only messages and results count rows from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

#: A merged range: first row, first column, last row, last column (all included).
Merge = tuple[int, int, int, int]


#: The stated caps of what is held whole: what a spreadsheet can have, and cells of a sheet whose
#: container keeps them one by one in XML or HTML.
MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 1_048_576, 16_384, 2_000_000


class CellError(str):
    """An error value of a spreadsheet: `#N/A`, `#DIV/0!`."""

    __slots__ = ()


class NoValue(str):
    """A formula that was saved without its result; the text is the formula."""

    __slots__ = ()


class Label(str):
    """A cell that is known to be a label of a column, whatever it looks like."""

    __slots__ = ()


class Measured(float):
    """A number whose format shows a unit (`%`, `đ`); the value is the one that is shown."""

    __slots__ = ("unit",)
    unit: str

    def __new__(cls, value: float, unit: str) -> Measured:
        made = super().__new__(cls, value)
        made.unit = unit
        return made


class TooLarge(Exception):
    """The file holds more than the stated cap; `what` says it for the message."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Unreadable(Exception):
    """The container cannot be read; `code` is the warning's code, `detail` what was found."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail = code, detail


@dataclass
class Grid:
    """One sheet. `stream` (large CSV only) gives all rows again and again; `rows` is then a head.

    `raw` and `lines` (where each line is a row as it stands): the file's bytes from a line on, and
    its lines without their ends, in pieces.
    `odd` (delimited text only): rows with another number of fields than most, as they are written;
    `usual` is that number, `separator` what parts them; `cut` a last row that stops in the middle.
    `serial_dates`: numbers may be days, counted from 1904 when `since_1904`, else from 1900.
    `fonts`: cells in a legacy font, as (encoding, capitals). `problems`: (code, row, column,
    sample) found while reading the container.
    """

    name: str
    rows: list[list[Any]]
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    bold: set[tuple[int, int]] = field(default_factory=set)
    fonts: dict[tuple[int, int], tuple[str, bool]] = field(default_factory=dict)
    #: Addresses behind the words of cells, where the container tells them by the way.
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    problems: list[tuple[str, int | None, int | None, str]] = field(default_factory=list)
    stream: Callable[[], Iterable[list[Any]]] | None = None
    raw: Callable[[int], Iterator[bytes]] | None = None
    lines: Callable[[], Iterator[list[str]]] | None = None
    total: int = 0
    serial_dates: bool = False
    since_1904: bool = False
    odd: dict[int, list[Any]] = field(default_factory=dict)
    usual: int = 0
    cut: int | None = None
    separator: str = ""

    def __post_init__(self) -> None:
        self.total = self.total or len(self.rows)

    def get(self, row: int, column: int) -> Any:
        """The raw value, None outside."""
        if 0 <= row < len(self.rows):
            cells = self.rows[row]
            return cells[column] if 0 <= column < len(cells) else None
        return None

    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def trim(self) -> Grid:
        """Cut empty cells off the end of the rows, and empty rows off the end of the sheet."""
        for row in self.rows:
            while row and blank(row[-1]):
                row.pop()
        while self.rows and not self.rows[-1]:
            self.rows.pop()
        self.total = len(self.rows)
        return self


@dataclass
class Book:
    """All sheets of a file, what the file is, and what was found while opening it."""

    format: str
    grids: list[Grid] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""


def blank(value: Any) -> bool:
    """Whether a raw cell holds nothing that can be seen."""
    return value is None or (type(value) is str and not value.strip())


def shown(value: Any) -> str:
    """A raw value as text: whole floats without `.0`, floats as Excel keeps them (15 digits)."""
    if value is None:
        return ""
    kind = type(value)
    if kind is str:
        return value
    if kind is bool:
        return "TRUE" if value else "FALSE"
    if kind is Measured:
        return f"{number_text(float(value))} {value.unit}".strip()
    if kind is float:
        return number_text(value)
    if hasattr(value, "isoformat"):
        return (
            value.isoformat(sep=" ")
            if hasattr(value, "hour") and hasattr(value, "year")
            else (value.isoformat())
        )
    return str(value)


def number_text(value: float) -> str:
    """A float with the 15 digits that spreadsheets keep, never in scientific notation."""
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    if value == int(value) and abs(value) < 1e21:
        # What a float holds beyond 2**53 is not what was written: its shortest form is.
        return str(int(value) if abs(value) < 1e15 else int(Decimal(repr(value))))
    text = f"{value:.15g}"
    if "e" in text:
        text = f"{value:.20f}".rstrip("0").rstrip(".")
    return text
