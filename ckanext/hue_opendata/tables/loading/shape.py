"""The form a table takes in PostgreSQL: fields, their types, and their values as COPY text.

The text format of COPY (PostgreSQL manual, "COPY", Text Format): a tab between cells, a line feed
after a row, `\\N` for nothing, and a backslash before what would be taken for one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ckanext.hue_opendata.tables.reading.model import Column
from ckanext.hue_opendata.tables.reading.rows import Writer

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
_ESCAPED = re.compile(r"[\\\t\n\r\0]")


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


def writers(given: tuple[Field, ...]) -> list[Writer]:
    """For each field, how a column of its values is written as COPY text; raise `Overflow`."""
    return [_writer(field.pg, place) for place, field in enumerate(given)]


def copy_text(pieces: Iterable[Sequence[Sequence[str]]]) -> Iterator[str]:
    """Pieces of columns, as `writers` made them, as lines of COPY text."""
    for columns in pieces:
        lines = list(map("\t".join, zip(*columns, strict=True)))
        if lines:
            lines.append("")
            yield "\n".join(lines)


def _writer(pg: str, place: int) -> Writer:
    if pg == "text":
        return _texts
    if pg == "int8":
        return lambda values: _wholes(values, place)
    if pg == "bool":
        return lambda values: [NOTHING if v is None else "t" if v else "f" for v in values]
    # Decimal, date and datetime say themselves as PostgreSQL reads them.
    return lambda values: [NOTHING if v is None else str(v) for v in values]


def _texts(values: Sequence[Any]) -> list[str]:
    made = [v if type(v) is str else NOTHING if v is None else str(v) for v in values]
    if None not in values and not _ESCAPED.search("".join(made)):
        return made
    return [NOTHING if v is None else m.translate(ESCAPES)
            for v, m in zip(values, made, strict=True)]  # fmt: skip


def _wholes(values: Sequence[Any], place: int) -> list[str]:
    told = [v for v in values if v is not None]
    if told and (min(told) not in INT8 or max(told) not in INT8):
        raise Overflow(place)
    return [NOTHING if v is None else str(v) for v in values]


class Stream:
    """What psycopg2's `copy_expert` reads from: an iterator of texts behind `read`.

    psycopg2 tells the server why `read` failed and forgets the exception; `error` keeps it.
    """

    def __init__(self, parts: Iterable[str] | Iterable[bytes]) -> None:
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
                self._rest += part if isinstance(part, bytes) else part.encode("utf-8", "replace")
        except Exception as error:
            self.error = error
            raise
        cut = len(self._rest) if size < 0 else size
        found, self._rest = self._rest[:cut], self._rest[cut:]
        return found
