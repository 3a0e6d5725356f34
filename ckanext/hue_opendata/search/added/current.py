"""The names in use as the index asks for them: read when they changed, on a connection of its own.

A failing question would break the transaction of whoever saves a dataset, so it is not asked there.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import sqlalchemy as sa
from ckan import model
from sqlalchemy.exc import SQLAlchemyError

from ckanext.hue_opendata.search.added.table import IN_USE, aliases
from ckanext.hue_opendata.search.aliases import NOTHING, Added, phrases

log = logging.getLogger(__name__)
#: Seconds until a table that is not there is looked for again.
REST = 60.0
#: Numbers only grow, so number and count of what is left tell every state from each other.
_STATE = sa.select(sa.func.count(), sa.func.max(aliases.c.number)).where(IN_USE)
_kept: tuple[tuple[int, int | None], Added] = ((0, None), NOTHING)
_rest_until = 0.0
_held: ContextVar[Added | None] = ContextVar("hue_search_added", default=None)


@contextmanager
def held() -> Iterator[None]:
    """Within, `added` answers what it does now: the table is asked once for a whole batch."""
    token = _held.set(added())
    try:
        yield
    finally:
        _held.reset(token)


def added() -> Added:
    """The names in use now; none where their table is not there."""
    global _kept, _rest_until
    known = _held.get()
    if known is not None:
        return known
    if time.monotonic() < _rest_until:
        return NOTHING
    try:
        with model.ensure_engine().connect() as connection:
            count, newest = connection.execute(_STATE).one()
            if (count, newest) != _kept[0]:
                rows = connection.execute(sa.select(aliases).where(IN_USE)).all()
                _kept = (count, newest), made(rows)
    except SQLAlchemyError:
        _rest_until = time.monotonic() + REST
        log.warning("no added names: run `ckan db pending-migrations --apply`", exc_info=True)
        return NOTHING
    return _kept[1]


def made(rows: Iterable[sa.Row]) -> Added:
    """Rows of the table as the index looks them up."""
    by_phrase: dict[tuple[str, ...], list[str]] = {}
    by_thing: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row.kind == "text":
            for phrase in phrases(row.target):
                by_phrase.setdefault(phrase, []).append(row.name)
        else:
            by_thing.setdefault((row.kind, row.target), []).append(row.name)
    return Added(by_phrase, by_thing)


def forget() -> None:
    """Read the table at the next question, also where it was not there."""
    global _kept, _rest_until
    _kept, _rest_until = ((0, None), NOTHING), 0.0
