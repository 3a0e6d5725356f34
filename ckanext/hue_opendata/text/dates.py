"""Reads dates and periods as Vietnamese offices write them; says why when it cannot.

Day before month, always (TCVN practice). A lunar date is never turned into a Gregorian one, and
what contradicts itself (a weekday that the day was not) or may mean two periods is ambiguous. A
string never raises: the result carries a reason instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ckanext.hue_opendata.text import date_days as days
from ckanext.hue_opendata.text import date_periods as periods
from ckanext.hue_opendata.text.date_result import (
    AMBIGUOUS,
    EMPTY,
    IMPOSSIBLE,
    NONE,
    NOT_A_DATE,
    DateResult,
    span,
)
from ckanext.hue_opendata.text.date_words import (
    A_DAY,
    A_MONTH,
    D_ENGLISH_Y,
    D_M,
    D_MONTH_Y,
    D_MONTH_YEAR,
    D_ROMAN_Y,
    DASH,
    DAY,
    DMY,
    ISO_DAY,
    ISO_TIME,
    LUNAR,
    OF_YEAR,
    PERIOD,
    PLACE,
    TIME,
    WEEKDAY,
    YMD,
    in_digits,
)
from ckanext.hue_opendata.text.fold import fold
from ckanext.hue_opendata.text.normal import normalize

__all__ = ["DateResult", "parse_date"]
#: Characters of the longest text that is taken for a date: a paragraph costs nothing.
LONGEST = 150
#: `9 tháng Năm 2025`: the ninth of May, or the first nine months.
_MAY = re.compile(r"\b[Tt]háng Năm \d{4}$")


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
    return _read(in_digits(key))


def _read(key: str) -> DateResult:
    """Read a folded text by the first form that fits the whole of it."""
    for pattern, read in FORMS:
        found = pattern.fullmatch(key)
        if found:
            try:
                return read(found)
            except (ValueError, KeyError):
                return DateResult(reason=IMPOSSIBLE)
    return DateResult(reason=NOT_A_DATE)


def _between(found: re.Match[str]) -> DateResult:
    first, second = _read(found["a"].strip()), _read(found["b"].strip())
    for one in (first, second):
        if one.reason != NONE:
            return DateResult(reason=one.reason)
    if not isinstance(first.start, date) or not isinstance(second.end, date):
        return DateResult(reason=NOT_A_DATE)
    if first.precision == "time" or second.precision == "time":
        return DateResult(reason=NOT_A_DATE)
    return span(first.start, second.end, "range")


Reader = Callable[[re.Match[str]], DateResult]
_READERS: list[tuple[str, Reader]] = [
    (rf"{WEEKDAY}{DAY}{DMY}", days.named_day),
    (rf"{PLACE}{WEEKDAY}ngay {DMY}", days.named_day),
    (YMD, days.day),
    (rf"{DAY}{D_ROMAN_Y}", days.day),
    (D_ENGLISH_Y, days.day),
    (rf"(?:{PLACE})?{WEEKDAY}{DAY}{D_MONTH_Y}", days.named_day),
    (rf"{WEEKDAY}{DAY}(?:{DMY}),?(?: -)? {TIME}", days.named_moment),
    (rf"{WEEKDAY}{DAY}(?:{D_MONTH_Y}),?(?: -)? {TIME}", days.named_moment),
    (rf"{TIME},?(?: -)? {WEEKDAY}{DAY}{DMY}", days.named_moment),
    (rf"{TIME},? {WEEKDAY}{DAY}{D_MONTH_Y}", days.named_moment),
    (rf"{YMD}[ t]{TIME}", days.moment),
    (rf"{ISO_DAY}[ t]{ISO_TIME}", days.moment),
    (
        r"(?:thang|t)\.? ?(?P<m>\d{1,2}) ?(?:/|-|\.| nam |, nam |, | ) ?(?P<y>\d{4})",
        periods.month,
    ),
    (r"(?P<m>\d{1,2})[/-](?P<y>\d{4})", periods.month),
    (r"(?P<y>\d{4})-(?P<m>\d{2})", periods.iso_month),
    (
        r"(?:quy|qui|q)\.? ?(?P<q>iv|i{1,3}|\d) ?(?:/|-|\.| nam | |, ) ?(?P<y>\d{4})",
        periods.quarter,
    ),
    (r"(?P<y>\d{4})[-/ ]?q(?P<q>\d)", periods.quarter),
    (r"(?P<n>\d{1,2}) thang dau(?: nam)? (?P<y>\d{4})", periods.first_months),
    (r"(?P<n>\d{1,2}) thang cuoi(?: nam)? (?P<y>\d{4})", periods.last_months),
    (r"(?P<n>\d{1,2}) thang/(?P<y>\d{4})", periods.first_months),
    (r"(?P<n>\d{1,2}) thang nam (?P<y>\d{4})", periods.of_year),
    (r"(?P<n>\d{1,2}) ?t(?:/| dau(?: nam)? )(?P<y>\d{4})", periods.short_months),
    (r"nua (?P<h>dau|cuoi)(?: nam)? (?P<y>\d{4})", periods.half),
    (
        rf"(?:nam hoc|nh)[ :]{{0,2}}(?P<y>\d{{4}})(?:{DASH}|/)(?P<z>\d{{4}}|\d{{2}})",
        periods.school_year,
    ),
    (rf"(?P<said>{PERIOD})?(?:nam )?(?P<y>\d{{4}}){DASH}(?:nam )?(?P<z>\d{{4}})", periods.years),
    (r"(?:ca )?nam (?P<y>\d{4})", periods.whole_year),
    (r"(?P<y>\d{4})", periods.bare_year),
    (
        r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|(?:ngay \d{1,2} )?thang nam \d{4}"
        r"|(?:x?i{1,3}|i?[vx]|vi{1,3}|xi{1,2})/\d{4}|\d{1,2}([/.-])x\1\d{4}",
        periods.ambiguous,
    ),
    (
        rf"(?:tu )?thang (?P<m>\d{{1,2}}){DASH}(?:thang )?(?P<n>\d{{1,2}}){OF_YEAR}",
        periods.month_range,
    ),
    (rf"(?:tu )?{DAY}(?P<c>\d{{1,2}}){DASH}{DAY}{D_MONTH_YEAR}", periods.day_range),
    (rf"(?:tu )?{DAY}{D_M}{DASH}{DAY}{D_MONTH_YEAR}", periods.days_of_year),
    (rf"(?:tu )?(?P<a>{A_MONTH}){DASH}(?P<b>{A_MONTH})", _between),
    (r"tu (?:ngay )?(?P<a>.{4,40}?) (?:den|toi)(?: het)? (?:ngay )?(?P<b>.{4,40})", _between),
    (rf"{DAY}(?P<a>{A_DAY}){DASH}(?P<b>{A_DAY})", _between),
]
#: The forms in the order in which they are tried; each must match the whole text, folded.
FORMS = [(re.compile(form, re.ASCII), read) for form, read in _READERS]
