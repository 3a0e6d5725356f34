"""A source's settings as the fields of CKAN's form, and back; what is wrong beside its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from ckanext.hue_opendata.harvest.connectors.settings import Settings

#: How a field of the settings is called among the fields of CKAN's form for a source, so that
#: `title` or `frequency` of the settings is never taken for the source's own.
PREFIX = "hue_"


def flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Settings as the form's fields: prefixed, a map as one field for each key; empty ones gone."""
    fields: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            inner = {f"{PREFIX}{name}_{key}": one for key, one in value.items()}
            fields.update({key: one for key, one in inner.items() if one not in (None, "")})
        elif value not in (None, ""):
            fields[f"{PREFIX}{name}"] = value
    return fields


def nested(model: type[Settings], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The form's fields, or settings as a person writes them in JSON, in the model's shape.

    Names that are no field stay as they are, so that the model refuses them by name.
    """
    values: dict[str, Any] = {}
    for name, value in fields.items():
        if value in (None, ""):
            continue
        plain = name.removeprefix(PREFIX)
        whole, key = _part(model, plain)
        if key:
            values.setdefault(whole, {})[key] = value
        else:
            values[plain] = value
    return values


def _part(model: type[Settings], name: str) -> tuple[str, str]:
    """The map and the key that a field like `columns_title` is, else the name and nothing."""
    if name not in model.model_fields:
        for whole, field in model.model_fields.items():
            extra = field.json_schema_extra
            keys = extra.get("keys") if isinstance(extra, dict) else None
            key = name.removeprefix(f"{whole}_")
            if isinstance(keys, Mapping) and key != name and key in keys:
                return whole, key
    return name, ""


#: pydantic's kind of mistake → what to say (Vietnamese, English).
MISTAKES = {
    "extra_forbidden": ("không có mục này trong cấu hình", "there is no such setting"),
    "int_parsing": ("phải là một số nguyên", "must be a whole number"),
    "int_type": ("phải là một số nguyên", "must be a whole number"),
    "int_from_float": ("phải là một số nguyên", "must be a whole number"),
    "greater_than_equal": ("phải từ {ge} trở lên", "must be {ge} or more"),
    "less_than_equal": ("phải từ {le} trở xuống", "must be {le} or less"),
    "literal_error": ("chọn một trong: {expected}", "choose one of: {expected}"),
    "string_type": ("phải là chữ", "must be text"),
    "string_pattern_mismatch": ("không đúng mẫu {pattern}", "does not fit the form {pattern}"),
    "dict_type": ("phải là các cặp tên: giá trị", "must be pairs of name: value"),
    "bool_parsing": ("phải là có hoặc không", "must be yes or no"),
    "json_invalid": ("không phải JSON hợp lệ", "is no valid JSON"),
}


def mistakes(error: ValidationError) -> list[tuple[str, dict[str, str]]]:
    """Each mistake as (field, {"vi", "en"}); the field is "" when the whole is concerned."""
    said = []
    for one in error.errors():
        context = one.get("ctx") or {}
        if one["type"] == "hue":
            text = {"vi": str(context["vi"]), "en": str(context["en"])}
        else:
            pair = MISTAKES.get(one["type"], (one["msg"], one["msg"]))
            vi, en = (part.format(**context) if "{" in part else part for part in pair)
            text = {"vi": vi, "en": en}
        place = context.get("field") or "_".join(str(part) for part in one["loc"])
        said.append((str(place), text))
    return said
