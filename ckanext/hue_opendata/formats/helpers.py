"""Template helpers: dates, numbers and sizes in the reader's language."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.lib.helpers import render_datetime as core_render_datetime

from ckanext.hue_opendata import formats


def hue_date(value: str | date | datetime | None) -> str:
    """A day: 02/09/2025."""
    return formats.short_date(value)


def hue_long_date(value: str | date | datetime | None) -> str:
    """A day in words."""
    return formats.long_date(value, tk.h.lang())


def hue_datetime(value: str | date | datetime | None) -> str:
    """A moment in Vietnam's time: 10:04 02/09/2025."""
    return formats.moment(value)


def hue_number(value: int | float | None) -> str:
    """A number with the reader's separators."""
    return formats.number(value, tk.h.lang())


def hue_filesize(value: int | None) -> str:
    """A file's size."""
    return formats.file_size(value, tk.h.lang())


def render_datetime(
    datetime_: str | date | datetime | None,
    date_format: str | None = None,
    with_hours: bool = False,
    with_seconds: bool = False,
) -> str:
    """In place of CKAN's helper of this name, which writes hours in English order and takes the
    ISO week's year for the year; a format that was asked for is left to CKAN's."""
    if date_format:
        moment: Any = datetime_  # CKAN's own takes texts too, though its signature does not say so
        return core_render_datetime(moment, date_format, with_hours, with_seconds)
    spoken = tk.h.lang()
    return formats.moment(datetime_) if with_hours else formats.long_date(datetime_, spoken)


EXPORTS = {
    "hue_date": hue_date,
    "hue_long_date": hue_long_date,
    "hue_datetime": hue_datetime,
    "hue_number": hue_number,
    "hue_filesize": hue_filesize,
    "render_datetime": render_datetime,
}
