"""Where units lie, and coordinates of other kinds than longitude and latitude."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

import pyproj
import shapely

from ckanext.hue_opendata.places.model import Box, Unit
from ckanext.hue_opendata.places.store import DATA, unit

#: VN-2000 / TM-3: central meridian in degrees → EPSG code (EPSG registry as in pyproj).
ZONES = {
    103.0: 9205,
    104.0: 9206,
    104.5: 9207,
    104.75: 9208,
    105.5: 9209,
    105.75: 9210,
    106.0: 9211,
    106.25: 9212,
    106.5: 9213,
    107.0: 9214,
    107.25: 9215,
    107.5: 9216,
    108.25: 9217,
    108.5: 9218,
    102.0: 5896,
    105.0: 5897,
    108.0: 5898,
    107.75: 5899,
}
#: Of the whole country (degrees, metres): wide enough for any of its zones.
LONGITUDES, LATITUDES = (102.0, 110.0), (8.0, 23.5)
EASTINGS, NORTHINGS = (100_000.0, 950_000.0), (880_000.0, 2_620_000.0)


@lru_cache(maxsize=1)
def outlines() -> dict[str, Any]:
    """The outlines of the units in force, by code; a data file that can be replaced."""
    collection = json.loads((DATA / "boundaries.geojson").read_text(encoding="utf-8"))
    return {
        feature["properties"]["code"]: shapely.from_geojson(json.dumps(feature["geometry"]))
        for feature in collection["features"]
    }


@lru_cache(maxsize=1)
def _tree() -> tuple[list[str], shapely.STRtree]:
    return list(outlines()), shapely.STRtree(list(outlines().values()))


def locate(lon: float, lat: float) -> Unit | None:
    """The unit in force that a point falls in (WGS 84, degrees), or None outside all of them.

    The outlines are simplified: within 200 m of a border it may be the neighbour (data/README.md).
    """
    codes, tree = _tree()
    hits = tree.query(shapely.Point(lon, lat), "intersects")
    return unit(codes[min(hits)]) if len(hits) else None


def bbox(code: str | Unit) -> Box | None:
    """The box (west, south, east, north) of a unit in force, or of the city (`46`); else None."""
    if isinstance(code, Unit):
        if not code.in_force:
            return None
        code = code.code
    code = str(code).partition("@")[0]
    if code == "46":
        west, south, east, north = shapely.total_bounds(list(outlines().values()))
        return float(west), float(south), float(east), float(north)
    outline = outlines().get(code)
    return outline.bounds if outline is not None else None


def to_wgs84(x: float, y: float, zone: str | float = 107.0) -> tuple[float, float]:
    """A VN-2000 point as (lon, lat): metres, either axis first.

    Vietnamese files often call the northing X, so the axes are told by their size.
    `zone`: an EPSG code (`9214`), or a central meridian (`107`, `107.25`, `107°15'`, `107-15`).
    Raises ValueError for an unknown zone or for numbers that are no VN-2000 metres.
    """
    if not looks_like_vn2000(x, y):
        raise ValueError(f"no VN-2000 metres: {x}, {y}")
    east, north = (x, y) if _is(y, NORTHINGS) and _is(x, EASTINGS) else (y, x)
    lon, lat = _transformer(_epsg(zone)).transform(east, north)
    return float(lon), float(lat)


def looks_like_vn2000(x: float, y: float) -> bool:
    """Whether two numbers are metres of a VN-2000 grid, in either order."""
    return (_is(x, EASTINGS) and _is(y, NORTHINGS)) or (_is(y, EASTINGS) and _is(x, NORTHINGS))


def swapped(lat: float, lon: float) -> bool:
    """Whether what is called latitude is a longitude of Vietnam, and the other way round."""
    return _is(lat, LONGITUDES) and _is(lon, LATITUDES)


def _epsg(zone: str | float) -> int:
    text = str(zone).strip().upper().removeprefix("EPSG:")
    if text.isdigit() and int(text) in ZONES.values():
        return int(text)
    match = re.fullmatch(r"(\d{3})(?:\.(\d+))?(?:\s*[°\-]\s*(\d{1,2})?\s*['’′]?)?", text)
    if match:
        degrees = float(f"{match[1]}.{match[2] or 0}") + int(match[3] or 0) / 60
        for meridian, code in ZONES.items():
            if abs(meridian - degrees) < 0.001:
                return code
    raise ValueError(f"no VN-2000 zone: {zone}")


@lru_cache(maxsize=32)
def _transformer(epsg: int) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(epsg, 4326, always_xy=True)


def _is(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]
