"""Template helpers of the schemas: choices and labels of coded fields."""

from __future__ import annotations

import json
from typing import Any

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.reader import language


def hue_vocabulary_choices(field: dict[str, Any]) -> list[dict[str, Any]]:
    """The choices of a field that names its `vocabulary`, with labels in both languages."""
    terms = vocabularies.load(field["vocabulary"]).current()
    return [{"value": term.code, "label": dict(term.labels)} for term in terms]


def hue_json_list(value: Any) -> list[Any]:
    """A stored list, whether CKAN gives it as a list or as JSON."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return [value] if value else []
    return value if isinstance(value, list) else []


def hue_label(vocabulary: str, code: Any) -> str:
    """The label of a code in the reader's language; an unknown code is shown as it is."""
    return vocabularies.load(vocabulary).label(str(code), language()) if code else ""
