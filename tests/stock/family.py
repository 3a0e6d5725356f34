"""A pytest plugin: CKAN's own tests run with the plugins that the ini names.

Loading and unloading plugins for each of 1,500 tests takes longer than the tests: they stay
loaded from test to test. `--plugins-anew` loads them for each, as an extension's tests do.
"""

from __future__ import annotations

import ckan.plugins as p
import pytest
from ckan.common import config

#: Plugins of ours and below ours that have tables.
WITH_TABLES = ("harvest", "activity", "tracking", "hue_harvest", "hue_tables")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--plugins-anew` of this plugin."""
    parser.addoption("--plugins-anew", action="store_true")


@pytest.fixture(autouse=True)
def _family(request: pytest.FixtureRequest, ckan_config):
    """The plugins of the ini; a test that names plugins itself gets them from CKAN's fixture."""
    if request.config.getoption("--plugins-anew") or "with_plugins" in request.fixturenames:
        request.getfixturevalue("with_plugins")
    elif not all(p.plugin_loaded(name) for name in p.toolkit.aslist(config["ckan.plugins"])):
        p.load_all()


@pytest.fixture
def clean_db(reset_db, migrate_db_for):
    """An empty database with the tables of every plugin that has some."""
    reset_db()
    for plugin in WITH_TABLES:
        if p.plugin_loaded(plugin):
            migrate_db_for(plugin)
