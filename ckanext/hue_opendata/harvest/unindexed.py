"""Datasets that are written but that Solr has not got yet.

A row is written in the dataset's own transaction and goes when Solr has taken its document. So a
killed worker, or a Solr that is away, loses nothing: what stands here is indexed later.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime, timedelta

import sqlalchemy as sa
from ckan import logic, model
from ckan.lib import search
from sqlalchemy.dialects.postgresql import insert

from ckanext.hue_opendata.harvest.stock import HarvestObject

log = logging.getLogger(__name__)
waiting = sa.Table(
    "hue_harvest_unindexed",
    sa.MetaData(),
    sa.Column("package_id", sa.UnicodeText, primary_key=True),
    sa.Column("since", sa.DateTime, nullable=False),
)
#: A younger row belongs to a batch that is probably being written.
MOMENT = timedelta(minutes=2)


def wait(package_id: str) -> None:
    """Note a dataset in the transaction that writes it; nothing is committed."""
    now = datetime.utcnow()
    query = insert(waiting).values(package_id=package_id, since=now)
    model.Session.execute(
        query.on_conflict_do_update(index_elements=[waiting.c.package_id], set_={"since": now})
    )


def done(package_ids: Collection[str]) -> None:
    """Solr has these now."""
    if package_ids:
        model.Session.execute(
            sa.delete(waiting).where(waiting.c.package_id.in_(package_ids)),
        )
        model.Session.commit()


def of_source(source_id: str) -> int:
    """How many of a source's datasets cannot be found yet."""
    query = (
        sa.select(sa.func.count(waiting.c.package_id.distinct()))
        .join(HarvestObject, HarvestObject.package_id == waiting.c.package_id)
        .where(HarvestObject.harvest_source_id == source_id, HarvestObject.current.is_(True))
    )
    return model.Session.execute(query).scalar() or 0


def standing() -> int:
    """How many datasets have waited for longer than a moment."""
    since = datetime.utcnow() - MOMENT
    query = sa.select(sa.func.count()).select_from(waiting).where(waiting.c.since <= since)
    return model.Session.execute(query).scalar() or 0


def catch_up(moment: timedelta | None = None) -> int:
    """Index what has waited for longer than a moment (`MOMENT`); how many Solr took."""
    since = datetime.utcnow() - (MOMENT if moment is None else moment)
    query = sa.select(waiting.c.package_id).where(waiting.c.since <= since)
    found = list(model.Session.execute(query.order_by(waiting.c.since)).scalars())
    return index(found) if found else 0


def index(package_ids: Collection[str]) -> int:
    """Index datasets as the database has them now; how many Solr took."""
    # CKAN's session keeps what it read over a commit; others may have changed it since.
    model.Session.expire_all()
    taken: list[str] = []
    for package_id in package_ids:
        try:
            _one(package_id)
        except search.SearchIndexError:
            log.exception("dataset %s waits for the search", package_id)
            if not search.is_available():
                break
            continue
        taken.append(package_id)
    if taken:
        search.commit()
        done(taken)
    return len(taken)


def _one(package_id: str) -> None:
    try:
        logic.index_update_package({"ignore_auth": True}, package_id, True)
    except logic.NotFound:
        search.clear(package_id)
