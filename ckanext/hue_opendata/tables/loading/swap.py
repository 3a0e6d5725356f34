"""The moment in which readers go from the old rows to the new ones: one transaction, or none.

Same columns: DELETE and INSERT in the table itself; readers go on and see the old rows until the
commit. Other columns: the staging table takes the old one's name; that needs an exclusive lock, for
which a load waits a short time, steps back so that readers are served, and tries again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from psycopg2 import errors, sql

from ckanext.hue_opendata.tables.loading import catalogue, dictionary, keys, staging
from ckanext.hue_opendata.tables.loading.belongings import (
    copy_indexes,
    create_view,
    drop_view,
    grant,
    hanging,
    kept_indexes,
)
from ckanext.hue_opendata.tables.loading.catalogue import View, name
from ckanext.hue_opendata.tables.loading.plan import Blocked, Plan
from ckanext.hue_opendata.tables.loading.staging import staging_name

#: While a load waits for its lock, readers queue behind it: so it waits for three seconds at most.
LOCK_TIMEOUT_MS = 3000
TRIES = 20
LONGEST_PAUSE = 15.0
#: PostgreSQL's planner needs figures of a new table at once, rough ones (of 300 rows for each of
#: these; usual: 100): a minute later it makes fine ones by itself, because all rows are new.
SAMPLED = 20


def replace_rows(connection: Any, plan: Plan) -> None:
    """Old rows out, new rows in, in the table itself; its own triggers see each new row."""
    assert plan.before is not None
    columns = sql.SQL(", ").join(sql.Identifier(one.id) for one in plan.fields)
    # A trigger of a person's may change a row: then CKAN's trigger makes the full text after it.
    words = sql.SQL("null") if plan.before.triggers else staging.full_text(plan.fields)
    table, stage = name(plan.resource_id), name(staging_name(plan.resource_id))

    def work(cursor: Any) -> None:
        cursor.execute(sql.SQL("lock table {} in share row exclusive mode").format(table))
        cursor.execute(sql.SQL("delete from {}").format(table))
        cursor.execute(
            sql.SQL(
                "insert into {} (_id, _full_text, {}) select _id, {}, {} from {} order by _id"
            ).format(table, columns, words, columns, stage)
        )
        _sequence(cursor, plan.resource_id)
        _comments(cursor, plan.resource_id, plan)
        _forget_count(cursor, plan.resource_id)
        staging.drop(cursor, plan.resource_id)

    _patiently(connection, work)


def take_place(connection: Any, plan: Plan) -> None:
    """The staging table becomes the resource's table, with all that hung on the old one."""

    if plan.before is not None:
        now = {one.id for one in plan.fields}
        lost = [one for one in dictionary.foreign(plan.before.raw) if one not in now]
        if lost:
            raise _own_columns(", ".join(lost))

    def prepare(cursor: Any) -> None:
        stage = staging_name(plan.resource_id)
        cursor.execute(sql.SQL("alter table {} set logged").format(name(stage)))
        if plan.before is not None:
            staging.fill_full_text(cursor, stage, plan.fields)
            keys.create_index(cursor, stage, plan.key, f"{stage}_key")
            staging.create_full_text_index(cursor, stage, f"{stage}_fts")
            staging.create_full_text_trigger(cursor, stage)
            copy_indexes(cursor, plan)
        _comments(cursor, stage, plan)
        cursor.execute("set local default_statistics_target = %s", [SAMPLED])
        cursor.execute(sql.SQL("analyze {}").format(name(stage)))

    def work(cursor: Any) -> None:
        views: list[View] = []
        if plan.before is not None:
            views = catalogue.views(cursor, plan.resource_id)
            _lock(cursor, plan.resource_id, views)
            for view in reversed(views):
                drop_view(cursor, view)
            cursor.execute(sql.SQL("drop table {}").format(name(plan.resource_id)))
        _rename(cursor, plan)
        if plan.before is not None:
            grant(cursor, plan.resource_id, plan.before.grants)
            for view in views:
                create_view(cursor, view, plan.resource_id)
        _forget_count(cursor, plan.resource_id)

    with connection, connection.cursor() as cursor:
        prepare(cursor)
    _patiently(connection, work)


