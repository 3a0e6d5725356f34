"""Many records at once: one transaction each, one request to Solr, and nothing lost on the way."""

from __future__ import annotations

import json
import threading
from datetime import timedelta

import pytest
from ckan import model
from ckan.lib import search
from ckanext.harvest import queue
from ckanext.harvest.model import HarvestJob, HarvestObject

from ckanext.hue_opendata.harvest import batch, doctor, unindexed
from ckanext.hue_opendata.harvest.cli import look
from ckanext.hue_opendata.harvest.kinds.api import HueJsonHarvester
from ckanext.hue_opendata.harvest.together import together
from ckanext.hue_opendata.harvest.writing import package_id
from ckanext.hue_opendata.search.health import check
from tests.integration.harvest.batches import NUMBER, documents, end, gather
from tests.integration.harvest.counting import activities, counted
from tests.integration.harvest.gate import before
from tests.integration.harvest.support import act

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")


def test_many_records_ask_solr_once_and_their_documents_are_core_s(twelve):
    job, items = gather(twelve)
    before_it = activities()
    with counted() as out:
        batch.write(items)
    assert [path for path in out.solr if path.startswith("update")] == out.solr
    assert len(out.solr) == 1
    assert activities() == before_it + NUMBER
    report = end(job)
    assert (report["state"], report["counts"]["new"]) == ("ok", NUMBER)
    assert check().well
    assert unindexed.of_source(twelve["id"]) == (0, [])
    ours = documents()
    search.rebuild(package_ids=list(ours))
    search.commit()
    assert len(ours) == NUMBER
    assert documents() == ours


def test_a_changed_record_is_one_version_and_one_document(twelve):
    job, items = gather(twelve)
    batch.write(items)
    end(job)
    done = activities()
    twelve["rows"](notes="y")
    job, items = gather(twelve)
    with counted() as out:
        batch.write(items)
    assert [path for path in out.solr if path.startswith("update")] == ["update/?commit=true"]
    assert activities() == done + NUMBER
    assert end(job)["counts"]["changed"] == NUMBER
    assert {one["notes"] for one in documents().values()} == {"y"}
    assert check().well


def test_one_that_is_refused_keeps_no_other_back_and_leaves_no_document(twelve, monkeypatch):
    """A name that is taken between the check and the writing: the commit itself fails."""
    job, items = gather(twelve)
    bad = package_id(twelve["id"], "5")
    keep = unindexed.wait

    def fail(identity):
        keep(identity)
        if identity == bad:
            raise RuntimeError("as the database may")

    monkeypatch.setattr(unindexed, "wait", fail)
    batch.write(items)
    report = end(job)
    assert (report["counts"]["new"], report["counts"]["refused"]) == (NUMBER - 1, 1)
    assert [one["code"] for one in report["problems"]] == ["unforeseen"]
    assert model.Package.get(bad) is None
    assert bad not in documents()
    assert check().well


def test_what_was_written_by_another_worker_is_not_written_again(twelve):
    _, items = gather(twelve)
    batch.write(items)
    done = activities()
    batch.write(items)
    assert activities() == done
    states = {(one.state, one.report_status) for one in model.Session.query(HarvestObject)}
    assert states == {("COMPLETE", "added")}


def test_what_is_sent_again_after_its_run_has_ended_is_no_error(twelve):
    """ckanext-harvest sends again what it sees in no queue, as the records of a batch."""
    job, items = gather(twelve)
    batch.write(items)
    end(job)
    consumer = queue.get_fetch_consumer()
    again = [json.dumps({"harvest_object_id": one}).encode() for one in items]
    batch.fetch(consumer, [(queue.FakeMethod(body), None, body) for body in again])
    model.Session.remove()
    states = {(one.state, one.report_status) for one in model.Session.query(HarvestObject)}
    assert states == {("COMPLETE", "added")}


def in_another_thread(work):
    """Another process's work: the batch is not open there."""

    def whole():
        work()
        model.Session.remove()

    thread = threading.Thread(target=whole)
    thread.start()
    thread.join()


def test_an_officer_s_change_between_writing_and_sending_stays_found(twelve, app):
    _, items = gather(twelve)
    first, second = (package_id(twelve["id"], f"{n}") for n in range(2))

    def change():
        with app.flask_app.test_request_context():
            act("package_patch", id=first, title="Chợ của cán bộ")
            act("package_delete", id=second)

    with together() as opened:
        for one in items:
            batch._write_one(one, {"hue_json": HueJsonHarvester()}, opened)
        in_another_thread(change)
    model.Session.remove()
    assert check().well
    found = documents()
    assert found[first]["title"] == "Chợ của cán bộ"
    assert len(found) == NUMBER - 1


def test_solr_dies_in_the_middle_and_nothing_is_lost(twelve, ckan_config, monkeypatch):
    with before(ckan_config["solr_url"]) as gate:
        monkeypatch.setitem(ckan_config, "solr_url", gate.url)
        job, items = gather(twelve)
        batch.write(items[:4])
        gate.shut()
        batch.write(items[4:])
        report = end(job)
        assert report["counts"]["new"] == NUMBER
        assert [one["code"] for one in report["problems"]] == ["index_late"]
        assert f"{NUMBER - 4} bộ dữ liệu" in report["problems"][0]["vi"]
        assert unindexed.catch_up(timedelta(0)) == 0
        monkeypatch.setattr(unindexed, "MOMENT", timedelta(0))
        assert [one.code for one in doctor.unindexed_datasets()] == ["harvest.unindexed"]
        gate.reopen()
        assert not check().well
        # The next run, although nothing has changed.
        assert gather(twelve)[1] == []
        assert check().well
        assert act("hue_harvest_report_show", id=job)["problems"] == []
        assert list(doctor.unindexed_datasets()) == []


def test_runs_end_and_the_schedule_goes_on_while_solr_is_away(twelve, ckan_config, monkeypatch):
    with before(ckan_config["solr_url"]) as gate:
        monkeypatch.setitem(ckan_config, "solr_url", gate.url)
        _, items = gather(twelve)
        batch.write(items)
        gate.shut()
        # As the consumers leave it: all is written, and nobody has said yet that it has ended.
        job = model.Session.query(HarvestJob).one()
        job.gather_finished = job.created
        job.save()
        act("harvest_jobs_run")
        assert model.Session.get(HarvestJob, job.id).status == "Finished"
        gate.reopen()
        look()
        assert unindexed.catch_up(timedelta(0)) == 1
        assert check().well
