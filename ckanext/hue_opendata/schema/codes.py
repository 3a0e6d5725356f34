"""Coded fields: a code must be of the field's vocabulary, or be what the record already holds."""

from __future__ import annotations

import json
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.schema.values import as_list, drop, is_missing

#: A sentence lists no more codes than a person can look through.
LISTED = 15


def hue_code(field: dict[str, Any], schema: dict[str, Any]) -> Any:
    """One code of the field's `vocabulary`. A code that is no longer in use stays valid, and what
    is stored is never refused: an edit of something else must not lose it.
    """
    name = field["vocabulary"]

    def validator(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
        value = data.get(key)
        if is_missing(value) or errors.get(key):
            return
        value = str(value).strip()
        if value not in vocabularies.load(name).terms and value not in _stored(key, data, context):
            errors[key].append(unknown(name, value))
            return
        data[key] = value

    return validator


def hue_codes(field: dict[str, Any], schema: dict[str, Any]) -> Any:
    """Several codes, stored as a JSON list in the order given, each once."""
    name = field["vocabulary"]

    def validator(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
        codes = [] if is_missing(data.get(key)) else as_list(data[key])
        codes = list(dict.fromkeys(str(code).strip() for code in codes if not is_missing(code)))
        terms, stored = vocabularies.load(name).terms, _stored(key, data, context)
        for code in codes:
            if code not in terms and code not in stored:
                errors[key].append(unknown(name, code))
        if not codes:
            drop(key, data)
        data[key] = json.dumps(codes, ensure_ascii=False)

    return validator


# As scheming's decorator does; it cannot be imported here (see values.py).
hue_code.is_a_scheming_validator = True  # type: ignore[attr-defined]
hue_codes.is_a_scheming_validator = True  # type: ignore[attr-defined]


def unknown(name: str, value: str) -> str:
    """The sentence for a code that the vocabulary does not have."""
    vocabulary, spoken = vocabularies.load(name), language()
    codes = [term.code for term in vocabulary.current()]
    listed = ", ".join(codes[:LISTED]) + (" …" if len(codes) > LISTED else "")
    return tk._("“{value}” is not a code of “{vocabulary}”. Codes: {codes}.").format(
        value=value[:60], vocabulary=vocabulary.title[spoken], codes=listed
    )


def _stored(key: Any, data: dict[Any, Any], context: Any) -> list[Any]:
    """What the record holds in this field now (nothing when it is new)."""
    record = context.get("package") or context.get("group")
    if key[0] == "resources" and len(key) == 3 and record is not None:
        identity = data.get(("resources", key[1], "id"))
        record = next((one for one in record.resources if one.id == identity), None)
    if record is None:
        return []
    extras = record.extras if isinstance(record.extras, dict) else {}
    value = extras.get(key[-1], getattr(record, key[-1], None))
    return [] if is_missing(value) else as_list(value)
