"""The outlines of the city's units as SVG paths: a picture that needs no map service. No CKAN."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import shapely

from ckanext.hue_opendata import places
from ckanext.hue_opendata.places.geometry import outlines

WIDTH = 600.0
#: A degree of longitude is that much shorter than one of latitude at 16.4° north.
SHORTER = 0.959
TOLERANCE = 0.003


@lru_cache(maxsize=1)
def city_map() -> dict[str, Any]:
    """`width`, `height`, and for each unit in force `code`, `name` and `path`."""
    west, south, east, north = places.bbox("46") or (0.0, 0.0, 1.0, 1.0)
    scale = WIDTH / ((east - west) * SHORTER)
    codes = list(outlines())
    simple = shapely.coverage_simplify(list(outlines().values()), TOLERANCE)
    units = []
    for code, shape in zip(codes, simple, strict=True):
        unit = places.unit(code)
        rings = [part.exterior for part in getattr(shape, "geoms", [shape]) if not part.is_empty]
        path = "".join(_ring(ring, west, north, scale) for ring in rings)
        units.append({"code": code, "name": unit.full_name if unit else code, "path": path})
    return {"width": round(WIDTH), "height": round((north - south) * scale), "units": units}


def _ring(ring: Any, west: float, north: float, scale: float) -> str:
    points = [
        f"{(x - west) * SHORTER * scale:.1f} {(north - y) * scale:.1f}" for x, y in ring.coords[:-1]
    ]
    return f"M{'L'.join(points)}Z"
