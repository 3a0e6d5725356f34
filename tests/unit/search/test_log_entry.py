"""What of a search may be kept: never what could name a person, and one key for its spellings."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata.search.log import entry, folding

DAY = "2026-11-26"


@pytest.mark.parametrize(
    "text",
    [
        "nguyenvana@example.com",
        "ai là chủ số 0912345678",
        "0912 345 678",
        "091.234.5678",
        "(0234) 3822 222",
        "+84 912-345-678",
        "cccd 046190012345",
        "\uff10\uff19\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18",  # full-width digits
        "a\uff20b.vn",  # full-width @
        "hồ sơ 1234567",
        "09\u200b12\u200b34\u200b56\u200b78",  # zero-width spaces
        "x" * 101,
        "",
        "?!",
    ],
)
def test_what_may_belong_to_somebody_is_not_kept(text):
    assert entry.entry(text, "none", DAY) is None


@pytest.mark.parametrize(
    "text",
    ["dân số 2024", "123/QĐ-UBND", "PM2.5", "quý III 2025", "lễ hội 2019 2020", "75A-123.45"],
)
def test_a_search_is_kept(text):
    kept = entry.entry(text, "none", DAY)
    assert kept is not None
    assert entry.unpacked(kept.packed()) == kept


def test_spellings_share_a_key_and_the_one_with_accents_is_shown():
    ways = ["le hoi", "Lễ  hội", "LỄ HỘI?", unicodedata.normalize("NFD", "lễ hội"), "lê hôi"]
    kept = [entry.entry(text, "none", DAY) for text in ways]
    counted = folding.folded([one for one in kept if one])
    assert [(one.query, one.shown, number) for one, number in counted] == [("le hoi", "lễ hội", 5)]


def test_an_unknown_outcome_is_not_kept():
    assert entry.entry("lễ hội", "whatever", DAY) is None


@given(st.text(max_size=60), st.from_regex(r"[0-9]{9,12}", fullmatch=True), st.text(max_size=20))
def test_a_long_number_is_never_kept_wherever_it_stands(before, number, after):
    assert entry.entry(f"{before}{number}{after}", "none", DAY) is None


@pytest.mark.parametrize(
    "line", ["", "[]", "{}", "[1,2,3,4]", '["2026-11-26","a","none","0912345678"]']
)
def test_a_line_that_is_not_ours_is_left_out(line):
    assert entry.unpacked(line) is None
