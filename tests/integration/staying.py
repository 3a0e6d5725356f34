"""CKAN with our plugins, loaded once for many tests instead of three times for each.

CKAN's fixture `with_plugins` loads all plugins before a test and unloads them after it, and `app`
loads them once more: on a slow machine five seconds for a test of half a second. A test that names
settings or plugins of its own by CKAN's marks gets CKAN's fixtures; the others get what stays,
with everything taken back that a start of CKAN takes back. `--plugins-anew` gives CKAN's to all.
"""

from __future__ import annotations

from typing import Any

import ckan.plugins as p
import pytest
import sqlalchemy as sa
from ckan import model
from ckan.cli.db import _run_migrations  # what CKAN's own fixture `migrate_db_for` calls
from ckan.common import config
from ckan.lib import app_globals
from ckan.plugins.core import _PLUGINS
from ckan.tests import helpers

from tests.with_tables import WITH_TABLES

_app: list[Any] = []
_newest: dict[str, str] = {}


def named_by_marks(request: pytest.FixtureRequest) -> bool:
    """Whether the test's own marks ask for a CKAN that is started for it alone."""
    marks = ("ckan_config", "with_plugins", "provide_plugin")
    # pytest asks this folder for its options only when it is named on the command line.
    return request.config.getoption("--plugins-anew", default=False) or any(
        request.node.get_closest_marker(mark) for mark in marks
    )


def start() -> None:
    """The plugins that `test.ini` names, loaded when they are not; else configured again."""
    if p.toolkit.aslist(config["ckan.plugins"]) != _PLUGINS:
        _app.clear()
        p.load_all()
        return
    for plugin in p.PluginImplementations(p.IConfigurable):
        plugin.configure(config)


def client() -> helpers.CKANTestApp:
    """A visitor without cookies to the one application that stays."""
    app_globals._CONFIG_CACHE.clear()
    if not _app:
        _app.append(helpers._get_test_app().app)
    app_globals.reset()
    return helpers.CKANTestApp(_app[0])


def migrate() -> None:
    """The tables of every plugin that has some, where they are missing or of an older revision."""
    for plugin in WITH_TABLES:
        if plugin not in _newest or _revision(plugin) != _newest[plugin]:
            _run_migrations(plugin, "head", True)
            _newest[plugin] = _revision(plugin)


def _revision(plugin: str) -> str:
    """What the plugin's own table says; an empty string before the first migration."""
    table = f"{plugin}_alembic_version"
    if not sa.inspect(model.Session.connection()).has_table(table):
        return ""
    return model.Session.execute(sa.text(f"SELECT version_num FROM {table}")).scalar() or ""
