"""Records that a complete list no longer has: kept and marked, and said once, not at every run."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

from ckan import model

from ckanext.hue_opendata.harvest.connectors.contract import Problem, say
from ckanext.hue_opendata.harvest.stock import HarvestObject, HarvestObjectExtra

#: The key of the mark on the record's current harvest object; its value is the time (UTC, ISO).
KEY = "hue_vanished"


def mark(source_id: str, seen: set[str]) -> list[Problem]:
    """Mark what has newly vanished, unmark what has come back; the new ones as sentences."""
    current = model.Session.query(HarvestObject).filter(
        HarvestObject.harvest_source_id == source_id, HarvestObject.current.is_(True)
    )
    marks = {
        extra.harvest_object_id: extra
        for extra in model.Session.query(HarvestObjectExtra)
        .join(HarvestObject, HarvestObject.id == HarvestObjectExtra.harvest_object_id)
        .filter(HarvestObject.harvest_source_id == source_id, HarvestObjectExtra.key == KEY)
    }
    problems: list[Problem] = []
    changed = False
    for item in current:
        old = marks.get(item.id)
        if item.guid in seen and old is not None:
            model.Session.delete(old)
            changed = True
        elif item.guid not in seen and old is None:
            now = datetime.now(timezone.utc).isoformat(timespec="seconds")
            model.Session.add(HarvestObjectExtra(harvest_object_id=item.id, key=KEY, value=now))
            problems.append(_gone(json.loads(item.content).get("where", "") or item.guid, item))
            changed = True
    if changed:
        model.Session.commit()
    return problems


def _gone(where: str, item: Any) -> Problem:
    package = model.Package.get(item.package_id) if item.package_id else None
    title = package.title if package else item.guid
    return say(
        "vanished",
        where,
        f"«{title}» không còn trong nguồn; bộ dữ liệu được giữ nguyên và đánh dấu. Nếu "
        "đúng là đã thôi công bố, hãy tự gỡ trên cổng.",
        f"“{title}” is no longer at the source; the dataset is kept and marked. If it "
        "was withdrawn on purpose, take it down on the portal.",
    )
