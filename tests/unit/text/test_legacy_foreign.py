"""Texts of other languages and product codes are never taken for Vietnamese in an old encoding."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from ckanext.hue_opendata.text import decode_legacy, detect_legacy
from ckanext.hue_opendata.text.legacy import encode_legacy

LINES = Path(__file__).with_name("cases").joinpath("foreign.txt").read_text(encoding="utf-8")
FOREIGN = dict(line.split(": ", 1) for line in LINES.splitlines() if not line.startswith("#"))
#: Of Windows, Unix and DOS: what a file without a mark of its encoding may hold.
ENCODINGS = ("latin-1", "cp1252", "cp1250", "iso8859-2", "cp1254", "cp850")


def samples(language: str, mixes: int) -> Iterator[str]:
    """Each text, in capitals too, and some of them in one line, the same ones each time."""
    texts = FOREIGN[language].split("|")
    choose = random.Random(language)
    yield from texts
    yield from (text.upper() for text in texts)
    yield "\n".join(texts)
    for size in (2, 3, 4, 6, 9, 15):
        for _ in range(mixes):
            yield " ".join(choose.sample(texts, min(size, len(texts))))


def forms(text: str) -> Iterator[str | bytes]:
    """The text as it is, and as bytes in each encoding that has its letters."""
    yield text
    yield text.encode()
    for encoding in ENCODINGS:
        try:
            yield text.encode(encoding)
        except UnicodeEncodeError:
            continue


def taken(language: str, mixes: int) -> list[tuple[str | bytes, str | None]]:
    every = (form for text in samples(language, mixes) for form in forms(text))
    return [(form, detect_legacy(form)) for form in every if detect_legacy(form)]


@pytest.mark.parametrize("language", FOREIGN)
def test_a_foreign_text_is_never_converted(language):
    assert taken(language, 3) == []


@pytest.mark.full
@pytest.mark.parametrize("language", FOREIGN)
def test_many_mixes_of_foreign_texts_are_never_converted(language):
    assert taken(language, 60) == []


@pytest.mark.parametrize(
    "text", ["Direction générale", "São Paulo", "Übersicht der Gemeinden", "Łódź", "È già qui"]
)
def test_twice_encoded_texts_of_any_language_come_out_right_or_stay(text):
    twice = encode_legacy(text, "utf8-double")
    if detect_legacy(twice):
        assert decode_legacy(twice, "utf8-double") == text


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("Quª qu¸n", "Quê quán"),
        ("KhiÕu n¹i, tè c¸o", "Khiếu nại, tố cáo"),
        ("L­îng m­a", "Lượng mưa"),
        ("N÷", None),
        ("mãe lã", None),
        ("· HÀ01", None),
        ("3×4 § 12 ™", None),
    ],
)
def test_two_words_must_be_common_ones(shown, meant):
    found = detect_legacy(shown)
    assert (decode_legacy(shown, found) if found else None) == meant