def finish_first(connection: Any, plan: Plan) -> None:
    """Full text and indexes of a table that nobody read before: its rows are there already."""
    with connection, connection.cursor() as cursor:
        staging.fill_full_text(cursor, plan.resource_id, plan.fields)
        index = staging.index_name(plan.resource_id, plan.key)
        keys.create_index(cursor, plan.resource_id, plan.key, index)
        staging.create_full_text_index(
            cursor, plan.resource_id, staging.full_text_index_name(plan.resource_id)
        )
        staging.create_full_text_trigger(cursor, plan.resource_id)


def _patiently(connection: Any, work: Callable[[Any], None]) -> None:
    """One transaction, tried again when its lock is not to be had; nothing of it stays then."""
    for attempt in range(1, TRIES + 1):
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute("set local lock_timeout = %s", [LOCK_TIMEOUT_MS])
                work(cursor)
            return
        except (errors.LockNotAvailable, errors.DeadlockDetected) as error:
            if attempt == TRIES:
                raise Blocked(
                    "busy",
                    "Bảng đang được đọc liên tục nên chưa thay được; dữ liệu cũ được giữ nguyên. "
                    "Hãy nạp lại sau.",
                    "The table is being read without a pause and could not be replaced; the old "
                    "rows stay. Load again later.",
                ) from error
        except errors.DependentObjectsStillExist as error:
            raise hanging(str(error.diag.message_detail or error)) from error
        time.sleep(min(LONGEST_PAUSE, 0.5 * attempt))


def _own_columns(names: str) -> Blocked:
    return Blocked(
        "own_columns",
        f"Bảng có cột được thêm ngoài tệp ({names}) mà tệp mới không có, nên không thay bảng; dữ "
        "liệu cũ được giữ nguyên. Hãy thêm các cột này vào tệp, hoặc xóa chúng khỏi bảng rồi nạp "
        "lại.",
        f"The table has columns that were added beside the file ({names}) and the new file lacks, "
        "so it was not replaced; the old rows stay. Add the columns to the file, or delete them "
        "from the table and load again.",
    )


def _lock(cursor: Any, table: str, views: list[View]) -> None:
    """Shut readers out, in the order in which they come: one who reads an alias takes the alias
    first and then the table, and the other order would be a deadlock with him."""
    for view in views:
        if view.materialized:
            raise hanging(view.name)
    for one in [*(view.name for view in views), table]:
        cursor.execute(sql.SQL("lock table {} in access exclusive mode").format(name(one)))


def _rename(cursor: Any, plan: Plan) -> None:
    """The staging table and what carries its name take the names that CKAN would give."""
    stage = staging_name(plan.resource_id)
    renames = [
        ("index", f"{stage}_pkey", f"{plan.resource_id}_pkey"),
        ("sequence", f"{stage}__id_seq", f"{plan.resource_id}__id_seq"),
        ("table", stage, plan.resource_id),
    ]
    if plan.before is not None:
        fts = staging.full_text_index_name(plan.resource_id)
        renames.append(("index", f"{stage}_fts", fts))
        renames += [("index", f"_{i.name}", i.name) for i in kept_indexes(plan, fts)]
        if plan.key:
            index = staging.index_name(plan.resource_id, plan.key)
            renames.append(("index", f"{stage}_key", index))
    for kind, old, new in renames:
        cursor.execute(
            sql.SQL("alter {} {} rename to {}").format(
                sql.SQL(kind), name(old), sql.Identifier(new)
            )
        )


def _comments(cursor: Any, table: str, plan: Plan) -> None:
    for column, raw in plan.dictionary.items():
        cursor.execute(
            sql.SQL("comment on column {} is {}").format(
                sql.Identifier("public", table, column), sql.Literal(dictionary.comment(raw))
            )
        )
    if plan.before is not None and plan.before.comment:
        cursor.execute(
            sql.SQL("comment on table {} is {}").format(
                name(table), sql.Literal(plan.before.comment)
            )
        )


def _sequence(cursor: Any, table: str) -> None:
    """The next row of the API follows the last of the file."""
    cursor.execute(
        sql.SQL(
            "select setval(pg_get_serial_sequence(format('public.%I', {}::text), '_id'),"
            " greatest(1, coalesce(max(_id), 0)), max(_id) is not null) from {}"
        ).format(sql.Literal(table), name(table))
    )


def _forget_count(cursor: Any, table: str) -> None:
    """CKAN 2.12 keeps row counts in `_table_stats`; the old one would be shown."""
    cursor.execute("select to_regclass('public._table_stats')")
    if cursor.fetchone()[0]:
        cursor.execute('delete from "_table_stats" where resource_id = %s', [table])
