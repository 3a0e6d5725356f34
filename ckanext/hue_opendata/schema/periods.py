"""Reporting periods and lengths of time, as offices and as ISO 8601 write them. No CKAN."""

from __future__ import annotations

import re
from datetime import date, datetime

from ckanext.hue_opendata.text import fold, normalize, parse_date

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

_OPEN_END = re.compile(r"(?:tu|from|since)\s(?:ngay\s)?(.+?)(?:\s(?:den|toi|until)\s(?:nay|now))?")
_UNTIL_NOW = re.compile(r"(.+?)\s?(?:den|toi|-|–|—|until)\s?(?:nay|now)")
_OPEN_START = re.compile(r"(?:den|toi|until)\s(?:het\s)?(?:ngay\s)?(.+)")
#: Characters of the longest text that is taken for a period, as in `text.parse_date`.
LONGEST = 150


def read_period(text: str) -> tuple[str, str] | None:
    """The first and last day in ISO form, either may be empty; None when it cannot be read.

    A period that is still going on (“từ 2020 đến nay”) has no end, one with an unknown beginning
    (“đến 2024”) no start.
    """
    closed = period(text)
    if closed:
        return closed[0].isoformat(), closed[1].isoformat()
    key = re.sub(r"\s+", " ", fold(normalize(text[:LONGEST]))).strip(" .,;")
    for pattern in (_OPEN_END, _UNTIL_NOW):
        found = pattern.fullmatch(key)
        start = parse_date(found[1]).start if found else None
        if start is not None:
            return _day(start).isoformat(), ""
    found = _OPEN_START.fullmatch(key)
    end = parse_date(found[1]).end if found else None
    return ("", _day(end).isoformat()) if end is not None else None


def is_ambiguous(text: str) -> bool:
    """Whether a text may mean two periods."""
    return parse_date(text).reason == "ambiguous"


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
