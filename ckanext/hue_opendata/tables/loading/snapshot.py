"""Many pages of one table as of one moment: a dump that runs while a load commits is not a mixture.

CKAN reads a dump page by page, each in a transaction of its own; a table of more than 32,000 rows
that is replaced meanwhile would come half old and half new. PostgreSQL can share a snapshot
between transactions (`pg_export_snapshot`): one connection holds it, and each page's transaction
takes it up. The holder also locks the table against being dropped, so a rename swap waits or steps
back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from ckanext.hue_opendata.tables.loading.stock import get_read_engine

#: A reader who stalls must not hold a table for ever: PostgreSQL ends the holder after this time.
LONGEST = "30min"
_taken: ContextVar[str | None] = ContextVar("hue_tables_snapshot", default=None)
SNAPSHOT = re.compile(r"^[0-9A-F-]+$")


@contextmanager
def one_snapshot(table: str) -> Iterator[None]:
    """All reads of the DataStore inside are of one moment; `table` is not dropped meanwhile."""
    with _engine().connect() as holder, holder.begin(), _of(_hold(holder, table)):
        yield


def consistent(view: Callable[..., Any]) -> Callable[..., Any]:
    """CKAN's view that dumps a table in pages, with all its pages of one moment."""

    @wraps(view)
    def dump(resource_id: str) -> Any:
        holder = _engine().connect()
        try:
            name = _hold(holder, resource_id)
            with _of(name):
                answer = view(resource_id)
            answer.response = _pages(answer.response, name)
            answer.call_on_close(holder.close)
        except BaseException:
            holder.close()
            raise
        return answer

    return dump


def _pages(parts: Iterable[Any], name: str) -> Iterator[Any]:
    """Each part of an answer, asked for inside the moment: the server's thread goes on between."""
    pages = iter(parts)
    while True:
        with _of(name):
            part = next(pages, None)
        if part is None:
            return
        yield part


@contextmanager
def _of(name: str) -> Iterator[None]:
    before = _taken.set(name)
    try:
        yield
    finally:
        _taken.reset(before)


def _hold(holder: Any, table: str) -> str:
    """Begin the moment on a connection; the snapshot's name."""
    run = holder.exec_driver_sql
    run("set transaction isolation level repeatable read read only")
    run(f"set local idle_in_transaction_session_timeout = '{LONGEST}'")
    exists = holder.execute(
        sa.text("select to_regclass(format('public.%I', cast(:t as text)))"), {"t": table}
    )
    if exists.scalar() is not None:
        # The lock comes before the snapshot: what is committed when it is granted is seen.
        quoted = holder.dialect.identifier_preparer.quote_identifier(table)
        run(f"lock table public.{quoted} in access share mode")
    return str(run("select pg_export_snapshot()").scalar())


def _engine() -> Any:
    """CKAN's read engine; transactions begun on it take up the moment of whoever asks."""
    engine = get_read_engine()
    if not event.contains(engine, "begin", _take_up):
        event.listen(engine, "begin", _take_up)
    return engine


def _take_up(connection: Any) -> None:
    name = _taken.get()
    if name and SNAPSHOT.match(name):
        connection.exec_driver_sql("set transaction isolation level repeatable read")
        connection.exec_driver_sql(f"set transaction snapshot '{name}'")
