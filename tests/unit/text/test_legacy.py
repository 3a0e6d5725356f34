"""Legacy encodings: what was written comes back, and clean text is never taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata.text import decode_legacy, detect_legacy, encoding_of_font, normalize
from ckanext.hue_opendata.text.legacy import ENCODINGS, encode_legacy
from ckanext.hue_opendata.text.letters import TONED
from ckanext.hue_opendata.text.syllables import bases, spell

OFFICIAL = "Cộng hòa xã hội chủ nghĩa Việt Nam, Thừa Thiên Huế, đường giao thông nông thôn"
LOWER = [*sorted(letter for letter in TONED if letter.islower()), "đ"]
SYLLABLES = sorted({spell(*parts, tone) for parts in bases().values() for tone in (0, 4, 5)})


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(st.data())
def test_decoding_gives_back_what_was_encoded(encoding, data):
    text = " ".join(data.draw(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=8)))
    assert decode_legacy(encode_legacy(text, encoding), encoding) == text


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("letter", LOWER)
def test_every_letter_has_its_code(encoding, letter):
    assert decode_legacy(encode_legacy(letter, encoding), encoding) == letter


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_official_sentence_is_recognised_as_bytes(encoding):
    assert detect_legacy(encode_legacy(OFFICIAL, encoding)) == encoding


@pytest.mark.parametrize(
    ("shown", "encoding", "meant"),
    [
        ("Thõa Thiªn HuÕ", "tcvn3", "Thừa Thiên Huế"),
        ("HuÕ", "tcvn3", "Huế"),
        ("Thöøa Thieân Hueá", "vni", "Thừa Thiên Huế"),
        ("Huáº¿", "utf8-double", "Huế"),
        ("Kiêìn truìc", "cp1258", "Kiến trúc"),
    ],
)
def test_look_alike_text_of_a_spreadsheet_is_recognised(shown, encoding, meant):
    assert detect_legacy(shown) == encoding
    assert decode_legacy(shown, encoding) == meant


@pytest.mark.parametrize(
    "text",
    [
        *("", "abc", "Thừa Thiên Huế", "Phó", "Cà phê", "là", "DÂN SỐ", "Ðà Lạt", "hoà bình"),
        *("café à l'hôtel", "Société générale", "naïve façade", "dû", "été", "très où né"),
        *("Müller", "Zürich", "São Paulo", "Curaçao", "señor", "Ørsted", "Åse Bjørnson"),
        *("SKU-Ñ12", "A±5", "25°C", "100 µg/m³", "1½", "© 2025", "“Huế”", "§ 12", "№ 5"),
    ],
)
def test_clean_text_is_never_converted(text):
    assert detect_legacy(text) is None
    assert detect_legacy(text.encode("utf-8")) is None


def test_a_letter_deleted_as_a_soft_hyphen_is_read_before_normalising():
    shown = encode_legacy("tư nhân", "tcvn3").decode("latin-1")
    assert decode_legacy(shown, "tcvn3") == "tư nhân"
    assert normalize(shown) != shown


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        (".VnTime", ("tcvn3", False)),
        (".VnTimeH", ("tcvn3", True)),
        (".VnArialH", ("tcvn3", True)),
        ("VNI-Times", ("vni", False)),
        ("VPS Times", ("vps", False)),
        ("Times New Roman", (None, False)),
        ("Verdana", (None, False)),
    ],
)
def test_a_font_tells_its_encoding(font, expected):
    assert encoding_of_font(font) == expected


def test_an_all_caps_font_gives_capitals():
    shown = encode_legacy("thừa thiên huế", "tcvn3").decode("latin-1")
    assert decode_legacy(shown, "tcvn3", capitals=True) == "THỪA THIÊN HUẾ"


@given(st.binary(max_size=60))
def test_no_bytes_raise(data):
    assert detect_legacy(data) in (None, *ENCODINGS)


@given(st.text(max_size=60))
def test_no_text_raises(text):
    assert detect_legacy(text) in (None, *ENCODINGS)
