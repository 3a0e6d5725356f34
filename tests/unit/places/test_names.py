"""A name finds every unit that it may mean, the best first, and no guess between equals."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ckanext.hue_opendata import places
from ckanext.hue_opendata.places.store import everything
from ckanext.hue_opendata.text import fold

ALL = list(everything())


def names(query, **more):
    return [match.unit.full_name for match in places.find(query, **more)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Thuận Hòa", "Phường Thuận Hòa"),
        ("Thuận Hoà", "Phường Thuận Hòa"),
        ("P. Thuận Hóa", "Phường Thuận Hóa"),
        ("P.Thuận Hoá", "Phường Thuận Hóa"),
        ("phuong duc", "Phường Đúc"),
        ("Phường Phường Đúc", "Phường Đúc"),
        ("Phường Đúc", "Phường Đúc"),
        ("Vĩ Dạ", "Phường Vỹ Dạ"),
        ("TT. Thuận An", "Thị trấn Thuận An"),
        ("TX Hương Trà", "Thị xã Hương Trà"),
        ("H. Nam Đông", "Huyện Nam Đông"),
        ("Q. Phú Xuân", "Quận Phú Xuân"),
        ("CHÂN MÂY LĂNG CÔ", "Xã Chân Mây - Lăng Cô"),
        ("Xã Phú Xuân, huyện Phú Vang", "Xã Phú Xuân"),
        ("Xã Thủy Vân, TX Hương Thủy, Thừa Thiên Huế", "Xã Thủy Vân"),
        ("Thuỷ Biều", "Phường Thủy Biều"),
    ],
)
def test_the_first_is_the_one_that_was_meant(query, first):
    assert names(query)[0] == first
    assert names(unicodedata.normalize("NFD", query))[0] == first


def test_homonyms_are_all_there_and_equal():
    found = places.find("hương phong")
    assert {match.unit.code for match in found} == {"20002", "20080"}
    assert len({match.rank for match in found}) == 1


def test_without_accents_look_alikes_are_equals_and_with_accents_they_are_not():
    bare = {match.unit.name: match.rank for match in places.find("thuan hoa")}
    assert bare["Thuận Hóa"] == bare["Thuận Hòa"]
    typed = {match.unit.name: match.rank for match in places.find("Thuận Hóa")}
    assert typed["Thuận Hóa"] < typed["Thuận Hòa"]


def test_a_day_and_a_district_narrow():
    assert names("phu xuan", on=date(2025, 8, 1)) == ["Phường Phú Xuân"]
    assert names("hương xuân", within="Nam Đông") == ["Xã Hương Xuân"]
    assert names("hương xuân", within="Hương Trà") == ["Phường Hương Xuân"]
    assert names("Tây Lộc, Phú Xuân") == ["Phường Tây Lộc"]
    assert names("Tây Lộc, huyện A Lưới") == []


@pytest.mark.parametrize("query", ["", " ", ".", ",", "xã", "Hà Nội", "Đà Lạt", "xyz"])
def test_what_is_no_place_here_finds_nothing(query):
    assert places.find(query) == []


@given(st.sampled_from(ALL), st.data())
def test_any_prefix_of_a_folded_name_finds_the_unit(unit, data):
    name = fold(unit.name)
    cut = data.draw(st.integers(1, len(name)))
    found = {(match.unit.code, match.unit.name) for match in places.find(name[:cut])}
    assert (unit.code, unit.name) in found


@given(st.text(max_size=40))
@example("Huế, a@b")
@example("Tây Lộc, 19750@yesterday")
def test_no_text_is_too_strange_and_the_best_stand_first(text):
    ranks = [match.rank for match in places.find(text)]
    assert ranks == sorted(ranks)
