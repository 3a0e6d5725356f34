"""Reporting periods and lengths of time, as offices and as ISO 8601 write them. No CKAN."""

from __future__ import annotations

import re
from datetime import date, datetime

from ckanext.hue_opendata.text import fold, parse_date

#: Words for a unit of time (folded) → its place in ISO 8601.
UNITS = {
    "giay": "T{}S",
    "phut": "T{}M",
    "gio": "T{}H",
    "tieng": "T{}H",
    "ngay": "{}D",
    "tuan": "{}W",
    "thang": "{}M",
    "quy": "{}Q",
    "nam": "{}Y",
}
ISO = re.compile(
    r"P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)",
    re.ASCII,
)


def period(text: str) -> tuple[date, date] | None:
    """First and last day of a period like “Quý III/2025” or 2025-Q3; None when not understood."""
    iso = re.fullmatch(r"(\d{4})-?([QH])(\d)", text.strip(), re.ASCII)
    if iso:
        year, kind, number = iso[1], iso[2], int(iso[3])
        if kind == "Q":
            text = f"Quý {number}/{year}"
        elif number in (1, 2):
            text = f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {year}"
    found = parse_date(text)
    if found.start is None or found.end is None:
        return None
    return _day(found.start), _day(found.end)


def duration(text: str) -> str | None:
    """A length of time as ISO 8601; “10 phút” is understood; None when it is none."""
    plain = text.strip().upper()
    if ISO.fullmatch(plain):
        return plain
    found = re.fullmatch(r"(\d{1,6}) ?([a-z]+)", fold(text.strip()), re.ASCII)
    shape = UNITS.get(found[2]) if found else None
    if not found or not shape:
        return None
    number = int(found[1])
    if shape == "{}Q":
        number, shape = number * 3, "{}M"
    return f"P{shape.format(number)}"


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
