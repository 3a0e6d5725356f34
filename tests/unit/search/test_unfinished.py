"""The last word of a text is taken as a beginning, until a blank ends it."""

from __future__ import annotations

import pytest

from ckanext.hue_opendata.search import tokens
from ckanext.hue_opendata.search.query import read


@pytest.mark.parametrize(
    ("text", "open_end"),
    [("tham qu", True), ("tham quan ", False), ("quan", True), ("", False), ("?", False)],
)
def test_the_last_word_may_go_on(text: str, open_end: bool):
    assert read(text).unfinished is open_end


@pytest.mark.parametrize(
    ("typed", "word", "begins"),
    [
        ("cầ", "cầu", True),
        ("câ", "cầu", True),
        ("cấ", "cầu", False),
        ("đư", "đường", True),
        ("hỏ", "hóa", False),
        ("hỏ", "hỏa", True),
        ("xă", "xăng", True),
        ("xă", "xanh", False),
    ],
)
def test_a_beginning_with_accents_begins_words_that_have_them(typed, word, begins):
    """Tones are typed last, so a beginning without one may get any."""
    begun = tokens.exact_prefix(typed)
    assert (begun in set(tokens.beginnings([word]))) is begins
    assert any(cut.startswith(begun[:-1]) for cut in tokens.to_cut([word])) is begins


def test_a_bare_beginning_has_no_other_reading():
    assert tokens.exact_prefix("cau") == ""
