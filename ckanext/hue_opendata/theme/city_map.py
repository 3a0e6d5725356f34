"""The outlines of the city's units as SVG paths: a picture that needs no map service. No CKAN."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import shapely

from ckanext.hue_opendata import places
from ckanext.hue_opendata.places.geometry import outlines
from ckanext.hue_opendata.places.model import Box

WIDTH = 600.0
#: A degree of longitude is that much shorter than one of latitude at 16.4° north.
SHORTER = 0.959
TOLERANCE = 0.003
LINES = ("LineString", "LinearRing", "Polygon")


@lru_cache(maxsize=1)
def city_map() -> dict[str, Any]:
    """`width`, `height`, and for each unit in force `code`, `name` and `path`."""
    _, south, _, north = _frame()
    codes = list(outlines())
    simple = shapely.coverage_simplify(list(outlines().values()), TOLERANCE)
    units = []
    for code, shape in zip(codes, simple, strict=True):
        unit = places.unit(code)
        units.append({"code": code, "name": unit.full_name if unit else code, "path": _path(shape)})
    return {"width": round(WIDTH), "height": round((north - south) * _scale()), "units": units}


def extent(geojson: str) -> dict[str, Any] | None:
    """What of a GeoJSON geometry lies on the city's map: `path` (areas and lines), `dots` [(x, y)]
    and `box` (west, south, east, north in degrees, of the whole); None when nothing does.
    """
    try:
        shape = shapely.from_geojson(geojson)
        seen = shapely.make_valid(shape).intersection(shapely.box(*_frame()))
    except (shapely.errors.ShapelyError, TypeError):
        return None
    if seen.is_empty:
        return None
    parts = list(_parts(seen))
    dots = [_place(*part.coords[0]) for part in parts if part.geom_type == "Point"]
    path = "".join(_path(part) for part in parts if part.geom_type in LINES)
    return {"path": path, "dots": dots, "box": shape.bounds}


@lru_cache(maxsize=1)
def _frame() -> Box:
    return places.bbox("46") or (0.0, 0.0, 1.0, 1.0)


def _scale() -> float:
    west, _, east, _ = _frame()
    return WIDTH / ((east - west) * SHORTER)


def _place(x: float, y: float, *_height: float) -> tuple[float, float]:
    """Degrees → units of the picture."""
    west, _, _, north = _frame()
    return round((x - west) * SHORTER * _scale(), 1), round((north - y) * _scale(), 1)


def _parts(shape: Any) -> Iterator[Any]:
    for part in getattr(shape, "geoms", [shape]):
        if part.is_empty:
            continue
        if hasattr(part, "geoms"):
            yield from _parts(part)
        else:
            yield part


def _path(shape: Any) -> str:
    return "".join(
        _line(part.exterior.coords[:-1], "Z")
        if part.geom_type == "Polygon"
        else _line(part.coords, "")
        for part in _parts(shape)
    )


def _line(coords: Any, end: str) -> str:
    points = [_place(*one) for one in coords]
    return f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in points)}{end}"
