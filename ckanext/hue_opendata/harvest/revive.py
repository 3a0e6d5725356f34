"""Runs whose gathering was killed: given back to the queue as soon as it is sure.

ckanext-harvest does this after two hours. Here the source's lock says at once that nobody is at it.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from ckan import model

from ckanext.hue_opendata.harvest.lock import held
from ckanext.hue_opendata.harvest.preview import harvesters
from ckanext.hue_opendata.harvest.stock import HarvestJob, HarvestSource, queue

#: Between taking a message and holding the lock a consumer needs a moment.
MOMENT = timedelta(seconds=60)


def requeue(moment: timedelta = MOMENT) -> list[str]:
    """Send killed gatherings again; the ids of their runs."""
    kinds = [one.kind for one in harvesters()]
    jobs = (
        model.Session.query(HarvestJob)
        .join(HarvestSource, HarvestSource.id == HarvestJob.source_id)
        .filter(
            HarvestJob.status == "Running",
            HarvestJob.gather_finished.is_(None),
            HarvestSource.type.in_(kinds),
        )
    )
    found = [(job.id, job.source_id) for job in jobs]
    return [job_id for job_id, source_id in found if _given_back(job_id, source_id, moment)]


def _given_back(job_id: str, source_id: str, moment: timedelta) -> bool:
    redis = queue.get_connection()
    key = f"{queue.get_gather_routing_key()}:{job_id}"
    taken = redis.get(key)
    if taken is None or datetime.now() - datetime.fromisoformat(taken) < moment:
        return False
    with held(source_id) as nobody:
        if not nobody:
            return False
    # As ckanext-harvest's own `resubmit_jobs` does it, which waits two hours.
    redis.rpush(queue.get_gather_routing_key(), json.dumps({"harvest_job_id": job_id}))
    redis.delete(key)
    return True
