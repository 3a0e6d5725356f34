"""Layer S on a Solr core of its own: install, remove, upgrade, and names that are burnt."""

from __future__ import annotations

import uuid

import ckan.plugins.toolkit as tk
import pytest
from ckan.lib.search.common import make_connection
from ckan.tests import factories

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.search import (
    doctor,
    health,
    index,
    installing,
    layer_state,
    layers,
    solr_schema,
)
from ckanext.hue_opendata.search.cli import _rebuild
from ckanext.hue_opendata.search.layer_state import State
from services import solr_server
from services.settings import load
from tests.integration.search.test_search import WAYS, fill, names, publish, wrong_ways


def documents(**more):
    """What Solr has of every document."""
    make_connection().commit()
    return make_connection().search("*:*", rows=100, **more).docs


def has(field):
    """How many documents have a field."""
    return make_connection().search(f"{field}:*", rows=0).hits


def save(name):
    """Save a dataset again, as an officer would."""
    notes = f"Số giấy phép, sửa lần {uuid.uuid4().hex}"
    tk.get_action("package_patch")(as_site_user(), {"id": name, "notes": notes})


def test_install_remove_and_every_way_of_typing_in_layer_s(core):
    fill()
    assert has("extras_hue_title") == len(documents())
    assert has("hue1_title") == 0
    assert installing.install(_rebuild)
    assert layer_state.ask() == State(reads=1)
    assert installing.status().whole
    save("giay-phep")
    publish(name="moi", title="Trạm quan trắc nước ngầm", owner_org="so-kh", notes="Mực nước")
    assert wrong_ways(WAYS) == {}
    assert names("trạm quan trắc nướ", ext_hue_strict="true") == ["moi"]
    assert not installing.install(_rebuild)
    # What was saved after the change has only S's fields.
    assert has("hue1_begin") == len(documents())
    assert make_connection().search("name:moi", fl="extras_hue_*").docs == [{}]

    assert installing.remove(_rebuild)
    assert layer_state.ask() == State()
    save("giay-phep")
    assert wrong_ways(WAYS) == {}
    assert has("extras_hue_title") == len(documents())
    assert make_connection().search("name:giay-phep AND hue1_title:*").hits == 0
    assert not installing.remove(_rebuild)

    assert installing.install(_rebuild)
    save("le-hoi")
    assert names("lễ hội truyền thống")[:1] == ["le-hoi"]


def test_a_changed_type_is_a_new_version_and_the_old_one_answers_until_then(core, monkeypatch):
    agency = factories.Organization(name="so-kh", title="Sở Khoa học và Công nghệ")
    publish(name="le-hoi", title="Danh sách lễ hội", notes="x", owner_org=agency["id"])
    installing.install(_rebuild)

    old = layers.definitions

    def changed(version=2):
        found = old(version)
        found["add-field-type"][0]["omitNorms"] = True
        return found

    monkeypatch.setattr(layers, "VERSION", 2)
    monkeypatch.setattr(layers, "definitions", changed)
    monkeypatch.setattr(layers.own, "__defaults__", (2,))
    layer_state.forget()
    assert layer_state.state() == State(reads=1)
    assert names("lễ hội") == ["le-hoi"]
    seen = []
    assert installing.install(lambda: (seen.append(names("lễ hội")), _rebuild()))
    assert seen == [["le-hoi"]]
    assert layer_state.ask() == State(reads=2)
    save("le-hoi")
    assert names("lễ hội") == ["le-hoi"]
    assert (has("hue1_title"), has("hue2_title")) == (0, 1)


def test_names_that_documents_used_before_are_told_and_nothing_breaks(core):
    agency = factories.Organization(name="so-kh", title="Sở Khoa học và Công nghệ")
    publish(name="le-hoi", title="Danh sách lễ hội", notes="x", owner_org=agency["id"])
    burnt = {"index_id": "x", "id": "x", "site_id": "other", "hue1_title": "x"}
    make_connection().add([burnt], commit=True)
    with pytest.raises(installing.CannotInstall, match="Solr core must be made"):
        installing.install(_rebuild)
    assert layer_state.ask() == State()
    save("le-hoi")
    assert names("lễ hội") == ["le-hoi"]


def test_solr_restarted_empty_answers_is_named_and_mended(core, monkeypatch):
    monkeypatch.setattr(layer_state, "KEPT", 3600.0)
    agency = factories.Organization(name="so-kh", title="Sở Khoa học và Công nghệ")
    publish(name="le-hoi", title="Danh sách lễ hội", notes="x", owner_org=agency["id"])
    installing.install(_rebuild)
    assert (names("lễ hội"), codes()) == (["le-hoi"], set())
    solr_server.drop_core(load(), core)
    solr_server.ensure_core(load(), core)
    # For some seconds this process still asks for fields that are gone.
    assert layer_state.state() == State(reads=1)
    assert names("lễ hội") == []
    layer_state.forget()
    assert names("lễ hội") == []
    assert codes() == {"search.index_empty", "search.stock_fields"}
    health.repair(health.check())
    assert names("lễ hội") == ["le-hoi"]
    assert codes() == {"search.stock_fields"}
    installing.install(_rebuild)
    assert names("lễ hội") == ["le-hoi"]
    assert codes() == set()


def codes():
    """What doctor says of the search."""
    return {one.code for check in (doctor.fields, doctor.index) for one in check()}


def test_a_field_that_somebody_defined_otherwise_is_told(core):
    solr_schema.change({"add-field": [{"name": "hue1_title", "type": "string"}]})
    with pytest.raises(installing.CannotInstall, match="hue1_title"):
        installing.install(_rebuild)
    assert layer_state.ask() == State()


def test_layer_p_never_writes_a_name_of_layer_s(core):
    agency = factories.Organization(name="so-kh", title="Sở Khoa học và Công nghệ")
    dataset = publish(name="le-hoi", title="Danh sách lễ hội", notes="x", owner_org=agency["id"])
    found = index.enrich({"id": dataset["id"], "title": "x", "hue1_title": "y", "hue7_a": "z"})
    assert [name for name in found if layers.OWN_NAME.match(name)] == []
