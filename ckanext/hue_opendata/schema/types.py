"""Our dataset types as scheming holds them, presets expanded."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

TYPES = ("dataset", "indicator", "geo", "observation")
#: Of the fields below: raised when stored datasets must be changed; see `upgrade.py`.
VERSION = "2"


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of a dataset type; raises `KeyError` when it is none of ours."""
    schema = tk.h.scheming_get_dataset_schema(kind) if kind in TYPES else None
    if schema is None:
        raise KeyError(kind)
    return schema


def fields_of(kind: str) -> list[dict[str, Any]]:
    """The dataset fields of a type, in the order of the file."""
    return schema_of(kind)["dataset_fields"]


def resource_fields_of(kind: str) -> list[dict[str, Any]]:
    """The resource fields of a type."""
    return schema_of(kind)["resource_fields"]


def repeating(fields: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The repeating fields, with their parts."""
    return {
        field["field_name"]: field["repeating_subfields"]
        for field in fields
        if "repeating_subfields" in field
    }


def hue_schema_version(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
    """What passes today's rules is of today's version, whatever it said."""
    data[key] = VERSION
