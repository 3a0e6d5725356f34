"""Sees every resource that is made or changed, on whatever way, and sends it to be loaded.

CKAN tells before the commit (`IDomainObjectModification`); a job that started then would not find
the resource. So the ids wait in the session, and go into the queue after the commit.
"""

from __future__ import annotations

import logging
from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
import redis
from ckan import model
from ckan.lib.redis import connect_to_redis
from sqlalchemy import event

from ckanext.hue_opendata.tables.loading import config, job, source
from ckanext.hue_opendata.tables.loading import model as loads

log = logging.getLogger(__name__)
#: The session's note of what to load after the commit.
NOTE = "hue_tables_changed"
#: How long a resource counts as waiting when its job was lost.
WAITING = 3600


def notice(entity: Any, operation: str) -> None:
    """Note a resource that may have a new file; forget one that is deleted."""
    if not isinstance(entity, model.Resource):
        return
    if operation == model.DomainObjectOperation.deleted or entity.state == "deleted":
        loads.forget(entity.id)
    elif config.ours() and (source.wanted(_as_dict(entity)) or loads.find(entity.id)):
        # A file that holds no table any more is sent too: its old rows must be said to be old.
        model.Session().info.setdefault(NOTE, set()).add(entity.id)


def _as_dict(entity: Any) -> dict[str, Any]:
    return {"url": entity.url, "url_type": entity.url_type, "format": entity.format}


@event.listens_for(model.Session, "after_commit")
def _after_commit(session: Any) -> None:
    changed = session.info.pop(NOTE, ())
    if changed and p.plugin_loaded("hue_tables"):
        for resource_id in sorted(changed):
            enqueue(resource_id)


@event.listens_for(model.Session, "after_soft_rollback")
def _after_rollback(session: Any, previous: Any) -> None:
    session.info.pop(NOTE, None)


def enqueue(resource_id: str, force: bool = False) -> bool:
    """Put a load into CKAN's queue; False when one waits already or Redis cannot be reached.

    A lost Redis must not keep anybody from saving: `ckan hue tables load` catches up.
    """
    try:
        free = connect_to_redis().set(key(resource_id), "1", nx=True, ex=WAITING)
        if not free and not force:
            return False
        tk.enqueue_job(
            run,
            [resource_id, force],
            title=f"hue_tables {resource_id}",
            rq_kwargs={"timeout": config.timeout()},
        )
    except redis.RedisError:
        log.exception("resource %s could not be sent to be loaded", resource_id)
        return False
    return True


def waiting(resource_id: str) -> bool:
    """Whether a load of the resource waits in the queue."""
    try:
        return bool(connect_to_redis().exists(key(resource_id)))
    except redis.RedisError:
        return False


def run(resource_id: str, force: bool = False) -> None:
    """The job: what changes from here on is a new change, so the mark goes first."""
    try:
        connect_to_redis().delete(key(resource_id))
    except redis.RedisError:
        log.warning("the mark of resource %s stays", resource_id)
    job.load(resource_id, force)


def key(resource_id: str) -> str:
    """The mark in Redis of a load that waits in the queue."""
    return f"{tk.config.get('ckan.site_id')}:hue_tables:{resource_id}"
