"""Whether points lie in the city, its waters included: by its outline, and not by its box.

The box holds a third of Đà Nẵng's suburbs and corners of Quảng Trị and of Laos, whose points would
pass for Huế's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import shapely

from ckanext.hue_opendata.places.geometry import outlines

#: Degrees: 1.1 km. The outlines are simplified (200 m at most), and phones err near mountains.
ON_LAND = 0.01
#: Degrees: 22 km, the twelve nautical miles of the territorial sea (Luật Biển Việt Nam, Điều 11).
AT_SEA = 0.2
#: From the coast, which runs from north-west to south-east, straight inland; of length 1.
_INLAND = (-0.52, -0.854)


def in_city(longitudes: Sequence[float], latitudes: Sequence[float]) -> list[bool]:
    """For each point (WGS 84, degrees) whether it lies in Huế, within 1.1 km of it on land, or on
    the sea within 22 km before its coast."""
    points = shapely.points(longitudes, latitudes)
    land, near = _land()
    inside = shapely.contains_properly(near, points)
    out = [at for at, found in enumerate(inside) if not found]
    if out:
        ways = [_way_inland(longitudes[at], latitudes[at]) for at in out]
        inside[out] = shapely.intersects(land, shapely.linestrings(ways)) & [
            _before_the_coast(longitudes[at], latitudes[at]) for at in out
        ]
    return inside.tolist()


@lru_cache(maxsize=1)
def _land() -> tuple[Any, Any]:
    land = shapely.union_all(list(outlines().values()))
    near = land.buffer(ON_LAND)
    shapely.prepare([land, near])
    return land, near


def _way_inland(lon: float, lat: float) -> list[tuple[float, float]]:
    """From a point on the sea the way to the shore; from the neighbours' land it misses the city,
    but for the strip behind the northern border, which `_before_the_coast` leaves out."""
    return [(lon, lat), (lon + AT_SEA * _INLAND[0], lat + AT_SEA * _INLAND[1])]


def _before_the_coast(lon: float, lat: float) -> bool:
    return _along(lon, lat) >= _along(*_northern_corner())


def _along(lon: float, lat: float) -> float:
    """How far along the coast, from north-west to south-east."""
    return -lon * _INLAND[1] + lat * _INLAND[0]


@lru_cache(maxsize=1)
def _northern_corner() -> tuple[float, float]:
    """Where the border with Quảng Trị meets the sea: the northernmost point of the city."""
    lon, lat = max(shapely.get_coordinates(_land()[0]).tolist(), key=lambda point: point[1])
    return lon, lat
