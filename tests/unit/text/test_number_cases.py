"""Numbers that nobody made easy: certain ones are read as written, all others refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ckanext.hue_opendata.text import column_numbers, parse_number

READ = {
    **{
        "0,5%": ("0.5", "%"),
        "100%": ("100", "%"),
        "5‰": ("5", "‰"),
        "5 phần trăm": ("5", "phần trăm"),
    },
    **{
        "1,5 tỉ": ("1.5", "tỉ"),
        "5 nghìn tỷ": ("5", "nghìn tỷ"),
        "2 trăm triệu": ("2", "trăm triệu"),
    },
    **{"5 nghìn tỷ đồng": ("5", "nghìn tỷ đồng"), "1,5 tỷ USD": ("1.5", "tỷ USD")},
    **{"1.234,5 triệu": ("1234.5", "triệu"), "12 ngàn người": ("12", "ngàn người")},
    **{
        "1,5 triệu lượt khách": ("1.5", "triệu lượt khách"),
        "50tr": ("50", "tr"),
        "20k": ("20", "k"),
    },
    **{"1.234.567 đ": ("1234567", "đ"), "1.234.567₫": ("1234567", "₫"), "đ 5.000": ("5000", "đ")},
    **{"VNĐ 1.234.567": ("1234567", "VNĐ"), "$1,234.56": ("1234.56", "$"), "€5,5": ("5.5", "€")},
    **{"20.000 đồng/vé": ("20000", "đồng/vé"), "20.000đ/vé": ("20000", "đ/vé")},
    **{"20.000 đồng/người/lượt": ("20000", "đồng/người/lượt"), "5,5 %/năm": ("5.5", "%/năm")},
    **{
        "1.234 học sinh": ("1234", "học sinh"),
        "1,234 hộ": ("1234", "hộ"),
        "12 trường": ("12", "trường"),
    },
    **{"30°C": ("30", "°C"), "12,5 người/km²": ("12.5", "người/km²"), "5 m3/s": ("5", "m3/s")},
    **{"( 1.234.567 )": ("-1234567", ""), "(1.234,56)": ("-1234.56", ""), "(12,5)": ("-12.5", "")},
    **{"-1.234.567": ("-1234567", ""), "−5": ("-5", ""), "–5,2": ("-5.2", ""), "+5,2": ("5.2", "")},
    **{"1 234 567,89": ("1234567.89", ""), "1'234'567.5": ("1234567.5", ""), "1’234": ("1234", "")},
    **{
        "1\u00a0234\u00a0567,5": ("1234567.5", ""),
        "1\u202f234": ("1234", ""),
        "\u200b5": ("5", ""),
    },
    **{"１２３": ("123", ""), "１．２３４，５": ("1234.5", ""), "12.345.678": ("12345678", "")},
    **{"1,234.567": ("1234.567", ""), "1.234,567": ("1234.567", ""), "123.4567": ("123.4567", "")},
    **{
        "0,000": ("0.000", ""),
        "0.123": ("0.123", ""),
        "1,2345": ("1.2345", ""),
        "2025": ("2025", ""),
    },
    "-1.234.567.890.123.456.789.012.345.678.901": ("-1234567890123456789012345678901", ""),
}
REFUSED = {
    "nil": ["-", "--", "---", "----", "- -", "–", "—", "−"],
    "unknown": [
        *(".", "..", "...", "….", "……", ". . .", "N/A", "#N/A", "NaN", "null", "chưa cập nhật"),
        *("Không xác định", "KXĐ", "chưa có số liệu", "ĐANG CẬP NHẬT", "Không có dữ liệu"),
    ],
    "ambiguous": [
        *("1.234", "1,234", "12.500", "123,456", "999.999", "1.000", "-1.234", "(1.234)", "16.469"),
        *("1.234%", "1.234 tỷ đồng", "1.500 triệu", "15.000 nghìn đồng", "1.234 ha", "1.234 USD"),
        *("12.345 m³", "US$1,234", "1.234 nghìn lượt", "(12,5%)", "(12,5 %)", "1.234 kg"),
    ],
    "code": [
        *("0905123456", "0905.123.456", "0905-123-456", "0234 3822345", "(0234) 3822345"),
        *("0234.3822.345", "+84905123456", "84905123456", "842343822345", "1900 1075", "19001075"),
        *(
            "3300101820",
            "3300101820-001",
            "0101234567",
            "046081001234",
            "079123456789",
            "01",
            "007",
        ),
        *("8934567890123", "1234567890123456", "20250902", "02.09.2025", "2.9.2025", "2/9/2025"),
        *("2025-09-02", "9/2025", "1/2", "1 1/2", "5/100", "10h30", "2.5e3", "2,5e3", "1E5", "1e5"),
        *(
            "8,49E+11",
            "2.5E+03",
            "0x1F",
            "A12",
            "N16",
            "QL1A",
            "1tr2",
            "1O0",
            "00",
            "012.345",
            "5-10",
        ),
    ],
    "not_a_number": [
        *("1.2.3", "1.234.56", "1.23.456", "12.34.567", "1234.567.890", "1.234.5678", "1,2,3"),
        *(
            "1, 2, 3",
            "1; 2",
            "1. 234",
            "1 .234",
            "12 34",
            "1 0",
            "5.",
            "5,",
            ".5",
            ",5",
            "--5",
            "5-",
        ),
        *(">5", "≥ 5", "~5", "±5", "khoảng 5", "hơn 5", "10+", "5*", "5¹", "5²", "½", "3½", "٣"),
        *(
            "5 - 10",
            "từ 5 đến 10",
            "12:30",
            "1 tỷ 234 triệu",
            "2 giờ 30 phút",
            "16°27'",
            "hai trăm",
        ),
        *("12 Lê Lợi", "1.297 Nguyễn Tất Thành", "Số 12", "Tổng: 12", "12 (mười hai)", "5 giày"),
        *("tháng 9", "năm 2025", "III", "x", "*", "#REF!", "inf", "Không", "12A", "10^6", "1x10^3"),
    ],
}


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_a_certain_number_is_read_as_written(text, expected):
    found = parse_number(text)
    assert (found.value, found.unit, found.reason) == (Decimal(expected[0]), expected[1], "none")


@pytest.mark.parametrize(
    ("text", "reason"), [(text, reason) for reason, texts in REFUSED.items() for text in texts]
)
def test_what_is_not_certain_is_refused(text, reason):
    found = parse_number(text)
    assert (found.value, found.reason) == (None, reason)


def test_a_sign_that_is_none_decides_nothing():
    assert parse_number("1.234", ";").reason == "ambiguous"


@pytest.mark.parametrize(
    ("values", "decimal", "read"),
    [
        (["1.234", "1.234.567"], ",", [1234, 1234567]),
        (["1.234", "0.5"], ".", [Decimal("1.234"), Decimal("0.5")]),
        (["1.234", "2.000 người"], ",", [1234, 2000]),
        (["1,234", "20.000,5"], ",", [Decimal("1.234"), Decimal("20000.5")]),
        (["1,234", "12,5"], ",", [Decimal("1.234"), Decimal("12.5")]),
        (["1 234,5", "1.234"], ",", [Decimal("1234.5"), 1234]),
        (["12,5%", "1.234%"], ",", [Decimal("12.5"), 1234]),
        (["5", "6", "-"], None, [5, 6, None]),
        ([1.5, "1.234,5", None], ",", [Decimal("1.5"), Decimal("1234.5"), None]),
    ],
)
def test_a_column_is_decided_by_all_its_values(values, decimal, read):
    found = column_numbers(values)
    assert found.decimal == decimal
    assert [one.value for one in found.values] == read


@pytest.mark.parametrize(
    "values",
    [["1,5", "2.5"], ["1.234.567", "1,234,567"], ["1.234"], ["1.234", "", "-", "0905123456"]],
)
def test_a_column_says_when_it_cannot(values):
    found = column_numbers(values)
    assert (found.decimal, found.reason) == (None, "ambiguous")
    assert not any(one.value == Decimal("1.234") or one.value == 1234 for one in found.values)
