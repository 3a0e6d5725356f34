"""Sources with a schedule of their own: cron text in Vietnam's time, beside the stock frequency."""

from __future__ import annotations

import json
import logging
from datetime import datetime, timezone
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from croniter import croniter

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.formats import ZONE
from ckanext.hue_opendata.harvest.stock import HarvestSource

log = logging.getLogger(__name__)


def following(cron: str, after: datetime | None = None) -> datetime:
    """The next time of a schedule after a moment (naive UTC, as CKAN's tables have it)."""
    start = (after or datetime.utcnow()).replace(tzinfo=timezone.utc).astimezone(ZONE)
    found = croniter(cron, start).get_next(datetime)
    return found.astimezone(timezone.utc).replace(tzinfo=None)


def fits(cron: str, moment: datetime) -> bool:
    """Whether a moment (naive UTC) is one of a schedule's times (not of an older one)."""
    local = moment.replace(tzinfo=timezone.utc).astimezone(ZONE)
    return local.second == 0 and croniter.match(cron, local)


def start_due(now: datetime | None = None) -> list[str]:
    """Start the sources whose time has come; their ids.

    Must run before CKAN's own schedule: it sets `next_run` ahead, so that the stock frequency of
    such a source is never due. A time that passed while nothing ran is made up for once.
    """
    now = now or datetime.utcnow()
    started = []
    query = model.Session.query(HarvestSource).filter(
        HarvestSource.active.is_(True), HarvestSource.config.like('%"hue_schedule"%')
    )
    for source in query.all():
        cron = json.loads(source.config).get("hue_schedule")
        due = source.next_run if source.next_run and fits(cron, source.next_run) else None
        if due and due > now:
            continue
        source.next_run = following(cron, now)
        source.save()
        if due and _start(source):
            started.append(source.id)
    return started


def _start(source: Any) -> bool:
    try:
        wanted = {"source_id": source.id, "run": True}
        tk.get_action("harvest_job_create")(as_site_user(), wanted)
    except Exception as error:
        # One source that cannot start must not keep the others from theirs.
        model.Session.rollback()
        if type(error).__name__ != "HarvestJobExists":
            log.exception("harvest source %s could not be started", source.id)
        return False
    return True
