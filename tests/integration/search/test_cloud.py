"""Layer S on SolrCloud: its schema lives in ZooKeeper and changes while the collection answers."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
import pytest
from ckan.lib.search.common import make_connection
from click.testing import CliRunner

from ckanext.hue_opendata.search import cli, corrections, doctor, layer_state
from ckanext.hue_opendata.search.layer_state import State
from services.settings import load
from tests.integration.search.cloud import cloud
from tests.integration.search.test_search import WAYS, fill, names

pytestmark = pytest.mark.full


@pytest.fixture(params=[1, 2], ids=["one shard", "two shards"])
def collection(request, tmp_path, monkeypatch, clean_db):
    """A fresh collection that CKAN uses as its index."""
    if not (load().data / "solr" / "lib").is_dir():
        pytest.skip("Solr is not ours: there are no jars to start a cloud from")
    with cloud(tmp_path, request.param) as address:
        monkeypatch.setitem(tk.config, "solr_url", address)
        _forget()
        yield address
    _forget()


def _forget():
    layer_state.forget()
    corrections.forget()


def not_among_three():
    """The ways of typing that do not find their dataset.

    In a cloud each shard weighs words by its own documents, and by those that a change left behind.
    """
    return {q: names(q)[:3] for q, wanted in WAYS.items() if wanted not in names(q)[:3]}


def run(*command):
    """`ckan hue search …`: its exit code and what it says."""
    found = CliRunner().invoke(cli.search, command)
    return found.exit_code, found.output


def test_install_status_remove_and_every_way_of_typing(collection):
    fill()
    make_connection().commit()
    assert run("status") == (0, "Lớp đang dùng / layer in use: P\n")
    code, said = run("install")
    assert (code, said[:7]) == (0, "Đã cài;"), said
    assert layer_state.ask() == State(reads=1)
    assert run("status") == (0, "Lớp đang dùng / layer in use: S1\n")
    assert run("check")[0] == 0
    assert make_connection().search("hue1_begin:*", rows=0).hits > 0
    assert not_among_three() == {}
    assert names("lễ hội truyền thốn", ext_hue_strict="true") == ["le-hoi"]
    assert list(doctor.fields()) == list(doctor.index()) == []
    code, said = run("install")
    assert (code, "từ trước" in said) == (0, True)
    code, said = run("remove")
    assert (code, layer_state.ask()) == (0, State()), said
    assert not_among_three() == {}
    assert run("install")[0] == 0
    assert not_among_three() == {}
