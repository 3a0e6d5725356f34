"""A pytest plugin: CKAN's own tests run with the plugins that the ini names.

Loading and unloading plugins for each of 1,500 tests takes longer than the tests: they stay
loaded from test to test. `--plugins-anew` loads them for each, as an extension's tests do.
"""

from __future__ import annotations

import ckan.plugins as p
import pytest
from ckan.cli.db import _run_migrations  # what CKAN's own fixture `migrate_db_for` calls
from ckan.common import config
from ckan.tests import factories, helpers

from ckanext.hue_opendata.search import installing
from tests.with_tables import WITH_TABLES


class SiteDataset(factories.Dataset):
    """A dataset that our form lets publish: with CKAN's bare one every test fails alike."""

    theme = ["du-lich"]
    frequency = "hang-nam"
    license_id = "vn-gov-open"
    personal_data = "khong-co"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--plugins-anew`, and `--own-fields` for the search's layer S instead of P."""
    parser.addoption("--plugins-anew", action="store_true")
    parser.addoption("--own-fields", action="store_true")


def pytest_configure() -> None:
    """An emptied database gets the plugins' tables too.

    By CKAN's function and not by a fixture `clean_db` of ours: fixtures of packages win over those
    of a plugin named with `-p`, and not every fixture that empties the database is `clean_db`.
    """
    empty = helpers.reset_db
    bare = factories.Dataset

    def reset_db() -> None:
        empty()
        _load()
        factories.Dataset = SiteDataset if p.plugin_loaded("scheming_datasets") else bare
        for plugin in WITH_TABLES:
            if p.plugin_loaded(plugin):
                _run_migrations(plugin, "head", True)

    helpers.reset_db = reset_db


def _load() -> None:
    if not all(p.plugin_loaded(name) for name in p.toolkit.aslist(config["ckan.plugins"])):
        p.load_all()


@pytest.fixture(scope="session")
def _layer(request: pytest.FixtureRequest) -> None:
    """The layer that is asked for; the index is emptied by the tests, so nothing is made anew."""
    change = installing.install if request.config.getoption("--own-fields") else installing.remove
    change(lambda: None)


@pytest.fixture(autouse=True)
def _family(request: pytest.FixtureRequest, _layer, ckan_config):
    """The plugins of the ini; a test that names plugins itself gets them from CKAN's fixture.

    They are loaded at the end of the test before: a test that names a Solr which is not there must
    not have its plugins loaded with that.
    """
    if request.config.getoption("--plugins-anew") or "with_plugins" in request.fixturenames:
        request.getfixturevalue("with_plugins")
    yield
    _load()
