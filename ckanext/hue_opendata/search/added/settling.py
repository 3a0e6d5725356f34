"""The job that indexes just the datasets that a name touches, after it came or went."""

from __future__ import annotations

import logging

import ckan.plugins.toolkit as tk
import redis

from ckanext.hue_opendata.search import rebuilding
from ckanext.hue_opendata.search.added import table, touched

log = logging.getLogger(__name__)


def send() -> bool:
    """Send the job; False when Redis is away: the names wait for `ckan hue search alias apply`."""
    try:
        tk.enqueue_job(settle, title="hue_search alias", rq_kwargs={"timeout": 3600})
    except (redis.RedisError, OSError):
        log.exception("the job that indexes for an added name could not be sent")
        return False
    return True


def settle() -> int:
    """Index for every name that waits; the number of names. What Solr refuses waits on.

    The name's datasets are asked for now, not when it was added: one that came in between has the
    name already, and is indexed once more.
    """
    done = 0
    for row in table.waiting():
        ids = touched.by(row.kind, row.target)
        failed = rebuilding.rebuild(ids, processes=1) if ids else []
        if failed:
            log.error("name %s: %s datasets could not be indexed: %s", row, len(failed), failed[:3])
            continue
        table.settled(row, len(ids))
        done += 1
    return done
