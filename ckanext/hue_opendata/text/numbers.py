"""Reads numbers as Vietnamese offices write them; a silently wrong number is the worst failure.

`1.234,56` and `1,234.56` say by themselves which sign is the decimal one; `1.234` alone does not,
and is refused as ambiguous unless the column's convention is known. A string never raises: the
result carries a reason. Vietnamese offices write the comma for decimals and the dot between
thousands, English spreadsheets the reverse; statistics write `-` for nil and `…` for unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ckanext.hue_opendata.text.fold import fold
from ckanext.hue_opendata.text.normal import normalize
from ckanext.hue_opendata.text.units import counts_whole_things, is_unit

NONE, EMPTY, NIL, UNKNOWN = "none", "empty", "nil", "unknown"
AMBIGUOUS, NOT_A_NUMBER, CODE = "ambiguous", "not_a_number", "code"

_DASHES = frozenset("-–—−")
_UNKNOWN_WORDS = frozenset(
    (
        "..",
        "...",
        "…",
        "....",
        "n/a",
        "na",
        "null",
        "none",
        "nan",
        "chua co",
        "dang cap nhat",
        "chua co so lieu",
        "khong co so lieu",
        "khong ro",
        "chua xac dinh",
        "?",
    )
)
_BODY = re.compile(r"[0-9][0-9.,' ]*")
_PREFIX = re.compile(r"(us\$|\$|€|₫|vnd|vnđ|usd)\s?", re.IGNORECASE)


@dataclass(frozen=True)
class NumberResult:
    """The value as written (never multiplied by its unit), the unit as written, and a reason.

    `reason`: none, empty, nil, unknown, ambiguous, not_a_number, code.
    """

    value: Decimal | None = None
    unit: str = ""
    reason: str = NONE


@dataclass(frozen=True)
class ColumnNumbers:
    """The convention of a column: its decimal sign (`,`, `.` or None), and each value read by it.

    `reason` is `none`, or `ambiguous` when the values contradict each other or do not say.
    """

    decimal: str | None
    values: tuple[NumberResult, ...]
    reason: str = NONE


def parse_number(s: str, decimal: str | None = None) -> NumberResult:
    """Read one number; `decimal` is the column's decimal sign where it is known."""
    text = normalize(s)
    nothing = _nothing(text)
    if nothing:
        return NumberResult(reason=nothing)
    negative, text = _sign(text)
    prefix = _PREFIX.match(text)
    unit = ""
    if prefix:
        unit, text = prefix[1], text[prefix.end() :]
    body = _BODY.match(text)
    if not body:
        return NumberResult(reason=_refusal(text))
    digits = body[0].rstrip(" .,'")
    rest = text[len(digits) :].strip()
    if rest and (unit or not is_unit(rest)):
        return NumberResult(reason=_refusal(text))
    unit = unit or rest
    value, reason = _value(digits, decimal, counts=counts_whole_things(unit))
    if value is None:
        return NumberResult(unit=unit if reason == AMBIGUOUS else "", reason=reason)
    return NumberResult(-value if negative else value, unit)


def column_numbers(values: Iterable[str]) -> ColumnNumbers:
    """Decide a column's convention from all its values, and read each by it."""
    texts = [str(value) for value in values]
    alone = [parse_number(text) for text in texts]
    read = [text for text, result in zip(texts, alone, strict=True) if result.value is not None]
    signs = {sign for text in read for sign in (_evidence(text),) if sign}
    if len(signs) > 1:
        return ColumnNumbers(None, tuple(alone), AMBIGUOUS)
    if not signs:
        doubtful = any(result.reason == AMBIGUOUS for result in alone)
        return ColumnNumbers(None, tuple(alone), AMBIGUOUS if doubtful else NONE)
    sign = signs.pop()
    return ColumnNumbers(sign, tuple(parse_number(text, sign) for text in texts))


def _nothing(text: str) -> str:
    if not text:
        return EMPTY
    if len(text) <= 3 and set(text) <= _DASHES:
        return NIL
    return UNKNOWN if fold(text) in _UNKNOWN_WORDS or set(text) == {"…"} else ""


