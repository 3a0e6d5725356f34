"""The table of loads: one row for each resource, with what its last load came to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from ckan import model
from sqlalchemy.dialects.postgresql import JSONB, insert

loads = sa.Table(
    "hue_table_load",
    sa.MetaData(),
    sa.Column("resource_id", sa.UnicodeText, primary_key=True),
    sa.Column("state", sa.UnicodeText, nullable=False),
    sa.Column("fingerprint", sa.UnicodeText),
    sa.Column("checked", sa.DateTime, nullable=False),
    sa.Column("loaded", sa.DateTime),
    sa.Column("report", JSONB, nullable=False),
)


def find(resource_id: str) -> sa.Row | None:
    """What the last load came to, or None."""
    query = sa.select(loads).where(loads.c.resource_id == resource_id)
    return model.Session.execute(query).first()


def note(resource_id: str, state: str, fingerprint: str | None, report: dict[str, Any]) -> None:
    """Keep what a load came to; `loaded` moves only when rows were written."""
    values: dict[str, Any] = {
        "state": state,
        "fingerprint": fingerprint,
        "checked": datetime.utcnow(),
        "report": report,
    }
    if state == "loaded":
        values["loaded"] = values["checked"]
    query = insert(loads).values(resource_id=resource_id, **values)
    model.Session.execute(
        query.on_conflict_do_update(index_elements=[loads.c.resource_id], set_=values)
    )
    model.Session.commit()


def checked(resource_id: str) -> None:
    """Note that the file was looked at again and is the one that was loaded."""
    query = sa.update(loads).where(loads.c.resource_id == resource_id)
    model.Session.execute(query.values(checked=datetime.utcnow()))
    model.Session.commit()


def forget(resource_id: str) -> None:
    """Drop the row of a resource that is deleted, inside the caller's transaction."""
    model.Session.execute(sa.delete(loads).where(loads.c.resource_id == resource_id))
