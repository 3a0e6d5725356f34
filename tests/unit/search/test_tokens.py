"""Tokens are equal for equal writing, and nothing that Solr's stock field does can change them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata.search import aliases, query, slips, tokens
from ckanext.hue_opendata.text.syllables import bases, spell

SYLLABLES = sorted(bases().values())
syllable = st.builds(
    lambda parts, tone, old: spell(*parts, tone, old=old),
    st.sampled_from(SYLLABLES),
    st.integers(0, 5),
    st.booleans(),
)
phrase = st.lists(syllable, min_size=1, max_size=6).map(" ".join)


@given(phrase)
def test_nfc_nfd_and_case_are_equal(text):
    want = list(tokens.of_text(text))
    assert list(tokens.of_text(unicodedata.normalize("NFD", text))) == want
    assert list(tokens.of_text(text.upper())) == want


@given(st.sampled_from(SYLLABLES), st.integers(0, 5))
def test_both_tone_placements_are_equal(parts, tone):
    old, new = spell(*parts, tone, old=True), spell(*parts, tone, old=False)
    assert list(tokens.of_text(old)) == list(tokens.of_text(new))


@given(st.text(max_size=60))
def test_a_token_is_plain_letters_with_a_known_end(text):
    for token in tokens.of_text(text):
        assert token.isascii()
        assert token.isalpha()
        assert token.islower()
        assert token[-1] in "wjqvz"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("title:abc", False),
        ("owner_org:3f0c2b6e", False),
        ("-theme:du-lich", False),
        ("res_extras_period:2025", False),
        ("số:23/2020", True),
        ("name:x AND tags:y", False),
        ('"lễ hội"', False),
        ("le*", False),
        ("*:*", False),
        ("", False),
        ("quyết định số: 123/QĐ-UBND", True),
        ("giá vé ở đâu?", True),
        ("KT-XH", True),
        ("dân số + lao động", True),
    ],
)
def test_a_power_users_query_is_told_from_words(text, plain):
    assert query.is_plain(text) is plain


@given(st.text(max_size=80), st.sampled_from(["strict", "some", "relaxed"]))
def test_no_text_makes_a_query_that_solr_reads_otherwise(text, mode):
    asked = query.read(text)
    if asked.must:
        made = query.shape(asked, mode)["q"]
        made = made.replace("extras_hue_begin:", "")
        assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789 +()^.*OR")


def test_a_year_orders_and_does_not_refuse():
    assert query.read("thu ngân sách năm 2020").must == ("thu", "ngân", "sách")
    assert "2020" in query.read("thu ngân sách năm 2020").may
    assert query.read("2020").must == ("2020",)


def test_filler_goes_and_general_words_only_help():
    asked = query.read("cho tôi xem số liệu về giá vé Đại Nội ở đâu?")
    assert asked.must == ("giá", "vé", "đại", "nội")
    assert asked.may == ("số", "liệu")
    assert query.read("huế").must == ("huế",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("daan soos", "dan so"),
        ("da6n so61", "dan so"),
        ("khoong khis", "khong khi"),
        ("dulichhue", "du lich hue"),
        ("tourism", None),
        ("lễ hội", None),
        ("le hoi", None),
    ],
)
def test_keys_of_input_methods_are_taken_back(typed, meant):
    assert slips.decoded(typed) == meant


def test_a_syllable_of_a_longer_word_names_nothing():
    assert "schools" not in " ".join(aliases.others("Chất lượng môi trường"))
    assert aliases.others("thị trường, thị xã") == []
    assert "high school" in aliases.others("Danh sách trường THPT")


def test_a_place_is_known_by_its_former_and_its_present_names():
    assert "Phường Thuận Hóa" in aliases.place_names("Dân số phường Phú Nhuận")
    assert "Phường Phú Nhuận" in aliases.place_names("Dân số phường Thuận Hóa")
    assert aliases.place_names("tài liệu phong phú") == []
