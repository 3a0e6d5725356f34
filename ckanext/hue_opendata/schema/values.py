"""Single values as a city dataset keeps them: each function takes what a person typed, gives what
is stored, and otherwise says in one sentence what was found and how to write it.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata import places, vocabularies
from ckanext.hue_opendata.schema.extent import box_of, polygon, readable_geojson
from ckanext.hue_opendata.schema.periods import duration, period
from ckanext.hue_opendata.text import normalize, parse_date

#: A clock that runs ahead, or a zone, may be a day off; more is a slip.
TOLERANCE = timedelta(days=1)
MOST_ITEMS = 200


def is_missing(value: Any) -> bool:
    """Nothing was given: absent, empty, or an empty list."""
    return value is tk.missing or value is None or value in ("", [], "[]", {}, "{}")


def drop(key: Any, data: dict[Any, Any]) -> None:
    """Store nothing in this field, and end its validation."""
    data.pop(key, None)
    raise tk.StopOnError


def hue_iso_date(value: Any) -> Any:
    """A date as ISO 8601 (YYYY-MM-DD); Vietnamese writing like 02/9/2025 is understood."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    text = str(value).strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}([T ].*)?", text):
        try:
            return date.fromisoformat(text[:10]).isoformat()
        except ValueError:
            pass
    found = parse_date(text)
    if found.start is None or found.precision not in ("day", "time"):
        raise tk.Invalid(
            tk._("“{value}” is not a date. Write day/month/year, for example 02/09/2025.").format(
                value=_short(text)
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
        first = hue_iso_date(start)
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
            ).format(value=_short(value))
        )
    return value


def hue_duration(value: Any) -> Any:
    """A length of time as ISO 8601 (PT10M); “10 phút” is understood."""
    found = duration(str(value))
    if found is None:
        raise tk.Invalid(
            tk._(
                "“{value}” is not a length of time. Write for example 10 phút, 1 giờ, 5 năm."
            ).format(value=_short(value))
        )
    return found


def hue_agency_code(value: Any) -> Any:
    """An agency identifier of one of the two schemes in use (QCVN 102:2016, QĐ 20/2020)."""
    text = str(value).strip().upper().replace("-", ".")
    if not agency_scheme(text):
        raise tk.Invalid(tk._("An agency identifier looks like 000.00.14.H57 or H57.01."))
    return text


def agency_scheme(code: str) -> str:
    """The code in `code_scheme` of the scheme that an agency identifier is of, or empty."""
    for term in vocabularies.load("code_scheme").terms.values():
        if re.fullmatch(term.extra["pattern"], code, re.ASCII):
            return term.code
    return ""


def hue_place_code(value: Any) -> Any:
    """A unit's code with the date of its layer, `19789@2025-07-01`: codes are used again."""
    text = str(value).strip()
    if not re.fullmatch(r"\d{2,5}@\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise tk.Invalid(tk._("A place is written as code@date, for example 19789@2025-07-01."))
    if places.unit(text) is None:
        raise tk.Invalid(tk._("No administrative unit has this code on that day"))
    return text


def hue_url(value: Any) -> Any:
    """A web address with its scheme and host; nothing that a browser would run."""
    try:
        parts = urlsplit(str(value))
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"]", str(value)):
        raise tk.Invalid(
            tk._("“{value}” is not a web address. It begins with https:// or http://.").format(
                value=_short(value)
            )
        )
    return value


def hue_scale(value: Any) -> Any:
    """A map scale, `1:10000`; dots and blanks between thousands are understood."""
    found = re.fullmatch(r"1\s?[:/]\s?(\d{1,3}(?:[ .]\d{3})*|\d+)", str(value).strip(), re.ASCII)
    number = int(re.sub(r"[ .]", "", found[1])) if found else 0
    if not 1 <= number <= 100_000_000:
        raise tk.Invalid(tk._("Write the scale as 1:10000."))
    return f"1:{number}"


def hue_longitude(value: Any) -> Any:
    """Degrees east, -180 to 180, with a decimal point; kept as text, a decimal comma is read."""
    return _degrees(value, 180)


def hue_latitude(value: Any) -> Any:
    """Degrees north, -90 to 90."""
    return _degrees(value, 90)


def _degrees(value: Any, most: int) -> str:
    text = str(value).strip().replace(",", ".")
    if not re.fullmatch(r"-?\d{1,3}(\.\d{1,12})?", text, re.ASCII) or abs(float(text)) > most:
        raise tk.Invalid(
            tk._("Give degrees with decimals between -{most} and {most}, like 107.5847.").format(
                most=most
            )
        )
    return text


def hue_within_length(field: dict[str, Any], schema: dict[str, Any]) -> Any:
    """Text no longer than the field's `max_length` (characters)."""
    most = int(field.get("max_length", 1000))

    def validator(value: Any) -> Any:
        if isinstance(value, str) and len(value) > most:
            raise tk.Invalid(
                tk._("Too long: {length} characters, at most {most}. Shorten the text.").format(
                    length=len(value), most=most
                )
            )
        return value

    return validator


# What scheming's decorator `scheming_validator` sets; importing it from here would import scheming
# while it asks for our validators (it looks some up at import time).
hue_within_length.is_a_scheming_validator = True  # type: ignore[attr-defined]


def hue_text_list(field: dict[str, Any], schema: dict[str, Any]) -> Any:
    """Several short texts, stored as a JSON list; one text alone is a list of one."""
    within = hue_within_length(field, schema)
    return _list_of(lambda text: within(normalize(text)))


def hue_link_list(field: dict[str, Any], schema: dict[str, Any]) -> Any:
    """Several web addresses, stored as a JSON list."""
    return _list_of(lambda text: hue_url(normalize(text)))


def _list_of(check: Any) -> Any:
    def validator(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
        items = [] if is_missing(data.get(key)) else as_list(data[key])
        if len(items) > MOST_ITEMS or not all(isinstance(item, str) for item in items):
            raise tk.Invalid(tk._("Give a list of texts, at most {most}.").format(most=MOST_ITEMS))
        kept = [check(item) for item in items if item.strip()]
        if not kept:
            drop(key, data)
        data[key] = json.dumps(kept, ensure_ascii=False)

    return validator


hue_text_list.is_a_scheming_validator = True  # type: ignore[attr-defined]
hue_link_list.is_a_scheming_validator = True  # type: ignore[attr-defined]


def as_list(value: Any) -> list[Any]:
    """A stored or sent list: a list, JSON of a list, or one value alone."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except ValueError:
            return [value]
    return value if isinstance(value, list) else [value]


def hue_list_output(value: Any) -> Any:
    """A stored list as a list."""
    return [] if is_missing(value) else as_list(value)


def hue_extent(field: dict[str, Any], schema: dict[str, Any]) -> Any:
    """The box around the units of `spatial_coverage` as GeoJSON; without units what was given."""
    own = field.get("form_snippet") != "hidden.html"

    def validator(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
        codes = [
            str(value)
            for flat, value in data.items()
            if flat[0] == "spatial_coverage" and flat[-1] == "uri" and not is_missing(value)
        ]
        box = box_of(codes)
        value = data.get(key)
        if box:
            data[key] = polygon(box)
        elif is_missing(value) or not own:
            drop(key, data)
        else:
            found = readable_geojson(value)
            if found is None:
                errors[key].append(
                    tk._("This is not a GeoJSON geometry in degrees (longitude, latitude).")
                )
                raise tk.StopOnError
            data[key] = found

    return validator


hue_extent.is_a_scheming_validator = True  # type: ignore[attr-defined]


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
