"""Readers of months, quarters, years and other periods; `dates.FORMS` says what goes to which."""

from __future__ import annotations

import re
from datetime import date

from ckanext.hue_opendata.text.date_result import (
    AMBIGUOUS,
    EARLIEST,
    LATEST,
    NOT_A_DATE,
    DateResult,
    months,
    span,
    year_of,
)
from ckanext.hue_opendata.text.date_words import ROMAN

#: Of a year that says that it is one (`năm 1601`).
EARLIEST_YEAR = 1000


def month(found: re.Match[str]) -> DateResult:
    """One month."""
    number = int(found["m"])
    return months(year_of(found["y"]), number, number, "month")


def iso_month(found: re.Match[str]) -> DateResult:
    """`2025-09`; but `2011-12` may be the years 2011 and 2012, or the months of one."""
    if int(found["m"]) > int(found["y"][2:]):
        return DateResult(reason=AMBIGUOUS)
    return month(found)


def quarter(found: re.Match[str]) -> DateResult:
    """One quarter, its number in digits or Roman."""
    text = found["q"]
    number = ROMAN[text] if text in ROMAN else int(text)
    if not 1 <= number <= 4:
        raise ValueError(text)
    return months(year_of(found["y"]), 3 * number - 2, 3 * number, "quarter")


def first_months(found: re.Match[str]) -> DateResult:
    """The first months of a year."""
    count = int(found["n"])
    if not 1 <= count <= 12:
        raise ValueError("months of a year")
    names = {3: "quarter", 6: "half", 9: "nine_months", 12: "year"}
    return months(year_of(found["y"]), 1, count, names.get(count, "range"))


def of_year(found: re.Match[str]) -> DateResult:
    """`9 tháng năm 2025`; `1 tháng năm 2025` and `19 tháng năm 2025` may be days of May."""
    if int(found["n"]) == 1 or 12 < int(found["n"]) <= 31:
        return DateResult(reason=AMBIGUOUS)
    return first_months(found)


def short_months(found: re.Match[str]) -> DateResult:
    """`6T/2025`; `2T/2025` may be February."""
    return first_months(found) if int(found["n"]) > 2 else DateResult(reason=AMBIGUOUS)


def last_months(found: re.Match[str]) -> DateResult:
    """The last months of a year."""
    count = int(found["n"])
    if not 1 <= count <= 11:
        raise ValueError("months of a year")
    return months(year_of(found["y"]), 13 - count, 12, "half" if count == 6 else "range")


def half(found: re.Match[str]) -> DateResult:
    """Half a year."""
    first = 1 if found["h"] == "dau" else 7
    return months(year_of(found["y"]), first, first + 5, "half")


def month_range(found: re.Match[str]) -> DateResult:
    """Months of one year."""
    return months(year_of(found["y"]), int(found["m"]), int(found["n"]), "range")


def day_range(found: re.Match[str]) -> DateResult:
    """Days of one month."""
    last = date(year_of(found["y"]), int(found["m"]), int(found["d"]))
    return span(last.replace(day=int(found["c"])), last, "range")


def days_of_year(found: re.Match[str]) -> DateResult:
    """`30/4 - 01/5/2025`; `15/12 - 10/01/2025` begins in the year before, or is an error."""
    last = date(year_of(found["y"]), int(found["m"]), int(found["d"]))
    first = date(last.year, int(found["f"]), int(found["c"]))
    return DateResult(reason=AMBIGUOUS) if first > last else span(first, last, "range")


def whole_year(found: re.Match[str]) -> DateResult:
    """A year that says that it is one."""
    return months(year_of(found["y"], EARLIEST_YEAR), 1, 12, "year")


def bare_year(found: re.Match[str]) -> DateResult:
    """Four digits alone: a year where it is one of these times, else any number."""
    if not EARLIEST <= int(found["y"]) <= LATEST:
        return DateResult(reason=NOT_A_DATE)
    return whole_year(found)


def school_year(found: re.Match[str]) -> DateResult:
    """A school year, taken as 1 September to 31 August: our convention, it opens on 5 September."""
    first, second = year_of(found["y"]), found["z"]
    if int(second) != (first + 1 if len(second) == 4 else (first + 1) % 100):
        raise ValueError("a school year has two years that follow each other")
    return span(date(first, 9, 1), date(first + 1, 8, 31), "school_year")


def years(found: re.Match[str]) -> DateResult:
    """A span of years; `2024-2025` alone may be two years, or the school year."""
    first, last = year_of(found["y"], EARLIEST_YEAR), year_of(found["z"], EARLIEST_YEAR)
    if not found["said"] and last == first + 1:
        return DateResult(reason=AMBIGUOUS)
    return span(date(first, 1, 1), date(last, 12, 31), "range")


def ambiguous(found: re.Match[str]) -> DateResult:
    """`01/02/25`: day or year first, of this century or the last; `tháng năm 2025`; `III/2025`."""
    return DateResult(reason=AMBIGUOUS)
