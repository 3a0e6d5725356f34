"""Formats that are crossed in columns of their own: “CSV | XLSX | API”, with an x where it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

from ckanext.hue_opendata.harvest.connectors.heading_words import FORMATS
from ckanext.hue_opendata.tables.reading.model import Table

MARKS = frozenset({"x", "v", "✓", "✔", "có", "co", "true"})
LOOKED_AT = 200


def columns(table: Table) -> dict[int, str]:
    """The places of such columns, each with its format."""
    found: dict[int, str] = {}
    for place, column in enumerate(table.columns):
        name = (column.levels[-1] if column.levels else column.label).strip().upper()
        if name in FORMATS and _only_marks(table, place):
            found[place] = name
    return found


def formats(row: Sequence[Any], crossed: dict[int, str]) -> str:
    """The formats that a row has, or nothing."""
    return ", ".join(name for place, name in crossed.items() if _is_mark(row[place]))


def _only_marks(table: Table, place: int) -> bool:
    cells = [row[place] for row in islice(table.rows, LOOKED_AT) if row[place] not in (None, "")]
    return bool(cells) and all(map(_is_mark, cells))


def _is_mark(cell: Any) -> bool:
    return cell is True or (isinstance(cell, str) and cell.strip().lower() in MARKS)
