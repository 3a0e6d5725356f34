"""Dates and periods as offices write them; what is none is refused with its reason."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata.text import parse_date

PERIODS = [
    ("02/9/2025", "2025-09-02", "2025-09-02", "day"),
    ("31.12.2025", "2025-12-31", "2025-12-31", "day"),
    ("2025-09-02", "2025-09-02", "2025-09-02", "day"),
    ("ngày 02 tháng 9 năm 2025", "2025-09-02", "2025-09-02", "day"),
    ("Huế, ngày 02 tháng 9 năm 2025", "2025-09-02", "2025-09-02", "day"),
    ("Thứ Hai, 01/09/2025", "2025-09-01", "2025-09-01", "day"),
    ("Tháng 9/2025", "2025-09-01", "2025-09-30", "month"),
    ("Tháng 9 năm 2025", "2025-09-01", "2025-09-30", "month"),
    ("Tháng 02/2024", "2024-02-01", "2024-02-29", "month"),
    ("Quý III/2025", "2025-07-01", "2025-09-30", "quarter"),
    ("quý 4 năm 2025", "2025-10-01", "2025-12-31", "quarter"),
    ("6 tháng đầu năm 2025", "2025-01-01", "2025-06-30", "half"),
    ("6 tháng cuối năm 2025", "2025-07-01", "2025-12-31", "half"),
    ("9 tháng năm 2025", "2025-01-01", "2025-09-30", "nine_months"),
    ("Năm 2025", "2025-01-01", "2025-12-31", "year"),
    ("năm học 2024-2025", "2024-09-01", "2025-08-31", "school_year"),
    ("giai đoạn 2021-2025", "2021-01-01", "2025-12-31", "range"),
    ("từ ngày 01/01/2025 đến ngày 31/03/2025", "2025-01-01", "2025-03-31", "range"),
]


@pytest.mark.parametrize(("text", "start", "end", "precision"), PERIODS)
def test_a_period_is_read(text, start, end, precision):
    found = parse_date(text)
    assert (str(found.start), str(found.end), found.precision) == (start, end, precision)
    assert found.reason == "none"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("17-09-2024 10:55", datetime(2024, 9, 17, 10, 55)),
        ("5:52:32 CH 17/9/2024", datetime(2024, 9, 17, 17, 52, 32)),
        ("17/9/2024 12:30 SA", datetime(2024, 9, 17, 0, 30)),
        ("17/9/2024 12:30 CH", datetime(2024, 9, 17, 12, 30)),
        ("10h30 ngày 02/9/2025", datetime(2025, 9, 2, 10, 30)),
    ],
)
def test_a_moment_is_read_with_morning_and_afternoon(text, moment):
    found = parse_date(text)
    assert (found.start, found.precision) == (moment, "time")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("31/02/2025", "impossible"),
        ("13/13/2025", "impossible"),
        ("Quý 5/2025", "impossible"),
        ("năm học 2024-2026", "impossible"),
        ("giai đoạn 2025-2021", "impossible"),
        ("01/02/25", "ambiguous"),
        ("mùng 10 tháng 3 âm lịch", "not_a_date"),
        ("Rằm tháng Giêng", "not_a_date"),
        ("15/8 (ÂL)", "not_a_date"),
        ("0905123456", "not_a_date"),
        ("45678", "not_a_date"),
        ("12/2025/QĐ-UBND", "not_a_date"),
        ("Đang cập nhật", "not_a_date"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text, reason):
    found = parse_date(text)
    assert (found.start, found.reason) == (None, reason)


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31)))
def test_reading_gives_back_what_was_written(day):
    for text in (
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        f"{day.day}-{day.month}-{day.year}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        day.isoformat(),
    ):
        assert parse_date(text).start == day


@given(st.text(max_size=40))
def test_no_text_raises(text):
    found = parse_date(text)
    assert (found.start is None) == (found.reason != "none")
