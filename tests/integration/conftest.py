"""The whole plugin family on real PostgreSQL, Redis and Solr for every integration test."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.tests.helpers import call_action  # noqa: F401

from tests.integration import staying

OURS = ("hue_search_query", "hue_search_alias", "hue_harvest_unindexed", "hue_harvest_file")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--plugins-anew`: CKAN loads its plugins for each test, as an extension's tests do.

    Not in the `conftest.py` above: pytest reads that one for CKAN's own tests, too, whose plugin
    `tests.stock.family` has an option of this name.
    """
    parser.addoption("--plugins-anew", action="store_true")


@pytest.fixture
def clean_db(reset_db):
    """An empty database with the tables of every plugin that has some."""
    reset_db()
    staying.migrate()
    # CKAN empties its own tables only.
    for name in OURS:
        model.Session.execute(sa.text(f"DELETE FROM {name}"))
    model.Session.commit()


@pytest.fixture(autouse=True)
def _family(request, ckan_config):
    """Our plugins and those they build on, as listed in test.ini."""
    if staying.named_by_marks(request):
        request.getfixturevalue("with_plugins")
    else:
        staying.start()


@pytest.fixture
def app(request, _family, make_app):
    """A visitor's client, as CKAN's fixture of this name."""
    return make_app() if staying.named_by_marks(request) else staying.client()
