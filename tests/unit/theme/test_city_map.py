"""A dataset's own extent on the map of the city."""

from __future__ import annotations

import json

import pytest

from ckanext.hue_opendata import places
from ckanext.hue_opendata.theme.city_map import WIDTH, city_map, extent

WEST, SOUTH, EAST, NORTH = places.bbox("46") or (0.0, 0.0, 0.0, 0.0)
HEIGHT = city_map()["height"]


def geojson(kind, coordinates):
    return json.dumps({"type": kind, "coordinates": coordinates})


def box(west, south, east, north):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return geojson("Polygon", [ring])


def corners(path):
    pairs = path.removeprefix("M").removesuffix("Z").split("L")
    return {tuple(round(float(one)) for one in pair.split()) for pair in pairs}


def test_the_whole_city_fills_the_map():
    found = extent(box(WEST, SOUTH, EAST, NORTH))
    assert found
    assert corners(found["path"]) == {(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)}
    assert found["box"] == (WEST, SOUTH, EAST, NORTH)


def test_what_reaches_beyond_is_cut_at_the_edge():
    found = extent(box(100, 10, 110, 20))
    assert found
    assert corners(found["path"]) == {(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)}
    assert found["box"] == (100, 10, 110, 20)


def test_a_point_is_a_dot_and_a_line_is_no_area():
    middle = [(WEST + EAST) / 2, (SOUTH + NORTH) / 2]
    dot = extent(geojson("Point", middle))
    assert dot
    assert dot["path"] == ""
    assert dot["dots"] == [pytest.approx((WIDTH / 2, HEIGHT / 2), abs=1)]
    line = extent(geojson("LineString", [[WEST, SOUTH], middle]))
    assert line
    assert "Z" not in line["path"]
    assert not line["dots"]


def test_a_ring_that_crosses_itself_is_drawn_too():
    bow = [[107.2, 16.2], [107.6, 16.5], [107.6, 16.2], [107.2, 16.5], [107.2, 16.2]]
    found = extent(geojson("Polygon", [bow]))
    assert found
    assert found["path"].count("M") == 2


@pytest.mark.parametrize(
    "nothing",
    [box(1, 1, 2, 2), "", "x", "{}", geojson("Point", []), geojson("Polygon", [[[107, 16]]])],
)
def test_what_lies_elsewhere_or_cannot_be_read_is_not_drawn(nothing):
    assert extent(nothing) is None
