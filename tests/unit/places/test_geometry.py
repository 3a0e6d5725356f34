"""Points, boxes and metres."""

from __future__ import annotations

import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata import places
from ckanext.hue_opendata.places.geometry import ZONES


def test_every_units_point_lies_in_it():
    for unit in places.units():
        assert unit.point is not None
        assert places.locate(*unit.point) == unit


@pytest.mark.parametrize("point", [(106.0, 16.4), (107.6, 17.5), (16.46, 107.59)])
def test_a_point_outside_is_in_no_unit(point):
    assert places.locate(*point) is None


def test_a_units_box_lies_in_the_citys():
    west, south, east, north = places.bbox("46") or (0, 0, 0, 0)
    for unit in places.units():
        box = places.bbox(unit)
        assert box is not None
        assert west <= box[0] < box[2] <= east
        assert south <= box[1] < box[3] <= north
    assert places.bbox("19744") is None


def test_the_imperial_city_in_three_grids_is_one_point():
    known = (107.5776, 16.469)
    for x, y, zone in [
        (561476, 1821561, "107°00'"),
        (1821561, 561476, 107.0),
        (454705, 1821521, "EPSG:5898"),
    ]:
        assert places.to_wgs84(x, y, zone) == pytest.approx(known, abs=0.0005)


@pytest.mark.parametrize(
    ("zone", "code"), [("107", 9214), ("107.25", 9215), ("107°15'", 9215), ("105-45", 9210)]
)
def test_a_zone_is_read_as_people_write_it(zone, code):
    assert places.to_wgs84(561476, 1821561, zone) == places.to_wgs84(561476, 1821561, code)


def test_zones_are_those_of_the_registry():
    for meridian, code in ZONES.items():
        operation = pyproj.CRS.from_epsg(code).coordinate_operation
        assert operation is not None
        values = [one.value for one in operation.params if "Longitude of nat" in one.name]
        assert values == [pytest.approx(meridian, abs=0.001)]


def test_what_is_no_metre_or_no_zone_is_refused():
    with pytest.raises(ValueError, match="metres"):
        places.to_wgs84(107.5, 16.4)
    with pytest.raises(ValueError, match="zone"):
        places.to_wgs84(561476, 1821561, "99")


@given(st.floats(107.0, 108.3), st.floats(15.9, 16.8))
def test_degrees_are_no_metres_and_swapping_is_seen(lon, lat):
    assert not places.looks_like_vn2000(lon, lat)
    assert not places.swapped(lat, lon)
    assert places.swapped(lon, lat)
