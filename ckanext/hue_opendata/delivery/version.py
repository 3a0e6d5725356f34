"""The version of the data that pages show: it changes with every change, and costs little.

PostgreSQL gives every row the number of the transaction that wrote it (`xmin`), so the sum over a
table changes with any insert, change or deletion, whoever made it: CKAN, a harvest, plain SQL. The
index has its own version, because pages come from there too and it follows a moment later. The
program's files count as well. Both are asked at most once every two seconds a process.
"""

from __future__ import annotations

import json
import logging
import time
from functools import lru_cache
from pathlib import Path

import ckan.plugins.toolkit as tk
import requests
import sqlalchemy as sa
import sqlalchemy.exc
from ckan import __version__ as ckan_version
from ckan import model

log = logging.getLogger(__name__)

#: Tables that pages of visitors are made of; the ones that are not there are left out.
TABLES = (
    "package",
    "resource",
    "group",
    "member",
    "package_tag",
    "tag",
    "resource_view",
    "system_info",
    "tracking_summary",
)
KEPT = 2.0
PACKAGE = Path(__file__).resolve().parents[1]
_last: list[tuple[float, str | None]] = [(0.0, None)]


def data_version() -> str | None:
    """A text that stays while nothing changes; None when it cannot be told (then nothing is cached
    by it)."""
    asked, known = _last[0]
    if asked and time.monotonic() - asked < KEPT:
        return known
    try:
        known = f"{_database()} {_index()} {_program()}"
    except (
        sqlalchemy.exc.SQLAlchemyError,
        requests.RequestException,
        ValueError,
        KeyError,
    ) as error:
        log.warning("the data's version is not known: %s", error)
        known = None
    _last[0] = (time.monotonic(), known)
    return known


def _database() -> str:
    sums = [
        # The names are ours (TABLES), none of them comes from outside.
        f"(SELECT count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) FROM \"{name}\")"  # noqa: S608
        for name in _tables()
    ]
    statement = sa.text(f"SELECT concat_ws(' ', {', '.join(sums)})")
    with model.ensure_engine().connect() as connection:
        return str(connection.execute(statement).scalar())


@lru_cache(maxsize=1)
def _tables() -> tuple[str, ...]:
    there = set(sa.inspect(model.ensure_engine()).get_table_names())
    return tuple(name for name in TABLES if name in there)


def _index() -> str:
    """The number of the index as searches see it (Luke's `version`)."""
    url = f"{tk.config['solr_url'].rstrip('/')}/admin/luke"
    user, password = tk.config.get("solr_user"), tk.config.get("solr_password")
    answer = requests.get(
        url,
        params={"show": "index", "numTerms": "0", "wt": "json"},
        auth=(user, password) if user else None,
        timeout=2,
    )
    answer.raise_for_status()
    return str(json.loads(answer.content)["index"]["version"])


@lru_cache(maxsize=1)
def _program() -> str:
    newest = max(file.stat().st_mtime_ns for file in PACKAGE.rglob("*") if file.is_file())
    return f"{ckan_version} {newest}"
