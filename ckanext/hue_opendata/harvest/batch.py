"""The fetch consumer's work for our own kinds of sources: many records a batch.

ckanext-harvest's own function saves an object six times, each in a transaction of its own, beside
the dataset that it is about. Here a record's object, problems and dataset are one transaction, and
Solr is asked once a batch. The queue, its messages and its acknowledgements are stock's, and what
is not ours, has ended or was tried too often goes to stock's function.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import ckan.plugins as p
import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata.harvest.adapter import HueHarvester
from ckanext.hue_opendata.harvest.stock import (
    HarvestJob,
    HarvestObject,
    HarvestSource,
    IHarvester,
    queue,
)
from ckanext.hue_opendata.harvest.together import Batch, together
from ckanext.hue_opendata.harvest.writing import package_id

log = logging.getLogger(__name__)
#: Records of one batch: so many stay unseen by searches for the seconds that it takes.
SIZE = 50
#: ckanext-harvest gives an object up at this many tries.
TRIES = 5
OVER = ("COMPLETE", "ERROR")

#: A message as a consumer gives it: method, header, body.
Message = tuple[Any, Any, Any]


def more(consumer: Any, most: int = SIZE - 1) -> Iterable[Message]:
    """What waits in the queue beside the message that was taken; nothing from RabbitMQ."""
    for _ in range(most if hasattr(consumer, "redis") else 0):
        body = consumer.redis.lpop(consumer.routing_key)
        if body is None:
            return
        consumer.redis.set(consumer.persistance_key(body), str(datetime.now()))
        yield queue.FakeMethod(body), consumer, body


def fetch(consumer: Any, messages: Sequence[Message]) -> None:
    """Work off some messages of the fetch queue."""
    asked = [(json.loads(message[2]).get("harvest_object_id"), message) for message in messages]
    identities = [identity for identity, _ in asked]
    ours, over = _ours(identities), _over(identities)
    waiting = [(identity, message) for identity, message in asked if identity in ours]
    for identity, message in asked:
        if identity in over:
            consumer.basic_ack(message[0].delivery_tag)
        elif identity not in ours:
            queue.fetch_callback(consumer, *message)
    # A record that killed its worker before must not take others with it again.
    fresh = [identity for identity, _ in waiting if not ours[identity]]
    again = [[identity] for identity, _ in waiting if ours[identity]]
    for part in filter(None, [fresh, *again]):
        write(part)
    for _, (method, _, _) in waiting:
        consumer.basic_ack(method.delivery_tag)


def _kinds() -> list[str]:
    harvesters: Iterable[Any] = p.PluginImplementations(IHarvester)
    return [one.kind for one in harvesters if isinstance(one, HueHarvester)]


def _over(identities: Sequence[str]) -> set[str]:
    """Our objects that are done: ckanext-harvest sends again what it sees in no queue, as those of
    a batch, and would call a written one an error after its run has ended."""
    rows = (
        model.Session.query(HarvestObject.id)
        .join(HarvestSource, HarvestSource.id == HarvestObject.harvest_source_id)
        .filter(
            HarvestObject.id.in_(identities),
            HarvestObject.state.in_(OVER),
            HarvestSource.type.in_(_kinds()),
        )
    )
    return {identity for (identity,) in rows}


def _ours(identities: Sequence[str]) -> dict[str, int]:
    """The objects that are written here, with how often each was tried."""
    job, source, item = HarvestJob, HarvestSource, HarvestObject
    rows = (
        model.Session.query(item.id, item.retry_times)
        .join(job, job.id == item.harvest_job_id)
        .join(source, source.id == item.harvest_source_id)
        .filter(
            item.id.in_(identities),
            job.status != "Finished",
            source.type.in_(_kinds()),
            item.state.notin_(OVER),
            item.retry_times < TRIES - 1,
        )
    )
    return {identity: tried or 0 for identity, tried in rows}


def write(identities: Sequence[str]) -> None:
    """Write the records of some harvest objects; each is whole or not at all."""
    query = sa.update(HarvestObject).where(HarvestObject.id.in_(identities))
    # Committed before: a record that kills the process is counted all the same.
    model.Session.execute(query.values(retry_times=HarvestObject.retry_times + 1))
    model.Session.commit()
    harvesters = {one.info()["name"]: one for one in p.PluginImplementations(IHarvester)}
    with together() as batch:
        for identity in identities:
            _write_one(identity, harvesters, batch)
    model.Session.remove()


def _write_one(identity: str, harvesters: dict[str, Any], batch: Batch) -> None:
    """One record, unless another worker is at it or was."""
    item = (
        model.Session.query(HarvestObject)
        .filter(HarvestObject.id == identity, HarvestObject.state.notin_(OVER))
        .with_for_update(skip_locked=True, of=HarvestObject)
        .populate_existing()
        .first()
    )
    if item is None:
        model.Session.rollback()
        return
    item.fetch_started = item.fetch_finished = item.import_started = datetime.utcnow()
    item.state = "IMPORT"
    if not harvesters[item.source.type].import_stage(item):
        batch.drop(package_id(item.harvest_source_id, item.guid))
        item.state, item.report_status = "ERROR", "errored"
        item.import_finished = datetime.utcnow()
    model.Session.commit()
