"""What a dataset needs to be published, and who may then see it.

The type files say which fields (`publish: true`, or a condition like
`{measured_property: camera}`: when a chosen term of that field carries the mark `camera`).
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.naming.validators import hue_normalize_tags
from ckanext.hue_opendata.schema.placing import COVERAGE, unclear
from ckanext.hue_opendata.schema.types import fields_of, resource_fields_of
from ckanext.hue_opendata.schema.values import as_list, is_missing

OPEN, SHARED, OWN_USE = "mo", "dung-chung", "dung-rieng"
#: Assessments with which nothing may be made public.
UNASSESSED = ("", "chua-danh-gia", "co")
#: States that a caller may ask for on create; the rest goes CKAN's own way.
ASKED_STATES = ("draft", "active")


def lacking(dataset: dict[str, Any]) -> list[str]:
    """The names of the fields that a dataset still needs to be published, in the schema's order;
    also places whose names may mean several units.

    For harvests and check lists; the validators say the same, field by field, on a write. Raises
    `KeyError` for a dataset type that is none of ours.
    """
    kind = dataset.get("type") or "dataset"
    fields = fields_of(kind)
    missing = [
        field["field_name"]
        for field in fields
        if is_missing(dataset.get(field["field_name"])) and needed(field, dataset.get, fields)
    ]
    if "personal_data" not in missing and dataset.get("personal_data") in UNASSESSED:
        missing.append("personal_data")
    if COVERAGE not in missing and unclear(dataset):
        missing.append(COVERAGE)
    for field in resource_fields_of(kind):
        if field.get("publish") and not all(
            _has(resource, field["field_name"]) for resource in dataset.get("resources") or []
        ):
            missing.append(field["field_name"])
    return missing


def needed(field: dict[str, Any], get: Callable[[str], Any], fields: list[dict[str, Any]]) -> bool:
    """Whether publishing needs this field, given the values of the others."""
    rule = field.get("publish", False)
    if not isinstance(rule, dict):
        return bool(rule)
    names = {one["field_name"]: one.get("vocabulary", "") for one in fields}
    return any(
        _marked(names[other], mark, get(other)) for other, mark in rule.items() if other in names
    )


def _marked(vocabulary: str, mark: str, value: Any) -> bool:
    terms = vocabularies.load(vocabulary).terms
    codes = [] if is_missing(value) else as_list(value)
    return any(code in terms and terms[code].extra.get(mark) for code in codes)


def _has(resource: dict[str, Any], name: str) -> bool:
    """A format may also be guessed from the address, as CKAN does on a write."""
    guessed = guessed_format(resource.get("url")) if name == "format" else ""
    return bool(guessed) or not is_missing(resource.get(name))


def guessed_format(url: Any) -> str:
    """The media type that an address ends like, or empty."""
    path = urlsplit(str(url or "")).path
    return mimetypes.guess_type(path, strict=False)[0] or ""


def hue_guess_format(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
    """A missing format from the address; CKAN guesses only for files without an id of their own,
    and harvested files have one.
    """
    if is_missing(data.get(key)):
        data[key] = guessed_format(data.get((*key[:-1], "url"))) or tk.missing


def hue_decide_state(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
    """Decide once, before all other rules, whether this write is a draft.

    Core takes `state` away from ordinary users only after the field validators ran, so a rule
    "required unless draft" would pass as a draft and be stored as an active dataset. Whoever may
    create or edit the dataset may also say that it is a draft.
    """
    hue_normalize_tags(key, data, errors, context)
    state = data.get(("state",))
    package = context.get("package")
    if state in ASKED_STATES:
        context["allow_state_change"] = True
    elif package is not None and is_missing(state):
        state = package.state
    context["hue_draft"] = state in ("draft", "deleted")


def hue_required_to_publish(field: dict[str, Any], schema: dict[str, Any]) -> Any:
    """A value that a draft may leave empty and a published dataset may not."""

    def validator(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
        if context.get("hue_draft") or not is_missing(data.get(key)):
            return
        if needed(field, lambda name: data.get((name,)), schema["dataset_fields"]):
            errors[key].append(tk._("Fill this in to publish, or save the dataset as a draft."))
            raise tk.StopOnError

    return validator


# As scheming's decorator does; it cannot be imported here (see values.py).
hue_required_to_publish.is_a_scheming_validator = True  # type: ignore[attr-defined]


def hue_assessed_before_open(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
    """Nothing is made public before somebody looked for personal data in it (Luật 91/2025/QH15)."""
    if data.get(key) in UNASSESSED and not context.get("hue_draft") and not is_private(data):
        errors[key].append(
            tk._("Open data needs its personal-data assessment before it is made public.")
        )


def hue_class_allows_visibility(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
    """Only open data may be public (Luật Dữ liệu 60/2024/QH15: mở, dùng chung, dùng riêng)."""
    if data.get(key) == OPEN or is_private(data) or context.get("hue_draft") or errors.get(key):
        return
    errors[key].append(
        tk._("Data that is not open cannot be public: set visibility to private, or class it open.")
    )


def is_private(data: dict[Any, Any]) -> bool:
    """Whether flattened data says that only members may see the dataset."""
    said = data.get(("private",))
    return not is_missing(said) and str(said).lower() in ("true", "1", "t", "yes", "on")
