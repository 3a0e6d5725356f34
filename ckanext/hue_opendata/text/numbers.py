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
#: What spreadsheets make of long codes (`8,49E+11`), and codes that look like it (`1E5`).
_EXPONENT = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d+")


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
    text = normalize(s).translate(_PLAIN)
    if decimal not in (",", "."):
        decimal = None
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
    # Not `-value`: that rounds to the 28 digits of the decimal context.
    return NumberResult(value.copy_negate() if negative else value, unit)


def column_numbers(values: Iterable[str | int | float | Decimal | None]) -> ColumnNumbers:
    """Decide a column's convention from all its values, and read each by it.

    A value that is a number already (int, float, Decimal) says nothing about signs.
    """
    texts = ["" if value is None else value for value in values]
    alone = [_one(value, None) for value in texts]
    read = [value for value, found in zip(texts, alone, strict=True) if found.value is not None]
    signs = {sign for value in read for sign in (_evidence(value),) if sign}
    if len(signs) > 1:
        return ColumnNumbers(None, tuple(alone), AMBIGUOUS)
    if not signs:
        doubtful = any(result.reason == AMBIGUOUS for result in alone)
        return ColumnNumbers(None, tuple(alone), AMBIGUOUS if doubtful else NONE)
    sign = signs.pop()
    return ColumnNumbers(sign, tuple(_one(value, sign) for value in texts))


def _one(value: object, decimal: str | None) -> NumberResult:
    if isinstance(value, str):
        return parse_number(value, decimal)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        exact = Decimal(str(value))
        return NumberResult(exact) if exact.is_finite() else NumberResult(reason=UNKNOWN)
    return parse_number(str(value), decimal)


def _nothing(text: str) -> str:
    if not text:
        return EMPTY
    if _NIL.fullmatch(text):
        return NIL
    return UNKNOWN if _DOTS.fullmatch(text) or fold(text) in _UNKNOWN_WORDS else ""


def _sign(text: str) -> tuple[bool, str]:
    """Whether the number is negative (a minus, or accountants' brackets), and what remains."""
    bracket = re.fullmatch(r"\( ?([0-9][0-9., ]*?) ?\)(\s*%)?", text)
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


def _evidence(value: object) -> str | None:
    """The decimal sign that one number proves."""
    if not isinstance(value, str):
        return None
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


def _is_code(digits: str) -> bool:
    """Phone numbers, identity numbers and codes: zeros in front, or what no office counts."""
    if re.match(r"0[0-9]", digits) or re.match(r"0[ .']", digits):
        return not re.fullmatch(r"0[.,]\d+", digits)
    return any(form.fullmatch(digits) for form in _CODES) or _is_day(digits)


_CODES = [
    re.compile(form)
    for form in (
        # A phone number with the country's prefix, mobile or of Huế (234); a hotline.
        r"84[ .](\d{9}|\d{2,3}([ .]\d{3,4}){2})",
        r"84(?:[35789]\d{8}|234\d{7})",
        r"1[89]00[ .]?(?:\d{4}|\d{3}[ .]\d{3}|\d{2}[ .]\d{2})",
        # A tax code that Huế's tax office gave, where it is no round amount.
        r"330[0-2](?!\d*000$)\d{6}",
        # An article number with Vietnam's prefix (GS1).
        r"893\d{10}",
        r"\d{16,}",
    )
]


def _is_day(digits: str) -> bool:
    """A day written without signs (`20250902`), or with dots and its day first."""
    found = re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", digits)
    if found:
        return 1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= 31
    return bool(re.fullmatch(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d", digits))


def _refusal(text: str) -> str:
    """Why a text with something else than a number in it was refused."""
    if re.fullmatch(r"\([0-9][0-9., ]*%\)", text.replace(" ", "")):
        return AMBIGUOUS  # a share in brackets, or a negative one
    if _EXPONENT.fullmatch(text):
        return CODE
    looks = re.fullmatch(r"[+(]?[\w./\-() ]*\d[\w./\-() ]*", text)
    codelike = re.search(r"\d[/\-]\w|\w[/\-]\d|^\+\s?84|[A-Za-z]\d|\d[A-Za-z]\d|^\(0\d", text)
    return CODE if looks and codelike else NOT_A_NUMBER
