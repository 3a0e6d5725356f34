"""A source's settings between three places: CKAN's form and API, the stored text, the typed model.

Stored and in the form, each setting is a field of its own with the prefix `hue_`: ckanext-harvest
shows stored settings among the source's own fields, and takes `frequency` for the source's.
"""

from __future__ import annotations

import json
import re
from typing import Any, get_args

import ckan.plugins.toolkit as tk
from flask import has_request_context
from markupsafe import Markup, escape
from pydantic import ValidationError

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.harvest.connectors.settings import Settings
from ckanext.hue_opendata.harvest.connectors.settings_form import PREFIX, flat, mistakes, nested
from ckanext.hue_opendata.reader import language

#: Code words in a help text.
CODE = re.compile("`([^`]+)`")


def load(model: type[Settings], text: str | None) -> Settings:
    """The settings that a text holds: as stored, or as a person writes them in JSON.

    Raises pydantic's `ValidationError`.
    """
    try:
        values = json.loads(text or "{}")
    except ValueError:
        return model.model_validate_json(text or "")
    return model.model_validate(nested(model, values) if isinstance(values, dict) else values)


def stored(settings: Settings) -> str:
    """The settings as a text, without what is as it would be anyway."""
    values = flat(settings.model_dump(exclude_defaults=True))
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def sentence(model: type[Settings], error: ValidationError) -> str:
    """The first mistake as one sentence that names its field."""
    field, text = mistakes(error)[0]
    return tk._("Source settings, field {field}: {reason}").format(
        field=field or "JSON", reason=text[language()]
    )


def refuse_strangers(settings: Settings) -> None:
    """Raise `Invalid` when someone lets a source speak for other agencies without the right to."""
    user = getattr(tk.current_user, "name", "") if has_request_context() else None
    if settings.agencies == "named" and user is not None:
        try:
            tk.check_access("sysadmin", {"user": user}, {})
        except tk.NotAuthorized as error:
            raise tk.Invalid(
                tk._("Only the portal's administrators may let a source speak for other agencies")
            ) from error


def names(model: type[Settings]) -> list[str]:
    """The form's fields of a model, in its order."""
    found = []
    for name, field in model.model_fields.items():
        keys = _extra(field).get("keys")
        found += [f"{name}_{key}" for key in keys] if keys else [name]
    return [PREFIX + name for name in found]


def form_fields(model: type[Settings], shared: bool | None = None) -> list[dict[str, Any]]:
    """What a form shows of each field, in the reader's language.

    `shared`: only the fields that all kinds have (True), or only the kind's own (False).
    """
    fields = []
    for name, field in model.model_fields.items():
        if shared is not None and (name in Settings.model_fields) != shared:
            continue
        extra = _extra(field)
        base = {
            "name": PREFIX + name,
            "label": extra.get("label", {}).get(language(), name),
            "help": _marked(extra.get("help", {}).get(language(), "")),
            "group": extra.get("group", ""),
            "default": "" if field.default in (None, {}) else field.default,
            "options": _options(name, field, extra),
            "number": int in (field.annotation, *get_args(field.annotation)),
            "keys": [
                {"name": f"{PREFIX}{name}_{key}", "label": label[language()]}
                for key, label in (extra.get("keys") or {}).items()
            ],
        }
        fields.append(base)
    return fields


def _marked(text: str) -> Markup:
    """What is to be typed as it stands, set apart: it belongs to no language."""
    safe = CODE.sub(r"<code>\1</code>", str(escape(text)))
    return Markup(safe)  # noqa: S704 (escaped above)


def _options(name: str, field: Any, extra: dict[str, Any]) -> list[dict[str, str]]:
    if "vocabulary" in extra:
        terms = vocabularies.load(extra["vocabulary"]).current()
        first = [{"value": "", "text": tk._("(none)")}] if field.default == "" else []
        return first + [{"value": t.code, "text": t.label(language())} for t in terms]
    choices = extra.get("choices") or {}
    return [{"value": code, "text": label[language()]} for code, label in choices.items()]


def _extra(field: Any) -> dict[str, Any]:
    return field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
