"""Dates, numbers and sizes as people in Huế write them.

CKAN's own `render_datetime(with_hours=True)` prints the ISO week-year (30 December 2025 becomes
2026) in English order; these functions print calendar years, in Asia/Ho_Chi_Minh.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONTHS_EN = (
    "January February March April May June July August September October November December"
).split()


def today() -> date:
    """Today's date in Huế, wherever the machine stands."""
    return datetime.now(ZONE).date()


def as_datetime(value: str | date | datetime | None) -> datetime | None:
    """A moment in Vietnam's time; a time without a zone is UTC, as CKAN stores it."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.replace("Z", "+00:00"))
        except ValueError:
            return None
    if isinstance(value, datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
        return moment.astimezone(ZONE)
    return datetime(value.year, value.month, value.day, tzinfo=ZONE)


def long_date(value: str | date | datetime | None, language: str = "vi") -> str:
    """`02 tháng 9 năm 2025` or `2 September 2025`; empty for what is no date."""
    day = _day(value)
    if day is None:
        return ""
    if language == "en":
        return f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"
    return f"{day.day:02d} tháng {day.month} năm {day.year}"


def short_date(value: str | date | datetime | None) -> str:
    """`02/09/2025`."""
    day = _day(value)
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if day else ""


#: What the DataStore answers for days and moments: Vietnam's time without a zone.
_STORED = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d):\d\d(?:\.\d+)?)?")


def stored(text: str) -> str:
    """A stored day or moment as people read it (`07:30 02/09/2025`); another text as it is."""
    found = _STORED.fullmatch(text)
    day = short_date(found[1]) if found else ""
    if not found or not day:
        return text
    return f"{found[2]} {day}" if found[2] and found[2] != "00:00" else day


def moment(value: str | date | datetime | None) -> str:
    """`10:04 02/09/2025`, in Vietnam's time."""
    when = as_datetime(value)
    return f"{when.hour:02d}:{when.minute:02d} {short_date(value)}" if when else ""


def number(value: int | float | Decimal | None, language: str = "vi") -> str:
    """`1.234.567,89` or `1,234,567.89`."""
    if value is None:
        return ""
    english = f"{value:,}"
    if language == "en":
        return english
    return english.translate(str.maketrans(",.", ".,"))


def few(names: Sequence[str], most: int) -> str:
    """The first names of a list, and a sign where there are more."""
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


def file_size(value: int | None, language: str = "vi") -> str:
    """A size in bytes as `1,5 MB`; units of 1000 as disks and browsers count."""
    if value is None:
        return ""
    amount = float(value)
    for unit in ("byte", "kB", "MB", "GB"):
        if amount < 1000 or unit == "GB":
            break
        amount /= 1000
    shown = round(amount, 1) if unit != "byte" and amount < 10 else round(amount)
    return f"{number(shown, language)} {unit}"


def _day(value: str | date | datetime | None) -> date | None:
    """The calendar day: of a bare date as it stands, of a moment in Vietnam."""
    if isinstance(value, str) and len(value) == len("2025-09-02"):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    when = as_datetime(value)
    return when.date() if when else None
