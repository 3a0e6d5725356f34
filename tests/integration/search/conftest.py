"""What tests of the search share."""

from __future__ import annotations

import uuid

import ckan.plugins.toolkit as tk
import pytest
from ckan.lib.search.common import make_connection

from ckanext.hue_opendata.search import corrections, layer_state
from services import solr_server
from services.settings import load


@pytest.fixture
def core(monkeypatch, ckan_config, clean_db):
    """A fresh core with CKAN's own schema, made and dropped again."""
    settings = load()
    if f":{settings.solr_port}/" not in ckan_config["solr_url"]:
        pytest.skip("Solr is not ours: no core can be made")
    name = f"hue_test_layers_{uuid.uuid4().hex[:8]}"
    solr_server.ensure_core(settings, name)
    monkeypatch.setitem(tk.config, "solr_url", solr_server.url(settings, name))
    layer_state.forget()
    corrections.forget()
    yield name
    solr_server.drop_core(settings, name)
    layer_state.forget()
    corrections.forget()


@pytest.fixture
def filled(clean_db, clean_index):
    """The titles of `test_search.py` in one agency, made anew for each test as CKAN's are."""
    from tests.integration.search.test_search import fill

    # Deleted documents of other tests weigh in the rarity of words until they are merged away.
    make_connection().optimize()
    fill()
