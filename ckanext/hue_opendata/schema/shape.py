"""What comes in is brought into the schema's shape before it is validated.

CKAN drops keys that it does not know and breaks off on lists where it expects none; here an
unknown key goes to `extras` (CKAN's own place for it), and a wrong shape gets a sentence.
"""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cache
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.logic import schema as core

from ckanext.hue_opendata.schema.periods import read_period
from ckanext.hue_opendata.schema.types import TYPES, repeating, schema_of
from ckanext.hue_opendata.schema.values import MOST_ITEMS

#: What `package_show` adds, a form sends and an action takes beside the fields of a dataset.
PASSING = (
    "organization isopen license_title license_url num_resources num_tags tracking_summary "
    "metadata_created metadata_modified creator_user_id relationships_as_subject "
    "relationships_as_object plugin_data type state save pkg_name tags tag_string groups extras "
    "resources return_id_only log_message free_tags revision_id vocab_tags with_capacity "
    "clear_upload upload"
).split()
#: Fields that may also come as text where the schema has a list of parts: the part it is.
TEXT_PART = {
    "creator": "name",
    "publisher": "name",
    "catalogue_decision": "number",
    "spatial_coverage": "text",
}
PERIODS = "temporal_coverage"
#: Names that CKAN's validation keeps for itself; any other that begins so is a field like others.
CORES_OWN = ("__before", "__after", "__extras", "__junk")
#: CKAN's own lists; with anything else it breaks off without a word to the sender.
CORE_LISTS = ("tags", "groups", "resources", "extras")
#: Fields that take lists or objects though they do not repeat.
STRUCTURED = ("hue_codes", "hue_text_list", "hue_link_list", "hue_table_overrides", "hue_extent")


def prepare(data: dict[str, Any], kind: str) -> dict[str, Any]:
    """A dataset as its type's schema expects it; what is given is not changed.

    Raises `ValidationError` with a sentence for each field of a wrong shape.
    """
    schema = schema_of(kind)
    made = dict(data)
    errors: dict[str, Any] = {}
    for name, parts in repeating(schema["dataset_fields"]).items():
        if name in made:
            made[name], said = _parts(made[name], name, parts)
            errors.update({name: [said]} if said else {})
    errors.update(_flat(made, schema["dataset_fields"]))
    for name in CORE_LISTS:
        value = made.get(name)
        if value and not (isinstance(value, list) and all(isinstance(one, dict) for one in value)):
            said = tk._("Give a list of objects.")
            # CKAN looks for a tag's errors under its name.
            errors[name] = [{"name": [said]}] if name == "tags" else [said]
    if "resources" not in errors:
        files = [_flat(one, schema["resource_fields"]) for one in made.get("resources") or []]
        errors.update({"resources": files} if any(files) else {})
    if errors:
        raise tk.ValidationError(errors)
    known = _core_keys() | {field["field_name"] for field in schema["dataset_fields"]}
    strangers = [
        key
        for key, value in made.items()
        if key not in known and value is not None and not _is_a_part(key, schema)
    ]
    if strangers:
        extras = [one for one in made.get("extras") or [] if one.get("key") not in strangers]
        made["extras"] = extras + [{"key": key, "value": _text(made.pop(key))} for key in strangers]
    return made


def _flat(data: dict[str, Any], fields: list[dict[str, Any]]) -> dict[str, list[str]]:
    """A sentence for each text field that was given a list or an object."""
    said = tk._("Give one text here, not a list or an object.")
    return {
        field["field_name"]: [said]
        for field in fields
        if isinstance(data.get(field["field_name"]), (list, dict))
        and "repeating_subfields" not in field
        and not any(name in str(field.get("validators")).split() for name in STRUCTURED)
    }


def _parts(value: Any, name: str, parts: list[dict[str, Any]]) -> tuple[Any, str]:
    """A repeating field as a list of objects, or what is wrong with it."""
    if isinstance(value, str) and value.lstrip().startswith(("[", "{")):
        with suppress(ValueError):
            value = json.loads(value)
    if value in (None, "", [], {}):
        return [], ""
    items = [value] if isinstance(value, (dict, str)) else value
    names = ", ".join(part["field_name"] for part in parts)
    if isinstance(items, list) and len(items) > MOST_ITEMS:
        said = tk._("There are {count} rows here, at most {most} are kept: group or shorten them.")
        return value, said.format(count=len(items), most=MOST_ITEMS)
    if isinstance(items, list):
        items = [_of_text(item, name) if isinstance(item, str) else item for item in items]
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        return value, tk._("Give a list of objects with the parts {parts}.").format(parts=names)
    if any(isinstance(inner, (list, dict)) for item in items for inner in item.values()):
        return value, tk._("Give one text for each of the parts {parts}.").format(parts=names)
    return [item for item in items if any(inner not in (None, "") for inner in item.values())], ""


def _of_text(text: str, name: str) -> Any:
    """A row that came as one text; the text itself where it cannot be one.

    A period that cannot be read is a start that its validator refuses: beside other faults.
    """
    if name in TEXT_PART:
        return {TEXT_PART[name]: text}
    if name != PERIODS:
        return text
    span = read_period(text)
    return {"start": span[0], "end": span[1]} if span else {"start": text}


def _is_a_part(key: str, schema: dict[str, Any]) -> bool:
    """`contact-0-name` is a part as a form sends it (scheming reads it)."""
    name, _, rest = key.partition("-")
    if key in CORES_OWN:
        return True
    return rest[:1].isdigit() and name in repeating(schema["dataset_fields"])


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@cache
def _core_keys() -> frozenset[str]:
    schemas = (core.default_create_package_schema(), core.default_show_package_schema())
    return frozenset(key for schema in schemas for key in schema) | frozenset(PASSING)


def hue_no_unknown_parts(field: Any, schema: dict[str, Any]) -> Any:
    """A part that a repeating field does not have is refused: nobody would ever see it again."""
    ours = repeating(schema["dataset_fields"])

    def validator(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
        said = tk._("This field has no such part.")
        for flat in list(data):
            if len(flat) == 3 and flat[-1] == "__extras" and flat[0] in ours:
                for name in data[flat]:
                    errors[(*flat[:-1], name)] = [said]

    return validator


# As scheming's decorator does; it cannot be imported here (see values.py).
hue_no_unknown_parts.is_a_scheming_validator = True  # type: ignore[attr-defined]


def is_ours(data: dict[str, Any]) -> bool:
    """Whether the dataset is of one of our types."""
    return (data.get("type") or "dataset") in TYPES
