"""A problem stands in one text and is read again as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata.harvest import sentences
from ckanext.hue_opendata.harvest.connectors.contract import say

words = st.text(st.characters(blacklist_categories=["Cs"]), max_size=60)
codes = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)


@given(codes, words, words, words)
def test_what_was_written_is_read(code, where, vi, en):
    once = sentences.read(sentences.write(say(code, where, vi, en)))
    again = sentences.read(sentences.write(once))
    assert once == again
    assert once.code == code
    assert once.text["vi"] == " ".join(vi.split())
    assert once.text["en"] == " ".join(en.split())


@pytest.mark.parametrize("text", ["", "Job x timeout (5 minutes)\n\tJob created: y\n", "[a] b"])
def test_a_foreign_message_is_its_own_sentence(text):
    found = sentences.read(text)
    assert found.code == sentences.FOREIGN
    assert found.text["vi"] == found.text["en"] == text
