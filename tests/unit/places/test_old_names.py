"""Every name of every layer, as papers write it: all that it may mean, and nothing else."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from ckanext.hue_opendata import places
from ckanext.hue_opendata.places import Unit
from ckanext.hue_opendata.places.model import OLDEST
from ckanext.hue_opendata.places.store import everything
from ckanext.hue_opendata.text import canonical, fold

ALL = list(everything())
SHORT = {
    "phường": ("P.", "P. ", "p ", "Phuong "),
    "xã": ("X.", "X. ", "x ", "XÃ "),
    "thị trấn": ("TT.", "TT ", "Tt. ", "T.T. ", "Thị trân "),
    "quận": ("Q.", "Q. ", "quan "),
    "huyện": ("H.", "H. ", "huyen "),
    "thị xã": ("TX.", "TX ", "Tx. ", "T.X.", "thi xa "),
    "thành phố": ("TP.", "TP ", "Tp. ", "T.P. "),
    "tỉnh": ("tỉnh ", "T. "),
}
BOUNDARIES = [
    *("2019-12-31", "2020-01-01", "2021-06-30", "2021-07-01", "2024-12-31", "2025-01-01"),
    *("2025-06-30", "2025-07-01", "2010-01-01", "2026-11-26"),
]


def identity(unit: Unit) -> tuple[str, str, str]:
    return unit.code, unit.kind, unit.name


def best(query: str, **more) -> set[Unit]:
    found = places.find(query, **more)
    return {match.unit for match in found if match.rank == found[0].rank}


def namesakes(unit: Unit) -> list[Unit]:
    """What the name means, by the data alone."""
    name = canonical(unit.name).lower()
    return [
        one
        for one in ALL
        if name in [canonical(other).lower() for other in (one.name, *one.aliases)]
    ]


def test_a_bare_name_is_every_unit_of_the_name_and_no_guess_between_them():
    for unit in ALL:
        same = {identity(one) for one in namesakes(unit)}
        for query in (unit.name, unit.name.upper(), unicodedata.normalize("NFD", unit.name)):
            assert {identity(one) for one in best(query)} == same, query


def test_a_kind_in_front_in_any_writing_is_the_units_of_that_kind():
    for unit in ALL:
        same = {identity(one) for one in namesakes(unit) if one.kind == unit.kind}
        for front in (f"{unit.kind} ", *SHORT[unit.kind]):
            assert {identity(one) for one in best(front + unit.name)} == same, front + unit.name
            bare = {identity(one.unit) for one in places.find(fold(front + unit.name))}
            assert same <= bare, front + unit.name


@pytest.mark.parametrize("day", map(date.fromisoformat, BOUNDARIES), ids=str)
def test_a_day_gives_the_units_of_that_day_and_no_others(day):
    for unit in ALL:
        same = {one for one in namesakes(unit) if one.kind == unit.kind and one.was_on(day)}
        found = places.find(unit.full_name, on=day)
        assert {match.unit for match in found if match.how == "exact"} == same, unit.full_name
        assert all(match.unit.was_on(day) for match in found)


def test_a_district_in_any_writing_narrows_to_the_version_that_was_in_it():
    for unit in ALL:
        if not unit.district:
            continue
        above = places.unit(unit.district, unit.valid_from or OLDEST)
        assert above is not None
        found = places.find(unit.full_name, within=above)
        assert {match.unit.name for match in found if match.how == "exact"} == {unit.name}
        assert all(match.unit.district == above.code for match in found)
        for said in (above.full_name, above.name, above.short_name, fold(above.name), above.code):
            names = {identity(match.unit) for match in places.find(unit.full_name, within=said)}
            assert identity(unit) in names, (unit.full_name, said)
            if said != above.code:
                comma = places.find(f"{unit.full_name}, {said}, TT Huế")
                assert {identity(match.unit) for match in comma} == names, (unit.full_name, said)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        *(("Phú Mĩ", "19927"), ("Vinh Mĩ", "20113"), ("Mĩ Thượng", "19930"), ("Vĩ Dạ", "19777")),
        *(("Aroàng", "20095"), ("xã ALưới 1", "20056"), ("P. Phú Hội", "19786")),
        *(("Phú Mậu, Phú Vang", "19909"), ("Hương Phong, thị xã Hương Trà", "20002")),
        *(("TT.Lăng Cô", "20110"), ("Chân Mây–Lăng Cô", "20137"), ("P.Phường Đúc", "19780")),
    ],
)
def test_usual_other_writings_mean_one_unit(query, code):
    assert {unit.code for unit in best(query)} == {code}


@pytest.mark.parametrize("query", ["TT Huế", "TT-Huế", "T.T.Huế", "TTHuế", "Thừa Thiên-Huế"])
def test_the_province_under_its_short_forms(query):
    assert {unit.level for unit in best(query)} == {"city"}
    assert [match.unit.code for match in places.find(f"Phú Hội, {query}")] == ["19786"]


@pytest.mark.parametrize(
    "query",
    ["Phường 5", "P.5", "phường 1", "xã 3", "P. Phú Hội, Q. 1, TP HCM", "Phú Xuân, Hà Nội", "Phú"],
)
def test_wards_of_other_cities_are_none_of_ours(query):
    assert not [match for match in places.find(query) if match.how != "prefix"]


def test_the_same_name_in_two_districts_is_never_decided():
    for query in ("xã Hương Phong", "huong phong", "Hương Phong, TP Huế", "Phú Xuân", "An Cựu"):
        assert len({unit.code for unit in best(query)}) > 1, query
    assert len({unit.code for unit in best("Hương Phong", on=date(2022, 1, 1))}) == 2


def test_a_version_of_the_district_is_preferred_and_an_old_district_still_finds():
    found = places.find("Hương Phong", within="Hương Trà")
    assert [match.unit.district for match in found] == ["480"]
    later = places.find("Hương Phong", on=date(2022, 1, 1), within="Hương Trà")
    assert [match.unit.code for match in later] == ["20002"]


def test_a_district_keeps_its_communes_when_only_its_kind_changes():
    for code, day in (("476", date(2024, 12, 31)), ("476", date(2025, 1, 1))):
        district = places.unit(code, day)
        assert places.find("Phong Sơn", within=district)


def test_a_code_that_is_no_longer_in_force_is_its_only_holder_and_never_one_of_two():
    assert [one.unit.name for one in places.successors("19747")] == ["Phú Xuân"]
    assert places.successors("19756") == []
    assert places.ancestors("19756") == []


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("19756", "2019-12-31", "Phú Xuân"),
        ("19753", "2024-12-31", "Phú Xuân"),
        ("19789", "2025-06-30", "Thuận Hóa"),
        ("19753", "2025-07-01", "Phú Xuân"),
        ("20056", "2019-12-31", "A Lưới 1"),
    ],
)
def test_a_bare_code_with_a_day_is_the_unit_of_that_day_followed_until_today(code, day, name):
    found = places.successors(code, on=date.fromisoformat(day))
    assert [one.unit.name for one in found] == [name]
    assert all(one.unit.in_force for one in found)
