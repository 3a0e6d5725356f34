"""Days, periods and lengths of time: what a person typed becomes ISO 8601, or a sentence."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.schema.periods import duration, is_ambiguous, period, read_period
from ckanext.hue_opendata.schema.values import is_missing, short
from ckanext.hue_opendata.text import normalize, parse_date

#: A clock that runs ahead, or a zone, may be a day off; more is a slip.
TOLERANCE = timedelta(days=1)


def hue_iso_date(value: Any) -> Any:
    """A date as ISO 8601 (YYYY-MM-DD); Vietnamese writing like 02/9/2025 is understood."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    text = normalize(str(value))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}([T ].*)?", text):
        try:
            return date.fromisoformat(text[:10]).isoformat()
        except ValueError:
            pass
    found = parse_date(text)
    if found.start is None or found.precision not in ("day", "time"):
        raise tk.Invalid(
            tk._("“{value}” is not a date. Write day/month/year, for example 02/09/2025.").format(
                value=short(text)
            )
        )
    return found.start.isoformat()[:10]


def hue_not_in_future(value: Any) -> Any:
    """A day that has been: an assessment or a review that was done."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return value  # no date: said already
    if day > date.today() + TOLERANCE:
        raise tk.Invalid(tk._("This day lies in the future; give the day on which it was done."))
    return value


def hue_not_before_start(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
    """The end of a period is not before its start (the `start` beside it, in any writing)."""
    start = data.get((*key[:-1], "start"))
    if is_missing(start) or errors.get(key):
        return
    try:
        first = hue_first_day(start)
    except tk.Invalid:
        return  # said beside the start itself
    if str(data[key]) < first:
        errors[key].append(tk._("The last day is before the first day of the period."))


def hue_period(value: Any) -> Any:
    """A reporting period, kept as it was written; it must be one that can be understood."""
    if period(str(value)) is None:
        raise tk.Invalid(
            tk._(
                "“{value}” is not understood as a period. Write for example Quý III/2025, "
                "tháng 9/2025, 6 tháng đầu năm 2025, năm 2025."
            ).format(value=short(value))
        )
    return value


def hue_duration(value: Any) -> Any:
    """A length of time as ISO 8601 (PT10M); “10 phút” is understood."""
    found = duration(str(value))
    if found is None:
        raise tk.Invalid(
            tk._(
                "“{value}” is not a length of time. Write for example 10 phút, 1 giờ, 5 năm."
            ).format(value=short(value))
        )
    return found


def hue_first_day(value: Any) -> Any:
    """The first day of a period, in any writing: “Quý III/2025” is 2025-07-01."""
    return _edge(value, first=True)


def hue_last_day(value: Any) -> Any:
    """The last day of a period, in any writing: “Quý III/2025” is 2025-09-30."""
    return _edge(value, first=False)


def _edge(value: Any, first: bool) -> str:
    try:
        return hue_iso_date(value)
    except tk.Invalid:
        found = read_period(str(value))
    day = (found[0] if first else found[1]) if found else ""
    if not day:
        raise tk.Invalid(unread_period(str(value)))
    return day


def unread_period(text: str) -> str:
    """The sentence for a period that is none, or may be two."""
    text = normalize(text)
    if is_ambiguous(text):
        return tk._(
            "“{text}” may mean a day or a period. Write 09/05/2025 for the day, or "
            "9 tháng đầu năm 2025 for the months."
        ).format(text=short(text))
    return tk._(
        "“{text}” could not be read as a period. Write for example 2025, Quý III/2025, "
        "09/2025, 2020 - 2024 or từ 01/01/2020 đến nay."
    ).format(text=short(text))
