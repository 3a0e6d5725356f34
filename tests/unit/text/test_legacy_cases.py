"""Short and odd samples in old encodings, and texts that only look like them."""

from __future__ import annotations

import pytest

from ckanext.hue_opendata.text import decode_legacy, detect_legacy
from ckanext.hue_opendata.text.legacy import encode_legacy

SHORT = [
    *(
        "Thừa Thiên Huế",
        "Danh sách trường học",
        "Số liệu dân số",
        "Sở Du lịch",
        "Tổng số",
        "Đơn vị",
    ),
    *("Họ và tên", "Diện tích (km2)", "Dân số (người)", "Lễ hội Huế", "Chợ Đông Ba", "Đại Nội"),
    *("Huyện A Lưới", "UBND tỉnh Thừa Thiên Huế", "Quyết định số 12/2005/QĐ-UB", "Nước sạch"),
    *("Tỷ lệ hộ nghèo", "Mực nước sông Hương", "Kinh tế - Xã hội", "Ông Nguyễn Văn An"),
    *("Hà Nội", "Đà Nẵng", "Quảng Trị", "12 Lê Lợi", "Bà Trần Thị Bé", "Lăng Tự Đức"),
]
ENCODINGS = ("tcvn3", "vni", "vps", "viscii", "cp1258", "utf8-double")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", SHORT)
def test_a_few_words_are_recognised(text, encoding):
    data = encode_legacy(text, encoding)
    assert detect_legacy(data) == encoding
    assert decode_legacy(data, encoding) == text


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("THõA THI£N HUÕ", "THỪA THIÊN HUẾ"),
        ("UBND TØNH THõA THI£N HUÕ", "UBND TỈNH THỪA THIÊN HUẾ"),
        ("B¶NG GI¸ §ÊT", "BẢNG GIÁ ĐẤT"),
        ("UBND x· Phó Xu©n", "UBND xã Phú Xuân"),
        ("TP HuÕ", "TP Huế"),
    ],
)
def test_capitals_of_tcvn3_come_out_as_capitals(shown, meant):
    assert detect_legacy(shown) == "tcvn3"
    assert decode_legacy(shown, "tcvn3") == meant


@pytest.mark.parametrize("word", ["nước", "người", "Huế", "Mưa", "tư nhân"])
def test_bytes_of_one_short_word_are_not_taken_for_cut_utf8(word):
    assert detect_legacy(encode_legacy(word, "tcvn3")) == "tcvn3"


@pytest.mark.parametrize(
    "text",
    [
        *("Élève à l'école où l'on dîne", "Une forêt de chênes près du château", "Noël à Genève"),
        *("L'été, la mer est calme", "À bientôt !", "ça va ?", "Où êtes-vous né ?", "crème brûlée"),
        *("Straße", "Übergrößenträger", "Ärzte für Öl", "Ñandú", "El niño comió", "corazón"),
        *("Łódź", "Čeština", "smørrebrød", "Það er gott", "København", "Malmö", "façade", "Pelé"),
        *("AB-12Ð", "X±0,5", "µF 100", "Ø25", '¾"', "®2025", "SN:©123", "A¹B²", "°C", "¥100", "£5"),
        *(
            "MÃ-01",
            "KÝ HIỆU: BÔ-12",
            "HÀ-2025",
            "CÔNG-TY-01",
            "hòa",
            "HÒA",
            "Hà Giang",
            "Phú",
            "và",
        ),
        *("công ty có cà phê", "CÔNG TY HÒA PHÁT", "bà Hà ở Hòa Bình", "Xóm Bàu", "là lá la"),
        *(
            "Huế ơi",
            "Thừa Thiên",
            "mưa",
            "ĐÀ NẴNG",
            "Ðà Lạt",
            "e\u0301",
            "😀 Huế",
            "漢字",
            "Привет",
        ),
    ],
)
def test_clean_text_is_never_converted(text):
    assert detect_legacy(text) is None
    assert detect_legacy(text.encode()) is None
    try:
        western = text.encode("cp1252")
    except UnicodeEncodeError:
        return
    assert detect_legacy(western) is None
