"""What changed in the fields of our schemas between two versions, by name and in words."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.schema.helpers import hue_json_list, hue_label
from ckanext.hue_opendata.schema.types import TYPES, fields_of

#: Core tells of these itself, or nobody writes them.
CORE = set(
    "title name notes owner_org tag_string license_id url version author author_email maintainer "
    "maintainer_email private schema_version harvest_guid harvest_hash incomplete".split()
)
OURS = "extension_fields"
NOTHING = "–"


@tk.chained_helper
def compare_pkg_dicts(
    next_helper: Any, old: dict[str, Any], new: dict[str, Any], old_activity_id: str
) -> list[dict[str, Any]]:
    """Core's list; our fields by their labels, and what was added or emptied too.

    Core names fields by their keys, shows codes, and says nothing of a field that came or went.
    """
    found = next_helper(old, new, old_activity_id)
    kind = new.get("type") or "dataset"
    if kind not in TYPES:
        return found
    kept = [one for one in found if one.get("type") not in (OURS, "no_change")]
    ours = [
        {
            "type": OURS,
            "pkg_id": new["id"],
            "title": new["title"],
            "key": field["label"][language()],
            "value": in_words(field, new.get(field["field_name"])) or NOTHING,
        }
        for field in fields_of(kind)
        if field["field_name"] not in CORE
        and (old.get(field["field_name"]) or None) != (new.get(field["field_name"]) or None)
    ]
    return [*kept, *ours] or [{"type": "no_change"}]


def in_words(field: dict[str, Any], value: Any) -> str:
    """A stored value as a person reads it: labels of codes, the parts of rows, plain text."""
    if value in (None, "", [], {}):
        return ""
    if "repeating_subfields" in field:
        rows = [row for row in hue_json_list(value) if isinstance(row, dict)]
        parts = field["repeating_subfields"]
        told = [[in_words(part, row.get(part["field_name"])) for part in parts] for row in rows]
        return "; ".join(", ".join(filter(None, row)) for row in told)
    if field.get("vocabulary"):
        codes = hue_json_list(value) or [value]
        return ", ".join(hue_label(field["vocabulary"], code) for code in codes)
    if field.get("display_snippet") == "hue_date.html":
        return tk.h.hue_date(value)
    several = hue_json_list(value)
    return ", ".join(map(str, several)) if several else str(value)
