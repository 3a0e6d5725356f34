"""A primary key where one is evident: a column of codes, filled and different in each row."""

from __future__ import annotations

import re
from typing import Any

from psycopg2 import sql

from ckanext.hue_opendata.tables.loading.catalogue import name
from ckanext.hue_opendata.tables.loading.staging import Fields, staging_name
from ckanext.hue_opendata.text import fold

#: Headers of codes: `Mã trạm`, `Mã`, `ID`, `Số hiệu`. A running number (STT) is none: it says where
#: a row stands, and changes when one is added.
CODE = re.compile(r"^(ma|ma so|id|code|so hieu|ma dinh danh)\b")
FEWEST = 2


def evident(cursor: Any, resource_id: str, given: Fields) -> tuple[str, ...]:
    """The first column of codes whose values are all there and all different; else nothing."""
    table = name(staging_name(resource_id))
    for field in given:
        if field.pg not in ("text", "int8") or field.column.origin != "file":
            continue
        if not CODE.match(fold(field.column.levels[-1] if field.column.levels else field.id)):
            continue
        column = sql.Identifier(field.id)
        cursor.execute(
            sql.SQL(
                "select count(*) >= {} and count({}) = count(*)"
                " and max(octet_length({}::text)) < 1000 from {}"
            ).format(sql.Literal(FEWEST), column, column, table)
        )
        if cursor.fetchone()[0] and _all_differ(cursor, table, column):
            return (field.id,)
    return ()


def _all_differ(cursor: Any, table: sql.Composable, column: sql.Composable) -> bool:
    """Compared as bytes, which is what equality means: a language's order takes far longer."""
    cursor.execute(
        sql.SQL(
            "select not exists (select 1 from {} group by {}::text collate {} having count(*) > 1)"
        ).format(table, column, sql.Identifier("C"))
    )
    return bool(cursor.fetchone()[0])
