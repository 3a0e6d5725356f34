"""Numbers: what is certain is read, what is not is refused with its reason."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata.text import column_numbers, parse_number

CERTAIN = [
    ("1.234,56", "1234.56", ""),
    ("1,234.56", "1234.56", ""),
    ("1 234,5", "1234.5", ""),
    ("1.234.567", "1234567", ""),
    ("1,234,567", "1234567", ""),
    ("12,5 %", "12.5", "%"),
    ("1,5 tỷ", "1.5", "tỷ"),
    ("1,5 tỷ đồng", "1.5", "tỷ đồng"),
    ("20.000 đồng", "20000", "đồng"),
    ("20.000 VND", "20000", "VND"),
    ("1.234 người", "1234", "người"),
    ("(1.234,5)", "-1234.5", ""),
    ("−5,2", "-5.2", ""),
    ("0.123", "0.123", ""),
    ("1234.567", "1234.567", ""),
    ("0", "0", ""),
    ("5km²", "5", "km²"),
]
REFUSED = [
    ("", "empty"),
    ("  ", "empty"),
    ("-", "nil"),
    ("–", "nil"),
    ("…", "unknown"),
    ("..", "unknown"),
    ("Đang cập nhật", "unknown"),
    ("1.234", "ambiguous"),
    ("1,234", "ambiguous"),
    ("(1.234)", "ambiguous"),
    ("0905123456", "code"),
    ("0905 123 456", "code"),
    ("+84 905 123 456", "code"),
    ("84 905 123 456", "code"),
    ("012", "code"),
    ("046081001234", "code"),
    ("3300101820-001", "code"),
    ("12/2025/QĐ-UBND", "code"),
    ("1E5", "code"),
    ("1.297 Nguyễn Tất Thành", "not_a_number"),
    ("1.2.3", "not_a_number"),
    ("12.34.56", "not_a_number"),
    ("1.234.56", "not_a_number"),
    ("Không", "not_a_number"),
]


@pytest.mark.parametrize(("text", "value", "unit"), CERTAIN)
def test_a_certain_number_is_read_as_written(text, value, unit):
    found = parse_number(text)
    assert (found.value, found.unit, found.reason) == (Decimal(value), unit, "none")


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_not_certain_is_refused_with_its_reason(text, reason):
    found = parse_number(text)
    assert (found.value, found.reason) == (None, reason)


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [("1.234", ",", "1234"), ("1.234", ".", "1.234"), ("(1.234)", ",", "-1234")],
)
def test_the_columns_convention_settles_an_ambiguous_number(text, decimal, value):
    assert parse_number(text, decimal).value == Decimal(value)


@pytest.mark.parametrize(("text", "decimal"), [("1,234.5", ","), ("1.5", ","), ("12,5", ".")])
def test_a_number_against_the_convention_is_not_guessed(text, decimal):
    assert parse_number(text, decimal).reason == "ambiguous"


def test_a_column_tells_its_convention():
    found = column_numbers(["1.234", "12,5", "-", "2.000"])
    assert found.decimal == ","
    assert [result.value for result in found.values] == [1234, Decimal("12.5"), None, 2000]


@pytest.mark.parametrize("values", [["1.234", "2.345"], ["1,5", "1.5"]])
def test_a_column_that_does_not_tell_is_ambiguous(values):
    assert column_numbers(values).reason == "ambiguous"


amounts = st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False)


@given(amounts)
def test_reading_gives_back_what_was_written(amount):
    vietnamese = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    assert parse_number(vietnamese).value == amount
    assert parse_number(f"{amount:,.2f}").value == amount


@given(st.text(max_size=40))
def test_no_text_raises_and_a_value_never_comes_with_a_reason(text):
    found = parse_number(text)
    assert (found.value is None) == (found.reason != "none")


@given(st.lists(st.sampled_from([text for text, *_ in CERTAIN + REFUSED]), max_size=12))
def test_a_column_never_contradicts_what_a_value_says_alone(values):
    for text, read in zip(values, column_numbers(values).values, strict=True):
        alone = parse_number(text)
        assert alone.value is None or read.value in (alone.value, None)
