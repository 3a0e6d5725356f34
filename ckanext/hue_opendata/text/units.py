"""The units that may stand behind a number, folded, and which of them count whole things."""

from __future__ import annotations

import re

from ckanext.hue_opendata.text.fold import fold

#: Units that count whole things: `1.234 người` cannot be one person and a bit.
_COUNTS = frozenset(
    [
        "nguoi",
        "ho",
        "dong",
        "d",
        "vnd",
        "khach",
        "luot",
        "cai",
        "con",
        "chiec",
        "cay",
        "xe",
        "nha",
        "phong",
        "giuong",
        "tre em",
        "luot khach",
        "luot nguoi",
        "luot xe",
        "vu",
        "lan",
    ]
)
_UNITS = _COUNTS | frozenset(
    [
        "nghin",
        "ngan",
        "trieu",
        "ty",
        "ti",
        "tr",
        "k",
        "usd",
        "eur",
        "$",
        "€",
        "%",
        "‰",
        "diem",
        "kg",
        "g",
        "mg",
        "tan",
        "ta",
        "yen",
        "lit",
        "l",
        "ml",
        "mg/l",
        "µg/m3",
        "m3/s",
        "mm/h",
        "m",
        "km",
        "cm",
        "mm",
        "ha",
        "m2",
        "km2",
        "cm2",
        "m3",
        "m²",
        "km²",
        "m³",
        "km/h",
        "gio",
        "phut",
        "giay",
        "h",
        "ngay",
        "thang",
        "nam",
        "tuoi",
        "kwh",
        "mw",
        "kw",
        "do",
        "°c",
        "oc",
        "°",
    ]
)
_UNIT_PHRASES = re.compile(
    r"(nghin|ngan|trieu|ty|ti|tr)( dong| usd| nguoi| luot| luot khach| tan| kwh| vnd| d)?"
    r"|(dong|d|vnd|usd|nguoi|kg|tan|ta|m3|kwh|lit)/\w+( \w+)?"
)


def _folded_unit(unit: str) -> str:
    return fold(unit).replace("₫", "d").strip(" .") if unit not in ("₫", "đ") else "d"


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else."""
    key = _folded_unit(text)
    return key in _UNITS or text in _UNITS or bool(_UNIT_PHRASES.fullmatch(key))


def counts_whole_things(unit: str) -> bool:
    """Whether fractions of this unit make no sense."""
    return _folded_unit(unit) in _COUNTS
