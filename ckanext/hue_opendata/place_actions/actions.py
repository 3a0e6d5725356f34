"""Read-only actions on administrative units; open to everybody."""

from __future__ import annotations

from datetime import date
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata import places

#: An autocomplete shows no more; a caller may ask for up to `MOST`.
USUAL, MOST = 20, 200


@tk.side_effect_free
def hue_place_search(context: Any, data_dict: dict[str, Any]) -> list[dict[str, Any]]:
    """Units whose name begins as asked, best first; accents, short forms and case do not matter.

    `q`: any prefix of a name; `on`: only units in force on that day (ISO date); `within`: name or
    code of a district or unit; `limit`: up to 200. Each result has `rank`: equal ranks are equals.
    """
    tk.check_access("hue_place_search", context, data_dict)
    text = str(data_dict.get("q") or "")[:200]
    limit = _limit(data_dict.get("limit"))
    within = str(data_dict["within"])[:200] if data_dict.get("within") else None
    found = places.find(text, on=_day(data_dict.get("on")), within=within)
    return [
        {**_dictize(match.unit), "how": match.how, "matched": match.matched, "rank": match.rank}
        for match in found[:limit]
    ]


@tk.side_effect_free
def hue_place_show(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """One unit with its box, what it came from, and what became of it until today.

    `id`: a code, or `<code>@<date>` as datasets keep it; `on`: the day that the code is of.
    """
    tk.check_access("hue_place_show", context, data_dict)
    identity = str(tk.get_or_bust(data_dict, "id"))
    unit = places.unit(identity, _day(data_dict.get("on")))
    if unit is None:
        raise tk.ObjectNotFound(tk._("No administrative unit has this code on that day"))
    return {
        **_dictize(unit),
        "bbox": places.bbox(unit),
        "successors": [
            {**_dictize(one.unit), "share": one.share, "decisions": list(one.decisions)}
            for one in places.successors(unit)
        ],
        "ancestors": [_dictize(one) for one in places.ancestors(unit)],
    }


def _dictize(unit: places.Unit) -> dict[str, Any]:
    district = places.unit(unit.district, unit.valid_from or date.min) if unit.district else None
    return {
        "id": unit.id,
        "code": unit.code,
        "kind": unit.kind,
        "name": unit.name,
        "full_name": unit.full_name,
        "level": unit.level,
        "district": district.full_name if district else "",
        "valid_from": unit.valid_from.isoformat() if unit.valid_from else None,
        "valid_to": unit.valid_to.isoformat() if unit.valid_to else None,
        "area_km2": unit.area_km2,
        "population": unit.population,
        "point": unit.point,
        "source": unit.source,
    }


def _limit(value: Any) -> int:
    try:
        return max(1, min(int(value or USUAL), MOST))
    except (TypeError, ValueError) as error:
        raise tk.ValidationError({"limit": [tk._("Give a whole number")]}) from error


def _day(value: Any) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise tk.ValidationError({"on": [tk._("Give a date like 2025-07-01")]}) from error
