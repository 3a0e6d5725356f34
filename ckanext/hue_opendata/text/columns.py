"""`column_numbers`: the convention of a column, decided by all its values together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ckanext.hue_opendata.text.numbers import (
    AMBIGUOUS,
    NONE,
    UNKNOWN,
    NumberResult,
    evidence,
    parse_number,
)

#: Brackets that can only be an accountant's minus: no number of a column or footnote is so long.
_MINUS = re.compile(r"\( ?\d[\d., ]*[., ]\d[\d., ]*\)|\( ?\d{3} ?\)")
_SMALL = re.compile(r"\( ?(\d{1,2}) ?\)")


@dataclass(frozen=True)
class ColumnNumbers:
    """The convention of a column: its decimal sign (`,`, `.` or None), and each value read by it.

    `reason` is `none`, or `ambiguous` when the values contradict each other or do not say.
    """

    decimal: str | None
    values: tuple[NumberResult, ...]
    reason: str = NONE


def column_numbers(values: Iterable[str | int | float | Decimal | None]) -> ColumnNumbers:
    """Decide a column's convention from all its values, and read each by it.

    A value that is a number already (int, float, Decimal) says nothing about signs. Where another
    value shows that brackets are the column's minus, `(5)` is -5, except on top, where it may be
    the number of the column.
    """
    texts = ["" if value is None else value for value in values]
    alone = [_one(value, None) for value in texts]
    certain = [
        text
        for text, found in zip(texts, alone, strict=True)
        if found.value is not None and isinstance(text, str)
    ]
    signs = {sign for sign in map(evidence, certain) if sign}
    if len(signs) > 1:
        return ColumnNumbers(None, tuple(alone), AMBIGUOUS)
    sign = signs.pop() if signs else None
    found = [_one(value, sign) for value in texts] if sign else alone
    found = _negatives(texts, found)
    doubtful = sign is None and any(result.reason == AMBIGUOUS for result in found)
    return ColumnNumbers(sign, tuple(found), AMBIGUOUS if doubtful else NONE)


def _negatives(texts: Sequence[object], found: list[NumberResult]) -> list[NumberResult]:
    """Read `(5)` as negative where the column shows that this is how it writes negatives."""
    strings = [value.strip() if isinstance(value, str) else "" for value in texts]
    if not any(
        _MINUS.fullmatch(text) and result.value is not None and result.value < 0
        for text, result in zip(strings, found, strict=True)
    ):
        return found
    top = next((at for at, text in enumerate(strings) if text), 0)
    return [
        NumberResult(-Decimal(small[1]))
        if at != top and (small := _SMALL.fullmatch(text))
        else result
        for at, (text, result) in enumerate(zip(strings, found, strict=True))
    ]


def _one(value: object, decimal: str | None) -> NumberResult:
    if isinstance(value, str):
        return parse_number(value, decimal)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        exact = Decimal(str(value))
        return NumberResult(exact) if exact.is_finite() else NumberResult(reason=UNKNOWN)
    return parse_number(str(value), decimal)
