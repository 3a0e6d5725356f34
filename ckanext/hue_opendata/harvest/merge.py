"""Changes of a source against a dataset that people may have edited: field by field, three ways.

What the source changed is taken; what only people changed is kept; what both changed is kept as
people left it, and said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


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
    for name in sorted({*before, *after}):
        old, new, here = (comparable(part.get(name)) for part in (before, after, current))
        if new in (old, here):
            continue
        if here == old:
            changes[name] = after.get(name, "")
        else:
            conflicts.append(name)
    return Merge(changes, tuple(conflicts))


def comparable(value: Any) -> Any:
    """A value without what CKAN adds when it stores it: ids, positions, order of tags."""
    if value in (None, "", [], {}):
        return None
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        if "url" in value[0]:
            names = ("url", "name", "format", "description", "data_date")
            return [{name: part.get(name) or "" for name in names} for part in value]
        return sorted(str(part.get("name", part)) for part in value)
    return value
