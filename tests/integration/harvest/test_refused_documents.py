"""Documents that Solr refuses, or that cannot be made: named, tried again, and in nobody's way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ckanext.hue_opendata.harvest import batch, doctor, unindexed
from ckanext.hue_opendata.harvest.together import Batch
from ckanext.hue_opendata.harvest.writing import package_id
from ckanext.hue_opendata.search.health import check
from ckanext.hue_opendata.search.plugin import HueSearchPlugin
from tests.integration.harvest.batches import NUMBER, documents, end, gather
from tests.integration.harvest.counting import counted
from tests.integration.harvest.support import act

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")


@pytest.fixture
def bad(monkeypatch):
    """Titles whose documents get a field that the real Solr refuses, as any plugin may do it."""
    titles = {"Bộ 3"}
    enrich = HueSearchPlugin.before_dataset_index

    def before_dataset_index(self, pkg_dict):
        found = enrich(self, pkg_dict)
        return {**found, "metadata_created": "hôm qua"} if found["title"] in titles else found

    monkeypatch.setattr(HueSearchPlugin, "before_dataset_index", before_dataset_index)
    return titles


def test_one_document_that_solr_refuses_holds_no_other_back_and_is_named(twelve, bad):
    job, items = gather(twelve)
    with counted() as out:
        batch.write(items)
    assert len(out.solr) <= 2 + 2 * 4
    refused = package_id(twelve["id"], "3")
    assert set(documents()) == {package_id(twelve["id"], f"{n}") for n in range(NUMBER)} - {refused}
    report = end(job)
    assert (report["state"], report["counts"]["new"]) == ("problems", NUMBER)
    (problem,) = report["problems"]
    assert (problem["code"], problem["where"], problem["dataset"]) == (
        "index_refused",
        "Bộ 3",
        "bo-3",
    )
    assert "hôm qua" in problem["vi"]
    assert unindexed.standing() == 0
    (finding,) = doctor.refused_datasets()
    assert "bo-3" in finding.found["vi"]
    assert "hôm qua" in finding.found["en"]


def test_a_refused_document_is_tried_again_when_that_may_help(twelve, bad, monkeypatch):
    _, items = gather(twelve)
    batch.write(items)
    with counted() as out:
        assert unindexed.catch_up(timedelta(0)) == 0
    assert out.solr == []
    # Solr's fields were mended, and an hour has gone by.
    bad.clear()
    monkeypatch.setattr(unindexed, "LATER", timedelta(0))
    assert unindexed.catch_up() == 1
    assert unindexed.of_source(twelve["id"]) == (0, [])
    assert list(doctor.refused_datasets()) == []
    assert check().well


def test_a_refused_dataset_that_changes_is_tried_again_at_once(twelve, bad, app):
    _, items = gather(twelve)
    batch.write(items)
    with app.flask_app.test_request_context():
        act("package_patch", id=package_id(twelve["id"], "3"), title="Bộ ba")
    assert unindexed.catch_up() == 1
    assert unindexed.of_source(twelve["id"]) == (0, [])
    assert check().well


def test_a_dataset_of_which_no_document_can_be_made_stops_no_other(twelve, monkeypatch):
    job, items = gather(twelve)
    with monkeypatch.context() as patch:
        patch.setattr(Batch, "send", lambda self: None)
        batch.write(items)
    enrich = HueSearchPlugin.before_dataset_index

    def before_dataset_index(self, pkg_dict):
        if pkg_dict["title"] == "Bộ 3":
            raise ValueError("broken plugin")
        return enrich(self, pkg_dict)

    monkeypatch.setattr(HueSearchPlugin, "before_dataset_index", before_dataset_index)
    assert unindexed.catch_up(timedelta(0)) == NUMBER - 1
    assert [one["code"] for one in end(job)["problems"]] == ["index_refused"]
