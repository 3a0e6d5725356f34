"""The settings in CKAN's form of a source: fields become the one text that ckanext-harvest stores.

ckanext-harvest has `extra_schema` for this; on CKAN 2.12 it loses the settings of a form without a
`config` field beside them, and it writes the fields of one kind into sources of another.
"""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from pydantic import ValidationError

from ckanext.hue_opendata.harvest import settings as shapes
from ckanext.hue_opendata.harvest import upload
from ckanext.hue_opendata.harvest.connectors.settings_form import PREFIX, mistakes, nested
from ckanext.hue_opendata.harvest.preview import harvesters
from ckanext.hue_opendata.harvest.stock import HarvestSource
from ckanext.hue_opendata.reader import language

TYPE = "harvest"


def is_source(data_dict: dict[str, Any]) -> bool:
    """Whether a dataset that is to be changed is a harvest source."""
    if "type" in data_dict:
        return data_dict["type"] == TYPE
    found = model.Package.get(data_dict.get("id") or data_dict.get("name"))
    return found is not None and found.type == TYPE


def folded(action: str, context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """The source with its fields as `config`; the caller's own dict stays as the form needs it.

    Raises ValidationError with each mistake beside its field.
    """
    fields = {name: value for name, value in data_dict.items() if name.startswith(PREFIX)}
    rest = {name: value for name, value in data_dict.items() if name not in fields}
    kind = next((one for one in harvesters() if one.kind == data_dict.get("source_type")), None)
    if kind is None:
        return rest
    own = {name: value for name, value in fields.items() if name in shapes.names(kind.settings)}
    text = str(rest.get("config") or "")
    if text and (not own or text != _stored(data_dict.get("id"))):
        return rest  # the API's way: settings as one text
    if kind.takes_archive:
        own = _with_archive(own, fields, action, context, data_dict)
    errors: dict[str, list[str]] = {}
    try:
        settings = kind.settings.model_validate(nested(kind.settings, own))
        shapes.refuse_strangers(settings)
        return {**rest, "config": shapes.stored(settings)}
    except tk.Invalid as error:
        errors[f"{PREFIX}agencies"] = [error.error]
    except ValidationError as error:
        for field, said in mistakes(error):
            errors.setdefault(PREFIX + field, []).append(said[language()])
    summary = {hue_label(kind.settings, name): "; ".join(said) for name, said in errors.items()}
    raise tk.ValidationError(errors, error_summary=summary)  # pyright: ignore[reportArgumentType]


def _with_archive(
    own: dict[str, Any], fields: dict[str, Any], action: str, context: Any, data_dict: Any
) -> dict[str, Any]:
    """The fields with the archive that came with the form, kept; or without the one of before."""
    if fields.get(upload.REMOVE):
        own = {**own, "hue_upload": ""}
    try:
        body = upload.sent()
        if body is None:
            return own
        # A stranger's file is not written to the disk: the action itself asks only later.
        again: Any = {**context}
        tk.check_access(action, again, data_dict)
        return {**own, "hue_upload": upload.keep(body)}
    except tk.Invalid as error:
        raise tk.ValidationError({"hue_upload": [error.error]}) from error


def _stored(identity: Any) -> str:
    source = HarvestSource.get(identity) if identity else None
    return str(source.config or "") if source else ""


def hue_label(settings: type[Any], name: str) -> str:
    """A field's label, for the summary above the form."""
    labels = {field["name"]: field["label"] for field in shapes.form_fields(settings)}
    whole = max((one for one in labels if name.startswith(one)), key=len, default="")
    return labels.get(whole, name)
