"""Hundreds of numbers and dates as officers write them, each with its one right answer.

The answers in `cases/` were read over one by one: what an office may mean in two ways has no value.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ckanext.hue_opendata.text import column_numbers, parse_date, parse_number

CASES = Path(__file__).with_name("cases")


def cases(name: str) -> Iterator[tuple[str, str]]:
    """What is written, and what it means; the arrow in the text itself stays in it."""
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            text, _, meaning = line.rpartition(" → ")
            yield text, meaning


@pytest.mark.parametrize(("text", "meaning"), cases("numbers.txt"))
def test_a_number_of_practice(text, meaning):
    found = parse_number(text)
    value = found.reason if found.value is None else str(found.value)
    assert f"{value} [{found.unit}]".removesuffix(" []") == meaning


@pytest.mark.parametrize(("text", "meaning"), cases("dates.txt"))
def test_a_date_of_practice(text, meaning):
    found = parse_date(text)
    if found.start is None:
        assert found.reason == meaning
    else:
        last = "" if found.start == found.end else f"..{found.end}"
        assert f"{found.start}{last} {found.precision}" == meaning


@pytest.mark.parametrize(
    ("values", "read"),
    [
        # The bracket on top is the number of the column; below, the column shows its minus.
        (["(5)", "(1.234.567)", "(12)", "7"], [None, -1234567, -12, 7]),
        (["8", "(123)", "(4)"], [8, -123, -4]),
        (["8", "(1)", "(2)"], [8, None, None]),
        # A decimal sign shows that nine digits are an amount.
        (["905123456", "12,5"], [905123456, 12.5]),
        (["905123456", "12"], [None, 12]),
    ],
)
def test_a_column_shows_what_brackets_and_nine_digits_mean(values, read):
    assert [one.value for one in column_numbers(values).values] == read


def test_twelve_at_night_is_not_noon():
    for text in ("12 giờ tối ngày 2/9/2025", "12 giờ sáng ngày 2/9/2025", "2 giờ tối 2/9/2025"):
        assert parse_date(text).reason == "ambiguous"
    assert str(parse_date("14h chiều ngày 2/9/2025").start) == "2025-09-02 14:00:00"
