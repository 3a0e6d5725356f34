"""Seeds agencies and topics; run again it adds what is new and leaves what people changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk
import yaml
from ckan import model

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.acting import as_site_user

FOLDER = Path(__file__).parent.parent / "schemas" / "seed"


def organizations() -> list[dict[str, Any]]:
    """The agencies of the seed file."""
    text = (FOLDER / "organizations.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["organizations"]


def topics() -> list[dict[str, Any]]:
    """One topic for each term of the vocabulary `theme`."""
    return [
        {
            "name": term.code,
            "title": term.label("vi"),
            "title_en": term.label("en"),
            "icon": term.extra.get("icon", ""),
            "theme_uri": term.uri,
        }
        for term in vocabularies.load("theme").current()
    ]


def seed() -> Iterator[tuple[str, str]]:
    """Write what is missing; yields (name, `new` | `filled` | `kept`)."""
    for kind, entries in (("organization", organizations()), ("group", topics())):
        for entry in entries:
            yield entry["name"], _one(kind, entry)


def _one(kind: str, entry: dict[str, Any]) -> str:
    if model.Group.get(entry["name"]) is None:
        tk.get_action(f"{kind}_create")(as_site_user(), entry)
        return "new"
    stored = tk.get_action(f"{kind}_show")(as_site_user(), {"id": entry["name"]})
    empty = {name: value for name, value in entry.items() if value and not stored.get(name)}
    if not empty:
        return "kept"
    tk.get_action(f"{kind}_patch")(as_site_user(), {"id": stored["id"], **empty})
    return "filled"
