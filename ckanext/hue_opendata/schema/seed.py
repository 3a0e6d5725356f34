"""Seeds agencies and topics; run again it adds what is new and leaves what people changed.

What the seed wrote is remembered beside the values (`seeded`): a value that is still the seed's
own follows a newer seed, one that a person changed or emptied stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk
import yaml
from ckan import model

from ckanext.hue_opendata import places, vocabularies
from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.text import slug

FOLDER = Path(__file__).parent.parent / "schemas" / "seed"
CITY = "ubnd-thanh-pho-hue"
ENGLISH = {"phường": "ward", "xã": "commune"}
CODES = {"phường": "phuong", "xã": "xa"}
#: Of the 40 units and of what became part of them.
DECISION = "Nghị quyết 1675/NQ-UBTVQH15; Quyết định 19/2025/QĐ-TTg (mã); lớp địa giới của cổng"


def organizations() -> list[dict[str, Any]]:
    """The agencies of the seed file, then the people's committees of the 40 units."""
    text = (FOLDER / "organizations.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    named = [
        {**entry, "seed_source": data["sources"][entry["seed_source"]]}
        for entry in data["organizations"]
    ]
    return named + [_committee(unit) for unit in places.units()]


def _committee(unit: places.Unit) -> dict[str, Any]:
    """The people's committee of a ward or commune, with those it took over."""
    office = f"Ủy ban nhân dân {unit.kind} {unit.name}"
    last = unit.valid_from - timedelta(days=1) if unit.valid_from else None
    before = [
        one
        for one in places.ancestors(unit)
        if one.valid_to == unit.valid_from and one.full_name != unit.full_name
    ]
    former = [
        f"Ủy ban nhân dân {one.kind} {one.name} (đến {last:%d/%m/%Y})" for one in before if last
    ]
    return {
        "name": f"ubnd-{slug(f'{unit.kind} {unit.name}')}",
        "title": office,
        "title_en": f"People's Committee of {unit.name} {ENGLISH[unit.kind]}",
        "agency_kind": CODES[unit.kind],
        "parent": CITY,
        "place": unit.id,
        "former_names": "\n".join(former),
        "seed_source": DECISION,
    }


def topics() -> list[dict[str, Any]]:
    """One topic for each term of the vocabulary `theme`."""
    return [
        {
            "name": term.code,
            "title": term.label("vi"),
            "title_en": term.label("en"),
            "icon": term.extra.get("icon", ""),
            "theme_uri": term.uri,
            "keywords": term.extra.get("keywords", ""),
        }
        for term in vocabularies.load("theme").current()
    ]


def seed() -> Iterator[tuple[str, str]]:
    """Write what is missing; yields (name, `new` | `filled` | `kept`)."""
    for kind, entries in (("organization", organizations()), ("group", topics())):
        for entry in entries:
            yield entry["name"], _one(kind, entry)


def _one(kind: str, entry: dict[str, Any]) -> str:
    group = model.Group.get(entry["name"])
    said = json.dumps(entry, ensure_ascii=False, sort_keys=True)
    if group is None:
        tk.get_action(f"{kind}_create")(as_site_user(), {**entry, "seeded": said})
        return "new"
    if group.state != "active":
        return "kept"
    stored = tk.get_action(f"{kind}_show")(as_site_user(), {"id": entry["name"]})
    changes = merge(_before(stored), entry, stored)
    if not changes and stored.get("seeded") == said:
        return "kept"
    changes["seeded"] = said
    tk.get_action(f"{kind}_patch")(as_site_user(), {"id": stored["id"], **changes})
    return "filled" if changes.keys() - {"seeded"} else "kept"


def _before(stored: dict[str, Any]) -> dict[str, Any]:
    """What an earlier seed wrote."""
    try:
        return dict(json.loads(stored.get("seeded") or "{}"))
    except ValueError:
        return {}


def merge(before: dict[str, Any], entry: dict[str, Any], stored: dict[str, Any]) -> dict[str, Any]:
    """What of a seed's entry is to be written over what is stored.

    A value that nobody touched since the last seed follows; one that was never seeded is filled
    when empty; everything else is a person's.
    """
    changes = {}
    for name, value in entry.items():
        current = stored.get(name) or ""
        untouched = current == before[name] if name in before else not current
        if value != current and untouched:
            changes[name] = value
    return changes
