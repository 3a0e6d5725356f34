"""The table of added names. Nobody's name is in it: only what it says and the day it came."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from ckan import model

aliases = sa.Table(
    "hue_search_alias",
    sa.MetaData(),
    sa.Column("number", sa.Integer, sa.Identity(always=True), primary_key=True),
    sa.Column("name", sa.UnicodeText, nullable=False),
    sa.Column("query", sa.UnicodeText, nullable=False),
    sa.Column("kind", sa.UnicodeText, nullable=False),
    sa.Column("target", sa.UnicodeText, nullable=False),
    sa.Column("created", sa.Date, nullable=False),
    sa.Column("removed", sa.Boolean, nullable=False),
    #: How many datasets were indexed for it; null until that is done.
    sa.Column("datasets", sa.Integer),
)
IN_USE = aliases.c.removed.is_(False)


def every() -> list[sa.Row]:
    """The names in use, newest first."""
    query = sa.select(aliases).where(IN_USE).order_by(aliases.c.number.desc())
    return list(model.Session.execute(query))


def find(number: int) -> sa.Row | None:
    """A name in use, or None."""
    query = sa.select(aliases).where(IN_USE, aliases.c.number == number)
    return model.Session.execute(query).first()


def same(query: str, kind: str, target: str) -> bool:
    """Whether this name is in use for the same thing."""
    there = sa.select(aliases.c.number).where(
        IN_USE, aliases.c.query == query, aliases.c.kind == kind, aliases.c.target == target
    )
    return model.Session.execute(there).first() is not None


def add(name: str, query: str, kind: str, target: str, created: date) -> sa.Row:
    """Keep a name; its row."""
    made = model.Session.execute(
        sa.insert(aliases)
        .values(name=name, query=query, kind=kind, target=target, created=created, removed=False)
        .returning(*aliases.c)
    ).one()
    model.Session.commit()
    return made


def remove(number: int) -> None:
    """Take a name out of use; its row goes when its datasets are indexed without it."""
    model.Session.execute(sa.update(aliases).where(aliases.c.number == number).values(removed=True))
    model.Session.commit()


def waiting() -> list[sa.Row]:
    """Names whose datasets are not indexed yet, the oldest first."""
    query = sa.select(aliases).where(sa.or_(aliases.c.removed, aliases.c.datasets.is_(None)))
    return list(model.Session.execute(query.order_by(aliases.c.number)))


def settled(row: sa.Row, datasets: int) -> None:
    """A name's datasets are indexed; a name taken out of use goes."""
    mine = aliases.c.number == row.number
    if row.removed:
        model.Session.execute(sa.delete(aliases).where(mine))
    else:
        model.Session.execute(sa.update(aliases).where(mine).values(datasets=datasets))
    model.Session.commit()
