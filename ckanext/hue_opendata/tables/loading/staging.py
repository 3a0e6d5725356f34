"""Rows come in beside the table that people read: a staging table whose name begins with `_`.

Such a name keeps it out of `_table_metadata`, and so out of every list of the DataStore. A load
that dies leaves at most this table; the next load of the resource drops it.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import ckan.plugins.toolkit as tk
import psycopg2
from psycopg2 import sql

from ckanext.hue_opendata.tables.loading.catalogue import FULL_TEXT_TRIGGER, name
from ckanext.hue_opendata.tables.loading.shape import (
    Field,
    Overflow,
    Stream,
    copy_text,
    widened,
    writers,
)
from ckanext.hue_opendata.tables.reading.rows import Writer
from ckanext.hue_opendata.tables.reading.straight import Straight

log = logging.getLogger(__name__)

#: A tsvector may hold 1 MiB (PostgreSQL manual, "Text Search Limitations"): of a longer row the
#: beginning is indexed.
LONGEST = 200_000
#: Bytes that go to the server at once.
PIECE = 1 << 18
Fields = tuple[Field, ...]
#: Rows from their start, as columns of texts, when they are told how each column is written.
Rows = Callable[[Sequence[Writer]], Iterable[Sequence[Sequence[str]]]]


def staging_name(resource_id: str) -> str:
    """The staging table of a resource; at most 63 bytes with what PostgreSQL appends."""
    return f"_hue_{resource_id}"


def drop(cursor: Any, resource_id: str) -> None:
    """Remove what a load left."""
    table = name(staging_name(resource_id))
    cursor.execute(sql.SQL("drop table if exists {}").format(table))


def fill(
    cursor: Any, resource_id: str, given: Fields, rows: Rows, logged: bool,
    straight: Straight | None = None,
) -> Fields:  # fmt: skip
    """Make the staging table and copy the rows in; the fields as they had to be.

    `rows` gives pieces of columns from the start on each call, written as it is told. A table that
    is to stay (`logged`) is written to PostgreSQL's log; one that only passes its rows on is not.
    `straight`: the file's bytes, tried first when they are the rows.
    """
    if straight is None or not _as_it_is(cursor, resource_id, given, straight, logged):
        given = _cell_by_cell(cursor, resource_id, given, rows, logged)
    # An index that is made of all rows at once costs a part of one that each row is put into.
    table = name(staging_name(resource_id))
    cursor.execute(sql.SQL("alter table {} add primary key (_id)").format(table))
    return given


def _cell_by_cell(cursor: Any, resource_id: str, given: Fields, rows: Rows, logged: bool) -> Fields:
    """Copy what the writers make of the rows; the fields as they had to be."""
    while True:
        _create(cursor, resource_id, given, logged)
        copy = _copy(resource_id, given)
        stream = Stream(copy_text(rows(writers(given))))
        try:
            cursor.copy_expert(copy.as_string(cursor), stream, PIECE)
        except Exception:
            if stream.error is None:
                raise
            if not isinstance(stream.error, Overflow):
                raise stream.error from None
            cursor.connection.rollback()
            given = widened(given, stream.error.place)
            continue
        return given


def _as_it_is(
    cursor: Any, resource_id: str, given: Fields, straight: Straight, logged: bool
) -> bool:
    """Copy the file's own bytes; False when PostgreSQL finds more in them than reading did."""
    _create(cursor, resource_id, given, logged)
    how = sql.SQL(" (format csv, delimiter {}, null '', encoding 'UTF8')")
    copy = _copy(resource_id, given, how.format(sql.Literal(straight.delimiter)))
    cursor.execute("set local datestyle to 'ISO, DMY'")
    try:
        cursor.copy_expert(copy.as_string(cursor), Stream(straight.chunks()), PIECE)
    except psycopg2.DataError as error:
        log.warning("the long way for resource %s: %s", resource_id, error)
        cursor.connection.rollback()
        return False
    cursor.execute("set local datestyle to default")
    return True


def _copy(resource_id: str, given: Fields, how: sql.Composed | None = None) -> sql.Composed:
    columns = sql.SQL(", ").join(sql.Identifier(field.id) for field in given)
    table = name(staging_name(resource_id))
    return sql.SQL("copy {} ({}) from stdin{}").format(table, columns, how or sql.SQL(""))


def _create(cursor: Any, resource_id: str, given: Fields, logged: bool) -> None:
    drop(cursor, resource_id)
    table = name(staging_name(resource_id))
    columns = [
        sql.SQL("{} {}").format(sql.Identifier(field.id), sql.SQL(field.pg)) for field in given
    ]
    cursor.execute(
        sql.SQL("create {} table {} (_id serial, _full_text tsvector, {})").format(
            sql.SQL("" if logged else "unlogged"), table, sql.SQL(", ").join(columns)
        )
    )


def full_text(given: Fields) -> sql.Composable:
    """The expression of a row's full text: what CKAN's trigger makes, in one step for all rows.

    Shapes are left out: their coordinates are no words, and one shape may exceed the limit.
    """
    words = [
        sql.SQL("{}::text").format(sql.Identifier(field.id))
        for field in given
        if field.column.type != "geometry"
    ]
    joined = sql.SQL(", ").join(words) if words else sql.SQL("''")
    return sql.SQL("to_tsvector(left(concat_ws(' ', {}), {}))").format(joined, sql.Literal(LONGEST))


def fill_full_text(cursor: Any, table: str, given: Fields) -> None:
    """Fill the full text of a table that has none, by one statement."""
    cursor.execute(
        sql.SQL("update {} set _full_text = {} where _full_text is null").format(
            name(table), full_text(given)
        )
    )


def index_name(resource_id: str, columns: tuple[str, ...]) -> str:
    """CKAN's name of an index (`_generate_index_name` in its backend)."""
    quoted = ", ".join(f'"{one}"' for one in columns)
    # CKAN's choice of a hash, which guards nothing here.
    return hashlib.sha1((resource_id + quoted).encode()).hexdigest()  # noqa: S324


def full_text_index_name(resource_id: str) -> str:
    """CKAN's name of the index of `_full_text`."""
    return index_name(resource_id, ("_full_text",))


def create_full_text_index(cursor: Any, table: str, index: str) -> None:
    """The index of `_full_text`, of the kind that the site chose."""
    method = tk.config.get("ckan.datastore.default_fts_index_method") or "gist"
    cursor.execute(
        sql.SQL("create index {} on {} using {} (_full_text)").format(
            sql.Identifier(index), name(table), sql.SQL("gin" if method == "gin" else "gist")
        )
    )


def create_full_text_trigger(cursor: Any, table: str) -> None:
    """CKAN's trigger, for rows that are written later through the API."""
    cursor.execute(
        sql.SQL(
            "create trigger {} before insert or update on {} for each row"
            " execute procedure populate_full_text_trigger()"
        ).format(sql.Identifier(FULL_TEXT_TRIGGER), name(table))
    )
