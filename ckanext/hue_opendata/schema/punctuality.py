"""How an agency keeps its promises: which of its public datasets are on time, which are late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.schema.freshness import freshness
from ckanext.hue_opendata.schema.types import TYPES

#: As many late datasets are named as people read; all are counted.
NAMED = 8


def punctuality(agency: str, today: date | None = None) -> dict[str, Any]:
    """The promises of an agency (its id), in one SQL statement however many datasets it has.

    Keys: `fresh`, `late` and `unpromised` (numbers of public datasets), `last` (ISO day of the
    newest file, or empty), `overdue` [{name, title, type, due, late}], the latest first.
    """
    day = today or formats.today()
    found = [(row, freshness(row, day)) for row in _datasets(agency)]
    late = sorted((pair for pair in found if pair[1].late), key=lambda pair: -pair[1].late)
    days = [told.last for row, told in found if told.last and row["resources"]]
    return {
        "fresh": sum(told.state == "fresh" for _, told in found),
        "late": len(late),
        "unpromised": sum(told.state == "no promise" for _, told in found),
        "last": max(days).isoformat() if days else "",
        "overdue": [_overdue(row, told) for row, told in late[:NAMED]],
    }


def published() -> dict[str, dict[str, Any]]:
    """Agency (its id) → `number` of its public datasets, `changed`: when one was last (ISO).

    One SQL statement, however many agencies and datasets there are. CKAN's own number counts the
    agency's harvest source as a dataset.
    """
    package = model.Package
    statement = (
        sa.select(package.owner_org, sa.func.count(), sa.func.max(package.metadata_modified))
        .where(package.state == "active", ~package.private, package.owner_org.is_not(None))
        .where(package.type.in_(TYPES))
        .group_by(package.owner_org)
    )
    return {
        agency: {"number": number, "changed": when.isoformat()}
        for agency, number, when in model.Session.execute(statement)
    }


def _overdue(row: dict[str, Any], told: Any) -> dict[str, Any]:
    named = {key: row[key] for key in ("name", "title", "type")}
    return {**named, "due": told.due.isoformat(), "late": told.late}


def _datasets(agency: str) -> Iterator[dict[str, Any]]:
    """What `freshness` asks of each public dataset of ours, without the rest of its record."""
    package, resource = model.Package, model.Resource
    newest = sa.func.max(sa.func.coalesce(resource.last_modified, resource.created))
    active = sa.and_(resource.package_id == package.id, resource.state == "active")
    statement = (
        sa.select(
            package.name,
            package.title,
            package.type,
            package.metadata_created,
            package.extras["frequency"],
            newest,
        )
        .outerjoin(resource, active)
        .where(package.owner_org == agency, package.state == "active", ~package.private)
        .where(package.type.in_(TYPES))
        .group_by(package.id)
    )
    for name, title, kind, made, promise, last in model.Session.execute(statement):
        yield {
            "name": name,
            "title": title or name,
            "type": kind,
            "metadata_created": made,
            "frequency": promise,
            "resources": [{"created": last}] if last else [],
        }
