"""Headers that are days: months of a wide table that a spreadsheet keeps as dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from ckanext.hue_opendata.tables.reading.columns.labels import names_days
from ckanext.hue_opendata.tables.reading.grid import Grid, Label, blank, shown
from ckanext.hue_opendata.tables.reading.structure.view import kind

#: A header is looked for in as many rows.
LOOK = 60


def settle(grid: Grid) -> None:
    """Turn days that head columns of figures into labels: `01/2025`, `2025` or `05/01/2025`.

    A row is such a header when it holds days and words only, the days side by side and each later
    than the one before, and the rows below hold no days in these columns.
    """
    for number, row in enumerate(grid.rows[:LOOK]):
        places = [c for c, value in enumerate(row) if kind(value) == "d"]
        if len(places) < 2 or places[-1] - places[0] >= 2 * len(places):
            continue
        others = [v for c, v in enumerate(row) if c not in places and not blank(v)]
        if not all(kind(v) in ("t", "-") for v in others) or _is_field(grid, number, places):
            continue
        if _figures_below(grid, number, places):
            _label(row, places)
            return


def _is_field(grid: Grid, number: int, places: list[int]) -> bool:
    """Whether the days are a field of a table on its side: `Ngày thành lập` below names and
    addresses of the same things."""
    above = [
        row
        for row in grid.rows[max(0, number - 2) : number]
        if all(c < len(row) and kind(row[c]) == "t" for c in places)
    ]
    label = next((shown(v) for v in grid.rows[number][: places[0]] if not blank(v)), "")
    return len(above) == 2 or bool(above and names_days(label) and len(label.split()) > 1)


def _figures_below(grid: Grid, number: int, places: list[int]) -> bool:
    below = [row for row in grid.rows[number + 1 : number + 6] if len(row) > places[0]]
    kinds = [kind(row[c]) for row in below for c in places if c < len(row)]
    figures = sum(k in ("n", "m") for k in kinds)
    return "d" not in kinds and figures >= max(2, 0.6 * sum(map(bool, kinds)))


def _label(row: list[Any], places: list[int]) -> None:
    days = [row[c] for c in places]
    if not all(isinstance(day, date) for day in days):
        for place in places:
            row[place] = Label(shown(row[place]))
        return
    order = [(day.year, day.month, day.day) for day in days]
    if order != sorted(set(order)):
        return
    form = "%d/%m/%Y"
    if all(day.day == 1 for day in days):
        form = "%Y" if all(day.month == 1 for day in days) else "%m/%Y"
    for place, day in zip(places, days, strict=True):
        row[place] = Label(day.strftime(form))
