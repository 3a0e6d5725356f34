"""Two people edit one dataset at once: what a save would undo is told before anything is written.

A form carries what it was opened on: a digest of each field. Fields are compared, not moments, so
a file that came in meanwhile, a loaded table or a second click on “Save” is no conflict.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from ckanext.hue_opendata.text import normalize

Digests = dict[str, str]
#: What the form decides beside the fields of the schema: who may see it, and whether it is a draft.
BESIDE = ("private", "state")
TAGS = "tag_string"
LENGTH = 10


@dataclass(frozen=True)
class Clash:
    """A field that somebody saved otherwise since; `touched`: this form changes it, too."""

    name: str
    touched: bool


def opened_on(dataset: dict[str, Any], fields: Iterable[str]) -> str:
    """What a form is opened on, for a hidden input: the version's moment, and digests (JSON)."""
    noted = {"at": str(dataset.get("metadata_modified") or ""), "fields": digests(dataset, fields)}
    return json.dumps(noted, separators=(",", ":"))


def read(text: str) -> tuple[str, Digests] | None:
    """What `opened_on` wrote, (moment, digests); None for what is none: nothing is compared."""
    try:
        noted = json.loads(text)
        moment, fields = noted["at"], noted["fields"]
    except (ValueError, TypeError, KeyError):
        return None
    return (str(moment), fields) if isinstance(fields, dict) else None


def digests(dataset: dict[str, Any], fields: Iterable[str]) -> Digests:
    """Field → digest of its value; a field that says nothing has none."""
    found = {name: _plain(_value(dataset, name)) for name in (*fields, *BESIDE)}
    return {name: _digest(value) for name, value in found.items() if value}


def clashes(opened: Digests, now: Digests, sent: Digests) -> list[Clash]:
    """The fields in which `sent` would undo what became of the dataset since it was opened.

    Where both say the same by now, nothing would be undone.
    """
    names = dict.fromkeys((*now, *opened))
    return [
        Clash(name, touched=sent.get(name) != opened.get(name))
        for name in names
        if now.get(name) != opened.get(name) and sent.get(name) != now.get(name)
    ]


def _value(dataset: dict[str, Any], name: str) -> Any:
    if name != TAGS:
        return dataset.get(name)
    tags = dataset.get("tags")
    if tags:
        return sorted(str(tag.get("name")) for tag in tags)
    return sorted(one.strip() for one in str(dataset.get(TAGS) or "").split(",") if one.strip())


def _plain(value: Any) -> Any:
    """A value as forms, actions and the database have it in common; nothing for an empty one."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        parts = {key: _plain(part) for key, part in sorted(value.items())}
        return {key: part for key, part in parts.items() if part}
    if isinstance(value, (list, tuple)):
        items = [part for part in map(_plain, value) if part]
        return sorted(items) if all(isinstance(part, str) for part in items) else items
    text = "" if value is None else normalize(str(value), lines=True).strip()
    if text[:1] in ("[", "{"):
        try:
            return _plain(json.loads(text))
        except ValueError:
            return text
    return text.lower() if text in ("True", "False") else text


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:LENGTH]
