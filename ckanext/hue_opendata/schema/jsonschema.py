"""JSON Schema (2020-12) of a dataset type, made from the scheming YAML.

A record made from it alone is accepted: what is required, which codes there are, how long a text
may be and how it is written all stand in it. Formats of ours (`hue-…`) carry a pattern too.
"""

from __future__ import annotations

from typing import Any

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.schema.overrides import KEYS
from ckanext.hue_opendata.schema.publishing import OPEN, UNASSESSED
from ckanext.hue_opendata.schema.types import VERSION, schema_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: Something that can be read: a letter or a digit.
LETTERS = r"0-9A-Za-zÀ-ÖØ-öø-ưẠ-ỹ"
VISIBLE = f"[{LETTERS}]"
#: Months only of years that end in 12 and more: 2007-11 may be the years 2007 to 2011.
PERIOD = (
    r"((năm )?YEAR|YEAR-(Q[1-4]|H[12])|(19|20)(1[2-9]|[2-9][0-9])-(0[1-9]|1[0-2])"
    r"|Quý (I|II|III|IV)/YEAR)"
).replace("YEAR", "(19|20)[0-9]{2}")
AGENCY = r"([0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}|[A-Z][0-9]{2}(\.[0-9]{2,3}){0,4})"
MONTH_AND_DAY = r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#: format of a field → what JSON Schema can say of it. The pattern is what is always accepted: a
#: person may also write dates, periods and lengths in Vietnamese.
FORMATS: dict[str, dict[str, Any]] = {
    "date": {"format": "date", "pattern": rf"^(19|20)[0-9]{{2}}-{MONTH_AND_DAY}$"},
    "uri": {"format": "uri", "pattern": r"^https?://[a-z0-9]+(\.[a-z0-9]+)+(/[A-Za-z0-9._~-]*)*$"},
    "email": {"format": "email", "pattern": r"^[a-z0-9]+(\.[a-z0-9]+)*@[a-z0-9]+(\.[a-z]{2,6})+$"},
    "duration": {
        "format": "duration",
        "pattern": r"^(P[1-9][0-9]{0,3}[DWMY]|PT[1-9][0-9]{0,3}[HMS])$",
    },
    "hue-period": {"pattern": f"^{PERIOD}$"},
    "hue-agency-code": {"pattern": f"^{AGENCY}$"},
    "hue-scale": {"pattern": r"^1:[1-9][0-9]{0,6}$"},
    "hue-longitude": {"pattern": r"^1[0-7][0-9](\.[0-9]{1,6})?$"},
    "hue-latitude": {"pattern": r"^[0-8]?[0-9](\.[0-9]{1,6})?$"},
}
#: Days of assessment and review: none lies in the future.
PAST = rf"^(19[0-9]{{2}}|20[0-2][0-9])-{MONTH_AND_DAY}$"
TAG = f"^[{LETTERS}][{LETTERS}_.-]{{1,98}}$"


def json_schema(kind: str, spoken: str) -> dict[str, Any]:
    """The schema of a type to create or replace a dataset with; titles in `vi` or `en`.

    Raises `KeyError` for a type that is none of ours.
    """
    schema = schema_of(kind)
    fields, resources = schema["dataset_fields"], schema["resource_fields"]
    properties = {
        f["field_name"]: _field(f, spoken) for f in fields if f["field_name"] != "tag_string"
    }
    properties["tags"] = _tags()
    properties["type"] = {"const": kind}
    properties["state"] = {"enum": ["active", "draft"], "default": "active"}
    properties["private"] = {"type": "boolean", "default": False}
    properties["extras"] = _extras(spoken)
    properties["resources"] = {"type": "array", "items": _resource(resources, spoken)}
    return {
        "$schema": DIALECT,
        "$comment": f"schema_version {VERSION}",
        "title": schema["label"][spoken],
        "description": schema["about"][spoken],
        "type": "object",
        "properties": properties,
        "required": ["title", "owner_org", "type"],
        "allOf": _rules(fields),
        "additionalProperties": True,
    }


def _field(field: dict[str, Any], spoken: str) -> dict[str, Any]:
    shape = {"title": field["label"][spoken], **_shape(field, spoken)}
    if isinstance(field.get("help_text"), dict):
        shape["description"] = field["help_text"][spoken]
    if "default" in field:
        shape["default"] = field["default"]
    if "example" in field:
        shape["examples"] = [field["example"]]
    if field.get("section") == "system":
        shape["readOnly"] = True
    return shape


