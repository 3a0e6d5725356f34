"""What hangs on a DataStore table: views, triggers, indexes, grants, comments.

A rename swap must make all of it anew on the table that takes the old one's place, and PostgreSQL's
own catalogue is the only list. Every function takes a psycopg2 cursor.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from psycopg2 import sql

#: Made by CKAN on every table; made anew by us.
FULL_TEXT_TRIGGER = "zfulltext"


@dataclass(frozen=True)
class View:
    """A view on the table; `plain` when it is an alias, all columns and nothing else."""

    name: str
    definition: str
    plain: bool
    grants: tuple[Grant, ...]
    comment: str | None
    materialized: bool


@dataclass(frozen=True)
class Grant:
    """One right on a table or view; no role means PUBLIC."""

    role: str | None
    right: str
    grantable: bool


@dataclass(frozen=True)
class Index:
    """An index besides the one of `_id`: its definition, its plain columns, in order."""

    name: str
    definition: str
    unique: bool
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Existing:
    """A table as it stands; `whole`: it has CKAN's trigger, the last thing that a load makes."""

    columns: tuple[tuple[str, str], ...]
    raw: dict[str, dict[str, Any]]
    comment: str | None
    triggers: tuple[tuple[str, str], ...] = ()
    indexes: tuple[Index, ...] = ()
    grants: tuple[Grant, ...] = field(default=())
    whole: bool = True

    @property
    def keys(self) -> list[tuple[str, ...]]:
        """The columns of each unique index."""
        return [index.columns for index in self.indexes if index.unique]


def existing(cursor: Any, table: str) -> Existing | None:
    """The table of that name in `public`, or None."""
    cursor.execute("select to_regclass(format('public.%%I', %s::text))::oid", [table])
    oid = cursor.fetchone()[0]
    if oid is None:
        return None
    cursor.execute(
        "select a.attname, t.typname, col_description(a.attrelid, a.attnum) from pg_attribute a"
        " join pg_type t on t.oid = a.atttypid"
        " where a.attrelid = %s and a.attnum > 0 and not a.attisdropped order by a.attnum",
        [oid],
    )
    rows = cursor.fetchall()
    columns = tuple((name, kind) for name, kind, _ in rows if not name.startswith("_"))
    raw = {name: _parsed(said) for name, _, said in rows if not name.startswith("_")}
    cursor.execute("select obj_description(%s, 'pg_class')", [oid])
    comment = cursor.fetchone()[0]
    triggers = _triggers(cursor, oid)
    own = triggers.pop(FULL_TEXT_TRIGGER, None)
    return Existing(
        columns,
        raw,
        comment,
        whole=own is not None,
        triggers=tuple(triggers.items()),
        indexes=_indexes(cursor, oid),
        grants=grants(cursor, oid),
    )


def _parsed(comment: str | None) -> dict[str, Any]:
    try:
        found = json.loads(comment or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _triggers(cursor: Any, oid: int) -> dict[str, str]:
    cursor.execute(
        "select tgname, pg_get_triggerdef(oid) from pg_trigger"
        " where tgrelid = %s and not tgisinternal order by tgname",
        [oid],
    )
    return dict(cursor.fetchall())


def _indexes(cursor: Any, oid: int) -> tuple[Index, ...]:
    cursor.execute(
        "select c.relname, pg_get_indexdef(c.oid), i.indisunique,"
        " (select array_agg(a.attname::text order by k.place) from"
        "  unnest(i.indkey) with ordinality k(number, place)"
        "  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number)"
        " from pg_index i join pg_class c on c.oid = i.indexrelid"
        " where i.indrelid = %s and not i.indisprimary order by c.relname",
        [oid],
    )
    return tuple(
        Index(name, definition, unique, tuple(columns or ()))
        for name, definition, unique, columns in cursor.fetchall()
    )


def grants(cursor: Any, oid: int) -> tuple[Grant, ...]:
    """The rights on a table or view, its owner's left out."""
    cursor.execute(
        "select case when a.grantee = 0 then null else pg_get_userbyid(a.grantee) end,"
        " a.privilege_type, a.is_grantable from pg_class c,"
        " aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a"
        " where c.oid = %s and a.grantee <> c.relowner order by 1, 2",
        [oid],
    )
    return tuple(Grant(*row) for row in cursor.fetchall())


def views(cursor: Any, table: str) -> list[View]:
    """The views on a table. The transaction must not have renamed it yet."""
    cursor.execute(
        sql.SQL("create temporary view _hue_plain as select * from {}").format(name(table))
    )
    cursor.execute("select pg_get_viewdef('_hue_plain'::regclass)")
    plain = cursor.fetchone()[0]
    cursor.execute("drop view _hue_plain")
    cursor.execute(
        "select distinct v.oid, v.relname, pg_get_viewdef(v.oid), v.relkind,"
        " obj_description(v.oid, 'pg_class') from pg_depend d"
        " join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass"
        " join pg_class v on v.oid = r.ev_class"
        " where d.refclassid = 'pg_class'::regclass"
        " and d.refobjid = format('public.%%I', %s::text)::regclass and v.oid <> d.refobjid"
        " order by v.oid",
        [table],
    )
    return [
        View(
            title, definition, _is_alias(definition, plain), grants(cursor, oid), said, kind == "m"
        )
        for oid, title, definition, kind, said in cursor.fetchall()
    ]


def _is_alias(definition: str, plain: str) -> bool:
    """Whether a view is `select *`: of the table as it is, or as it was before it got columns."""
    columns, _, end = definition.rpartition("\n   FROM ")
    all_columns, _, plain_end = plain.rpartition("\n   FROM ")
    return end == plain_end and (all_columns + ",").startswith(columns + ",")


def name(table: str) -> sql.Identifier:
    """A table's name with its schema: another schema on the search path must not shadow it."""
    return sql.Identifier("public", table)


def moved(definition: str, cursor: Any, old: str, new: str) -> str:
    """A trigger's or index's definition for another table."""
    cursor.execute(
        "select format(' ON public.%%I ', %s::text), format(' ON public.%%I ', %s::text)",
        [old, new],
    )
    before, after = cursor.fetchone()
    return definition.replace(before, after, 1)
