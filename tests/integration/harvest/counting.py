"""What goes out to PostgreSQL and Solr while a block runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pysolr
import sqlalchemy as sa
from ckan import model


@dataclass
class Counted:
    """SQL statements that write, and paths asked of Solr."""

    writes: list[str] = field(default_factory=list)
    solr: list[str] = field(default_factory=list)

    def of(self, table: str) -> int:
        """How many statements write a table."""
        heads = (f"INSERT INTO {table} ", f"UPDATE {table} ", f"DELETE FROM {table} ")
        return sum(" ".join(one.split()).startswith(heads) for one in self.writes)


@contextmanager
def counted() -> Iterator[Counted]:
    """Count from here to the end of the block."""
    found = Counted()

    def note(connection, cursor, statement, parameters, context, many):
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            found.writes.append(statement)

    send = pysolr.Solr._send_request

    def tell(solr, method, path="", *rest, **named):
        found.solr.append(path)
        return send(solr, method, path, *rest, **named)

    engine = model.meta.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    pysolr.Solr._send_request = tell
    try:
        yield found
    finally:
        pysolr.Solr._send_request = send
        sa.event.remove(engine, "before_cursor_execute", note)


def activities() -> int:
    """Rows of activity."""
    return model.Session.execute(sa.text("select count(*) from activity")).scalar() or 0