def _shape(field: dict[str, Any], spoken: str) -> dict[str, Any]:
    validators = str(field.get("validators")).split()
    if "repeating_subfields" in field:
        parts = field["repeating_subfields"]
        properties = {part["field_name"]: _field(part, spoken) for part in parts}
        item = {"type": "object", "properties": properties, "additionalProperties": False}
        item["minProperties"] = 1
        # A place's name alone may mean several units and be asked about; with its code it is taken.
        if any("hue_place_name" in str(part.get("validators")).split() for part in parts):
            item["required"] = ["uri"]
        return {"type": "array", "items": item}
    if "vocabulary" in field:
        codes = [term.code for term in vocabularies.load(field["vocabulary"]).current()]
        one = {"enum": codes, "$comment": f"/vocabulary/{field['vocabulary']}"}
        several = "hue_codes" in validators
        return {"type": "array", "items": one, "uniqueItems": True} if several else one
    if "hue_table_overrides" in validators:
        return {"type": "object", "properties": KEYS, "additionalProperties": False}
    if "hue_extent" in validators:
        return {"type": "string", "contentMediaType": "application/geo+json", "readOnly": True}
    if "hue_text_list" in validators or "hue_link_list" in validators:
        return {"type": "array", "items": _text(field), "maxItems": 200}
    return _text(field)


def _text(field: dict[str, Any]) -> dict[str, Any]:
    shape: dict[str, Any] = {"type": "string", "maxLength": field.get("max_length", 1000)}
    wanted, validators = field.get("format"), str(field.get("validators")).split()
    if "hue_not_in_future" in validators:
        return {"type": "string", "format": "date", "pattern": PAST}
    if wanted == "hue-place":
        return {"type": "string", "pattern": _place_pattern()}
    if wanted in FORMATS:
        return {**shape, **FORMATS[wanted]}
    if "package_name_validator" in validators:
        return {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{2,60}$"}
    if "not_empty" in validators:
        return {**shape, "minLength": 1, "pattern": VISIBLE}
    return shape


def _place_pattern() -> str:
    """Codes of the present layer; former units are accepted too (`hue_place_search` knows them)."""
    from ckanext.hue_opendata import places  # its data is read when it is asked for

    codes = sorted(unit.id for unit in places.units() if unit.in_force)
    return f"^({'|'.join(codes)})$"


def _resource(fields: list[dict[str, Any]], spoken: str) -> dict[str, Any]:
    properties = {field["field_name"]: _field(field, spoken) for field in fields}
    properties["url"] = {**properties["url"], **FORMATS["uri"]}
    properties["format"] = {**properties["format"], "pattern": VISIBLE, "maxLength": 100}
    return {"type": "object", "properties": properties, "required": ["url", "format"]}


def _tags() -> dict[str, Any]:
    tag = {"type": "object", "properties": {"name": {"type": "string", "pattern": TAG}}}
    tag.update(required=["name"], additionalProperties=False)
    return {"type": "array", "items": tag}


def _extras(spoken: str) -> dict[str, Any]:
    said = {
        "vi": "Nơi giữ mọi trường mà lược đồ không có; trường lạ gửi lên được chuyển vào đây.",
        "en": "Where fields that the schema does not have are kept; unknown ones sent go here.",
    }
    text = {"type": "string", "minLength": 1}
    pair = {"type": "object", "properties": {"key": text, "value": text}}
    pair["required"] = ["key", "value"]
    return {"type": "array", "items": pair, "description": said[spoken]}


def _rules(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What publishing needs, and what may be public."""
    draft = {"properties": {"state": {"const": "draft"}}, "required": ["state"]}
    private = {"properties": {"private": {"const": True}}, "required": ["private"]}
    needed = [field for field in fields if field.get("publish") is True]
    always = [field["field_name"] for field in needed]
    filled = {field["field_name"]: _filled(field) for field in needed}
    rules: list[dict[str, Any]] = [
        {"if": {"not": draft}, "then": {"required": always, "properties": filled}},
        {
            "if": {"not": {"anyOf": [draft, private]}},
            "then": {
                "properties": {
                    "classification": {"const": OPEN},
                    "personal_data": {"not": {"enum": list(UNASSESSED)}},
                }
            },
        },
    ]
    return rules + [
        _condition(f, fields, draft) for f in fields if isinstance(f.get("publish"), dict)
    ]


def _filled(field: dict[str, Any]) -> dict[str, Any]:
    """More than an empty value."""
    if "hue_codes" in field["validators"]:
        return {"minItems": 1}
    return {} if "vocabulary" in field else {"pattern": VISIBLE}


def _condition(
    field: dict[str, Any], fields: list[dict[str, Any]], draft: dict[str, Any]
) -> dict[str, Any]:
    """`publish: {other: mark}`: needed when a chosen term of the other field carries the mark."""
    names = {one["field_name"]: one.get("vocabulary", "") for one in fields}
    marked = []
    for other, mark in field["publish"].items():
        terms = vocabularies.load(names[other]).terms.values()
        codes = [term.code for term in terms if term.extra.get(mark)]
        chosen = {"properties": {other: {"contains": {"enum": codes}}}, "required": [other]}
        marked.append(chosen)
    return {
        "if": {"allOf": [{"not": draft}, {"anyOf": marked}]},
        "then": {"required": [field["field_name"]]},
    }
