"""Coordinates that are exchanged, in metres, zero, missing or outside Huế: said, never mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from ckanext.hue_opendata import places
from ckanext.hue_opendata.tables.reading.columns import labels
from ckanext.hue_opendata.tables.reading.model import Column, Table
from ckanext.hue_opendata.tables.reading.warn import Warnings

#: Points that are looked up in the city's outline at once.
PIECE = 10_000
#: The first position of a shape.
_POSITION = re.compile(
    r"[\"']coordinates[\"']:\s*\[+\s*(-?\d[\d.eE+-]*)\s*,\s*(-?\d[\d.eE+-]*)\s*[,\]]"
)


def check(table: Table, warnings: Warnings) -> None:
    """Look at the pair of coordinate columns, or at the shapes, if the table has them."""
    pair = _pair(table)
    shape = next((i for i, c in enumerate(table.columns) if c.type == "geometry"), None)
    if pair is not None:
        (lat, column_lat), (lon, column_lon) = pair
        # A line or a plot has its shape, and no point that might be missing.
        other = shape if shape is not None and column_lat.origin == "geometry" else None
        points = (
            (number, row[lat], row[lon])
            for number, row in table.numbered()
            if other is None or row[lat] is not None or row[other] is None
        )
        _say(table, warnings, points, (column_lat, column_lon))
    elif shape is not None:
        _say(table, warnings, _positions(table, shape), (table.columns[shape],))


def _positions(table: Table, place: int) -> Iterator[tuple[int, Any, Any]]:
    """Number, latitude and longitude of the first position of each shape."""
    for number, row in table.numbered():
        found = _POSITION.search(str(row[place] or ""))
        if found:
            yield number, float(found[2]), float(found[1])


def _say(
    table: Table, warnings: Warnings, points: Iterator[tuple[int, Any, Any]],
    columns: tuple[Column, ...],
) -> None:  # fmt: skip
    first: dict[str, int] = {}
    count: Counter[str] = Counter()
    while piece := list(islice(points, PIECE)):
        for number, what in _judged(piece):
            first.setdefault(what, number)
            count[what] += 1
    for code, row in first.items():
        for column in columns:
            warnings.add(code, sheet=table.sheet, column=column, row=row, count=count[code])


def _judged(points: list[tuple[int, Any, Any]]) -> Iterator[tuple[int, str]]:
    """The numbers of the rows whose point is wrong, and what is wrong with it."""
    whole = []
    for number, lat, lon in points:
        if lat is None or lon is None:
            yield number, "null_coordinates"
        elif not lat and not lon:
            yield number, "zero_coordinates"
        else:
            whole.append((number, float(lat), float(lon)))
    inside = places.in_city([lon for _, _, lon in whole], [lat for _, lat, _ in whole])
    for (number, lat, lon), fine in zip(whole, inside, strict=True):
        if not fine:
            yield number, _fault(lat, lon)


def _fault(lat: float, lon: float) -> str:
    if places.swapped(lat, lon):
        return "swapped_latlon"
    if places.looks_like_vn2000(lat, lon) or (abs(lat) > 1000 and abs(lon) > 1000):
        return "projected_coordinates"
    return "out_of_area"


def _pair(table: Table) -> Any:
    """(latitude, longitude) columns by their names; `x` `y` by their values."""
    found: dict[str, tuple[int, Column]] = {}
    for place, column in enumerate(table.columns):
        axis = labels.axis(column.levels[-1]) or labels.axis(column.id)
        if axis and axis not in found and column.type in ("number", "integer"):
            found[axis] = (place, column)
    if "lat" in found and "lon" in found:
        return found["lat"], found["lon"]
    if "x" in found and "y" in found:
        x = [v for row in table.rows[:50] if isinstance(v := row[found["x"][0]], int | Decimal)]
        # In Huế's systems toaDoX is a latitude (knowledge: tourism API); both orders are in use.
        west, _, east, _ = places.bbox("46") or (0.0, 0.0, 0.0, 0.0)
        lon_first = sum(west - 1 < v < east + 1 for v in x) > 0.5 * len(x)
        return (found["y"], found["x"]) if lon_first else (found["x"], found["y"])
    return None
