"""Reads the data files once and answers by code and day."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from ckanext.hue_opendata.places.model import Level, Unit
from ckanext.hue_opendata.text import normalize

DATA = Path(__file__).with_name("data")
#: The same number for two units: one of them is wrong, and nothing says which (data/README.md).
DOUBTFUL_POPULATION = {"20056", "20161"}
CITY_SINCE = date(2025, 1, 1)


def rows(name: str) -> Iterator[dict[str, str]]:
    """The lines of a data file."""
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


@lru_cache(maxsize=1)
def everything() -> tuple[Unit, ...]:
    """Every unit of every layer: communes, districts, and the city itself."""
    return (*_communes(), *_districts(), *_city())


@lru_cache(maxsize=1)
def by_code() -> dict[str, tuple[Unit, ...]]:
    """The units that ever had a code, oldest first."""
    found: dict[str, list[Unit]] = {}
    for unit in everything():
        found.setdefault(unit.code, []).append(unit)
    return {code: tuple(units) for code, units in found.items()}


def units(on: date | None = None, level: Level = "commune") -> list[Unit]:
    """The units of a level in force on a day (today when none is given), by code."""
    day = on or date.today()
    return [unit for unit in everything() if unit.level == level and unit.was_on(day)]


def unit(code: str, on: date | None = None) -> Unit | None:
    """The unit that had a code on a day (today when none is given), or None.

    Five digits: a commune-level unit; three: a district-level one; `46`: the city. Also takes a
    dataset's `<code>@<date>`, whose date then counts; a date that cannot be read names no unit.
    Some libraries keep codes as numbers.
    """
    text, at, day = str(code).strip().partition("@")
    try:
        wanted = (_day(day) or date.min) if at else on or date.today()
    except ValueError:
        return None
    for one in by_code().get(text, ()):
        if one.was_on(wanted):
            return one
    return None


def _communes() -> Iterator[Unit]:
    figures = {row["code"]: row for row in rows("figures.csv")}
    aliases = _aliases("commune")
    for row in rows("units.csv"):
        end = _day(row["to"])
        known = figures.get(row["code"]) if end is None else None
        yield Unit(
            code=row["code"],
            kind=normalize(row["kind"]),
            name=normalize(row["name"]),
            level="commune",
            valid_from=_day(row["from"]),
            valid_to=end,
            district=row["district"],
            aliases=aliases.get((row["code"], row["name"]), ()),
            area_km2=float(known["area_km2"]) if known else None,
            population=_population(known) if known else None,
            point=(float(known["point_lon"]), float(known["point_lat"])) if known else None,
            source=row["source"],
        )


def _districts() -> Iterator[Unit]:
    for row in rows("districts.csv"):
        days = _day(row["from"]), _day(row["to"])
        name, kind = normalize(row["name"]), normalize(row["kind"])
        yield Unit(row["code"], kind, name, "district", *days, source=row["source"])


def _city() -> Iterator[Unit]:
    aliases = _aliases("city")[("46", "Huế")]
    source = "Nghị quyết 175/2024/QH15"
    yield Unit("46", "tỉnh", "Thừa Thiên Huế", "city", None, CITY_SINCE, source=source)
    city = ("46", "thành phố", "Huế", "city", CITY_SINCE, None)
    yield Unit(*city, aliases=aliases, source=source)


def _aliases(level: str) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in rows("aliases.csv"):
        if row["level"] == level:
            key = row["code"], row["name"]
            found[key] = (*found.get(key, ()), normalize(row["alias"]))
    return found


def _population(row: dict[str, str]) -> int | None:
    return None if row["code"] in DOUBTFUL_POPULATION else int(row["population"])


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
