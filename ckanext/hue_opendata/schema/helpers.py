"""Template helpers of the schemas: choices and labels of coded fields."""

from __future__ import annotations

import json
import re
from typing import Any

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.reader import language

ISO_PARTS = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
ISO_WORDS = (
    ("năm", "year"),
    ("tháng", "month"),
    ("tuần", "week"),
    ("ngày", "day"),
    ("giờ", "hour"),
    ("phút", "minute"),
    ("giây", "second"),
)


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


def hue_duration_words(value: Any) -> str:
    """An ISO 8601 length of time in words, “10 phút”; what is none is shown as it is."""
    text, spoken = str(value or ""), language()
    found = ISO_PARTS.fullmatch(text)
    if not found or not any(found.groups()):
        return text
    said = []
    for number, (vietnamese, english) in zip(found.groups(), ISO_WORDS, strict=True):
        if number:
            plural = "" if int(number) == 1 else "s"
            said.append(f"{number} {vietnamese if spoken == 'vi' else english + plural}")
    return " ".join(said)
