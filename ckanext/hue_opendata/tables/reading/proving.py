"""A total proves how its column writes numbers: `1.250` and `980` are `2.230` in one way only."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ckanext.hue_opendata.tables.reading.amounts import amount, same
from ckanext.hue_opendata.tables.reading.columns.decision import Decision
from ckanext.hue_opendata.tables.reading.structure.draft import Draft

#: Longer tables prove their sign by themselves.
MOST_ROWS = 5_000


def sign(draft: Draft, place: int) -> str | None:
    """The one decimal sign with which a column's rows add up to a total of the table, or None."""
    totals = [aside for aside in draft.asides if aside.kind == "total"]
    if draft.stream is not None or not totals or len(draft.data) > MOST_ROWS:
        return None
    column = draft.columns[place]
    told = [aside.cells.get(column) for aside in totals]
    cells = [value for row in draft.data if (value := draft.cells(row)[place]) is not None]
    fitting = [one for one in ",." if _adds_up(cells, told, Decision("number", sign=one))]
    return fitting[0] if len(fitting) == 1 else None


def _adds_up(cells: Sequence[object], told: Sequence[object], made: Decision) -> bool:
    parts = [value for cell in cells if (value := amount(cell, made)) is not None]
    total = sum(parts, Decimal(0))
    sums = [value for cell in told if (value := amount(cell, made))]
    return len(parts) > 1 and any(same(value, total, len(parts)) for value in sums)
