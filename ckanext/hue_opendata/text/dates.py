"""Reads dates and periods as Vietnamese offices write them; says why when it cannot.

Day before month, always (TCVN practice). A lunar date is never turned into a Gregorian one. A
string never raises: the result carries a reason instead.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from ckanext.hue_opendata.text.fold import fold
from ckanext.hue_opendata.text.normal import normalize

NONE, EMPTY, NOT_A_DATE, AMBIGUOUS, IMPOSSIBLE = (
    "none",
    "empty",
    "not_a_date",
    "ambiguous",
    "impossible",
)
#: Years outside are typing errors in an office file (Huế became the capital in 1802).
EARLIEST, LATEST = 1800, 2200
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True)
class DateResult:
    """A period from `start` to `end` (both included); a moment when a time was written.

    `precision`: day, time, month, quarter, half, nine_months, year, school_year, range, or empty.
    `reason`: none, empty, not_a_date, ambiguous, impossible.
    """

    start: date | datetime | None = None
    end: date | datetime | None = None
    precision: str = ""
    reason: str = NONE


def parse_date(s: str) -> DateResult:
    """Read a date, a moment or a period; `reason` says why when nothing could be read."""
    text = normalize(s)
    if not text:
        return DateResult(reason=EMPTY)
    key = re.sub(r"\s+", " ", fold(text)).strip(" .,;")
    if re.search(r"\bam lich\b|\(al\)|\bal\b|\b(mung|mong|ram|gieng|chap)\b", key):
        return DateResult(reason=NOT_A_DATE)
    for pattern, read in FORMS:
        found = pattern.fullmatch(key)
        if found:
            try:
                return read(found)
            except (ValueError, KeyError):
                return DateResult(reason=IMPOSSIBLE)
    return DateResult(reason=NOT_A_DATE)


def _year(text: str) -> int:
    year = int(text)
    if not EARLIEST <= year <= LATEST:
        raise ValueError(text)
    return year


def _span(start: date, end: date, precision: str) -> DateResult:
    if end < start:
        raise ValueError("a period that ends before it begins")
    return DateResult(start, end, precision)


def _months(year: int, first: int, last: int, precision: str) -> DateResult:
    end = date(year, last, monthrange(year, last)[1])
    return _span(date(year, first, 1), end, precision)


def _day(found: re.Match[str]) -> DateResult:
    day = date(_year(found["y"]), int(found["m"]), int(found["d"]))
    return DateResult(day, day, "day")


def _moment(found: re.Match[str]) -> DateResult:
    hour, half = int(found["H"]), found["half"] or ""
    if half:
        # SA/AM and CH/PM count to twelve: 12:30 SA is half past midnight.
        if not 1 <= hour <= 12:
            raise ValueError("an hour that the clock of SA/CH does not have")
        hour = hour % 12 + (12 if half in ("ch", "pm", "chieu", "toi") else 0)
    when = datetime(
        _year(found["y"]),
        int(found["m"]),
        int(found["d"]),
        hour,
        int(found["M"]),
        int(found["S"] or 0),
    )
    return DateResult(when, when, "time")


def _month(found: re.Match[str]) -> DateResult:
    month = int(found["m"])
    return _months(_year(found["y"]), month, month, "month")


def _quarter(found: re.Match[str]) -> DateResult:
    text = found["q"]
    quarter = ROMAN[text] if text in ROMAN else int(text)
    if not 1 <= quarter <= 4:
        raise ValueError(text)
    return _months(_year(found["y"]), 3 * quarter - 2, 3 * quarter, "quarter")


def _first_months(found: re.Match[str]) -> DateResult:
    count = int(found["n"])
    if not 1 <= count <= 11:
        raise ValueError("months of a year")
    names = {3: "quarter", 6: "half", 9: "nine_months"}
    return _months(_year(found["y"]), 1, count, names.get(count, "range"))


def _last_months(found: re.Match[str]) -> DateResult:
    count = int(found["n"])
    if not 1 <= count <= 11:
        raise ValueError("months of a year")
    return _months(_year(found["y"]), 13 - count, 12, "half" if count == 6 else "range")


def _whole_year(found: re.Match[str]) -> DateResult:
    return _months(_year(found["y"]), 1, 12, "year")


def _school_year(found: re.Match[str]) -> DateResult:
    """A school year, taken as 1 September to 31 August: our convention, it opens on 5 September."""
    first, second = _year(found["y"]), _year(found["z"])
    if second != first + 1:
        raise ValueError("a school year has two years that follow each other")
    return _span(date(first, 9, 1), date(second, 8, 31), "school_year")


def _years(found: re.Match[str]) -> DateResult:
    return _span(date(_year(found["y"]), 1, 1), date(_year(found["z"]), 12, 31), "range")


def _between(found: re.Match[str]) -> DateResult:
    first, second = parse_date(found["a"]), parse_date(found["b"])
    if not isinstance(first.start, date) or not isinstance(second.end, date):
        raise ValueError("a range needs two dates")
    if first.precision == "time" or second.precision == "time":
        raise ValueError("a range of moments")
    return _span(first.start, second.end, "range")


def _two_digits(found: re.Match[str]) -> DateResult:
    """`01/02/25` may be day/month/year or year/month/day, of this century or the last."""
    return DateResult(reason=AMBIGUOUS)


_DMY = r"(?P<d>\d{1,2})\s?(?P<s>[/.-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<y>\d{4})"
_YMD = r"(?P<y>\d{4})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
_TIME = r"(?P<H>\d{1,2})(?::|h|g| gio )(?P<M>\d{2})(?::(?P<S>\d{2})(?:\.0+)?)?\s?p?"
_HALF = r"\s?(?P<half>sa|ch|am|pm|sang|chieu|toi)?"
_WEEKDAY = r"(?:(?:thu (?:hai|ba|tu|nam|sau|bay|\d)|chu nhat|t\d|cn),?\s)?"
_DASH = r"\s?(?:-|–|—|den|toi)\s?"

Reader = Callable[[re.Match[str]], DateResult]


def _form(pattern: str, read: Reader) -> tuple[re.Pattern[str], Reader]:
    return re.compile(pattern, re.ASCII), read


#: The forms in the order in which they are tried; each must match the whole text, folded.
FORMS = [
    _form(_WEEKDAY + r"(?:ngay\s)?" + _DMY, _day),
    _form(_YMD, _day),
    _form(
        r"(?:[\w .]+,\s)?" + _WEEKDAY + r"(?:ngay\s)?(?P<d>\d{1,2})\sthang\s(?P<m>\d{1,2}),?"
        r"\s(?:nam\s)?(?P<y>\d{4})",
        _day,
    ),
    _form(_WEEKDAY + r"(?:ngay\s)?" + _DMY + r",?\s" + _TIME + _HALF, _moment),
    _form(_TIME + _HALF + r",?\s(?:" + _WEEKDAY + r")?(?:ngay\s)?" + _DMY, _moment),
    _form(_YMD + r"[ t]" + _TIME + _HALF, _moment),
    _form(r"(?:thang|t)\s?(?P<m>\d{1,2})\s?(?:/|-|\.|\snam\s|,\s)\s?(?P<y>\d{4})", _month),
    _form(r"(?P<m>\d{1,2})[/-](?P<y>\d{4})", _month),
    _form(r"(?P<y>\d{4})-(?P<m>\d{2})", _month),
    _form(r"(?:quy|q)\s?(?P<q>iv|i{1,3}|\d)\s?(?:/|-|\snam\s|\s|,\s)\s?(?P<y>\d{4})", _quarter),
    _form(r"(?P<n>\d{1,2}) thang dau(?: nam)? (?P<y>\d{4})", _first_months),
    _form(r"(?P<n>\d{1,2}) thang cuoi(?: nam)? (?P<y>\d{4})", _last_months),
    _form(r"(?P<n>\d{1,2}) thang(?:/| nam )(?P<y>\d{4})", _first_months),
    _form(r"nam hoc\s?:?\s(?P<y>\d{4})" + _DASH + r"(?P<z>\d{4})", _school_year),
    _form(r"(?:giai doan |tu nam |nam )?(?P<y>\d{4})" + _DASH + r"(?:nam )?(?P<z>\d{4})", _years),
    _form(r"(?:ca )?(?:nam )?(?P<y>\d{4})", _whole_year),
    _form(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}", _two_digits),
    _form(r"tu (?:ngay )?(?P<a>.{4,40}?) (?:den|toi)(?: het)? (?:ngay )?(?P<b>.{4,40})", _between),
    _form(
        r"(?P<a>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\s?[-–—]\s?(?P<b>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})",
        _between,
    ),
]
