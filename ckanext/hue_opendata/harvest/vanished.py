"""Records that a complete list no longer has: kept and marked, and said once, not at every run.

When much of a list is gone at once, it is more likely cut than true: then nothing is marked, and
people are asked (`held`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from ckan import model

from ckanext.hue_opendata.harvest.connectors.contract import Problem, say
from ckanext.hue_opendata.harvest.stock import HarvestObject, HarvestObjectExtra

#: The key of the mark on the record's current harvest object; its value is the time (UTC, ISO).
KEY = "hue_vanished"
#: Of so many that are gone, and of such a share of all, it is asked whether that is so.
ASKED, SHARE = 10, 0.25


@dataclass
class Vanished:
    """What a look came to: sentences, and how many records were held back (None: no question)."""

    problems: list[Problem] = field(default_factory=list)
    held: int | None = None


def mark(source_id: str, seen: set[str], accepted: int | None = None) -> Vanished:
    """Mark what has newly vanished, unmark what has come back; the new ones as sentences.

    `accepted`: so many records a person said are right for the source. Nothing is committed.
    """
    current = model.Session.query(HarvestObject).filter(
        HarvestObject.harvest_source_id == source_id, HarvestObject.current.is_(True)
    )
    marks = {
        extra.harvest_object_id: extra
        for extra in model.Session.query(HarvestObjectExtra)
        .join(HarvestObject, HarvestObject.id == HarvestObjectExtra.harvest_object_id)
        .filter(HarvestObject.harvest_source_id == source_id, HarvestObjectExtra.key == KEY)
    }
    items = current.all()
    for item in items:
        if item.guid in seen and item.id in marks:
            model.Session.delete(marks[item.id])
    here = [item for item in items if item.id not in marks]
    gone = [item for item in here if item.guid not in seen]
    enough = accepted is not None and len(seen) >= accepted * (1 - SHARE)
    if len(gone) > ASKED and len(gone) > SHARE * len(here) and not enough:
        return Vanished([_shrunk(len(seen), len(here), len(gone))], len(gone))
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    for item in gone:
        model.Session.add(HarvestObjectExtra(harvest_object_id=item.id, key=KEY, value=now))
    return Vanished([_gone(item) for item in gone])


def _shrunk(now: int, before: int, gone: int) -> Problem:
    return say(
        "shrunk",
        "",
        f"Nguồn nay chỉ có {now} bản ghi, thiếu {gone} trong {before} bản ghi đã có. Có thể danh "
        "sách bị cắt, nên chưa bản ghi nào bị đánh dấu là thôi công bố. Kiểm tra nguồn; nếu đúng "
        "là đã bớt, hãy xác nhận ở trang báo cáo của đợt chạy này.",
        f"The source now has only {now} records; {gone} of the {before} known ones are missing. "
        "The list may be cut, so none was marked as withdrawn. Look at the source; if this is "
        "right, say so on the report of this run.",
    )


def _gone(item: Any) -> Problem:
    where = json.loads(item.content).get("where", "") or item.guid
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
