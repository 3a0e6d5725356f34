"""Changes of a source against a dataset that people may have edited: field by field, three ways.

What the source changed is taken; what only people changed is kept; what both changed is kept as
people left it, and said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ckanext.hue_opendata.harvest import merge_files

FILES = "resources"
#: What CKAN adds to a tag.
ADDED = ("id", "state", "display_name", "vocabulary_id")


@dataclass(frozen=True)
class Merge:
    """The fields to write, and those that both sides changed."""

    changes: dict[str, Any]
    conflicts: tuple[str, ...]


def three_way(
    before: Mapping[str, Any], after: Mapping[str, Any], current: Mapping[str, Any]
) -> Merge:
    """Compare the mapped record before and after with the stored dataset."""
    changes: dict[str, Any] = {}
    conflicts: list[str] = []
    for name in sorted({*before, *after} - {FILES}):
        old, new, here = (comparable(part.get(name)) for part in (before, after, current))
        if new in (old, here):
            continue
        if here == old:
            changes[name] = after.get(name, "")
        else:
            conflicts.append(name)
    files, both = merge_files.merged(*(part.get(FILES) or () for part in (before, after, current)))
    if files is not None:
        changes[FILES] = files
    if both:
        conflicts.append(FILES)
    return Merge(changes, tuple(conflicts))


def comparable(value: Any) -> Any:
    """A value without what CKAN and our schema add when it is stored; rows in any order."""
    if value in (None, "", [], {}):
        return None
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return sorted(_row(part) for part in value)
    return value


def _row(part: Mapping[str, Any]) -> str:
    """A tag, a contact, a place …: a place that came by its name is stored with its code too."""
    kept = {name: value for name, value in part.items() if name not in ADDED and value}
    if kept.get("text"):
        kept.pop("uri", None)
    return json.dumps(kept, sort_keys=True, ensure_ascii=False)
