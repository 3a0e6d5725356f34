"""The data dictionary: what the DataStore keeps with each column, and what people made of it.

CKAN keeps a column's dictionary as a comment on the column, a blank and then JSON: `_info` holds
what the stock form knows and replaces as a whole (`label`, `notes`, `type_override`); beside it
stands one object for each plugin (`IDataDictionaryForm`), which the stock form leaves alone. Ours
is `hue_tables`. `datastore_create` cannot write it for a staging table, so this module writes the
comment itself; a test reads it back through `datastore_info`.
"""

from __future__ import annotations

import json
from typing import Any

from ckanext.hue_opendata.tables.loading.shape import Field

PLUGIN = "hue_tables"
#: The stock form's types → the reader's.
STOCK_TYPES = {"text": "text", "numeric": "number", "timestamp": "datetime"}
Raw = dict[str, Any]


def entry(field: Field, before: Raw, key: bool) -> Raw:
    """A column's dictionary: ours from the file, and whatever a person wrote instead.

    `before`: the dictionary of the column of that id in the table that is replaced, or {}.
    """
    column = field.column
    made = {"label": column.label, "unit": column.unit}
    old = before.get(PLUGIN) or {}
    info = dict(before.get("_info") or {})
    info["label"] = _kept(info.get("label"), old.get("made", {}).get("label"), made["label"])
    ours = {
        "header": list(column.levels),
        "unit": _kept(old.get("unit"), old.get("made", {}).get("unit"), made["unit"]),
        "type": column.type,
        "origin": column.origin,
        "period": column.period,
        "key": key,
        "made": made,
    }
    others = {name: value for name, value in before.items() if name not in ("_info", PLUGIN)}
    return {**others, "_info": info, PLUGIN: ours}


def _kept(now: Any, made_then: Any, made: str) -> str:
    """A person's word when it is not the one that a load made; else the new one."""
    return str(now) if now and now != made_then else made


def comment(raw: Raw) -> str:
    """The comment as CKAN writes it: the blank says that it is of the new form."""
    return " " + json.dumps(raw, ensure_ascii=False, separators=(",", ":"))


def type_overrides(raw: dict[str, Raw]) -> dict[str, str]:
    """The types that people chose in the stock dictionary form: column id → the reader's type."""
    found = {}
    for name, one in raw.items():
        chosen = (one.get("_info") or {}).get("type_override")
        if chosen in STOCK_TYPES:
            found[name] = STOCK_TYPES[chosen]
    return found


def key_fields(raw: dict[str, Raw]) -> list[str]:
    """The columns that a load of ours made the key of the table."""
    return [name for name, one in raw.items() if (one.get(PLUGIN) or {}).get("key")]


def foreign(raw: dict[str, Raw]) -> list[str]:
    """Columns that somebody added beside those of our loads; none where all are another's."""
    ours = [name for name, one in raw.items() if one.get(PLUGIN)]
    return [name for name in raw if name not in ours] if ours else []


def shown(field: dict[str, Any], plugin_data: Raw) -> dict[str, Any]:
    """A field of `datastore_info` with ours: `hue_unit`, `hue_header`, `hue_type`, `hue_origin`."""
    ours = plugin_data.get(PLUGIN)
    if ours:
        for name in ("unit", "header", "type", "origin", "period", "key"):
            field[f"hue_{name}"] = ours.get(name)
    return field


def unit_validator(key: Any, data: Any, errors: Any, context: Any) -> None:
    """Move a unit that a person wrote into our part of the dictionary, and keep the rest of it."""
    unit = data.pop(key)
    place = key[-2]
    held = context["plugin_data"].setdefault(place, {})
    current = (held.get("_current") or {}).get(PLUGIN) or {}
    held[PLUGIN] = {**current, "unit": str(unit or "").strip()}
