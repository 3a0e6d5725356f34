"""What no catalogue holds, in whatever a source sends: half a letter, controls, endless texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

#: Lone surrogates (half of a pair), and controls but tab, line feed and carriage return.
BAD = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
DEEPEST = 40
#: Characters; the schema's presets allow 300 in a line and 20,000 in a text.
LONGEST = {"title": 250, "notes": 19_000, "provenance": 19_000}
#: PostgreSQL's index of identifiers holds 2,704 bytes.
LONGEST_GUID = 500


def clean(value: Any, depth: int = 0) -> tuple[Any, bool]:
    """A value of JSON without such characters (U+FFFD in their place), and whether it had some."""
    if isinstance(value, str):
        mended = BAD.sub("\ufffd", value)
        return mended, mended != value
    if depth > DEEPEST:
        return "\ufffd", True
    if isinstance(value, Mapping):
        pairs = [(clean(str(k)), clean(v, depth + 1)) for k, v in value.items()]
        return {k[0]: v[0] for k, v in pairs}, any(k[1] or v[1] for k, v in pairs)
    if isinstance(value, list):
        parts = [clean(one, depth + 1) for one in value]
        return [part[0] for part in parts], any(part[1] for part in parts)
    return value, False


def bounded(dataset: dict[str, Any]) -> list[str]:
    """Cut the dataset's texts to what a page and a search index hold; the names of those cut."""
    cut = []
    for name, longest in LONGEST.items():
        text = dataset.get(name)
        if isinstance(text, str) and len(text) > longest:
            dataset[name] = f"{text[:longest].rstrip()}…"
            cut.append(name)
    for resource in dataset.get("resources", ()):
        resource["name"] = str(resource.get("name") or "")[: LONGEST["title"]]
    return cut
