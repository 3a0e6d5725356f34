"""Periods in one box: as people in Huế write them, and back.

`schema.periods` reads them, for the API too; here they are written as they are typed.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from ckanext.hue_opendata.schema.periods import read_period

__all__ = ["read_period", "recent", "write_day", "write_period"]

QUARTERS = ("I", "II", "III", "IV")


def write_period(start: str, end: str, language: str = "vi") -> str:
    """The shortest usual writing of a period; `read_period` reads it back, day for day."""
    first, last = _day(start), _day(end)
    if first and last:
        return _closed(first, last, language)
    if first:
        word, now = ("từ", "đến nay") if language == "vi" else ("from", "until now")
        return f"{word} {_short(first)} {now}"
    if last:
        return f"{'đến' if language == 'vi' else 'until'} {_short(last)}"
    return ""


def recent(today: date, language: str = "vi") -> list[str]:
    """The year, quarters and months that ended last or are going on, as `write_period` writes."""
    month = today.year * 12 + today.month - 1
    quarter = month - month % 3
    spans = [(today.year * 12, 12), ((today.year - 1) * 12, 12)]
    spans += [(quarter - 3 * back, 3) for back in range(4)]
    spans += [(month - back, 1) for back in range(3)]
    return [write_period(*_months(*span), language) for span in spans]


def _months(first: int, count: int) -> tuple[str, str]:
    """First and last day of `count` months; months are counted from the year 0."""
    year, month = divmod(first + count - 1, 12)
    last = date(year, month + 1, monthrange(year, month + 1)[1])
    return date(first // 12, first % 12 + 1, 1).isoformat(), last.isoformat()


def write_day(value: str) -> str:
    """A stored day as it is typed: 02/09/2025; what is no day stays as it is."""
    day = _day(value)
    return _short(day) if day else value


def _closed(first: date, last: date, language: str) -> str:
    if first == last:
        return _short(first)
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole and first.year == last.year:
        span = (first.month, last.month)
        if span == (1, 12):
            return str(first.year)
        if first.month == last.month:
            return f"{first.month:02}/{first.year}"
        if (first.month - 1) % 3 == 0 and last.month == first.month + 2:
            quarter = QUARTERS[(first.month - 1) // 3]
            return f"{'Quý' if language == 'vi' else 'Q'} {quarter}/{first.year}"
    if whole and (first.month, last.month) == (1, 12):
        return f"{first.year} - {last.year}"
    return f"{_short(first)} - {_short(last)}"


def _short(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(str(value or "")[:10])
    except ValueError:
        return None
