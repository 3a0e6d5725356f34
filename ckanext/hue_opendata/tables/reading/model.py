"""What a reading of an office file is made of; other parts build on these names and fields.

Everything is frozen and free of CKAN. Sentences for people come as a pair, Vietnamese and English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

#: What a cell of a column holds:
#: text → str · integer → int · number → Decimal · boolean → bool · date → datetime.date ·
#: datetime → datetime.datetime (local time, +07:00, without zone) · period → str as written
#: (`Tháng 9/2025`) · geometry → str (GeoJSON). Nothing, nil (`-`) and unknown (`…`) → None.
Type = Literal["text", "integer", "number", "boolean", "date", "datetime", "period", "geometry"]
TYPES: tuple[str, ...] = (
    "text", "integer", "number", "boolean", "date", "datetime", "period", "geometry",
)  # fmt: skip

Value = str | int | Decimal | bool | date | datetime | None
Row = tuple[Value, ...]

#: Where a column comes from: the file, or added by the reading (group path of a row, the sheet it
#: stood on, the present unit of an old place, coordinates taken out of a geometry).
Origin = Literal["file", "group", "sheet", "place", "geometry"]

#: Why a row of the sheet is no row of data.
Kind = Literal[
    "letterhead", "title", "unit", "header", "column_numbers", "group", "subtotal", "total",
    "note", "signature", "text", "blank", "repeated_header",
]  # fmt: skip


@dataclass(frozen=True)
class Say:
    """One sentence in both languages."""

    vi: str
    en: str


@dataclass(frozen=True)
class Warning:
    """One thing a person should know: where, what was found, and what to do.

    `code` is one of `messages.CODES`. `sheet` is the sheet's name or the JSON record path ("" for
    the file). `column` is the machine id of the column, `column_label` its label; both None when
    the warning concerns no single column. `row` is the first row concerned, as the sheet numbers
    it (from 1). `count` says how many cells or rows are concerned, `sample` shows some.
    `level`: `error` (nothing could be read), `warning` (look at it), `info` (was understood).
    """

    code: str
    message: Say
    sheet: str = ""
    column: str | None = None
    column_label: str | None = None
    row: int | None = None
    count: int = 1
    sample: tuple[str, ...] = ()
    level: Literal["error", "warning", "info"] = "warning"


@dataclass(frozen=True)
class Column:
    """A column of a table.

    `id`: ASCII `[a-z][a-z0-9_]*`, unique in its table, at most 60 bytes. `label`: the header as
    people read it, its levels joined with ` / `. `levels`: the header's levels, outermost first.
    `unit`: as written in header, unit line or cells (`triệu đồng`, `%`), else "". `index`: place in
    the sheet from 0, None for added columns and JSON. `period`: the year or period that a wide
    column stands for (`2024`), else "". `decimal`: the decimal sign of numbers written as text.
    """

    id: str
    label: str
    levels: tuple[str, ...]
    type: Type = "text"
    unit: str = ""
    index: int | None = None
    origin: Origin = "file"
    period: str = ""
    decimal: str | None = None


@dataclass(frozen=True)
class SetAside:
    """A row of the sheet that is no row of data; nothing is dropped without standing here.

    `row` as the sheet numbers it, `cells` the texts of its filled cells. `checked` for totals:
    True adds up, False does not, None could not be tried. `sheet`: where the row stands when the
    table was joined from several sheets.
    """

    kind: Kind
    row: int
    cells: tuple[str, ...]
    checked: bool | None = None
    sheet: str = ""

    @property
    def text(self) -> str:
        return " | ".join(cell for cell in self.cells if cell)


@dataclass(frozen=True)
class Table:
    """One table: columns, rows of typed values, and what was set aside.

    `sheet`: sheet name, or record path in JSON, or "" for CSV. `rows`: any number of passes may be
    made over it; `len()` is known. Rows of a large CSV are read from the source on each pass, so
    keep the path (or bytes) as long as the table. `row_numbers` runs beside it. `header_rows`: rows
    of the sheet (from 1) that make the header, empty when there is none.
    """

    sheet: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    row_numbers: Sequence[int] = ()
    title: str = ""
    unit: str = ""
    header_rows: tuple[int, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[str, ...] = ()
    transposed: bool = False

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """Each row with its number in the sheet."""
        of_file = getattr(self.rows, "numbered", None)
        if self.row_numbers:
            yield from zip(self.row_numbers, self.rows, strict=True)
        elif of_file is not None:
            yield from of_file()
        else:
            yield from enumerate(self.rows, 1)

    def column(self, name: str) -> Column | None:
        """The column with this id or label."""
        return next((c for c in self.columns if name in (c.id, c.label)), None)


@dataclass(frozen=True)
class Reading:
    """All that was understood of one file.

    `format`: what the file is by its content (`xlsx xls ods csv tsv json geojson html
    xml_spreadsheet` …, "" when unknown). `encoding` and `delimiter` for text files. `overrides`:
    the person's settings that were obeyed. No table and an `error` warning: nothing could be read.
    """

    name: str
    format: str = ""
    tables: tuple[Table, ...] = ()
    warnings: tuple[Warning, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    overrides: dict[str, Any] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return bool(self.tables)

    def codes(self) -> set[str]:
        """The codes of all warnings."""
        return {warning.code for warning in self.warnings}

    def warnings_of(self, table: Table) -> tuple[Warning, ...]:
        """The warnings of one table, and those of the whole file."""
        return tuple(w for w in self.warnings if w.sheet in ("", table.sheet))
