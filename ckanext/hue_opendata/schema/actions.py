"""CKAN's own writing actions, given what fits the schema; see `shape.py`."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.schema import shape
from ckanext.hue_opendata.schema.jsonschema import json_schema


@tk.chained_action
def package_create(next_action: Any, context: Any, data_dict: dict[str, Any]) -> Any:
    """A wrong shape is said field by field; unknown fields go to `extras`."""
    if shape.is_ours(data_dict):
        data_dict = shape.prepare(data_dict, data_dict.get("type") or "dataset")
    return next_action(context, data_dict)


@tk.chained_action
def package_update(next_action: Any, context: Any, data_dict: dict[str, Any]) -> Any:
    """The same for changes, `package_patch` and `package_revise` among them."""
    stored = model.Package.get(data_dict.get("id") or data_dict.get("name"))
    if stored is not None and shape.is_ours({"type": stored.type}):
        data_dict = shape.prepare(data_dict, stored.type)
    return next_action(context, data_dict)


@tk.side_effect_free
def hue_schema_show(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """What a dataset of a type must look like, as JSON Schema 2020-12.

    `type`: dataset (default), indicator, geo, observation; `lang`: vi or en for the titles, else
    the request's language.
    """
    tk.check_access("hue_schema_show", context, data_dict)
    spoken = data_dict.get("lang")
    try:
        kind = str(data_dict.get("type") or "dataset")
        return json_schema(kind, spoken if spoken in ("vi", "en") else language())
    except KeyError as error:
        raise tk.ObjectNotFound(tk._("There is no such dataset type.")) from error


EXPORTS = {
    "package_create": package_create,
    "package_update": package_update,
    "hue_schema_show": hue_schema_show,
}
