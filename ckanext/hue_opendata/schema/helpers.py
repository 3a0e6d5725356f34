"""Template helpers of the schemas: choices and labels of coded fields."""

from __future__ import annotations

import json
import re
from typing import Any

from flask import g

from ckanext.hue_opendata import places, vocabularies
from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.schema import agencies

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
    """The choices of a field that names its `vocabulary`, with labels in both languages.

    `words`: what else people call them, with commas between; found by typing, not shown.
    """
    terms = vocabularies.load(field["vocabulary"]).current()
    return [
        {"value": term.code, "label": dict(term.labels), "words": _other_words(term)}
        for term in terms
    ]


def _other_words(term: vocabularies.Term) -> str:
    said = (term.extra.get("keywords"), term.extra.get("also"))
    return ", ".join(" ".join(str(one).split()) for one in said if one)


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


def hue_term(vocabulary: str, code: Any) -> dict[str, str]:
    """A code in words: `label`, `state` (current, old, unknown) and `now`, what replaced it."""
    words, spoken = vocabularies.load(vocabulary), language()
    term = words.terms.get(str(code))
    if term is None:
        return {"label": str(code or ""), "state": "unknown", "now": ""}
    now = words.label(term.replaced_by, spoken) if term.replaced_by else ""
    return {"label": term.label(spoken), "state": "old" if term.valid_to else "current", "now": now}


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


def hue_places(value: Any) -> list[dict[str, Any]]:
    """Each place of a coverage: `name`, `now` (names of the units that a former one is part of
    today) and `codes` of units in force. A place without a code has only its name.
    """
    found = []
    for part in hue_json_list(value):
        if not isinstance(part, dict):
            continue
        unit = places.unit(str(part.get("uri") or ""))
        if unit is None:
            name = str(part.get("text") or part.get("uri") or "")
            found.append({"name": name, "now": [], "codes": []})
            continue
        now = [] if unit.in_force else [one.unit for one in places.successors(unit)]
        codes = [one.code for one in now] or [unit.code]
        names = [one.full_name for one in now]
        found.append({"name": unit.full_name, "now": names, "codes": codes})
    return found


def hue_parent_choices(field: dict[str, Any]) -> list[dict[str, str]]:
    """Every agency as a choice of the agency above."""
    choices = [{"value": one["name"], "label": one["title"]} for one in agencies.agencies()]
    return [{"value": "", "label": "–"}, *choices]


def hue_agency_family(name: str) -> dict[str, list[dict[str, str]]]:
    """The agencies `above` and `below` one."""
    return agencies.family(name)


def hue_former_names(value: Any) -> list[dict[str, str]]:
    """Former names of an agency with their dates as written."""
    return agencies.former_names(value)


def hue_sheet(dataset: dict[str, Any]) -> dict[str, Any] | None:
    """What the dataset page says first; see `sheet.sheet`."""
    from ckanext.hue_opendata.schema.sheet import sheet  # it needs the helpers above

    return sheet(dataset)


def hue_punctuality(agency: str) -> dict[str, Any]:
    """How an agency (its id) keeps its promises; see `punctuality.punctuality`."""
    from ckanext.hue_opendata.schema.punctuality import punctuality  # the database's models

    return punctuality(agency)


def hue_agencies_published() -> dict[str, dict[str, Any]]:
    """How much data each agency (its id) has, and of when; asked once for a page."""
    from ckanext.hue_opendata.schema.punctuality import published  # the database's models

    if not hasattr(g, "hue_agencies_published"):
        g.hue_agencies_published = published()
    return g.hue_agencies_published
