"""The five layers, and what became of each unit."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata import places
from ckanext.hue_opendata.places.model import LAYERS
from ckanext.hue_opendata.places.store import everything, rows

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "places"
DAYS = [date(2019, 6, 1), *LAYERS]
OLD = [unit for unit in everything() if unit.level == "commune" and not unit.in_force]


@pytest.mark.parametrize(("day", "count"), zip(DAYS, [152, 145, 141, 133, 40], strict=True))
def test_each_layer_has_its_number_of_units(day, count):
    assert len(places.units(day)) == count


@pytest.mark.parametrize(("day", "count"), zip(DAYS, [9, 9, 9, 9, 0], strict=True))
def test_districts_end_on_the_first_of_july_2025(day, count):
    assert len(places.units(day, level="district")) == count


@given(st.sampled_from(OLD))
def test_no_unit_ends_in_nothing_and_every_successor_is_in_force(unit):
    found = places.successors(unit)
    assert found
    assert all(one.unit.in_force and one.decisions for one in found)
    assert all(unit in places.ancestors(one.unit) for one in found)


@given(st.sampled_from([unit for unit in everything() if unit.level == "commune"]))
def test_an_id_leads_back_to_its_unit(unit):
    assert places.unit(unit.id) == unit


def test_every_unit_of_today_is_a_used_code_and_came_from_somewhere():
    for unit in places.units(LAYERS[-1]):
        before = places.unit(unit.code, date(2025, 6, 30))
        assert before is not None, unit
        assert places.ancestors(unit), unit


def test_a_code_means_another_unit_on_another_day():
    names = [places.unit("19789", day) for day in (date(2025, 6, 30), date(2025, 7, 1))]
    assert [unit.full_name for unit in names if unit] == ["Phường Phú Nhuận", "Phường Thuận Hóa"]
    assert places.unit("99999") is None
    assert places.unit("19789@yesterday") is None


def test_a_unit_that_was_split_went_in_parts_and_met_again():
    split = places.unit("19744", date(2020, 5, 1))
    assert split is not None
    then = places.successors(split, date(2022, 1, 1))
    assert {(one.unit.name, one.share) for one in then} == {
        ("Tây Lộc", "part"),
        ("Thuận Hòa", "part"),
    }
    now = places.successors(split, date(2026, 1, 1))
    assert [(one.unit.name, one.share) for one in now] == [("Phú Xuân", "whole")]
    assert "1264/NQ-UBTVQH14" in now[0].decisions


def test_a_district_is_followed_through_its_communes():
    gone = places.unit("483", date(2024, 1, 1))
    assert gone is not None
    whole = places.successors(gone, date(2025, 3, 1))
    assert [(one.unit.full_name, one.share) for one in whole] == [("Huyện Phú Lộc", "whole")]
    assert {one.unit.name for one in places.successors(gone)} == {
        "Khe Tre",
        "Nam Đông",
        "Long Quảng",
    }


def test_every_line_names_its_source():
    for name in ("units.csv", "districts.csv", "successions.csv", "figures.csv", "aliases.csv"):
        assert all(row["source"].strip() for row in rows(name)), name


def test_the_layers_agree_with_the_second_source():
    if not SHARED.is_dir():
        pytest.skip("the folder of shared data is not here")
    with (SHARED / "former_units.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            unit = places.unit(row["former_code"], date(2025, 6, 30))
            assert unit is not None
            assert (unit.kind, unit.name) == (row["former_type"], row["former_name"])
            after = places.successors(unit, date(2025, 7, 1))
            assert [(one.unit.code, one.share) for one in after] == [
                (row["merged_into_code"], "whole")
            ]
