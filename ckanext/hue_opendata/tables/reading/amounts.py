"""Cells as amounts, and when a told sum is the sum of its parts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ckanext.hue_opendata.tables.reading.columns.convert import ONE, Misfit
from ckanext.hue_opendata.tables.reading.columns.decision import Decision


def amount(value: Any, made: Decision) -> Decimal | None:
    """A raw cell as a number by its column's convention, None where it is none."""
    if value is None:
        return None
    try:
        return ONE["number"](value, made)
    except (Misfit, ValueError, ArithmeticError):
        return None


def same(told: Decimal, total: Decimal, count: int) -> bool:
    """Equal within what rounding of each of `count` parts allows."""
    # The exponent is a letter for NaN only, which no parsed amount is.
    digits = -min(int(told.as_tuple().exponent), 0)  # type: ignore[arg-type]
    if not digits:
        return abs(told - total) < 1
    return abs(told - total) <= Decimal(count + 1) * Decimal(10) ** -digits / 2
