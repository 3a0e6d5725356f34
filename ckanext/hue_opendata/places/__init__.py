"""Huế's administrative units in five layers (152, 145, 141, 133, 40), by code, name and point.

Ground floor: no CKAN. The sources of every line are in `data/README.md`; docs/places.md says what
was decided where sources differ.
"""

from __future__ import annotations

from ckanext.hue_opendata.places.around import in_city
from ckanext.hue_opendata.places.geometry import bbox, locate, looks_like_vn2000, swapped, to_wgs84
from ckanext.hue_opendata.places.lineage import ancestors, successors
from ckanext.hue_opendata.places.model import Match, Succession, Unit
from ckanext.hue_opendata.places.names import find
from ckanext.hue_opendata.places.store import unit, units

__all__ = [
    "Match",
    "Succession",
    "Unit",
    "ancestors",
    "bbox",
    "find",
    "in_city",
    "locate",
    "looks_like_vn2000",
    "successors",
    "swapped",
    "to_wgs84",
    "unit",
    "units",
]
