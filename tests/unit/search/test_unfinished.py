"""The last word of a text is taken as a beginning, until a blank ends it."""

from __future__ import annotations

import pytest

from ckanext.hue_opendata.search.query import read


@pytest.mark.parametrize(
    ("text", "open_end"),
    [("tham qu", True), ("tham quan ", False), ("quan", True), ("", False), ("?", False)],
)
def test_the_last_word_may_go_on(text: str, open_end: bool):
    assert read(text).unfinished is open_end
