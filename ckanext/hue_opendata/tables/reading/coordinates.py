"""Coordinates that are exchanged, in metres, zero, missing or outside Huế: said, never mended."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from ckanext.hue_opendata import places
from ckanext.hue_opendata.tables.reading.columns import labels
from ckanext.hue_opendata.tables.reading.model import Column, Table
from ckanext.hue_opendata.tables.reading.warn import Warnings

#: Degrees around the city's box that still count as inside: buoys and piers stand off the shore.
MARGIN = 0.05


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
        west, _, east, _ = _box()
        lon_first = sum(west - 1 < v < east + 1 for v in x) > 0.5 * len(x)
        return (found["y"], found["x"]) if lon_first else (found["x"], found["y"])
    return None


@lru_cache(maxsize=1)
def _box() -> tuple[float, float, float, float]:
    return places.bbox("46") or (0.0, 0.0, 0.0, 0.0)


def _in_city(lat: float, lon: float) -> bool:
    """Whether a point lies in the city's box. It holds corners of the neighbours and of the sea."""
    west, south, east, north = _box()
    return west - MARGIN < lon < east + MARGIN and south - MARGIN < lat < north + MARGIN


def _judge(lat: Any, lon: Any) -> str:
    if lat is None or lon is None:
        return "null_coordinates"
    if not lat and not lon:
        return "zero_coordinates"
    lat, lon = float(lat), float(lon)
    if _in_city(lat, lon):
        return ""
    if places.swapped(lat, lon):
        return "swapped_latlon"
    if places.looks_like_vn2000(lat, lon) or (abs(lat) > 1000 and abs(lon) > 1000):
        return "projected_coordinates"
    return "out_of_area"
