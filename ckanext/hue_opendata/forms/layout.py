"""Which field stands in which section of the form, and with which snippet it is asked for.

The schema says in which section a field stands (`section`) and which optional fields stay in
sight (`hue_main`); what publishing needs (`publish`) is always in sight, the rest is folded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Field = dict[str, Any]

#: The sections in the order of the form.
SECTIONS = ("what", "open", "where", "who")
#: Ours for each snippet of scheming, so that schemas stay plain scheming. A snippet that is not
#: listed is used as it is.
SNIPPETS = {
    "text.html": "hue_text.html",
    "large_text.html": "hue_text.html",
    "number.html": "hue_text.html",
    "slug.html": "hue_slug.html",
    "markdown.html": "hue_lines.html",
    "textarea.html": "hue_lines.html",
    "json.html": "hue_lines.html",
    "select.html": "hue_select.html",
    "radio.html": "hue_radio.html",
    "multiple_checkbox.html": "hue_choices.html",
    "multiple_select.html": "hue_choices.html",
    "multiple_text.html": "hue_text_list.html",
    "date.html": "hue_date.html",
    "organization.html": "hue_organization.html",
    "repeating_subfields.html": "hue_repeating.html",
}
#: Fields with a snippet of their own, whatever the schema says.
BY_NAME = {
    "tag_string": "hue_tags.html",
    "temporal_coverage": "hue_periods.html",
    "spatial_coverage": "hue_places.html",
    "personal_data": "hue_radio.html",
    "classification": "hue_radio.html",
}
HIDDEN = "hidden.html"


@dataclass
class Section:
    """One part of the form: fields in sight, fields folded away."""

    key: str
    main: list[Field] = field(default_factory=list)
    more: list[Field] = field(default_factory=list)

    @property
    def fields(self) -> list[Field]:
        """All its fields."""
        return self.main + self.more


def snippet(one: Field) -> str:
    """The path of the snippet that asks for a field."""
    usual = "repeating_subfields.html" if one.get("repeating_subfields") else "text.html"
    named = one.get("form_snippet") or usual
    if named in SNIPPETS:
        named = BY_NAME.get(one["field_name"], SNIPPETS[named])
    return named if "/" in named else f"scheming/form_snippets/{named}"


def needed(one: Field) -> bool:
    """Whether a dataset cannot be published without it."""
    words = str(one.get("validators", "")).split()
    return bool(
        one.get("required")
        or one.get("publish")
        or one["field_name"] == "owner_org"
        or "hue_required_to_publish" in words
        or ("not_empty" in words and "hue_name_from_title" not in words)
    )


def shown(fields: Iterable[Field]) -> list[Field]:
    """The fields that the form asks for."""
    return [one for one in fields if one.get("form_snippet", "") not in (None, HIDDEN)]


def sections(fields: Iterable[Field]) -> list[Section]:
    """The fields by section; one that names none stands in the last."""
    found = {key: Section(key) for key in SECTIONS}
    for one in shown(fields):
        section = found.get(one.get("section", "")) or found[SECTIONS[-1]]
        in_sight = needed(one) or one.get("hue_main")
        (section.main if in_sight else section.more).append(one)
    return [section for section in found.values() if section.fields]
