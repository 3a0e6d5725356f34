"""Dates that nobody made easy: what is certain is read exactly, what is not is never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from ckanext.hue_opendata.text import parse_date

D = {
    **dict.fromkeys(
        [
            *("2/9/2025", "02-09-2025", "2.9.2025", "02 / 09 / 2025", "2025/09/02", "2025.09.02"),
            *("2025-9-2", "Thứ Ba, 02/9/2025", "T3 02/9/2025", "Thứ 3, ngày 02/9/2025"),
            *("thứ ba ngày 2 tháng 9 năm 2025", "2 tháng 9, 2025", "2 tháng 9 2025"),
            *(
                "ngày 2 tháng Chín năm 2025",
                "2 thg 9, 2025",
                "02/9/2025.",
                "Hà Nội, ngày 02/9/2025",
            ),
            *("TP. Huế, ngày 02 tháng 9 năm 2025", "NGÀY 02 THÁNG 9 NĂM 2025", " 02/9/2025\u200b"),
            *("Ngày\u00a002 tháng 9 năm 2025", "A Lưới, ngày 02 tháng 9 năm 2025"),
        ],
        ("2025-09-02", "2025-09-02", "day"),
    ),
    "29/02/2024": ("2024-02-29", "2024-02-29", "day"),
    "CN 07/09/2025": ("2025-09-07", "2025-09-07", "day"),
    "Chủ nhật, ngày 07 tháng 9 năm 2025": ("2025-09-07", "2025-09-07", "day"),
    "ngày 2 tháng mười hai năm 2025": ("2025-12-02", "2025-12-02", "day"),
    "ngày 30 tháng tư năm 1975": ("1975-04-30", "1975-04-30", "day"),
    "ngày 19 tháng năm năm 2025": ("2025-05-19", "2025-05-19", "day"),
    **dict.fromkeys(
        [
            *("9/2025", "09-2025", "2025-09", "tháng 09/2025", "tháng 9-2025", "T9/2025"),
            *("Tháng 9, 2025", "tháng chín năm 2025", "THÁNG CHÍN/2025", "Thg 9 2025"),
        ],
        ("2025-09-01", "2025-09-30", "month"),
    ),
    "tháng năm năm 2025": ("2025-05-01", "2025-05-31", "month"),
    "tháng mười một 2025": ("2025-11-01", "2025-11-30", "month"),
    "tháng mười hai năm 2025": ("2025-12-01", "2025-12-31", "month"),
    **dict.fromkeys(
        [
            *("Quý III năm 2025", "Quý 3/2025", "quý III-2025", "Q3/2025", "Q3 2025", "2025-Q3"),
            *("Quí III/2025", "quý ba năm 2025", "QUÝ III/2025", "2025Q3"),
        ],
        ("2025-07-01", "2025-09-30", "quarter"),
    ),
    "quý tư 2025": ("2025-10-01", "2025-12-31", "quarter"),
    "3 tháng đầu năm 2025": ("2025-01-01", "2025-03-31", "quarter"),
    **dict.fromkeys(
        [
            *("06 tháng đầu năm 2025", "sáu tháng đầu năm 2025", "6 tháng năm 2025"),
            *("6 tháng/2025", "nửa đầu năm 2025"),
        ],
        ("2025-01-01", "2025-06-30", "half"),
    ),
    "nửa cuối năm 2025": ("2025-07-01", "2025-12-31", "half"),
    "9 tháng đầu năm 2025": ("2025-01-01", "2025-09-30", "nine_months"),
    "9 THÁNG NĂM 2025": ("2025-01-01", "2025-09-30", "nine_months"),
    "11 tháng đầu năm 2025": ("2025-01-01", "2025-11-30", "range"),
    "12 tháng năm 2025": ("2025-01-01", "2025-12-31", "year"),
    "2025": ("2025-01-01", "2025-12-31", "year"),
    "cả năm 2025": ("2025-01-01", "2025-12-31", "year"),
    "năm 1601": ("1601-01-01", "1601-12-31", "year"),
    **dict.fromkeys(
        ["Năm học 2024 - 2025", "năm học 2024–2025", "năm học 2024/2025", "NH 2024-25"],
        ("2024-09-01", "2025-08-31", "school_year"),
    ),
    **dict.fromkeys(
        [
            *("2021-2025", "Giai đoạn 2021 - 2025", "giai đoạn 2021–2025", "thời kỳ 2021-2025"),
            *("từ năm 2021 đến năm 2025", "giai đoạn từ năm 2021 đến năm 2025", "năm 2021-2025"),
        ],
        ("2021-01-01", "2025-12-31", "range"),
    ),
    "giai đoạn 2024-2025": ("2024-01-01", "2025-12-31", "range"),
    **dict.fromkeys(
        [
            *("01/01/2025 - 31/03/2025", "01/01/2025 đến 31/03/2025"),
            *("từ 01/01/2025 đến hết 31/03/2025", "từ tháng 1/2025 đến tháng 3/2025"),
            *("từ tháng 1 đến tháng 3/2025", "tháng 1-3/2025", "tháng 1 đến tháng 3 năm 2025"),
        ],
        ("2025-01-01", "2025-03-31", "range"),
    ),
    **dict.fromkeys(
        ["01-05/9/2025", "từ ngày 1 đến ngày 5/9/2025", "từ ngày 1 đến 5 tháng 9 năm 2025"],
        ("2025-09-01", "2025-09-05", "range"),
    ),
}
MOMENTS = {
    "02/09/2025 00:00:00": "2025-09-02T00:00:00",
    "2025-09-02 10:55:00.000": "2025-09-02T10:55:00",
    "02/09/2025 10:55:32 CH": "2025-09-02T22:55:32",
    "02/09/2025 10:55PM": "2025-09-02T22:55:00",
    "10:55 CH 02/09/2025": "2025-09-02T22:55:00",
    "10 giờ 30 ngày 02/9/2025": "2025-09-02T10:30:00",
    "10 giờ 30 phút ngày 02/9/2025": "2025-09-02T10:30:00",
    "10 giờ ngày 02/9/2025": "2025-09-02T10:00:00",
    "10h ngày 02/9/2025": "2025-09-02T10:00:00",
    "10h30' ngày 02/9/2025": "2025-09-02T10:30:00",
    "8 giờ 00, ngày 02 tháng 9 năm 2025": "2025-09-02T08:00:00",
    "12:00 SA 02/09/2025": "2025-09-02T00:00:00",
    "12:00 CH 02/09/2025": "2025-09-02T12:00:00",
}
REFUSED = {
    "impossible": [
        *("31/02/2025", "30/02/2024", "29/02/2025", "31/04/2025", "32/01/2025", "00/01/2025"),
        *("01/00/2025", "01/13/2025", "12/31/2025", "2025-02-31", "2025-13-01", "tháng 13/2025"),
        *("ngày 31 tháng 2 năm 2025", "0/2025", "Quý 0/2025", "quý 5 năm 2025"),
        *("13 tháng đầu năm 2025", "0 tháng đầu năm 2025", "năm học 2025-2024"),
        *("năm học 2024-2026", "giai đoạn 2025-2021", "25:00 02/09/2025", "10:60 02/09/2025"),
        *("02/09/2025 13:00 CH", "từ 31/02/2025 đến 01/03/2025", "01/01/0001", "00/00/0000"),
        *("31/03/2025 - 01/01/2025", "tháng 3-1/2025", "5-1/9/2025"),
    ],
    "ambiguous": [
        *("01/02/25", "1/2/25", "31/12/99", "01.02.25", "9 tháng Năm 2025", "Tháng Năm 2025"),
        *("tháng năm 2025", "ngày 02 tháng năm 2025", "2024-2025", "2024 – 2025"),
        *("Thứ Hai, 02/9/2025", "Chủ nhật, ngày 02 tháng 9 năm 2025"),
    ],
    "not_a_date": [
        *("1/2", "2/9", "31/12", "10/3 ÂL", "10/3 âm lịch", "10-3 AL", "10/3 A.L", "10/3/Ất Tỵ"),
        *("10/3/2025 ÂL", "10/3/2025 (ÂL)", "10/3/2025AL", "ngày 10 tháng 3 năm 2025 âm lịch"),
        *("mùng 5 tháng Giêng âm lịch", "mùng 5 Tết", "mồng 2 tháng 9 năm 2025"),
        *("rằm tháng 7 năm 2025", "ngày 15 tháng Giêng năm 2025", "ngày 23 tháng Chạp năm 2025"),
        *("lịch âm 10/3/2025", "Lịch âm, ngày 10 tháng 3 năm 2025", "tháng 6 nhuận năm 2025"),
        *("ngày 15 tháng 8 năm Ất Tỵ", "Mậu Thân 1968", "Tết Nguyên đán 2025", "tháng giêng 2025"),
        *(
            "Huế, ngày     tháng 9 năm 2025",
            "Huế, ngày ... tháng 9 năm 2025",
            "ngày tháng năm 2025",
        ),
        *("6 tháng đầu năm", "9 tháng", "Tháng 9", "Quý III", "đầu năm 2025", "cuối năm 2025"),
        *("trước ngày 30/6/2025", "đến 31/12/2025", "trước 2025", "khoảng 2025", "năm 25"),
        *("1234", "2300", "45678", "45678.5", "20250902", "0905123456", "1.2025", "10.000", "12,5"),
        *("12/2025/QĐ-UBND", "123/2025", "1/1/1", "02/9/2025 và 03/9/2025", "2/9-2025", "-", "…"),
        *("Đang cập nhật", "thế kỷ XIX", "năm nay", "2021, 2022", "Quý I và II/2025", "2025.0"),
        *("Phòng 12, ngày 02 tháng 9 năm 2025", "02 09 2025", "tuần 35/2025"),
    ],
}


@pytest.mark.parametrize(("text", "expected"), D.items())
def test_a_certain_date_is_read(text, expected):
    found = parse_date(text)
    assert (str(found.start), str(found.end), found.precision, found.reason) == (*expected, "none")


@pytest.mark.parametrize(("text", "moment"), MOMENTS.items())
def test_a_certain_moment_is_read(text, moment):
    found = parse_date(text)
    assert found.start is not None
    assert (found.start.isoformat(), found.precision) == (moment, "time")


@pytest.mark.parametrize(
    ("text", "reason"), [(text, reason) for reason, texts in REFUSED.items() for text in texts]
)
def test_what_is_not_certain_is_refused(text, reason):
    found = parse_date(text)
    assert (found.start, found.end, found.reason) == (None, None, reason)


@pytest.mark.parametrize("mark", ["ÂL", "AL", "(âm lịch)", "âm lịch", "lịch âm", "a.l."])
def test_no_lunar_day_of_a_whole_year_becomes_a_gregorian_one(mark):
    for ordinal in range(date(2025, 1, 1).toordinal(), date(2026, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        assert parse_date(f"{day:%d/%m/%Y} {mark}").start is None
        assert parse_date(f"ngày {day.day} tháng {day.month} năm {day.year} {mark}").start is None


@pytest.mark.parametrize("text", ["ạ" * 1000, "ạ" * 149, "a " * 74 + "!", "Huế, " * 29, "1/" * 74])
def test_a_long_text_is_no_date_and_costs_nothing(text):
    """A place before a date was looked for in as many ways as letters can be parted."""
    assert parse_date(text).reason == "not_a_date"
