"""The table of runs: what the gather stage found and CKAN's harvest tables have no place for."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from ckan import model
from sqlalchemy.dialects.postgresql import insert

runs = sa.Table(
    "hue_harvest_run",
    sa.MetaData(),
    sa.Column("job_id", sa.UnicodeText, primary_key=True),
    sa.Column("source_id", sa.UnicodeText, nullable=False),
    sa.Column("read", sa.Integer, nullable=False),
    sa.Column("unchanged", sa.Integer, nullable=False),
    sa.Column("expected", sa.Integer),
    sa.Column("complete", sa.Boolean, nullable=False),
    sa.Column("state", sa.UnicodeText),
    sa.Column("closed", sa.DateTime),
    sa.Column("held", sa.Integer),
    sa.Column("accepted", sa.Boolean),
)


def note(
    job_id: str,
    source_id: str,
    *,
    read: int,
    unchanged: int,
    expected: int | None,
    complete: bool,
    held: int | None = None,
) -> None:
    """Keep what a run found; a run that is gathered again replaces what it noted.

    `held`: records that are gone and were not marked, as people are asked first.
    """
    values = {"read": read, "unchanged": unchanged, "expected": expected, "complete": complete}
    values["held"] = held
    query = insert(runs).values(job_id=job_id, source_id=source_id, **values)
    again = query.on_conflict_do_update(index_elements=[runs.c.job_id], set_=values)
    model.Session.execute(again)
    model.Session.commit()


def accept(job_id: str) -> None:
    """A person says that the source of a run is rightly that small."""
    model.Session.execute(sa.update(runs).where(runs.c.job_id == job_id).values(accepted=True))
    model.Session.commit()


def use_accepted(source_id: str) -> int | None:
    """The number of records that a person said are right, once; committed with the run."""
    given = (runs.c.source_id == source_id) & runs.c.accepted.is_(True)
    found = list(model.Session.execute(sa.select(runs.c.read).where(given)).scalars())
    if found:
        model.Session.execute(sa.update(runs).where(given).values(accepted=False))
    return min(found, default=None)


def find(job_id: str) -> sa.Row | None:
    """What a run found, or None for a run of before or of another harvester."""
    return model.Session.execute(sa.select(runs).where(runs.c.job_id == job_id)).first()


def open_runs() -> list[str]:
    """The runs whose end nobody has told yet."""
    query = sa.select(runs.c.job_id).where(runs.c.closed.is_(None))
    return [row.job_id for row in model.Session.execute(query)]


def last_state(source_id: str) -> str | None:
    """How the source's last closed run ended."""
    query = (
        sa.select(runs.c.state)
        .where(runs.c.source_id == source_id, runs.c.closed.isnot(None))
        .order_by(runs.c.closed.desc())
        .limit(1)
    )
    return model.Session.execute(query).scalar()


def close(job_id: str, state: str) -> bool:
    """Note how a run ended; False when another process was faster."""
    query = (
        sa.update(runs)
        .where(runs.c.job_id == job_id, runs.c.closed.is_(None))
        .values(state=state, closed=datetime.utcnow())
    )
    # A result of an UPDATE has a row count; SQLAlchemy types the result of any statement.
    done = model.Session.execute(query).rowcount  # pyright: ignore[reportAttributeAccessIssue]
    model.Session.commit()
    return bool(done)
