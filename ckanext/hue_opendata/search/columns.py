"""The names of a table's columns, as people look for them: labels of the dictionary, or ids.

Read from PostgreSQL's own catalogue, where the DataStore keeps them: one question for all tables of
a dataset instead of a `datastore_info` for each.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

import ckan.plugins as p
import sqlalchemy as sa
from ckan import model
from ckan.lib import search
from sqlalchemy.exc import SQLAlchemyError

log = logging.getLogger(__name__)
#: Columns of a table that are looked at.
MOST = 300
_COLUMNS = sa.text(
    """
    select a.attname, col_description(a.attrelid, a.attnum)
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relname = any(:tables) and a.attname not like '\\_%'
    order by c.relname, a.attnum limit :most
    """
)


def names(resources: Sequence[dict[str, Any]]) -> list[str]:
    """Ids and labels of the columns of the resources that are in the DataStore; [] without it."""
    tables = [str(one.get("id")) for one in resources if one.get("datastore_active")]
    if not tables or not p.plugin_loaded("datastore"):
        return []
    # The type checker does not find the DataStore's package.
    postgres: Any = import_module("ckanext.datastore.backend.postgres")
    try:
        with postgres.get_read_engine().connect() as connection:
            rows = connection.execute(_COLUMNS, {"tables": tables, "most": MOST}).fetchall()
    except SQLAlchemyError:
        # A dataset must be found by its title while the DataStore is away.
        log.warning("hue_search: no column names, the DataStore does not answer", exc_info=True)
        return []
    return [name for column, comment in rows for name in _names(column, comment)]


def described(sender: str, **told: Any) -> None:
    """After `datastore_create`: a changed dictionary changes what its dataset is found by."""
    asked = told.get("data_dict") or {}
    resource = model.Resource.get(str(asked.get("resource_id") or ""))
    if asked.get("fields") and not asked.get("records") and resource:
        search.rebuild(resource.package_id)


def _names(column: str, comment: str | None) -> Iterator[str]:
    yield column
    try:
        known = json.loads(comment or "{}")
    except ValueError:
        return
    # CKAN keeps the dictionary beside the plugins' parts since 2.11, alone before.
    info = known.get("_info", known) if isinstance(known, dict) else {}
    yield from (str(info[name]) for name in ("label", "notes") if info.get(name))
