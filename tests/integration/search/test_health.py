"""`check` finds and mends what differs; documents made in batches are core's, field by field."""

from __future__ import annotations

import ckan.lib.search.index as stock_index
import ckan.plugins.toolkit as tk
import pytest
from ckan import logic, model
from ckan.lib import search
from ckan.lib.dictization.model_dictize import package_dictize
from ckan.lib.search import clear, rebuild
from ckan.lib.search.common import make_connection
from ckan.tests import factories
from sqlalchemy import event

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.search import health, layer_state, rebuilding, stock_documents, stock_rows
from ckanext.hue_opendata.search.layer_state import State
from tests.integration.search.test_search import publish

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")


def act(name, **data):
    return tk.get_action(name)(as_site_user(), data)


@pytest.fixture
def every_kind():
    """Datasets of every kind that core's index treats otherwise; their ids."""
    agency = factories.Organization(name="so-kh", title="Sở Khoa học và Công nghệ")["id"]
    topic = factories.Group(title="Du lịch", name="du-lich")
    file = {"name": "Bảng", "url": "http://example.com/a.csv", "format": "csv", "size": 12}
    bare = {"name": "", "url": "example.com/b", "description": "Cột: tên", "format": "XLSX"}
    rich = publish(
        **{"name": "rich", "title": "Lễ hội", "notes": "Chữ \x0b lạ", "owner_org": agency},
        **{"tags": [{"name": "lễ hội"}, {"name": "an"}], "groups": [{"name": topic["name"]}]},
        resources=[file, bare],
    )
    poor = factories.Dataset(name="poor", title="  Đất", state="draft", owner_org=agency)
    # As an older CKAN left it: without tags, topics, files and agency.
    model.Session.query(model.Package).filter_by(id=poor["id"]).update({"owner_org": None})
    model.Session.commit()
    hidden = publish(name="hidden", title="Mật", notes="x", owner_org=agency, private=True)
    gone = publish(name="gone", title="Đã xóa", notes="x", owner_org=agency)
    act("package_delete", id=gone["id"])
    return [rich["id"], poor["id"], hidden["id"], gone["id"]]


class Kept:
    """Stands where core's connection stands and keeps what is sent."""

    def __init__(self):
        self.docs = {}

    def add(self, docs, commit=False):
        self.docs.update({one["id"]: one for one in docs})

    def delete(self, **_):
        pass


@pytest.mark.parametrize("deleted_too", [True, False])
@pytest.mark.parametrize("step", [1, -1])
def test_documents_are_cores_field_by_field(every_kind, monkeypatch, deleted_too, step):
    monkeypatch.setitem(tk.config, "ckan.search.remove_deleted_packages", not deleted_too)
    model.Session.remove()
    # The first of a batch teaches core's columns to the others: either end comes first.
    every_kind = every_kind[::step]
    ours = {one: made for one, made in stock_documents.documents(every_kind) if made}
    kept = Kept()
    monkeypatch.setattr(stock_index, "make_connection", lambda: kept)
    monkeypatch.setitem(search._INDICES, "package", search.PackageSearchIndex)
    for identity in every_kind:
        logic.index_update_package({"ignore_auth": True}, identity, True)
    assert len(kept.docs) == len(every_kind) - (not deleted_too)
    assert ours.keys() == kept.docs.keys()
    differ = [
        (name, ours[one].get(name), theirs.get(name))
        for one, theirs in kept.docs.items()
        for name in {*theirs, *ours[one]}
        if ours[one].get(name, "-") != theirs.get(name, "-")
    ]
    assert differ == []
    assert [list(one) for one in ours.values()] == [list(kept.docs[one]) for one in ours]


def test_relationships_are_dictized_as_by_core(every_kind):
    """Not by their documents: core 2.12 cannot make one of a dataset that has some (KeyError)."""
    for one, other in (("rich", "poor"), ("hidden", "rich"), ("rich", "hidden")):
        act("package_relationship_create", subject=one, object=other, type="depends_on")
    packages = {one: model.Package.get(one) for one in every_kind}
    dictizer = stock_rows.Dictizer(packages)
    for package in packages.values():
        context = {"model": model, "session": model.Session}
        assert dictizer.dictized(package, dict(context)) == package_dictize(package, dict(context))


