"""The form a table takes in PostgreSQL: fields, their types, and their values as COPY text.

The text format of COPY (PostgreSQL manual, "COPY", Text Format): a tab between cells, a line feed
after a row, `\\N` for nothing, and a backslash before what would be taken for one of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ckanext.hue_opendata.tables.reading.model import Column, Row

#: What a cell holds → PostgreSQL's name of the type (`pg_type.typname`).
TYPES = {
    "text": "text",
    "integer": "int8",
    "number": "numeric",
    "boolean": "bool",
    "date": "date",
    "datetime": "timestamp",
    "period": "text",
    "geometry": "text",
}
INT8 = range(-(2**63), 2**63)
NOTHING = "\\N"
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": None})
#: Rows that go to the server at once.
BATCH = 2000


@dataclass(frozen=True)
class Field:
    """A column of the DataStore table: its id, PostgreSQL type, and the column it was made of."""

    id: str
    pg: str
    column: Column


class Overflow(Exception):
    """A whole number that `int8` cannot hold; the field at `place` must become `numeric`."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


def fields(columns: Iterable[Column]) -> tuple[Field, ...]:
    """The fields of a table's columns, in order."""
    return tuple(Field(one.id, TYPES[one.type], one) for one in columns)


def widened(given: tuple[Field, ...], place: int) -> tuple[Field, ...]:
    """The fields with one made wide enough for any whole number."""
    return (*given[:place], replace(given[place], pg="numeric"), *given[place + 1 :])


def copy_text(rows: Iterable[Row], given: tuple[Field, ...]) -> Iterator[str]:
    """Rows as COPY text, some thousand at a time; raises `Overflow`."""
    writers = [_writer(field.pg, place) for place, field in enumerate(given)]
    lines: list[str] = []
    for row in rows:
        lines.append(
            "\t".join(
                [
                    NOTHING if value is None else write(value)
                    for write, value in zip(writers, row, strict=True)
                ]
            )
        )
        if len(lines) == BATCH:
            yield "\n".join(lines) + "\n"
            lines.clear()
    if lines:
        yield "\n".join(lines) + "\n"


def _writer(pg: str, place: int) -> Callable[[Any], str]:
    if pg == "text":
        return _text
    if pg == "int8":
        return lambda value: _whole(value, place)
    if pg == "bool":
        return lambda value: "t" if value else "f"
    # Decimal, date and datetime say themselves as PostgreSQL reads them.
    return str


def _text(value: Any) -> str:
    return (value if isinstance(value, str) else str(value)).translate(ESCAPES)


def _whole(value: Any, place: int) -> str:
    if value not in INT8:
        raise Overflow(place)
    return str(value)


class Stream:
    """What psycopg2's `copy_expert` reads from: an iterator of texts behind `read`.

    psycopg2 tells the server why `read` failed and forgets the exception; `error` keeps it.
    """

    def __init__(self, parts: Iterable[str]) -> None:
        self._parts = iter(parts)
        self._rest = b""
        self.error: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes (all when negative); empty at the end."""
        try:
            while size < 0 or len(self._rest) < size:
                part = next(self._parts, None)
                if part is None:
                    break
                # A lone half of a surrogate pair is no character: PostgreSQL would refuse the row.
                self._rest += part.encode("utf-8", "replace")
        except Exception as error:
            self.error = error
            raise
        cut = len(self._rest) if size < 0 else size
        found, self._rest = self._rest[:cut], self._rest[cut:]
        return found
