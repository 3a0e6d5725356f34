"""The whole plugin family on real PostgreSQL, Redis and Solr for every integration test."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.tests.helpers import call_action  # noqa: F401

from tests.with_tables import WITH_TABLES

OURS = ("hue_search_query", "hue_search_alias", "hue_harvest_unindexed", "hue_harvest_file")


@pytest.fixture
def clean_db(reset_db, migrate_db_for):
    """An empty database with the tables of every plugin that has some."""
    reset_db()
    for plugin in WITH_TABLES:
        migrate_db_for(plugin)
    # CKAN empties its own tables only.
    for name in OURS:
        model.Session.execute(sa.text(f"DELETE FROM {name}"))
    model.Session.commit()


@pytest.fixture(autouse=True)
def _family(with_plugins):
    """Our plugins and those they build on, as listed in test.ini."""
