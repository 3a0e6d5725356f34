"""A phrase is corrected by the catalogue's own words, and only where its neighbours agree."""

from __future__ import annotations

import pytest

from ckanext.hue_opendata.search.corrections import Words
from ckanext.hue_opendata.search.query import read

WORDS = Words(
    [
        "Giấy phép xây dựng nhà ở",
        "Danh sách lễ hội truyền thống",
        "Lượng mưa tại các trạm đo",
        "Dân số phường xã",
        "Chợ và siêu thị",
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gaiy phep xay dung", "giay phep xay dung"),
        ("giay phepp xay dung", "giay phep xay dung"),
        ("luong mura", "luong mua"),
        ("le hoi truyen thogn", "le hoi truyen thong"),
    ],
)
def test_one_slip_is_mended(typed, meant):
    assert WORDS.correct(typed) == meant


def test_a_word_that_is_nowhere_is_told_and_a_beginning_or_a_number_never():
    strange = ("khoong khis ở đâu", "giấy phép zumba ")
    assert [WORDS.lacks(read(text)) for text in strange] == [True, True]
    known = ("giấy phép xây dự", "dân số 2024", "lễ hội hotels", "GIẤY PHÉP")
    assert [WORDS.lacks(read(text)) for text in known] == [False] * 4


def test_a_word_that_could_be_a_syllable_is_asked_about_and_never_replaced():
    words = Words(["Đường Lê Duẩn", "Danh sách lễ hội", "Công trình thủy lợi", "Đất tại Nam Đông"])
    for typed, meant in (("duong le loi", "duong le hoi"), ("tai nan", "tai nam")):
        assert words.correct(typed) is None
        assert words.meant(typed) == meant
    assert words.meant("danh sach le hoi") is None


def test_a_syllable_with_its_accents_is_no_slip():
    words = Words(["Đất tại Nam Đông", "Camera giao thông"])
    assert words.meant("tai nạn") is None
    assert words.correct("tai nạn gaio thông") == "tai nan giao thong"


@pytest.mark.parametrize("typed", ["giấy phép xây dựng", "cho", "dan so", "karaoke", "xe om", ""])
def test_what_is_known_or_has_no_witness_stays(typed):
    assert WORDS.correct(typed) is None
