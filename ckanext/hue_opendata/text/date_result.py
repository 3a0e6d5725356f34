"""What a written date says, and the small steps that all readers of dates share."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime

NONE, EMPTY, NOT_A_DATE, AMBIGUOUS, IMPOSSIBLE = (
    "none",
    "empty",
    "not_a_date",
    "ambiguous",
    "impossible",
)
#: Days outside are typing errors in an office file: older ones are in the lunar calendar.
EARLIEST, LATEST = 1800, 2200


@dataclass(frozen=True)
class DateResult:
    """A period from `start` to `end` (both included); a moment when a time was written.

    A moment has a time zone only where one was written (ISO 8601). `precision`: day, time, month,
    quarter, half, nine_months, year, school_year, range, or empty. `reason`: none, empty,
    not_a_date, ambiguous, impossible.
    """

    start: date | datetime | None = None
    end: date | datetime | None = None
    precision: str = ""
    reason: str = NONE


def year_of(text: str, earliest: int = EARLIEST) -> int:
    """A year within the bounds; ValueError outside."""
    year = int(text)
    if not earliest <= year <= LATEST:
        raise ValueError(text)
    return year


def span(start: date, end: date, precision: str) -> DateResult:
    """A period; ValueError when it ends before it begins."""
    if end < start:
        raise ValueError("a period that ends before it begins")
    return DateResult(start, end, precision)


def months(year: int, first: int, last: int, precision: str) -> DateResult:
    """Whole months of a year, from the first to the last."""
    end = date(year, last, monthrange(year, last)[1])
    return span(date(year, first, 1), end, precision)
