"""Brings stored datasets to today's schema version.

It works on what is stored and not through `package_update`: an old record need not pass today's
rules, and must not be refused for that. It changes shapes, never what is said.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from ckan import model
from ckan.lib.search import commit, rebuild

from ckanext.hue_opendata.schema.types import TYPES, VERSION

BATCH = 200
FIRST = "1"


def _to_2(extras: dict[str, str]) -> dict[str, str]:
    """One text becomes a list of bodies, decisions or standards."""
    made = dict(extras)
    for name, part in (
        ("creator", "name"),
        ("publisher", "name"),
        ("catalogue_decision", "number"),
    ):
        if extras.get(name) and not _is_list(extras[name]):
            made[name] = json.dumps([{part: extras[name]}], ensure_ascii=False)
    if extras.get("conforms_to") and not _is_list(extras["conforms_to"]):
        made["conforms_to"] = json.dumps([extras["conforms_to"]], ensure_ascii=False)
    return made


#: version → the step that leads to the next one.
STEPS: dict[str, tuple[str, Callable[[dict[str, str]], dict[str, str]]]] = {FIRST: ("2", _to_2)}


def upgraded(extras: dict[str, str]) -> dict[str, str]:
    """A dataset's stored fields in today's version; of an unknown version they stay as they are."""
    made, version = dict(extras), extras.get("schema_version") or FIRST
    while version in STEPS:
        version, step = STEPS[version]
        made = {**step(made), "schema_version": version}
    return made


def waiting() -> tuple[list[str], list[str]]:
    """The ids of datasets of an older version, and of those of a version that is not known."""
    older, unknown = [], []
    rows = model.Session.query(model.Package.id, model.Package.extras)
    for identity, extras in rows.filter(model.Package.type.in_(TYPES)):
        version = (extras or {}).get("schema_version") or FIRST
        if version != VERSION:
            (older if version in STEPS else unknown).append(identity)
    return older, unknown


def upgrade(dry_run: bool) -> Iterator[tuple[str, list[str]]]:
    """Each dataset of an older version, with the names of the fields that change."""
    older, _ = waiting()
    for start in range(0, len(older), BATCH):
        changed: list[str] = []
        for identity in older[start : start + BATCH]:
            package = model.Session.get(model.Package, identity)
            if package is None:
                continue
            extras: dict[str, Any] = dict(package.extras or {})
            made = upgraded(extras)
            yield package.name, sorted(n for n in made if made[n] != extras.get(n))
            if not dry_run:
                package.extras = made
                changed.append(identity)
        _store(changed)
    if older and not dry_run:
        commit()


def _store(changed: list[str]) -> None:
    """Commit a batch and index it; the index is committed at the end."""
    if changed:
        model.Session.commit()
    for identity in changed:
        rebuild(identity, defer_commit=True)


def _is_list(text: str) -> bool:
    try:
        return isinstance(json.loads(text), list)
    except ValueError:
        return False
