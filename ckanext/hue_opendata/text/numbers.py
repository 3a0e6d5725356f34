"""Reads numbers as Vietnamese offices write them; a silently wrong number is the worst failure.

`1.234,56` and `1,234.56` say by themselves which sign is the decimal one; `1.234` alone does not,
and is refused as ambiguous unless the column's convention is known. A string never raises: the
result carries a reason. Vietnamese offices write the comma for decimals and the dot between
thousands, English spreadsheets the reverse; statistics write `-` for nil and `…` for unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ckanext.hue_opendata.text.fold import fold
from ckanext.hue_opendata.text.lookalikes import (
    is_code,
    is_code_alone,
    looks_like_code,
    may_be_code,
)
from ckanext.hue_opendata.text.normal import normalize
from ckanext.hue_opendata.text.units import counts_things, counts_whole_things, is_unit

NONE, EMPTY, NIL, UNKNOWN = "none", "empty", "nil", "unknown"
AMBIGUOUS, NOT_A_NUMBER, CODE = "ambiguous", "not_a_number", "code"

_UNKNOWN_WORDS = frozenset(
    (
        *("n/a", "#n/a", "na", "null", "none", "nan", "?", "kxd"),
        *(
            "chua co",
            "chua ro",
            "chua cap nhat",
            "chua xac dinh",
            "chua thong ke",
            "chua co so lieu",
        ),
        *("chua co du lieu", "dang cap nhat", "dang thong ke", "dang tong hop", "khong ro"),
        *("khong xac dinh", "khong co so lieu", "khong co du lieu"),
    )
)
_NIL = re.compile(r"[-–—−](?: ?[-–—−])*")
_DOTS = re.compile(r"[.…](?: ?[.…])*")
_BODY = re.compile(r"[0-9][0-9.,' ]*")
_PREFIX = re.compile(r"(us\$|\$|€|₫|vnd|vnđ|usd|đ(?= ?\d))\s?", re.IGNORECASE)
#: Digits and signs as Asian keyboards and word processors write them; all else stays.
_PLAIN = str.maketrans("０１２３４５６７８９．，％’‘", "0123456789.,%''")
_MINUS, _DOUBTFUL = "-", "?"
#: What is in brackets and may be an accountant's negative.
_BRACKETS = re.compile(r"\( ?([0-9][0-9., ]*?) ?\)(\s*%)?")
#: … or the number of a column, a footnote, a year.
_NUMBERING = re.compile(r"\( ?(?:\d{1,2}|(?:19|20)\d\d) ?\)(?:\s*%)?")


@dataclass(frozen=True)
class NumberResult:
    """The value as written (never multiplied by its unit), the unit as written, and a reason.

    `reason`: none, empty, nil, unknown, ambiguous, not_a_number, code.
    """

    value: Decimal | None = None
    unit: str = ""
    reason: str = NONE


def parse_number(s: str, decimal: str | None = None) -> NumberResult:
    """Read one number; `decimal` is the column's decimal sign where it is known."""
    text = normalize(s).translate(_PLAIN)
    if decimal not in (",", "."):
        decimal = None
    nothing = _nothing(text)
    if nothing:
        return NumberResult(reason=nothing)
    sign, text = _sign(text)
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
    value, reason = _value(digits, decimal, unit)
    if value is not None and (sign == _DOUBTFUL or (sign and counts_things(unit))):
        value, reason = None, AMBIGUOUS
    if value is None:
        return NumberResult(unit=unit if reason == AMBIGUOUS else "", reason=reason)
    # Not `-value`: that rounds to the 28 digits of the decimal context.
    return NumberResult(value.copy_negate() if sign and value else value, unit)


def _nothing(text: str) -> str:
    if not text:
        return EMPTY
    if _NIL.fullmatch(text):
        return NIL
    return UNKNOWN if _DOTS.fullmatch(text) or fold(text) in _UNKNOWN_WORDS else ""


def _sign(text: str) -> tuple[str, str]:
    """A minus (or accountants' brackets), none, or a doubtful one; and what remains.

    `(1)` may be the number of a column or a footnote, and `- 5` an item of a list.
    """
    bracket = _BRACKETS.fullmatch(text)
    if bracket:
        sign = _DOUBTFUL if _NUMBERING.fullmatch(text) else _MINUS
        return sign, bracket[1] + (bracket[2] or "")
    if text[0] in "-−–" and len(text) > 1:
        return _DOUBTFUL if text[0] != "−" and text[1] == " " else _MINUS, text[1:].lstrip()
    # `+84…` is a phone number, `+5,2` a number.
    if text[0] == "+" and not re.match(r"\+\s?84", text):
        return "", text[1:].lstrip()
    return "", text


def _value(digits: str, decimal: str | None, unit: str) -> tuple[Decimal | None, str]:
    """The value of a run of digits and separators, or why there is none.

    A unit shows that digits are an amount, and so does a column whose decimal sign is known,
    where they may be one.
    """
    counts = counts_whole_things(unit)
    if is_code(digits) or (not unit and is_code_alone(digits)):
        return None, CODE
    if not unit and not decimal and may_be_code(digits):
        return None, AMBIGUOUS
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


def evidence(value: str) -> str | None:
    """The decimal sign that one number proves."""
    plain = _sign(normalize(value).translate(_PLAIN))[1]
    body = _BODY.search(_PREFIX.sub("", plain))
    if not body:
        return None
    digits = body[0].rstrip(" .,'")
    spaced = re.fullmatch(r"\d{1,3}(?:[ ']\d{3})+([.,])\d+", digits)
    if spaced:
        return spaced[1]
    sign = _decimal_sign(digits)
    if sign is None and counts_whole_things(plain[body.end() :].strip()):
        return "," if "." in digits else "."
    return sign or None


def _refusal(text: str) -> str:
    """Why a text with something else than a number in it was refused."""
    if re.fullmatch(r"\([0-9][0-9., ]*%\)", text.replace(" ", "")):
        return AMBIGUOUS  # a share in brackets, or a negative one
    return CODE if looks_like_code(text) else NOT_A_NUMBER
