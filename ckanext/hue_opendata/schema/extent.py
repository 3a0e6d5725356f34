"""The box around administrative units, and GeoJSON that may be stored as an extent. No CKAN."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ckanext.hue_opendata import places

GEOMETRIES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
#: An extent is an outline, not the layer itself; and Solr's own bound is 32,766 bytes.
MOST_BYTES = 30_000
Box = tuple[float, float, float, float]


def box_of(codes: Iterable[str]) -> Box | None:
    """The box around units `<code>@<date>`; a former unit counts with the units it is in today."""
    boxes = [box for code in codes for box in _boxes(code)]
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _boxes(code: str) -> Iterator[Box]:
    unit = places.unit(code)
    if unit is None:
        return
    now = [unit] if unit.in_force else [one.unit for one in places.successors(unit)]
    for one in now:
        box = places.bbox(one)
        if box:
            yield box


def polygon(box: Box) -> str:
    """A box as GeoJSON, five decimals (about a metre)."""
    west, south, east, north = (round(value, 5) for value in box)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def readable_geojson(value: Any) -> str | None:
    """A GeoJSON geometry (text or object) as stored text; None when it is none."""
    try:
        shape = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return None
    if not isinstance(shape, dict) or shape.get("type") not in GEOMETRIES:
        return None
    points = list(_points(shape.get("coordinates")))
    good = bool(points) and all(
        isinstance(x, (int, float))
        and isinstance(y, (int, float))
        and abs(x) <= 180
        and abs(y) <= 90
        for x, y in points
    )
    text = json.dumps(shape)
    return text if good and len(text) <= MOST_BYTES else None


def _points(part: Any) -> Iterator[tuple[Any, Any]]:
    """The positions in nested coordinate lists; anything else comes as a point that is none."""
    if isinstance(part, list) and len(part) >= 2 and not isinstance(part[0], list):
        yield part[0], part[1]
    elif isinstance(part, list) and part and all(isinstance(inner, list) for inner in part):
        for inner in part:
            yield from _points(inner)
    else:
        yield None, None
