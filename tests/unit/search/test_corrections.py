"""A phrase is corrected by the catalogue's own words, and only where its neighbours agree."""

from __future__ import annotations

import pytest

from ckanext.hue_opendata.search.corrections import Words

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


@pytest.mark.parametrize("typed", ["giấy phép xây dựng", "cho", "dan so", "karaoke", "xe om", ""])
def test_what_is_known_or_has_no_witness_stays(typed):
    assert WORDS.correct(typed) is None
