"""Figures of a column stand with their points under each other, and none gets digits it lacks."""

from __future__ import annotations

import pytest

from ckanext.hue_opendata.theme.rows import decimals, room


@pytest.mark.parametrize(
    ("value", "digits"),
    [(2, 0), (2.5, 1), (-0.25, 2), ("1.125", 3), (None, 0), (True, 0), ("a.5", 0), (1e-9, 0)],
)
def test_decimals_are_those_that_are_written(value, digits):
    assert decimals(value) == digits


@pytest.mark.parametrize(
    ("value", "most", "left"),
    [(2, 1, ",0"), (2.5, 1, ""), (2.5, 3, "00"), (2, 0, ""), (None, 2, ""), (17, 2, ",00")],
)
def test_the_room_is_what_the_longest_has_more(value, most, left):
    assert room(value, most, ",") == left
