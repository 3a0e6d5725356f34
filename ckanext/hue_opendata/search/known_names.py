"""The names that everybody may know: topics, places, agencies; kept in memory.

Tags and titles are not here: which of them exist depends on who asks.
"""

from __future__ import annotations

import time
from functools import lru_cache

import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata import places, vocabularies
from ckanext.hue_opendata.places.store import everything
from ckanext.hue_opendata.search.names import Name, Shelf

#: Seconds that the agencies' titles are kept.
KEPT = 30.0
_agencies: tuple[float, Shelf] = (0.0, Shelf(()))


@lru_cache(maxsize=2)
def topics(language: str) -> Shelf:
    """The topics' labels in a language."""
    terms = vocabularies.load("theme").current()
    return Shelf(Name("topic", term.code, term.label(language)) for term in terms)


@lru_cache(maxsize=2)
def units(language: str) -> Shelf:
    """Today's units, and former ones with what they are a part of now; each name once."""
    found: dict[str, Name] = {}
    for unit in everything():
        if unit.level == "city":
            continue
        if unit.in_force:
            found[unit.full_name] = Name("place", unit.id, unit.full_name)
            continue
        now = [step.unit.full_name for step in places.successors(unit)]
        words = "now {places}" if language == "en" else "nay là {places}"
        detail = words.format(places=", ".join(now)) if now else ""
        found.setdefault(unit.full_name, Name("place", unit.id, unit.full_name, detail))
    return Shelf(found.values())


def agencies() -> Shelf:
    """The titles of the portal's agencies."""
    global _agencies
    asked, known = _agencies
    if not asked or time.monotonic() - asked > KEPT:
        group = model.Group
        rows = model.Session.execute(
            sa.select(group.name, group.title).where(
                group.is_organization.is_(True), group.state == "active"
            )
        )
        known = Shelf(Name("organization", name, title or name) for name, title in rows)
        _agencies = time.monotonic(), known
    return known


def agency_title(name: str) -> str:
    """An agency's title by its name; empty for one that is not known."""
    return next((one.label for one in agencies() if one.code == name), "")


def forget() -> None:
    """Read the agencies anew at the next question."""
    global _agencies
    _agencies = (0.0, Shelf(()))


#: The kinds of suggestions in the order in which they are shown.
KINDS = ("dataset", "topic", "organization", "place", "tag")


def kinds() -> dict[str, str]:
    """The headings of the kinds of suggestions."""
    return {
        "dataset": tk._("Datasets"),
        "topic": tk._("Topics"),
        "organization": tk._("Agencies"),
        "place": tk._("Places"),
        "tag": tk._("Tags"),
    }
