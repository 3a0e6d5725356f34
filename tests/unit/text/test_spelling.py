"""normalize, canonical, fold, slug and sort_key: the laws that every other part leans on."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ckanext.hue_opendata.text import canonical, fold, normalize, slug, sort_key
from ckanext.hue_opendata.text.syllables import bases, is_vietnamese_word, parse, spell

vietnamese = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứự"
    "ỳỷỹýỵĐÀẠÊÔƠƯ 0123456789-/.",
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ufeffHuế", "Huế"),
        ("Hu\u200bế", "Huế"),
        ("Huế\u00a0 đẹp", "Huế đẹp"),
        (unicodedata.normalize("NFD", "Thừa Thiên Huế"), "Thừa Thiên Huế"),
        ("Kiê\u0301n tru\u0301c", "Kiến trúc"),
        ("chua \u0323\u0323chay", "chua chay"),
        ("Ðà Lạt", "Đà Lạt"),
        ("Sigurður", "Sigurður"),
        ("hòa hoà", "hòa hoà"),
        ("a\u00adb", "ab"),
        ("a\tb\nc", "a b c"),
    ],
)
def test_normalize(text, expected):
    assert normalize(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bệnh viện Trung ương Huế", "benh-vien-trung-uong-hue"),
        ("Đường giao thông thành phố Huế", "duong-giao-thong-thanh-pho-hue"),
        ("Ưu đãi đầu tư", "uu-dai-dau-tu"),
        ("12/2025/QĐ-UBND", "12-2025-qd-ubnd"),
        ("Danh sách trường học 2025", "danh-sach-truong-hoc-2025"),
    ],
)
def test_slug(text, expected):
    assert slug(text) == expected
    assert slug(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize("text", ["", "—", "漢字", "🙂", "\u0301"])
def test_a_slug_is_never_empty(text):
    assert re.fullmatch(r"[a-z0-9_-]+", slug(text))


def test_a_long_slug_is_cut_at_a_word():
    assert slug("giao thông nông thôn mới", max_length=15) == "giao-thong-nong"


def test_words_stand_in_dictionary_order():
    words = ["ma", "ma ná", "má mi", "mà", "mạ", "mả", "mã", "Đà Nẵng", "Dân số", "Ấm", "An", "Ăn"]
    expected = ["An", "Ăn", "Ấm", "Dân số", "Đà Nẵng", "ma", "ma ná", "mà", "mả", "mã", "má mi"]
    assert sorted(words, key=sort_key) == [*expected, "mạ"]


@given(st.text(max_size=60))
@example("Ð, ð")
@example("Ð\U00018cd6ð")
def test_normalize_is_idempotent(text):
    assert normalize(normalize(text)) == normalize(text)


@given(vietnamese)
def test_folding_knows_no_composition_case_or_tone_placement(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(text.upper()) == fold(text) == fold(canonical(text))


@given(st.text(max_size=120))
def test_a_slug_of_a_slug_is_the_same(text):
    name = slug(text)
    assert slug(name) == name
    assert len(name) <= 100


odd = st.text(
    st.one_of(st.sampled_from(" \u00a0\u200b\u00ad\u0301\t.,-09²ßıİ\ufffe"), st.characters())
)


@given(st.lists(vietnamese, max_size=6))
def test_sorting_is_a_total_order_of_normalised_texts(words):
    backwards = words[::-1]
    first, second = sorted(words, key=sort_key), sorted(backwards, key=sort_key)
    assert [normalize(word) for word in first] == [normalize(word) for word in second]


@given(st.one_of(vietnamese, odd), st.one_of(vietnamese, odd))
def test_keys_are_equal_just_where_the_normalised_texts_are(one, other):
    assert (sort_key(one) == sort_key(other)) == (normalize(one) == normalize(other))
    assert sort_key(normalize(one)) == sort_key(one)


def test_every_attested_syllable_passes():
    count = 0
    for onset, rime in bases().values():
        for tone in range(6):
            old, new = spell(onset, rime, tone), spell(onset, rime, tone, old=False)
            if parse(old) is None:
                continue
            count += 1
            assert normalize(old) == old
            assert canonical(new) == canonical(old)
            assert fold(old) == fold(new) == fold(unicodedata.normalize("NFD", old))
            assert fold(old).isascii()
            assert tone == 0 or is_vietnamese_word(old)
    assert count > 15_000
