"""Readers of days and moments; `dates.FORMS` says which text goes to which."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from ckanext.hue_opendata.text.date_result import AMBIGUOUS, NONE, DateResult, year_of
from ckanext.hue_opendata.text.date_words import ENGLISH, ROMAN, WEEKDAYS

#: The hours that people say with a part of the day; others (`12 giờ tối`) are ambiguous.
_HOURS = {
    "sang": {hour: hour for hour in range(12)},
    "trua": {11: 11, 12: 12, 1: 13},
    "chieu": {**{hour: hour + 12 for hour in range(1, 7)}, **{h: h for h in range(13, 19)}},
    "toi": {**{hour: hour + 12 for hour in range(6, 12)}, **{h: h for h in range(18, 24)}},
}


def day(found: re.Match[str]) -> DateResult:
    """A day; its month in digits, as a Roman number or in English."""
    named = found.groupdict()
    if named.get("r"):
        month = ROMAN[named["r"]]
    else:
        month = ENGLISH[named["e"]] if named.get("e") else int(found["m"])
    one = date(year_of(found["y"]), month, int(found["d"]))
    return DateResult(one, one, "day")


def named_day(found: re.Match[str]) -> DateResult:
    """A day with its weekday, where the two agree."""
    result = day(found)
    said = found["w"] or found["v"] or found["u"]
    if said and isinstance(result.start, date) and WEEKDAYS[said] != result.start.weekday():
        return DateResult(reason=AMBIGUOUS)
    return result


def moment(found: re.Match[str]) -> DateResult:
    """A day with a time; with its zone where one was written."""
    hour = _hour(int(found["H"]), found["half"] or "")
    if hour is None:
        return DateResult(reason=AMBIGUOUS)
    when = datetime(
        year_of(found["y"]),
        int(found["m"]),
        int(found["d"]),
        hour,
        int(found["M"] or 0),
        int(found["S"] or 0),
        int((found["F"] or "0").ljust(6, "0")[:6]),
        _zone(found.groupdict().get("zone")),
    )
    return DateResult(when, when, "time")


def named_moment(found: re.Match[str]) -> DateResult:
    """A moment with its weekday, where the two agree."""
    said = named_day(found)
    return said if said.reason != NONE else moment(found)


def _hour(hour: int, half: str) -> int | None:
    """The hour of 24; None where the part of the day does not tell it."""
    if half in _HOURS:
        if hour > 23:
            raise ValueError("an hour that no day has")
        return _HOURS[half].get(hour)
    if half:
        # SA/AM and CH/PM count to twelve: 12:30 SA is half past midnight.
        if not 1 <= hour <= 12:
            raise ValueError("an hour that the clock of SA/CH does not have")
        return hour % 12 + (12 if half in ("ch", "pm") else 0)
    return hour


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text == "z":
        return timezone.utc
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))
