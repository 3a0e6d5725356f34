"""Places of a dataset: units by code and day, names that people type, and the box around them."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import date
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata import places
from ckanext.hue_opendata.schema.extent import box_of, polygon, readable_geojson
from ckanext.hue_opendata.schema.values import as_list, drop, is_missing, short
from ckanext.hue_opendata.text import fold, normalize

#: How a name agrees when it is the unit's own, with its accents or without any.
OWN_NAME = ("exact", "accents")
#: A sentence names no more units than a person can look through.
NAMED = 8
COVERAGE = "spatial_coverage"
CODE = re.compile(r"\b\d{2,5}@\d{4}-\d{2}-\d{2}\b", re.ASCII)
#: In the context of a harvest's write: names that may mean several units are kept as names.
KEPT = "hue_unclear_places_kept"


def hue_place_code(value: Any) -> Any:
    """A unit's code with the date of its layer, `19789@2025-07-01`: codes are used again."""
    text = str(value).strip()
    if not CODE.fullmatch(text):
        raise tk.Invalid(tk._("A place is written as code@date, for example 19789@2025-07-01."))
    if places.unit(text) is None:
        raise tk.Invalid(tk._("No administrative unit has this code on that day"))
    return text


def hue_place_name(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
    """A place that came by its name alone gets its code when only one unit may be meant.

    A name that may mean several is refused with their names, unless it stands so in the record
    already (and the record is published, or stays a draft) or a harvest keeps it for a person to
    decide; one that means none (a lagoon, a road) stays a name.
    """
    name, code = data.get(key), (*key[:-1], "uri")
    if is_missing(name) or not is_missing(data.get(code)) or errors.get(key):
        return
    found, one = meant(str(name)), the_one(str(name))
    if one:
        data[code] = one[0].unit.id
    elif found and not context.get(KEPT) and str(name) not in _stored_names(context):
        errors[key].append(question(str(name), [match.unit for match in found]))


def hue_place_of_name(value: Any) -> Any:
    """One unit, by its name, by code@date, or by a name with that in brackets; kept as code@date.

    A form without a script may send two answers, the typed name and one of the units offered for
    it: the chosen one counts. A name of several units is refused with theirs, one of none, too.
    """
    given = [str(one).strip() for one in (value if isinstance(value, list) else [value])]
    text = normalize(next((one for one in reversed(given) if one), ""))
    if not text:
        return ""
    if code := CODE.search(text):
        unit, rest = places.unit(code[0]), CODE.sub("", text).strip(" ()")
        # A code that was left beside a new name is not what somebody means.
        if not rest or unit is None or fold(rest) in (fold(unit.full_name), fold(unit.name)):
            return hue_place_code(code[0])
        text = rest
    found, one = meant(text), the_one(text)
    if one:
        return one[0].unit.id
    if found:
        raise tk.Invalid(question(text, [match.unit for match in found]))
    raise tk.Invalid(
        tk._("No ward, commune or city is called “{name}”: look at its spelling.").format(
            name=short(text)
        )
    )


def written(code: str) -> str:
    """A unit's code as it stands in a box: its name, with the code where the name is not enough."""
    unit = places.unit(code)
    if unit is None:
        return code
    one = the_one(unit.full_name)
    alone = bool(one) and one[0].unit.id == unit.id
    return unit.full_name if alone else f"{unit.full_name} ({code})"


def question(name: str, units: list[places.Unit]) -> str:
    """What is asked about a name that may mean several units."""
    return tk._("“{name}” may be one of: {units}. Choose the one that is meant.").format(
        name=short(name), units=listed(units, tk._("{name} (before {day})"))
    )


def unclear(dataset: dict[str, Any]) -> list[tuple[str, list[places.Unit]]]:
    """The places of a dataset whose names may mean several units, with these units."""
    value = dataset.get(COVERAGE)
    rows = [] if is_missing(value) else as_list(value)
    names = [row.get("text") for row in rows if isinstance(row, dict) and not row.get("uri")]
    found = [(str(name), meant(str(name))) for name in names if name]
    return [
        (name, [match.unit for match in matches])
        for name, matches in found
        if matches and not the_one(name)
    ]


def the_one(name: str) -> list[places.Match]:
    """The one unit that a name means, or none."""
    found = meant(name)
    return found if len(found) == 1 and found[0].how in OWN_NAME else []


def meant(name: str) -> list[places.Match]:
    """The units that a name may mean; one alone, with its own name, is the one that is meant.

    A unit of today goes before former ones of the same name; a code means its unit.
    """
    unit = places.unit(name) if "@" in name else None
    if unit is not None:
        return [places.Match(unit, "exact", name, 0)]
    now, ever = places.find(name, on=date.today()), places.find(name)
    for found in (now, ever):
        own = [match for match in found if match.how in OWN_NAME]
        best = [match for match in own if match.rank == own[0].rank]
        if best:
            return best if len(best) == 1 else [*best, *(m for m in now if m not in best)]
    return now or ever


def listed(units: list[places.Unit], before: str) -> str:
    """Units in words; `before` is how a former one is told, `{name} (before {day})`."""
    names = [told_apart(unit, before) for unit in units[:NAMED]]
    return "; ".join(names) + (" …" if len(units) > NAMED else "")


def told_apart(unit: places.Unit, before: str) -> str:
    """A unit with what tells it from its namesakes."""
    above = places.unit(unit.district, unit.valid_from or date.min) if unit.district else None
    name = f"{unit.full_name}, {above.kind} {above.name}" if above else unit.full_name
    if unit.valid_to is None:
        return name
    return before.format(name=name, day=f"{unit.valid_to:%d/%m/%Y}")


def _stored(context: Any) -> list[dict[str, Any]]:
    """The places that the record holds now."""
    record = context.get("package")
    rows: Any = None
    with suppress(ValueError, TypeError):
        rows = json.loads((record.extras or {}).get(COVERAGE) or "[]") if record else []
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _stored_names(context: Any) -> set[str]:
    """The names without a unit that may stay: a draft's are asked about when it is published."""
    record = context.get("package")
    if record is not None and record.state == "draft" and not context.get("hue_draft"):
        return set()
    return {str(row.get("text")) for row in _stored(context) if not row.get("uri")}


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


def hue_extent(field: dict[str, Any], schema: dict[str, Any]) -> Any:
    """The box around the units of `spatial_coverage` as GeoJSON, worked out anew on each write.

    A box of one's own stays where there is no unit, and in a form that asks for it (a map layer's)
    also beside units. A box that was worked out from units that are gone goes with them.
    """
    own = field.get("form_snippet") != "hidden.html"

    def validator(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
        box = box_of(_codes(data))
        value = data.get(key)
        given = None if is_missing(value) else readable_geojson(value)
        if given is None and not is_missing(value):
            errors[key].append(
                tk._("This is not a GeoJSON geometry in degrees (longitude, latitude).")
            )
            raise tk.StopOnError
        before = box_of(str(row.get("uri") or "") for row in _stored(context))
        if given and before and json.loads(given) == json.loads(polygon(before)):
            given = None
        if given and (own or not box):
            data[key] = given
        elif box:
            data[key] = polygon(box)
        else:
            drop(key, data)

    return validator


def _codes(data: dict[Any, Any]) -> list[str]:
    """The codes of all rows; CKAN comes to the rows, and gives names their codes, only later."""
    rows = {flat[:2] for flat in data if flat[0] == COVERAGE and len(flat) == 3}
    codes = []
    for row in rows:
        code, name = data.get((*row, "uri")), data.get((*row, "text"))
        if not is_missing(code):
            codes.append(str(code))
        elif not is_missing(name):
            codes += [match.unit.id for match in the_one(str(name))]
    return codes


# As scheming's decorator does; it cannot be imported here (see values.py).
hue_extent.is_a_scheming_validator = True  # type: ignore[attr-defined]
