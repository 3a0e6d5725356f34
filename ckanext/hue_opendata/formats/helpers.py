"""Template helpers: dates, numbers and sizes in the reader's language."""

from __future__ import annotations

from datetime import date, datetime

import ckan.plugins.toolkit as tk

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
