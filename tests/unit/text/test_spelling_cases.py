"""Foldings, names and orders that nobody made easy."""

from __future__ import annotations

import re
import unicodedata

import pytest

from ckanext.hue_opendata.text import fold, normalize, slug, sort_key

LONG = (
    "Danh sách các cơ sở kinh doanh dịch vụ lưu trú du lịch trên địa bàn thành phố Huế đủ điều kiện"
    " phục vụ khách quốc tế năm 2025"
)
FOLDED = {
    **dict.fromkeys(["HÒA", "hoà", "Hòa", "ho\u00e0", "hoa\u0300", "h\u00f2a", "ｈòa"], "hoa"),
    **{"Ðường": "duong", "QÐ-UBND": "qd-ubnd", "ĐÀ NẴNG": "da nang", "Ưu đãi": "uu dai"},
    **{"km²": "km2", "“Huế”": '"hue"', "Chân Mây – Lăng Cô": "chan may - lang co"},
    **{"\ufeffHuế\u200b": "hue", "a\u00a0 b": "a b", "Œuvre": "oeuvre", "Straße": "strasse"},
    **{"Łódź": "lodz", "İstanbul": "istanbul", "quý": "quy", "quí": "qui", "": "", "漢字": "漢字"},
}
SLUGS = {
    **{"Ðường Lê Lợi": "duong-le-loi", "Học & làm": "hoc-lam", "Số: 12/QĐ": "so-12-qd"},
    **{"🙂 Huế": "hue", "🙂🙂": "khong-ten", "—": "khong-ten", "": "khong-ten", "Đ": "muc-d"},
    **{
        "edit": "muc-edit",
        "NEW": "muc-new",
        "search": "muc-search",
        "a_b": "a-b",
        "--a--": "muc-a",
    },
    **{"«Huế»": "hue", "l'été": "l-ete", "½ giá": "1-2-gia", "100%": "100", "A Lưới 1": "a-luoi-1"},
}
ORDERS = [
    ["ma", "ma ná", "mà", "mả", "mã", "má", "má mi", "mạ"],
    ["an", "An", "AN", "ăn", "Ăn", "ân", "Ân"],
    ["Da", "Dạ", "Dông", "Dung", "Đa", "Đá", "Đông"],
    ["hoa", "hòa", "Hòa", "hỏa", "hõa", "hóa", "họa"],
    ["ban", "ban bố", "bàn", "bàn chân", "bàn là", "bán", "bạn"],
    ["A Lưới", "A Lưới 1", "A Lưới 2", "A Lưới 10"],
    ["Phường", "Phường 2", "Phường 10", "Phường An"],
    ["Thủ Đức", "Thuận An", "Thuận Hòa", "Thuận Hóa", "Thủy Xuân", "Thư", "Thừa"],
    ["oan", "oán", "on", "ôn", "ơn", "u", "Ủy ban", "ưu", "xã", "yên", "zed"],
    ["ca", "cha", "co", "nam", "ngân", "nghĩa", "ngô", "nhà"],
    ["Sở Công Thương", "Sở Du lịch", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng", "Sở Y tế"],
]


@pytest.mark.parametrize(("text", "key"), FOLDED.items())
def test_fold(text, key):
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == key


@pytest.mark.parametrize(("text", "name"), SLUGS.items())
def test_slug(text, name):
    assert slug(text) == slug(unicodedata.normalize("NFD", text)) == name
    assert slug(name) == name


@pytest.mark.parametrize("length", [2, 5, 9, 10, 20, 50, 99, 100])
@pytest.mark.parametrize(
    "text", [LONG, "a" * 150, "ậ" * 150, "x " * 80, "search " + "a" * 100, "new york", "日本", "🙂"]
)
def test_a_slug_keeps_its_length_and_is_a_name(text, length):
    name = slug(text, length)
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", name)
    assert len(name) <= length
    assert name not in ("new", "edit", "search")
    full = slug(text, 1000)
    if "-" in full[:length] and len(full) > length and full.split("-")[0] not in ("search", "new"):
        assert full[len(name)] == "-", "cut inside a word"


@pytest.mark.parametrize("words", ORDERS)
def test_words_stand_in_the_order_of_a_dictionary(words):
    backwards = words[::-1]
    assert sorted(backwards, key=sort_key) == words
    decomposed = [unicodedata.normalize("NFD", word) for word in backwards]
    assert sorted(decomposed, key=sort_key) == decomposed[::-1]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Huế\ud800", "Huế"),
        ("Huế\U000e0041", "Huế"),
        ("50.000 ð", "50.000 đ"),
        ("Nghị định số 12/NÐ-CP", "Nghị định số 12/NĐ-CP"),
        ("Eyjafjörður", "Eyjafjörður"),
        ("é\u0302", "ế"),
        ("o\u0300\u031b", "ờ"),
        ("a\u0323\u0302", "ậ"),
        (" - \u0301Huế", "- Huế"),
    ],
)
def test_normalize(text, clean):
    assert normalize(text) == clean
    assert normalize(clean) == clean
