"""Datasets that are written but that Solr has not got yet.

A row is written in the dataset's own transaction and goes when Solr has taken its document. So a
killed worker, or a Solr that is away, loses nothing: what stands here is indexed later. A document
that Solr refuses stays with Solr's reason and is tried again when that may help: after the dataset
was changed, and now and then, as Solr's fields may have been mended.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

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
    sa.Column("reason", sa.UnicodeText),
)
#: A younger row belongs to a batch that is probably being written.
MOMENT = timedelta(minutes=2)
#: After so long a refused document is tried again although its dataset is the same.
LATER = timedelta(hours=1)
#: How pysolr tells that Solr answered and did not want the document (bad request, too large).
REFUSED = re.compile(r"\(HTTP (?:400|413)\)(?::\s*(?:\[Reason:\s*)?(?P<reason>.*))?", re.DOTALL)
DOCUMENT = re.compile(r"^(?:ERROR: )?\[doc=[^\]]*\] ?")
LONGEST_REASON = 300


def refusal(error: Exception) -> str | None:
    """Why Solr did not want a document; None when it did not answer, or not about the document."""
    found = REFUSED.search(str(error))
    if found is None:
        return None
    reason = " ".join((found["reason"] or "").removesuffix("]").split())
    return DOCUMENT.sub("", reason)[:LONGEST_REASON] or "HTTP 400"


def wait(package_id: str, reason: str | None = None) -> None:
    """Note a dataset in the transaction that writes it; nothing is committed.

    `reason`: why Solr refused it, when it did.
    """
    values = {"since": datetime.utcnow(), "reason": reason}
    query = insert(waiting).values(package_id=package_id, **values)
    model.Session.execute(
        query.on_conflict_do_update(index_elements=[waiting.c.package_id], set_=values)
    )


def done(package_ids: Collection[str]) -> None:
    """Solr has these now."""
    if package_ids:
        model.Session.execute(
            sa.delete(waiting).where(waiting.c.package_id.in_(package_ids)),
        )
        model.Session.commit()


def of_source(source_id: str) -> tuple[int, list[Any]]:
    """How many of a source's datasets wait, and those that Solr refused: name, title, reason."""
    query = (
        sa.select(model.Package.name, model.Package.title, waiting.c.reason)
        .distinct()
        .join(HarvestObject, HarvestObject.package_id == waiting.c.package_id)
        .join(model.Package, model.Package.id == waiting.c.package_id)
        .where(HarvestObject.harvest_source_id == source_id, HarvestObject.current.is_(True))
        .order_by(model.Package.name)
    )
    rows = list(model.Session.execute(query))
    refused = [row for row in rows if row.reason]
    return len(rows) - len(refused), refused


def standing() -> int:
    """How many datasets have waited for longer than a moment."""
    since = datetime.utcnow() - MOMENT
    query = (
        sa.select(sa.func.count())
        .select_from(waiting)
        .where(waiting.c.since <= since, waiting.c.reason.is_(None))
    )
    return model.Session.execute(query).scalar() or 0


def refused(most: int) -> tuple[int, list[Any]]:
    """How many datasets Solr refused, and the first of them: name, reason."""
    query = (
        sa.select(sa.func.coalesce(model.Package.name, waiting.c.package_id), waiting.c.reason)
        .outerjoin(model.Package, model.Package.id == waiting.c.package_id)
        .where(waiting.c.reason.isnot(None))
        .order_by(waiting.c.since)
    )
    rows = list(model.Session.execute(query))
    return len(rows), rows[:most]


def catch_up(moment: timedelta | None = None) -> int:
    """Index what has waited for longer than a moment (`MOMENT`); how many Solr took."""
    now, package = datetime.utcnow(), model.Package
    young = MOMENT if moment is None else moment
    helped = sa.or_(
        waiting.c.since <= now - LATER,
        package.metadata_modified > waiting.c.since,
        package.id.is_(None),
    )
    query = (
        sa.select(waiting.c.package_id)
        .outerjoin(package, package.id == waiting.c.package_id)
        .where(
            sa.case((waiting.c.reason.is_(None), waiting.c.since <= now - young), else_=helped),
        )
        .order_by(waiting.c.since)
    )
    found = list(model.Session.execute(query).scalars())
    return index(found) if found else 0


def index(package_ids: Collection[str]) -> int:
    """Index datasets as the database has them now; how many Solr took."""
    # CKAN's session keeps what it read over a commit; others may have changed it since.
    model.Session.expire_all()
    taken: list[str] = []
    try:
        for package_id in package_ids:
            if _one(package_id):
                taken.append(package_id)
        if taken:
            search.commit()
    except search.SearchIndexError as error:
        log.warning("the search does not answer; datasets wait for it: %s", error)
        return 0
    done(taken)
    return len(taken)


def _one(package_id: str) -> bool:
    """Index one dataset; False when Solr refused it, which is noted.

    Raises SearchIndexError when Solr does not answer.
    """
    try:
        logic.index_update_package({"ignore_auth": True}, package_id, True)
    except logic.NotFound:
        search.clear(package_id)
    except search.SearchIndexError as error:
        reason = refusal(error)
        if reason is None:
            raise
        _refused(package_id, reason)
        return False
    except Exception as error:
        # A document that cannot even be made must not keep the others waiting.
        log.exception("no document can be made of dataset %s", package_id)
        model.Session.rollback()
        _refused(package_id, f"{type(error).__name__}: {error}"[:LONGEST_REASON])
        return False
    return True


def _refused(package_id: str, reason: str) -> None:
    log.warning("the search refuses dataset %s: %s", package_id, reason)
    wait(package_id, reason)
    model.Session.commit()


def index_source(package_id: str, *, defer_commit: bool = False) -> None:
    """Index a harvest source at once, as CKAN does; when Solr cannot, it waits as others do."""
    try:
        search.rebuild(package_id, defer_commit=defer_commit)
    except search.SearchIndexError as error:
        log.warning("harvest source %s waits for the search: %s", package_id, error)
        wait(package_id, refusal(error))
        model.Session.commit()
