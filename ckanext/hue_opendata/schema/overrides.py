"""`table_overrides`: how a person says that a file's table is to be read (see tables/reading)."""

from __future__ import annotations

import json
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.schema.values import drop, is_missing
from ckanext.hue_opendata.tables.reading.model import TYPES

#: key → what its value looks like, as JSON Schema says it.
KEYS: dict[str, dict[str, Any]] = {
    "sheet": {"type": "string", "minLength": 1},
    "table": {"type": "integer", "minimum": 1, "maximum": 9999},
    "header_row": {
        "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": 9999},
            {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 9999}},
        ]
    },
    "types": {"type": "object", "additionalProperties": {"enum": list(TYPES)}},
    "units": {"type": "object", "additionalProperties": {"type": "string"}},
    "decimals": {"type": "object", "additionalProperties": {"enum": [",", "."]}},
    "encoding": {"type": "string"},
    "delimiter": {"type": "string", "minLength": 1, "maxLength": 1},
}


def hue_table_overrides(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
    """A JSON object with known keys of the right kind; stored as JSON, nothing when empty."""
    value = data.get(key)
    if is_missing(value):
        drop(key, data)
    data[key] = json.dumps(_checked(value), ensure_ascii=False)


def _checked(value: Any) -> dict[str, Any]:
    given = value
    if isinstance(value, str):
        try:
            given = json.loads(value)
        except ValueError as error:
            raise tk.Invalid(
                tk._("This is not JSON: look at line {line}, column {column}.").format(
                    line=getattr(error, "lineno", 1), column=getattr(error, "colno", 1)
                )
            ) from error
    if not isinstance(given, dict):
        raise tk.Invalid(tk._('Write an object like {"sheet": "Sheet1", "header_row": 3}.'))
    for key, part in given.items():
        if key not in KEYS:
            raise tk.Invalid(
                tk._("“{key}” is not known here; known are: {keys}.").format(
                    key=str(key)[:60], keys=", ".join(KEYS)
                )
            )
        if not _fits(part, KEYS[key]):
            raise tk.Invalid(
                tk._("“{key}” cannot be {value}.").format(
                    key=key, value=json.dumps(part, ensure_ascii=False)[:60]
                )
            )
    return given


def _fits(value: Any, shape: dict[str, Any]) -> bool:
    if "anyOf" in shape:
        return any(_fits(value, one) for one in shape["anyOf"])
    if "enum" in shape:
        return value in shape["enum"]
    kind = shape["type"]
    if kind == "integer":
        whole = isinstance(value, int) and not isinstance(value, bool)
        return whole and shape["minimum"] <= value <= shape["maximum"]
    if kind == "string":
        length = len(value) if isinstance(value, str) else -1
        return shape.get("minLength", 0) <= length <= shape.get("maxLength", 1000)
    if kind == "array":
        return isinstance(value, list) and all(_fits(item, shape["items"]) for item in value)
    inner = shape["additionalProperties"]
    return isinstance(value, dict) and all(_fits(item, inner) for item in value.values())