def test_a_batch_asks_the_database_as_often_for_all_as_for_one(every_kind):
    def asked(identities):
        model.Session.remove()
        seen = []

        def count(*told):
            seen.append(told[2])

        event.listen(model.meta.engine, "before_cursor_execute", count)
        stock_documents._Batch(identities)
        event.remove(model.meta.engine, "before_cursor_execute", count)
        return len(seen)

    assert asked(every_kind[:1]) == asked(every_kind) == 7


def test_added_names_are_asked_for_once_a_batch(every_kind, monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    seen = []

    def count(*told):
        seen.append("hue_search_alias" in told[2])

    event.listen(model.meta.engine, "before_cursor_execute", count)
    rebuilding.rebuild(every_kind, processes=1)
    event.remove(model.meta.engine, "before_cursor_execute", count)
    assert (len(every_kind), sum(seen)) == (4, 2)


@pytest.mark.parametrize("processes", [1, 2])
def test_rebuild_answers_as_cores_does(every_kind, monkeypatch, processes):
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    # Extras as PostgreSQL orders them, and not as the session that wrote them remembers them.
    model.Session.remove()
    rebuild(force=True)
    make_connection().commit()
    wanted = make_connection().search("*:*", sort="id asc", fl="*", rows=50).docs
    make_connection().delete(q="*:*", commit=True)
    assert rebuilding.rebuild(processes=processes) == []
    found = make_connection().search("*:*", sort="id asc", fl="*", rows=50).docs
    changing = ("_version_", "indexed_ts")
    for one in (*wanted, *found):
        for name in changing:
            one.pop(name)
    assert found == wanted


def test_a_document_that_solr_refuses_is_told_and_the_others_are_there(every_kind, monkeypatch):
    good = stock_documents.documents

    def one_bad(identities):
        for identity, made in good(identities):
            if made and identity == every_kind[0]:
                made["metadata_modified"] = "not a time"
            yield identity, made

    monkeypatch.setattr(stock_documents, "documents", one_bad)
    make_connection().delete(q="*:*", commit=True)
    failed = rebuilding.rebuild(every_kind)
    assert [one for one, _ in failed] == [every_kind[0]]
    assert "metadata_modified" in failed[0][1]
    assert make_connection().search("name:hidden").hits == 1


def test_check_finds_what_differs_both_ways_and_repairs_it(every_kind):
    rebuilding.rebuild()
    assert health.check().well
    rich, poor, hidden, _ = every_kind
    clear("rich")
    solr = make_connection()
    stray = {"id": "stray", "index_id": "stray", "entity_type": "package", "state": "active"}
    solr.add([{**stray, "site_id": tk.config["ckan.site_id"]}])
    elsewhere = {**stray, "index_id": "other", "site_id": "another-portal"}
    solr.add([elsewhere], commit=True)
    # What a lost message to Solr leaves: the row is newer than the document.
    package = model.Package.get(poor)
    model.Session.query(model.Package).filter_by(id=poor).update({"title": "Đất đai"})
    package.metadata_modified = package.metadata_modified.replace(year=2030)
    model.Session.commit()
    # And what an older version of the plugin leaves.
    [(_, document)] = stock_documents.documents([hidden])
    solr.add([{**document, "hue_shape": "p0"}], commit=True)

    found = health.check()
    assert (found.missing, found.older) == ((rich,), (poor,))
    assert (found.other_shape, found.orphans) == ((hidden,), ("stray",))
    assert health.repair(found) == []
    assert health.check().well
    assert solr.search("id:stray").docs[0]["site_id"] == "another-portal"
    solr.delete(q="id:stray", commit=True)


def test_an_index_that_is_empty_is_filled_again(every_kind):
    make_connection().delete(q="*:*", commit=True)
    layer_state.forget()
    assert tk.get_action("package_search")({"user": ""}, {"q": "lễ hội"})["count"] == 0
    found = health.check()
    assert len(found.missing) == found.datasets > 0
    health.repair(found)
    assert tk.get_action("package_search")({"user": ""}, {"q": "lễ hội"})["count"] == 1
    assert layer_state.state() == State()
