"""Keys of an input method are read back as they were typed."""

from __future__ import annotations

import pytest

from benchmarks.search import typing
from ckanext.hue_opendata.search import query, slips
from ckanext.hue_opendata.text import fold
from ckanext.hue_opendata.text.syllables import bases, parse, spell


@pytest.mark.parametrize(
    "words", ["trâu bò", "trường tiểu học", "trẻ em", "tăng trưởng", "xử lý rác", "sản xuất rau"]
)
def test_an_r_of_the_onset_is_no_tone(words):
    assert slips.decoded(typing.telex(words)) == fold(words)


@pytest.mark.parametrize(("way", "beside"), [(typing.telex, "ddoif"), (typing.vni, "d9oi2")])
def test_every_syllable_comes_back_from_its_keys(way, beside):
    """All but those of `moóc` and `xoong`, whose two o's are the key of an ô."""
    wrong = []
    for onset, rime in bases().values():
        words = (spell(onset, rime, tone, old=True) for tone in range(6))
        for word in words if "oo" not in rime and "ôô" not in rime else ():
            keys = way(word)
            # A word whose keys are a syllable stays; one beside it shows what was typed.
            read = (slips.decoded(f"{keys} {beside}") or "").split()[:1]
            if parse(word) and read not in ([fold(word)], [keys]):
                wrong.append((keys, read))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "vni"),
    [
        ("tram5 xa1 xa4", True),
        ("d9u7o7ng2 pho61", True),
        ("pm25 pm10", False),
        ("giay phep a1 b2", False),
        ("quy 3 nam 2024", False),
        ("to123 xa456", False),
        # Read at one go: a pattern that tries every way to part digits would never end.
        (f"a{'1' * 300}! a{'1' * 300}!", False),
    ],
)
def test_digits_of_vni_are_no_numbers(text, vni):
    assert slips.in_vni(text) is vni
    made = query.shape(query.read(text))["q"]
    assert ("+" in made) or not vni
