"""How the site's tables stand: how many files should have rows; which have, failed or wait."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import redis
import sqlalchemy as sa
from ckan import model as ckan_model
from ckan.lib.redis import connect_to_redis

from ckanext.hue_opendata.tables.loading import source, watching
from ckanext.hue_opendata.tables.loading.model import loads

#: Keys asked of Redis at once.
AT_ONCE = 500


@dataclass(frozen=True)
class Noted:
    """A file that a person should look at; `loaded`: it has rows, perhaps of an older version,
    since `at` (UTC, ISO)."""

    resource_id: str
    name: str
    dataset: str
    loaded: bool
    problem: dict[str, str]
    at: str | None


@dataclass(frozen=True)
class Standing:
    """Files that should have rows; of them the loaded, the failed, the names of those that wait.

    One that failed and waits to be tried again is among both.
    `altered`: loaded ones whose last version has other columns or types than the one before.
    """

    expected: int
    loaded: int
    failed: tuple[Noted, ...]
    waiting: tuple[str, ...]
    altered: tuple[Noted, ...]


def standing(resource_ids: Collection[str] | None = None) -> Standing:
    """Look at some resources, or at all of the site."""
    rows = [row for row in _rows(resource_ids) if row.state or source.wanted(row._asdict())]
    queued = _queued([row.id for row in rows])
    failed = [row for row in rows if row.state == "failed"]
    waiting = [row for row in rows if row.id in queued or not row.state]
    return Standing(
        len(rows),
        len(rows) - len({row.id for row in (*failed, *waiting)}),
        tuple(_noted(row, row.problem) for row in failed),
        tuple(row.name or row.id for row in waiting),
        tuple(
            _noted(row, one) for row in rows if row.state == "loaded" for one in row.altered or ()
        ),
    )


def _rows(resource_ids: Collection[str] | None) -> Iterator[Any]:
    resource, package = ckan_model.Resource, ckan_model.Package
    query = (
        sa.select(
            *(resource.id, resource.name, resource.url, resource.url_type, resource.format),
            package.name.label("dataset"),
            *(loads.c.state, loads.c.loaded, loads.c.report["problem"].label("problem")),
            loads.c.report["altered"].label("altered"),
        )
        .join(package, package.id == resource.package_id)
        .outerjoin(loads, loads.c.resource_id == resource.id)
        .where(resource.state == "active", package.state != "deleted")
        .order_by(package.name, resource.position)
    )
    if resource_ids is not None:
        query = query.where(resource.id.in_(resource_ids))
    yield from ckan_model.Session.execute(query)


def _queued(resource_ids: list[str]) -> set[str]:
    """Those whose load waits in the queue; none when Redis cannot be asked."""
    found: set[str] = set()
    try:
        connection = connect_to_redis()
        for start in range(0, len(resource_ids), AT_ONCE):
            part = resource_ids[start : start + AT_ONCE]
            values: Any = connection.mget([watching.key(one) for one in part])
            found |= {one for one, value in zip(part, values, strict=True) if value}
    except redis.RedisError:
        return set()
    return found


def _noted(row: Any, problem: dict[str, str] | None) -> Noted:
    told = problem or {"code": "unexpected", "vi": "", "en": ""}
    at = row.loaded.isoformat() if row.loaded else None
    return Noted(row.id, row.name or row.id, row.dataset, at is not None, told, at)
