"""A period is read as people write it, and what is written is read back, day for day."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata.forms.periods import read_period, recent, write_day, write_period

DAYS = st.dates(date(1900, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("Quý III/2025", "2025-07-01", "2025-09-30"),
        ("quy 3 2025", "2025-07-01", "2025-09-30"),
        ("09/2025", "2025-09-01", "2025-09-30"),
        ("2020 - 2024", "2020-01-01", "2024-12-31"),
        ("02/9/2025", "2025-09-02", "2025-09-02"),
        ("từ 01/01/2020 đến nay", "2020-01-01", ""),
        ("từ năm 2020", "2020-01-01", ""),
        ("2020 - nay", "2020-01-01", ""),
        ("đến hết năm 2024", "", "2024-12-31"),
        ("từ 01/01/2025 đến 15/02/2025", "2025-01-01", "2025-02-15"),
    ],
)
def test_a_typed_period(typed, start, end):
    assert read_period(typed) == (start, end)
    assert read_period(unicodedata.normalize("NFD", typed)) == (start, end)


@pytest.mark.parametrize("typed", ["hôm nào đó", "", "31/02/2025", "từ đến", "99/99/9999"])
def test_what_is_no_period_is_told(typed):
    assert read_period(typed) is None


@given(DAYS, DAYS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_written_period_is_read_back(language, one, two):
    first, last = sorted((one, two))
    for start, end in ((first, last), (first, None), (None, last)):
        stored = (start.isoformat() if start else "", end.isoformat() if end else "")
        assert read_period(write_period(*stored, language)) == stored


@given(st.integers(1900, 2150), st.integers(1, 12), st.sampled_from(["I", "II", "III", "IV"]))
def test_whole_months_quarters_and_years_are_written_short(year, month, quarter):
    for typed in (str(year), f"{month:02}/{year}", f"Quý {quarter}/{year}"):
        stored = read_period(typed)
        assert stored is not None
        assert write_period(*stored) == typed


def test_a_day_is_typed_as_people_write_it():
    assert write_day("2025-09-02") == "02/09/2025"
    assert write_day("hôm nay") == "hôm nay"


def test_what_is_offered_is_of_these_days():
    offered = recent(date(2026, 2, 10))
    assert offered == [
        "2026",
        "2025",
        *("Quý I/2026", "Quý IV/2025", "Quý III/2025", "Quý II/2025"),
        *("02/2026", "01/2026", "12/2025"),
    ]


@given(st.dates(date(1902, 1, 1), date(2149, 12, 31)), st.sampled_from(["vi", "en"]))
def test_what_is_offered_can_be_read(today, language):
    for text in recent(today, language):
        start, end = read_period(text) or ("", "")
        assert start <= today.isoformat()
        assert end >= start > f"{today.year - 2}"