def _sign(text: str) -> tuple[bool, str]:
    """Whether the number is negative (a minus, or accountants' brackets), and what remains."""
    bracket = re.fullmatch(r"\(([0-9][0-9., ]*)\)(\s*%)?", text)
    if bracket:
        return True, bracket[1] + (bracket[2] or "")
    if text[0] in "-−–" and len(text) > 1:
        return True, text[1:].lstrip()
    # `+84…` is a phone number, `+5,2` a number.
    if text[0] == "+" and not re.match(r"\+\s?84", text):
        return False, text[1:].lstrip()
    return False, text


def _value(digits: str, decimal: str | None, *, counts: bool) -> tuple[Decimal | None, str]:
    """The value of a run of digits and separators, or why there is none."""
    if _is_code(digits):
        return None, CODE
    if digits.isdigit():
        return Decimal(digits), NONE
    spaced = re.fullmatch(r"(\d{1,3}(?:[ ']\d{3})+)(?:([.,])(\d+))?", digits)
    if spaced:
        if decimal and spaced[2] and spaced[2] != decimal:
            return None, AMBIGUOUS
        whole = re.sub(r"[ ']", "", spaced[1])
        return Decimal(f"{whole}.{spaced[3]}" if spaced[3] else whole), NONE
    if " " in digits or "'" in digits:
        return None, NOT_A_NUMBER
    sign = _decimal_sign(digits)
    if sign == "":
        return None, NOT_A_NUMBER
    if sign is None and counts:
        sign = "," if "." in digits else "."
    if sign is None:
        sign = decimal
    if sign is None or (decimal and sign != decimal):
        return None, AMBIGUOUS
    thousands = "." if sign == "," else ","
    return Decimal(digits.replace(thousands, "").replace(sign, ".")), NONE


def _decimal_sign(digits: str) -> str | None:
    """Which sign must be the decimal one: `,` or `.`; None when it may be either, "" for neither.

    `1.234.567` has no decimals but says that the dot parts thousands, so the answer is `,`.
    """
    for sign, thousands in ((",", "."), (".", ",")):
        group = re.escape(thousands)
        grouped = rf"[1-9]\d{{0,2}}(?:{group}\d{{3}})+"
        if re.fullmatch(rf"{grouped}{re.escape(sign)}\d+", digits):
            return sign
        if re.fullmatch(rf"[1-9]\d{{0,2}}(?:{group}\d{{3}}){{2,}}", digits):
            return sign
        if re.fullmatch(rf"\d+{re.escape(sign)}\d+", digits) and not re.fullmatch(
            rf"[1-9]\d{{0,2}}{re.escape(sign)}\d{{3}}", digits
        ):
            return sign
    return None if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", digits) else ""


def _evidence(text: str) -> str | None:
    """The decimal sign that one number proves."""
    plain = _sign(normalize(text))[1]
    body = _BODY.search(_PREFIX.sub("", plain))
    if not body:
        return None
    digits = body[0].rstrip(" .,'")
    spaced = re.fullmatch(r"\d{1,3}(?:[ ']\d{3})+([.,])\d+", digits)
    return spaced[1] if spaced else _decimal_sign(digits) or None


def _is_code(digits: str) -> bool:
    """Phone numbers, identity numbers and codes: zeros in front, or longer than any amount."""
    plain = re.sub(r"[ .,']", "", digits)
    if re.match(r"0[0-9]", digits) or re.match(r"0[ .']", digits):
        return not re.fullmatch(r"0[.,]\d+", digits)
    # `84 905 123 456`: a phone number with the country's prefix.
    if re.fullmatch(r"84[ .]\d{2,3}([ .]\d{3,4}){2}", digits):
        return True
    return len(plain) > 15 and digits.isdigit()


def _refusal(text: str) -> str:
    """Why a text with something else than a number in it was refused."""
    looks = re.fullmatch(r"[+(]?[\w./\-() ]*\d[\w./\-() ]*", text)
    codelike = re.search(r"\d[/\-]\w|\w[/\-]\d|^\+\s?84|[A-Za-z]\d|\d[A-Za-z]\d|^\(0\d", text)
    return CODE if looks and codelike else NOT_A_NUMBER
