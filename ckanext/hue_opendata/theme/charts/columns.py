"""Which columns can be drawn: figures that measure something, and what their rows are called."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import Any

from ckanext.hue_opendata import places
from ckanext.hue_opendata.text import fold, parse_date

Record = dict[str, Any]
Column = dict[str, Any]

#: Columns of figures that measure nothing: numbers in a row, codes, positions, years.
NO_MEASURE = re.compile(
    r"^(_id|stt|tt|so_tt|so_thu_tu|id|ma|ma_.*|.*_ma|.*_ma_hien_nay|code|kinh_do|vi_do|lon|lng|long"
    r"|lat|longitude|latitude|x|y|nam|year|zip|so_dien_thoai|dien_thoai)$"
)
YEARS = range(1900, 2101)
#: Figures closer to each other than this are equal to the eye and to floating point.
LEAST_SPAN = 1e-9
#: A row that sums others would dwarf them; a reader sets totals aside, other tables may hold one.
TOTAL = re.compile(r"^(tong|tong so|tong cong|cong|toan thanh pho|toan tinh|total)\b")


def number(value: Any) -> float | None:
    """A figure as the DataStore gives it: a number, or a text of one (numeric)."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        made = float(value)
    except (TypeError, ValueError):
        return None
    return made if math.isfinite(made) else None


def measures(columns: list[Column], records: list[Record]) -> list[Column]:
    """The columns of figures that measure something, in the table's order."""
    return [one for one in columns if one["figure"] and _measures(one, records)]


def _measures(column: Column, records: list[Record]) -> bool:
    if NO_MEASURE.match(fold(column["id"]).replace(" ", "_")):
        return False
    values = [made for one in records if (made := number(one.get(column["id"]))) is not None]
    if len(values) < max(3, len(records) * 0.6) or max(values) - min(values) < LEAST_SPAN:
        return False
    whole = all(value == int(value) for value in values)
    in_order = values == [float(place) for place in range(1, len(values) + 1)]
    return not (whole and (in_order or all(int(value) in YEARS for value in values)))


def names(columns: list[Column], records: list[Record]) -> Column | None:
    """The first column of words that calls each row by a name of its own."""
    for column in columns:
        said = [str(one.get(column["id"]) or "").strip() for one in records]
        spoken = any(not text.replace(".", "").isdigit() for text in said)
        if spoken and not column["figure"] and all(said) and len(set(said)) == len(said):
            return column
    return None


def moments(columns: list[Column], records: list[Record]) -> tuple[Column, list[date]] | None:
    """The first column that puts every row at its own time, with the days on which they begin."""
    for column in columns:
        days = [_day(one.get(column["id"]), column["figure"]) for one in records]
        if all(days) and len(set(days)) == len(days):
            return column, [day for day in days if day]
    return None


def _day(value: Any, figure: bool) -> date | None:
    if figure:
        year = number(value)
        return date(int(year), 1, 1) if year and year == int(year) and int(year) in YEARS else None
    text = str(value or "").strip()
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return parse_date(text).start


def units(columns: list[Column], records: list[Record]) -> tuple[Column, list[str]] | None:
    """The column that names units in force, with the code of each row; never by a guess.

    A code counts when the reader has written it (`…_ma_hien_nay`); a name, when it stands there
    whole, with its kind: “Phú Xuân” alone may be the former commune.
    """
    ordered = sorted(columns, key=lambda one: not one["id"].endswith("_ma_hien_nay"))
    for column in ordered:
        if column["figure"]:
            continue
        coded = column["id"].endswith("_ma_hien_nay")
        codes = [_unit(str(one.get(column["id"]) or ""), coded) for one in records]
        if all(codes) and len(set(codes)) == len(codes):
            return column, [code for code in codes if code]
    return None


def _unit(text: str, coded: bool) -> str | None:
    if coded:
        unit = places.unit(text)
        return unit.code if unit and unit.in_force else None
    for match in places.find(text, on=date.today()) if text else []:
        if match.how == "exact" and fold(match.unit.full_name) == fold(text):
            return match.unit.code if match.unit.level == "commune" else None
    return None
