"""A dataset that ckanext-dcat read from RDF, with our codes in place of the EU's URIs.

The way back of `dcat_profile.mapped`. What our schema has no place for goes to `extras` under
`dcat_…`: a foreign record is never read with less than it said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ckanext.hue_opendata import places, vocabularies
from ckanext.hue_opendata.schema.types import fields_of, repeating
from ckanext.hue_opendata.schema.values import as_list, is_missing

FILE_TYPE = re.compile(r"https?://publications\.europa\.eu/resource/authority/file-type/(\w+)")
OWN_TERM = re.compile(r"https?://[^/]+(?:/.*)?/vocabulary/([a-z_]+)#(.+)")
UNIT = re.compile(r"hue_place_show\?id=(\d{2,5}@\d{4}-\d{2}-\d{2})$")


def code_of(vocabulary: str, uri: Any) -> str:
    """The code that a URI stands for; empty when it is none, or may be several codes."""
    own = OWN_TERM.fullmatch(str(uri))
    terms = vocabularies.load(vocabulary)
    if own:
        return own[2] if own[1] == vocabulary and own[2] in terms.terms else ""
    found = [term.code for term in terms.current() if term.uri and _same(term.uri, str(uri))]
    return found[0] if len(found) == 1 else ""


def _same(one: str, other: str) -> bool:
    """URIs of one thing: the EU writes http, people copy https."""
    return one.partition("://")[2] == other.partition("://")[2]


def unmapped(parsed: dict[str, Any], formats: dict[str, str]) -> dict[str, Any]:
    """A copy of a parsed dataset as our schema takes it; `formats`: file-type name → format."""
    made = {**parsed, "extras": list(parsed.get("extras") or [])}
    for name in ("frequency", "language"):
        _one(made, name, name, name)
    _one(made, "access_rights", "classification", "classification")
    _one(made, "license_id", "license_id", "licence")
    _themes(made)
    made["resources"] = [_resource(one, formats) for one in made.get("resources") or []]
    for name, parts in repeating(fields_of("dataset")).items():
        if not is_missing(made.get(name)):
            _keep_parts(made, name, {part["field_name"] for part in parts})
    return made


def typed(made: dict[str, Any], kinds: list[str]) -> dict[str, Any]:
    """A copy with the type of dataset that one of our terms says, and that type's own fields.

    `kinds` are the types in the graph; those of others stay aside: an EU type alone makes no map
    layer of ours, as what ours needs is not in DCAT.
    """
    extras = [one for one in made.get("extras") or [] if one.get("key") != "dcat_type"]
    result = {**made, "extras": extras}
    result.pop("dcat_type", None)
    terms = vocabularies.load("dataset_type").terms
    codes = [code for code in (_own_kind(one) for one in kinds) if code in terms]
    known = {terms[code].uri.partition("://")[2] for code in codes}
    left = {one for one in kinds if not _own_kind(one) and one.partition("://")[2] not in known}
    _aside(result, "type", sorted(left))
    if codes:
        result["type"] = codes[0]
        _own_fields(result)
    return result


def _own_kind(uri: str) -> str:
    own = OWN_TERM.fullmatch(uri)
    return own[2] if own and own[1] == "dataset_type" else ""


def _own_fields(made: dict[str, Any]) -> None:
    """What a map layer says as a standard, and observations as a resolution in time."""
    if made["type"] == "geo":
        standards = [str(one) for one in _taken(made, "conforms_to")]
        grids = [one for one in standards if code_of("crs", one)]
        made["crs"] = code_of("crs", grids[0]) if grids else ""
        made["conforms_to"] = [one for one in standards if one not in grids[:1]]
    elif made["type"] == "observation":
        (made["sampling_period"],) = _taken(made, "temporal_resolution")[:1] or [""]


def place(uri: str, label: str) -> dict[str, str]:
    """A place of `spatial_coverage` from its address and label."""
    unit = UNIT.search(uri)
    if unit and places.unit(unit[1]):
        return {"uri": unit[1], "text": label}
    return {"text": label or uri}


def _taken(made: dict[str, Any], name: str) -> list[Any]:
    """The values of a field, taken from the root or from the extras where dcat left them."""
    value = made.pop(name, None)
    for extra in list(made["extras"]):
        if extra.get("key") == name:
            made["extras"].remove(extra)
            value = extra.get("value") if is_missing(value) else value
    return [] if is_missing(value) else as_list(value)


def _one(made: dict[str, Any], name: str, field: str, vocabulary: str) -> None:
    """The first value that has a code is the field's; the others are kept aside."""
    values = _taken(made, name)
    terms = vocabularies.load(vocabulary).terms
    codes = [str(one) if str(one) in terms else code_of(vocabulary, one) for one in values]
    chosen = next((code for code in codes if code), "")
    if chosen:
        made[field] = chosen
    _aside(
        made, name, [v for v, code in zip(values, codes, strict=True) if not code or code != chosen]
    )


def _themes(made: dict[str, Any]) -> None:
    """City topics by their own addresses; the EU's themes above them say nothing more."""
    values = [str(value) for value in _taken(made, "theme")]
    own = [code for code in map(_topic, values) if code]
    terms = vocabularies.load("theme").terms
    above = {terms[code].uri.partition("://")[2] for code in own if code in terms}
    left = [
        value for value in values if not _topic(value) and value.partition("://")[2] not in above
    ]
    made["theme"] = list(dict.fromkeys(own))
    _aside(made, "theme", left)


def _topic(value: str) -> str:
    return value if value in vocabularies.load("theme").terms else code_of("theme", value)


def _resource(resource: dict[str, Any], formats: dict[str, str]) -> dict[str, Any]:
    made = dict(resource)
    found = FILE_TYPE.fullmatch(str(made.get("format") or ""))
    if found:
        made["format"] = formats.get(found[1], found[1])
    licence = code_of("licence", made.get("license") or "")
    if licence:
        made["license"] = licence
    elif made.get("license"):
        made["dcat_license"] = made.pop("license")
    return made


def _keep_parts(made: dict[str, Any], name: str, known: set[str]) -> None:
    """Rows with the parts that our schema has; the other parts stay among the extras."""
    rows = [row for row in as_list(made[name]) if isinstance(row, dict)]
    made[name] = [dict(_named(row, known)) for row in rows]
    for row in rows:
        for part, value in row.items():
            if part not in known and not is_missing(value):
                _aside(made, f"{name}_{part}", [value])


def _named(row: dict[str, Any], known: set[str]) -> Iterator[tuple[str, Any]]:
    for part, value in row.items():
        if part in known and not is_missing(value):
            yield part, str(value).removeprefix("mailto:")


def _aside(made: dict[str, Any], name: str, values: list[Any]) -> None:
    kept = [value for value in values if not is_missing(value)]
    key = f"dcat_{name}"
    if kept and not any(extra.get("key") == key for extra in made["extras"]):
        told = kept[0] if len(kept) == 1 else json.dumps(kept, ensure_ascii=False)
        made["extras"].append({"key": key, "value": str(told)})
