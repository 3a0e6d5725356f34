"""Coordinates that are exchanged, in metres, zero, missing or outside Huế: said, never mended."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ckanext.hue_opendata.tables.reading.columns import labels
from ckanext.hue_opendata.tables.reading.model import Column, Table
from ckanext.hue_opendata.tables.reading.warn import Warnings

#: Longitudes and latitudes within which Huế lies, with a margin (see places.bbox).
EAST, NORTH = (106.9, 108.4), (15.9, 16.85)


def check(table: Table, warnings: Warnings) -> None:
    """Look at the pair of coordinate columns, if the table has one."""
    pair = _pair(table)
    if pair is None:
        return
    (lat, column_lat), (lon, column_lon) = pair
    counts: dict[str, list[int]] = {}
    for number, row in table.numbered():
        what = _judge(row[lat], row[lon])
        if what:
            counts.setdefault(what, []).append(number)
    for code, rows in counts.items():
        for column in (column_lat, column_lon):
            warnings.add(code, sheet=table.sheet, column=column, row=rows[0], count=len(rows))


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
        lon_first = sum(_in(v, EAST) for v in x) > 0.5 * len(x)
        return (found["y"], found["x"]) if lon_first else (found["x"], found["y"])
    return None


def _in(value: Any, span: tuple[float, float]) -> bool:
    return value is not None and span[0] <= float(value) <= span[1]


def _judge(lat: Any, lon: Any) -> str:
    if lat is None or lon is None:
        return "null_coordinates"
    if not lat and not lon:
        return "zero_coordinates"
    if _in(lat, NORTH) and _in(lon, EAST):
        return ""
    if _in(lon, NORTH) and _in(lat, EAST):
        return "swapped_latlon"
    if abs(lat) > 1000 and abs(lon) > 1000:
        return "projected_coordinates"
    return "out_of_area"
