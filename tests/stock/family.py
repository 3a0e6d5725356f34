"""A pytest plugin: CKAN's own tests run with the whole plugin family loaded."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _family(with_plugins):
    """Our plugins and those they build on, as listed in test.ini."""


@pytest.fixture
def clean_db(reset_db, migrate_db_for):
    """An empty database with the tables of every plugin that has some."""
    reset_db()
    for plugin in ("harvest", "activity", "tracking", "hue_harvest"):
        migrate_db_for(plugin)
