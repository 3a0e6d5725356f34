"""One run of a source at once, on as many machines as there are, and known to be alive.

A session lock of PostgreSQL on a connection of its own: it ends with its process.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from ckan import model


def _number(source_id: str) -> int:
    digest = hashlib.sha256(f"hue_harvest/{source_id}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


@contextmanager
def held(source_id: str) -> Iterator[bool]:
    """Hold a source's lock while the block runs; gives False when another process holds it."""
    # The engine is None only before CKAN has read its configuration.
    connection = model.meta.engine.connect()  # pyright: ignore[reportOptionalMemberAccess]
    number = {"n": _number(source_id)}
    free = False
    try:
        free = bool(connection.execute(sa.text("select pg_try_advisory_lock(:n)"), number).scalar())
        connection.commit()
        yield free
    finally:
        if free:
            # The lock belongs to the session, which outlives `close`: it goes back to the pool.
            connection.execute(sa.text("select pg_advisory_unlock(:n)"), number)
            connection.commit()
        connection.close()
