"""The rules of a city dataset: what must be there to publish, and who may see it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata import places, vocabularies
from ckanext.hue_opendata.naming.validators import hue_normalize_tags
from ckanext.hue_opendata.text import parse_date

OPEN = "mo"
OWN_USE = "dung-rieng"
UNASSESSED = "chua-danh-gia"
#: States that a caller may ask for on create; the rest goes CKAN's own way.
ASKED_STATES = ("draft", "active")


def _missing(value: Any) -> bool:
    return value is tk.missing or value is None or value in ("", [], "[]")


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
    elif package is not None and _missing(state):
        state = package.state
    context["hue_draft"] = state == "draft"


def hue_required_to_publish(field: dict[str, Any], schema: dict[str, Any]) -> Any:
    """A value that a draft may leave empty and a published dataset may not."""

    def validator(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
        if context.get("hue_draft") or data.get(("state",)) == "deleted":
            return
        value = data.get(key)
        if _missing(value) and not _has_checkboxes(key, data):
            errors[key].append(tk._("Fill this in to publish, or save the dataset as a draft."))
            raise tk.StopOnError
        if field["field_name"] == "personal_data" and _opens_unassessed(value, data):
            errors[key].append(
                tk._("Open data needs its personal-data assessment before it is made public.")
            )
            raise tk.StopOnError

    return validator


# What scheming's decorator `scheming_validator` sets; importing it from here would import scheming
# while it asks for our validators (it looks some up at import time).
hue_required_to_publish.is_a_scheming_validator = True  # type: ignore[attr-defined]


def _opens_unassessed(value: Any, data: dict[Any, Any]) -> bool:
    return value in (UNASSESSED, "co") and not _is_private(data)


def _has_checkboxes(key: Any, data: dict[Any, Any]) -> bool:
    """Whether a form sent the field's choices one by one, as checkboxes are sent."""
    extras = data.get(("__extras",)) or {}
    return any(name.startswith(f"{key[-1]}-") for name in extras)


def _is_private(data: dict[Any, Any]) -> bool:
    return str(data.get(("private",), "")).lower() in ("true", "1", "t", "yes", "on")


def hue_class_allows_visibility(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
    """Only open data may be public (Luật Dữ liệu 60/2024/QH15: mở, dùng chung, dùng riêng)."""
    if data.get(key) == OPEN or _is_private(data) or context.get("hue_draft"):
        return
    errors[key].append(
        tk._("Data that is not open cannot be public: set visibility to private, or class it open.")
    )


def hue_iso_date(value: Any) -> Any:
    """A date as ISO 8601 (YYYY-MM-DD); Vietnamese writing like 02/9/2025 is understood."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    text = str(value).strip()
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        pass
    found = parse_date(text)
    if found.start is None or found.precision != "day":
        raise tk.Invalid(tk._("Write the date as day/month/year, for example 02/09/2025."))
    return found.start.isoformat()[:10]


def hue_agency_code(value: Any) -> Any:
    """An agency identifier of one of the two schemes in use (QCVN 102:2016, QĐ 20/2020)."""
    text = str(value).strip().upper().replace("-", ".")
    for term in vocabularies.load("code_scheme").terms.values():
        if re.fullmatch(term.extra["pattern"], text):
            return text
    raise tk.Invalid(tk._("An agency identifier looks like 000.00.14.H57 or H57.01."))


def hue_place_code(value: Any) -> Any:
    """A unit's code with the date of its layer, `19789@2025-07-01`: codes are used again."""
    text = str(value).strip()
    if not re.fullmatch(r"\d{2,5}@\d{4}-\d{2}-\d{2}", text):
        raise tk.Invalid(tk._("A place is written as code@date, for example 19789@2025-07-01."))
    if places.unit(text) is None:
        raise tk.Invalid(tk._("No administrative unit has this code on that day"))
    return text
