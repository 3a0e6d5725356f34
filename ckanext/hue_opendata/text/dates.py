"""Reads dates and periods as Vietnamese offices write them; says why when it cannot.

Day before month, always (TCVN practice). A lunar date is never turned into a Gregorian one, and
what contradicts itself (a weekday that the day was not) or may mean two periods is ambiguous. A
string never raises: the result carries a reason instead.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from ckanext.hue_opendata.text.date_words import (
    A_DAY,
    D_MONTH_Y,
    D_MONTH_YEAR,
    DASH,
    DMY,
    LUNAR,
    OF_YEAR,
    PERIOD,
    PLACE,
    TIME,
    WEEKDAY,
    WEEKDAYS,
    YMD,
    in_digits,
)
from ckanext.hue_opendata.text.fold import fold
from ckanext.hue_opendata.text.normal import normalize

NONE, EMPTY, NOT_A_DATE, AMBIGUOUS, IMPOSSIBLE = (
    "none",
    "empty",
    "not_a_date",
    "ambiguous",
    "impossible",
)
#: Days outside are typing errors in an office file: older ones are in the lunar calendar.
EARLIEST, LATEST = 1800, 2200
#: Of a year that says that it is one (`năm 1601`).
EARLIEST_YEAR = 1000
#: Characters of the longest text that is taken for a date: a paragraph costs nothing.
LONGEST = 150
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
    if len(text) > LONGEST:
        return DateResult(reason=NOT_A_DATE)
    key = re.sub(r"\s+", " ", fold(text)).strip(" .,;")
    if LUNAR.search(key):
        return DateResult(reason=NOT_A_DATE)
    if _MAY.search(text):
        return DateResult(reason=AMBIGUOUS)
    key = in_digits(key)
    for pattern, read in FORMS:
        found = pattern.fullmatch(key)
        if found:
            try:
                return read(found)
            except (ValueError, KeyError):
                return DateResult(reason=IMPOSSIBLE)
    return DateResult(reason=NOT_A_DATE)


#: `9 tháng Năm 2025`: the ninth of May, or the first nine months.
_MAY = re.compile(r"\b[Tt]háng Năm \d{4}$")


def _year(text: str, earliest: int = EARLIEST) -> int:
    year = int(text)
    if not earliest <= year <= LATEST:
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


def _named_day(found: re.Match[str]) -> DateResult:
    """A day with its weekday, where the two agree."""
    result = _day(found)
    said = found["w"] or found["v"] or found["u"]
    if said and isinstance(result.start, date) and WEEKDAYS[said] != result.start.weekday():
        return DateResult(reason=AMBIGUOUS)
    return result


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
        int(found["M"] or 0),
        int(found["S"] or 0),
        int((found["F"] or "0").ljust(6, "0")[:6]),
    )
    return DateResult(when, when, "time")


def _named_moment(found: re.Match[str]) -> DateResult:
    day = _named_day(found)
    return day if day.reason != NONE else _moment(found)


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
    if not 1 <= count <= 12:
        raise ValueError("months of a year")
    names = {3: "quarter", 6: "half", 9: "nine_months", 12: "year"}
    return _months(_year(found["y"]), 1, count, names.get(count, "range"))


def _last_months(found: re.Match[str]) -> DateResult:
    count = int(found["n"])
    if not 1 <= count <= 11:
        raise ValueError("months of a year")
    return _months(_year(found["y"]), 13 - count, 12, "half" if count == 6 else "range")


def _half(found: re.Match[str]) -> DateResult:
    first = 1 if found["h"] == "dau" else 7
    return _months(_year(found["y"]), first, first + 5, "half")


def _month_range(found: re.Match[str]) -> DateResult:
    return _months(_year(found["y"]), int(found["m"]), int(found["n"]), "range")


def _day_range(found: re.Match[str]) -> DateResult:
    last = date(_year(found["y"]), int(found["m"]), int(found["d"]))
    return _span(last.replace(day=int(found["c"])), last, "range")


def _whole_year(found: re.Match[str]) -> DateResult:
    return _months(_year(found["y"], EARLIEST_YEAR), 1, 12, "year")


def _bare_year(found: re.Match[str]) -> DateResult:
    """Four digits alone: a year where it is one of these times, else any number."""
    if not EARLIEST <= int(found["y"]) <= LATEST:
        return DateResult(reason=NOT_A_DATE)
    return _whole_year(found)


def _school_year(found: re.Match[str]) -> DateResult:
    """A school year, taken as 1 September to 31 August: our convention, it opens on 5 September."""
    first, second = _year(found["y"]), found["z"]
    if int(second) != (first + 1 if len(second) == 4 else (first + 1) % 100):
        raise ValueError("a school year has two years that follow each other")
    return _span(date(first, 9, 1), date(first + 1, 8, 31), "school_year")


def _years(found: re.Match[str]) -> DateResult:
    first, last = _year(found["y"], EARLIEST_YEAR), _year(found["z"], EARLIEST_YEAR)
    if not found["said"] and last == first + 1:
        # `2024-2025` alone: two years, or the school year.
        return DateResult(reason=AMBIGUOUS)
    return _span(date(first, 1, 1), date(last, 12, 31), "range")


def _between(found: re.Match[str]) -> DateResult:
    first, second = parse_date(found["a"]), parse_date(found["b"])
    for one in (first, second):
        if one.reason not in (NONE, EMPTY):
            return DateResult(reason=one.reason)
    if not isinstance(first.start, date) or not isinstance(second.end, date):
        return DateResult(reason=NOT_A_DATE)
    if first.precision == "time" or second.precision == "time":
        return DateResult(reason=NOT_A_DATE)
    return _span(first.start, second.end, "range")


def _ambiguous(found: re.Match[str]) -> DateResult:
    """`01/02/25`: day or year first, of this century or the last; `tháng năm 2025`."""
    return DateResult(reason=AMBIGUOUS)


Reader = Callable[[re.Match[str]], DateResult]
_READERS: list[tuple[str, Reader]] = [
    (rf"{WEEKDAY}(?:ngay )?{DMY}", _named_day),
    (rf"{PLACE}{WEEKDAY}ngay {DMY}", _named_day),
    (YMD, _day),
    (rf"(?:{PLACE})?{WEEKDAY}(?:ngay )?{D_MONTH_Y}", _named_day),
    (rf"{WEEKDAY}(?:ngay )?{DMY},? {TIME}", _named_moment),
    (rf"{TIME},? {WEEKDAY}(?:ngay )?{DMY}", _named_moment),
    (rf"{TIME},? {WEEKDAY}(?:ngay )?{D_MONTH_Y}", _named_moment),
    (rf"{YMD}[ t]{TIME}", _moment),
    (r"(?:thang|t) ?(?P<m>\d{1,2}) ?(?:/|-|\.| nam |, | ) ?(?P<y>\d{4})", _month),
    (r"(?P<m>\d{1,2})[/-](?P<y>\d{4})", _month),
    (r"(?P<y>\d{4})-(?P<m>\d{2})", _month),
    (r"(?:quy|qui|q) ?(?P<q>iv|i{1,3}|\d) ?(?:/|-| nam | |, ) ?(?P<y>\d{4})", _quarter),
    (r"(?P<y>\d{4})[-/ ]?q(?P<q>\d)", _quarter),
    (r"(?P<n>\d{1,2}) thang dau(?: nam)? (?P<y>\d{4})", _first_months),
    (r"(?P<n>\d{1,2}) thang cuoi(?: nam)? (?P<y>\d{4})", _last_months),
    (r"(?P<n>\d{1,2}) thang(?:/| nam )(?P<y>\d{4})", _first_months),
    (r"nua (?P<h>dau|cuoi)(?: nam)? (?P<y>\d{4})", _half),
    (rf"(?:nam hoc|nh) ?:? (?P<y>\d{{4}})(?:{DASH}|/)(?P<z>\d{{4}}|\d{{2}})", _school_year),
    (rf"(?P<said>{PERIOD})?(?:nam )?(?P<y>\d{{4}}){DASH}(?:nam )?(?P<z>\d{{4}})", _years),
    (r"(?:ca )?nam (?P<y>\d{4})", _whole_year),
    (r"(?P<y>\d{4})", _bare_year),
    (r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|(?:ngay \d{1,2} )?thang nam \d{4}", _ambiguous),
    (rf"(?:tu )?thang (?P<m>\d{{1,2}}){DASH}(?:thang )?(?P<n>\d{{1,2}}){OF_YEAR}", _month_range),
    (rf"(?:tu )?(?:ngay )?(?P<c>\d{{1,2}}){DASH}(?:ngay )?{D_MONTH_YEAR}", _day_range),
    (r"tu (?:ngay )?(?P<a>.{4,40}?) (?:den|toi)(?: het)? (?:ngay )?(?P<b>.{4,40})", _between),
    (rf"(?:ngay )?(?P<a>{A_DAY}){DASH}(?:ngay )?(?P<b>{A_DAY})", _between),
]
#: The forms in the order in which they are tried; each must match the whole text, folded.
FORMS = [(re.compile(form, re.ASCII), read) for form, read in _READERS]
