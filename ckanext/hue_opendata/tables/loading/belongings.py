"""What hangs on a table and goes over to the one that takes its place: indexes, triggers, views,
rights."""

from __future__ import annotations

from typing import Any

import psycopg2
from psycopg2 import sql

from ckanext.hue_opendata.tables.loading import catalogue, dictionary, staging
from ckanext.hue_opendata.tables.loading.catalogue import Grant, Index, View, name
from ckanext.hue_opendata.tables.loading.plan import Blocked, Plan
from ckanext.hue_opendata.tables.loading.staging import staging_name


def hanging(what: str) -> Blocked:
    return Blocked(
        "dependent",
        f"Có đối tượng khác trong cơ sở dữ liệu dùng bảng này ({what}) nên không đổi được cột; dữ "
        "liệu cũ được giữ nguyên. Người quản trị cần gỡ hoặc sửa đối tượng đó.",
        f"Something else in the database uses this table ({what}), so its columns cannot change; "
        "the old rows stay. An administrator must take it away or change it.",
    )


def kept_indexes(plan: Plan, fts: str) -> list[Index]:
    """The old table's indexes that are to be on the new one, ours and impossible ones left out."""
    assert plan.before is not None
    columns = {one.id for one in plan.fields} | {"_id", "_full_text"}
    ours = tuple(dictionary.key_fields(plan.before.raw))
    kept = []
    for index in plan.before.indexes:
        if index.name == fts or index.columns == ("_full_text",):
            continue
        if index.unique and ours and index.columns == ours:
            continue
        if set(index.columns) <= columns:
            kept.append(index)
    return kept


def copy_indexes(cursor: Any, plan: Plan) -> None:
    """A person's indexes, and their triggers, on the staging table under other names."""
    assert plan.before is not None
    stage = staging_name(plan.resource_id)
    kept = kept_indexes(plan, staging.full_text_index_name(plan.resource_id))
    names = {index.name for index in kept}
    ours = tuple(dictionary.key_fields(plan.before.raw))
    plan.dropped = [
        ", ".join(index.columns)
        for index in plan.before.indexes
        if index.name not in names and index.columns not in (("_full_text",), ours)
    ]
    for index in kept:
        moved = catalogue.moved(index.definition, cursor, plan.resource_id, stage)
        cursor.execute("select format('INDEX %%I ', %s::text)", [index.name])
        was = cursor.fetchone()[0]
        cursor.execute("select format('INDEX %%I ', %s::text)", [f"_{index.name}"])
        cursor.execute(moved.replace(was, cursor.fetchone()[0], 1))
    for _, definition in plan.before.triggers:
        cursor.execute(catalogue.moved(definition, cursor, plan.resource_id, stage))
    if plan.before.triggers:
        # The rows came in before the triggers: they pass them now, as they would on an insert.
        column = sql.Identifier(plan.fields[0].id)
        cursor.execute(
            sql.SQL("update {} set _full_text = null, {} = {}").format(name(stage), column, column)
        )


def grant(cursor: Any, table: str, wanted: tuple[Grant, ...]) -> None:
    """Exactly the rights of before: default rights that the old one lacked are taken back."""
    cursor.execute("select format('public.%%I', %s::text)::regclass::oid", [table])
    oid = cursor.fetchone()[0]
    for given in catalogue.grants(cursor, oid):
        if given not in wanted:
            cursor.execute(_right("revoke {} on {} from {}", given, table))
    for given in wanted:
        more = " with grant option" if given.grantable else ""
        cursor.execute(_right("grant {} on {} to {}" + more, given, table))


def _right(words: str, given: Grant, table: str) -> sql.Composed:
    role = sql.SQL("public") if given.role is None else sql.Identifier(given.role)
    return sql.SQL(words).format(sql.SQL(given.right), name(table), role)


def drop_view(cursor: Any, view: View) -> None:
    cursor.execute(sql.SQL("drop view {}").format(name(view.name)))


def create_view(cursor: Any, view: View, table: str) -> None:
    """An alias shows all columns of the new table; another view must still be possible."""
    if view.plain:
        body: sql.Composable = sql.SQL("select * from {}").format(name(table))
    else:
        body = sql.SQL(view.definition.replace("{", "{{").replace("}", "}}"))
    try:
        cursor.execute(sql.SQL("create view {} as ").format(name(view.name)) + body)
    except psycopg2.ProgrammingError as error:
        raise hanging(view.name) from error
    grant(cursor, view.name, view.grants)
    if view.comment:
        cursor.execute(
            sql.SQL("comment on view {} is {}").format(name(view.name), sql.Literal(view.comment))
        )
