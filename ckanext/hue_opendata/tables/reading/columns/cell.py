"""What one text cell looks like by itself; the column decides what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from ckanext.hue_opendata.text import parse_date, parse_number

#: Kinds of text cells.
NUMBER, AMBIGUOUS, CODE, BIG, SCIENTIFIC = "number", "ambiguous", "code", "big", "scientific"
DATE, MOMENT, SHORT_DATE, PERIOD, TIME = "date", "moment", "short_date", "period", "time"
NIL, UNKNOWN, TICK, BOOLEAN, ERROR, HASHES, TEXT = (
    "nil", "unknown", "tick", "boolean", "error", "hashes", "text",
)  # fmt: skip
LOCAL = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Look:
    """`sign`: the decimal sign a number proves; `order`: `dmy mdy both iso` of a date.

    `bare`: a number without its footnote mark; `marked` when it had one; `exact`: written as a
    whole number, without decimals.
    """

    kind: str
    sign: str = ""
    unit: str = ""
    order: str = ""
    bare: str = ""
    marked: bool = False


_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,14})$")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d*)([.,])(?:\d{1,2}|\d{4,})$")
_SCIENTIFIC = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eE]([+-]?\d{1,3})$")
_FOOTNOTE = re.compile(
    r"(?<=[\d%])\s*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*{1,3}|\(\*+\)|\((?:\d|[a-z])\)|\[\d\]|†|‡)$"
)
_ERRORS = re.compile(r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|ERROR!?)$|Err:\d{3}$", re.I)
_DMY = re.compile(r"(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d.])(.*)$", re.DOTALL)
_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$"
)
_SHORT = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
_TIME = re.compile(r"([01]?\d|2[0-3])(?::|h)[0-5]\d(?::[0-5]\d)?$")
_BIG = re.compile(r"-?[1-9]\d{15,}$")


@lru_cache(maxsize=200_000)
def look(text: str) -> Look:
    """Classify one text; it is trimmed and not empty."""
    if _INTEGER.match(text):
        return Look(NUMBER, bare=text)
    first = text[0]
    if first.isdigit() or first in "-+(.,−–$€₫":
        found = _DECIMAL.match(text)
        if found:
            return Look(NUMBER, found[1], bare=text)
    elif first.isalpha() and not any(char.isdigit() for char in text) and len(text) > 8:
        return _WORDS.get(text.lower(), Look(TEXT))
    return _slow(text)


_WORDS = {
    "đang cập nhật": Look(UNKNOWN),
    "chưa có số liệu": Look(UNKNOWN),
    "không có số liệu": Look(UNKNOWN),
    "chưa xác định": Look(UNKNOWN),
}


def _slow(text: str) -> Look:
    if text[0] == "#":
        if set(text) == {"#"} and len(text) > 1:
            return Look(HASHES)
        if _ERRORS.match(text):
            return Look(ERROR)
    if text in ("x", "X", "✓", "✔", "☑", "√", "v", "V"):
        return Look(TICK)
    if text.lower() in ("true", "false"):
        return Look(BOOLEAN)
    if len(text) > 80:
        return Look(TEXT)
    if _BIG.match(text):
        return Look(BIG, bare=text)
    found = _SCIENTIFIC.match(text)
    if found:
        return Look(SCIENTIFIC, bare=text, order="+" if int(found[1]) >= 4 else "-")
    number = _number(text)
    return number if number.kind != TEXT else _date(text)


def _number(text: str) -> Look:
    bare = _FOOTNOTE.sub("", text)
    marked = bare != text
    result = parse_number(bare)
    if result.reason == "none" and result.value is not None:
        return Look(NUMBER, _sign(bare), result.unit, bare=bare, marked=marked)
    if result.reason == "ambiguous":
        if not any(sign in bare and parse_number(bare, sign).value is not None for sign in ",."):
            return Look(TEXT)  # `(1)`, `- 5`, `-5 người`: no decimal sign will settle it
        return Look(AMBIGUOUS, "." if "." in bare else ",", result.unit, bare=bare, marked=marked)
    if marked:
        return Look(TEXT)
    if result.reason in ("nil", "unknown"):
        return Look(NIL if result.reason == "nil" else UNKNOWN)
    if result.reason == "code" and not _DMY.match(text) and not _ISO.match(text):
        dated = _date(text)
        return dated if dated.kind != TEXT else Look(CODE, bare=text)
    return Look(TEXT)


def _sign(text: str) -> str:
    """The decimal sign that a number proves by itself."""
    for sign, other in ((",", "."), (".", ",")):
        value = parse_number(text, sign)
        if value.value is not None and parse_number(text, other).value is None:
            return sign
    return ""


def _date(text: str) -> Look:
    found = _DMY.match(text)
    if found:
        day, month, rest = int(found[1]), int(found[3]), found[5].strip()
        order = _order(day, month)
        if not order:
            return Look(TEXT)
        if not rest and order != "mdy" and parse_date(text).precision != "day":
            return Look(TEXT)  # 31/02/2024
        kind = DATE if not rest else MOMENT if _moment(text) else TEXT
        if order == "mdy" and kind == TEXT and rest and _moment(_flip(text)):
            kind = MOMENT
        return Look(kind, order=order) if kind != TEXT else Look(_period(text))
    if _ISO.match(text):
        return Look(MOMENT, order="iso") if iso(text) else Look(TEXT)
    if _TIME.match(text):
        return Look(TIME)
    if not any(char.isdigit() for char in text):
        return Look(TEXT)
    result = parse_date(text)
    if result.reason == "ambiguous":
        # `2024-2025` and `tháng năm 2025` are periods all the same, and stay as they are written.
        return Look(SHORT_DATE if _SHORT.fullmatch(text) else PERIOD)
    if result.precision == "day":
        return Look(DATE, order="iso")
    if result.precision == "time":
        return Look(MOMENT, order="iso")
    return Look(PERIOD) if result.precision else Look(TEXT)


def _order(day: int, month: int) -> str:
    if not 1 <= day <= 31 or not 1 <= month <= 31 or (day > 12 and month > 12):
        return ""
    if day > 12:
        return "dmy"
    return "mdy" if month > 12 else "both"


def _moment(text: str) -> bool:
    return parse_date(text).precision == "time"


def _period(text: str) -> str:
    return PERIOD if parse_date(text).precision else TEXT


def _flip(text: str) -> str:
    """`12/25/2024 08:00` → `25/12/2024 08:00`."""
    return re.sub(r"^(\d{1,2})(\s?[/.\-]\s?)(\d{1,2})", r"\3\2\1", text)


def iso(text: str) -> datetime | None:
    """An ISO moment as local time (+07:00) without zone."""
    text = re.sub(r"([.,]\d{6})\d+", r"\1", text.replace("Z", "+00:00").replace(",", "."))
    text = re.sub(r"\.(\d{1,5})(?=$|[+-])", lambda m: "." + m[1].ljust(6, "0"), text)
    text = re.sub(r"([+-]\d{2})(\d{2})$", r"\1:\2", text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(LOCAL).replace(tzinfo=None) if moment.tzinfo else moment


def basic_day(text: str) -> date | None:
    """`20250102` as a day of our time, else None."""
    if len(text) != 8 or not text.isdecimal() or not 1900 <= int(text[:4]) <= 2100:
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


@lru_cache(maxsize=100_000)
def day_of(text: str, order: str) -> date | None:
    """A written day; `order` `mdy` for the American one."""
    result = parse_date(_flip(text) if order == "mdy" else text)
    start = result.start
    return start if result.precision == "day" and isinstance(start, date) else None


@lru_cache(maxsize=100_000)
def moment_of(text: str, order: str) -> datetime | None:
    """A written moment, or a day as its beginning."""
    if _ISO.match(text):
        return iso(text)
    result = parse_date(_flip(text) if order == "mdy" else text)
    start = result.start
    if isinstance(start, datetime):
        return start.astimezone(LOCAL).replace(tzinfo=None) if start.tzinfo else start
    if result.precision == "day" and isinstance(start, date):
        return datetime(start.year, start.month, start.day)
    return None
