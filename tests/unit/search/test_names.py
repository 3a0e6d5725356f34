"""Names by the beginning of any word; which letters of a text match what was asked."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata.search import names, variants
from ckanext.hue_opendata.search.names import Name
from ckanext.hue_opendata.text import normalize

TITLES = [
    "Dân số trung bình theo phường, xã",
    "Giá vé tham quan Đại Nội",
    "Trường học phường Thuận Hòa",
    "Trường học phường Thuận Hóa",
    "Thu chi ngân sách",
]
NAMES = [Name("dataset", title, title) for title in TITLES]


def found(text: str) -> list[str]:
    return [name.label for name in names.best(NAMES, names.asked_words(text), 10)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dan s", TITLES[0]),
        ("số tr", TITLES[0]),
        ("trung", TITLES[0]),
        ("dai noi", TITLES[1]),
        ("ve th", TITLES[1]),
        ("thuận hoà", TITLES[2]),
        ("thuận hoá", TITLES[3]),
        ("NGÂN", TITLES[4]),
        (unicodedata.normalize("NFD", "ngân sá"), TITLES[4]),
    ],
)
def test_any_word_by_its_beginning(typed: str, first: str):
    assert found(typed)[:1] == [first]


def test_accents_on_the_way_refuse_nothing():
    assert found("thuân hoa")[:2] == [TITLES[2], TITLES[3]]
    assert found("zzz") == []
    assert found("") == []


def test_marks_are_where_the_words_stand():
    def marked(text: str, typed: str, beginnings: bool) -> list[str]:
        spans = names.marks(text, names.asked_words(typed), beginnings=beginnings)
        return [normalize(text)[start:end] for start, end in spans]

    assert marked(TITLES[0], "dan so", False) == ["Dân", "số"]
    assert marked(TITLES[1], "noi tha", True) == ["tha", "Nội"]
    assert marked("Thuận Hòa, Thuận Hóa", "Hóa", False) == ["Hóa"]
    assert marked("Thuận Hòa, Thuận Hóa", "hoa", False) == ["Hòa", "Hóa"]
    nfd = unicodedata.normalize("NFD", TITLES[0])
    assert marked(nfd, "số", False) == ["số"]


@given(st.sampled_from(TITLES), st.data())
def test_every_beginning_of_every_word_finds_its_title(title: str, data: st.DataObject):
    word = data.draw(st.sampled_from(names.asked_words(title)))
    cut = data.draw(st.integers(1, len(word)))
    assert title in found(word[:cut])


@given(st.text(max_size=60), st.text(max_size=20))
def test_marks_lie_in_the_text_and_apart(text: str, typed: str):
    spans = names.marks(text, names.asked_words(typed), beginnings=True)
    ends = [0]
    for start, end in spans:
        assert ends[-1] <= start < end <= len(normalize(text))
        ends.append(end)


def test_spellings_of_one_tag_are_one():
    nfd = unicodedata.normalize("NFD", "dân số")
    counts = {"Dân số": 3, "dân số": 2, nfd: 1, "DÂN-SỐ": 1, "du lịch": 5, "ma": 1, "má": 1}
    assert variants.merged(counts) == {"Dân số": 7, "du lịch": 5, "ma": 1, "má": 1}
