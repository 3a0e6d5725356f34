"""How fresh data is against the promise of its update frequency. No CKAN."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.formats import as_datetime

State = Literal["fresh", "late", "no promise"]


@dataclass(frozen=True)
class Freshness:
    """`last` update of the files, when the next is `due`, and by how many days it is `late`."""

    state: State
    last: date | None
    due: date | None
    late: int


def freshness(dataset: dict[str, Any], today: date) -> Freshness:
    """Freshness of a dataset as `package_show` gives it.

    The last update is that of the newest file, else the day the dataset was made: an edit of the
    description renews no data. A frequency without a length promises nothing.
    """
    last = last_update(dataset)
    term = vocabularies.load("frequency").terms.get(str(dataset.get("frequency") or ""))
    length = str(term.extra.get("duration", "")) if term else ""
    if last is None or not length:
        return Freshness("no promise", last, None, 0)
    due = add(last, length)
    late = max(0, (today - due).days)
    return Freshness("late" if late else "fresh", last, due, late)


def last_update(dataset: dict[str, Any]) -> date | None:
    """The day on which the newest file came or was changed."""
    moments = [
        resource.get("last_modified") or resource.get("created")
        for resource in dataset.get("resources") or []
    ]
    days = list(_days(moments)) or list(_days([dataset.get("metadata_created")]))
    return max(days, default=None)


def _days(moments: Iterable[Any]) -> Iterable[date]:
    """The days of moments in Huế's time; CKAN keeps UTC. A day alone is that day everywhere."""
    for moment in moments:
        local = as_datetime(str(moment or ""))
        if local is not None:
            yield local.date()


def add(day: date, length: str) -> date:
    """A day and an ISO 8601 length of days, weeks, months or years; 31 January and a month is the
    last of February.
    """
    found = re.fullmatch(r"P(\d+)([DWMY])", length)
    if not found:
        raise ValueError(length)
    number, unit = int(found[1]), found[2]
    if unit in "DW":
        return day + timedelta(days=number * (7 if unit == "W" else 1))
    months = day.month - 1 + number * (12 if unit == "Y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
