"""Labels of fields that a JSON answer brings along: lists that describe its columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: Keys of such lists.
LISTS = ("hienthi", "fields", "columns", "schema", "headers")
#: In them, the key of a field's name and that of its label. (`khoa` says in some answers which
#: field is meant, in others whether it is a key.)
PAIRS = (
    ("tentruong", "mota"), ("khoa", "tentruong"), ("name", "alias"), ("id", "label"),
    ("field", "title"),
)  # fmt: skip
DEEPEST = 2


def of(value: Any, depth: int = 0) -> dict[str, str]:
    """Label of each field that the answer describes."""
    found: dict[str, str] = {}
    if not isinstance(value, Mapping) or depth > DEEPEST:
        return found
    for key, part in value.items():
        if isinstance(part, list) and describes(key, part):
            for name, label in PAIRS:
                found.update(_pairs(part, name, label))
        elif isinstance(part, Mapping):
            found.update(of(part, depth + 1))
    return found


def describes(key: str, part: list[Any]) -> bool:
    """Whether a list says what the columns are, and holds no records."""
    if key not in LISTS or not part:
        return False
    return all(isinstance(item, Mapping) for item in part) and any(
        all(name in item for item in part) for name, _ in PAIRS
    )


def _pairs(part: list[Any], name: str, label: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in part:
        field, said = item.get(name), _label(item, label)
        if type(field) in (str, int) and field and said:
            found[str(field)] = str(said)
    return found


def _label(item: Mapping[str, Any], name: str) -> Any:
    info = item.get("info")
    return item.get(name) or (info.get(name) if isinstance(info, Mapping) else None)
