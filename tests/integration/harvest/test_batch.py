"""Many records at once: one transaction each, one request to Solr, and nothing lost on the way."""

from __future__ import annotations

import json
import threading
from datetime import timedelta

import pytest
from ckan import model
from ckan.lib import search
from ckan.lib.search.common import make_connection
from ckan.tests import factories
from ckanext.harvest import queue
from ckanext.harvest.model import HarvestJob, HarvestObject

from ckanext.hue_opendata.harvest import batch, doctor, unindexed
from ckanext.hue_opendata.harvest.cli import look
from ckanext.hue_opendata.harvest.kinds.api import HueJsonHarvester
from ckanext.hue_opendata.harvest.together import Batch, together
from ckanext.hue_opendata.harvest.writing import package_id
from ckanext.hue_opendata.search.health import check
from ckanext.hue_opendata.search.plugin import HueSearchPlugin
from tests.integration.harvest.counting import activities, counted
from tests.integration.harvest.gate import before
from tests.integration.harvest.support import act, served

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")
ALL = {"theme": "du-lich", "frequency": "hang-nam", "personal_data": "khong-co", "files": "leave"}
NUMBER = 12


@pytest.fixture
def source(tmp_path, ckan_config, monkeypatch):
    """A source of some records, each with a file; `rows` writes it anew."""

    def rows(**changed):
        found = [
            {"id": f"{n}", "title": f"Bộ {n}", "notes": "x", "url": f"{n}.csv"} | changed
            for n in range(NUMBER)
        ]
        (tmp_path / "api.json").write_text(json.dumps(found), encoding="utf-8")

    rows()
    with served(tmp_path, ckan_config, monkeypatch) as base:
        made = act(
            "harvest_source_create",
            name="nguon",
            title="Nguồn",
            url=f"{base}/api.json",
            source_type="hue_json",
            owner_org=factories.Organization()["id"],
            config=json.dumps(ALL),
        )
        yield made | {"rows": rows}


def gather(source):
    """The objects of a new run, as they would wait in the queue."""
    job = act("harvest_job_create", source_id=source["id"], run=False)
    row = model.Session.get(HarvestJob, job["id"])
    row.status = "Running"
    row.save()
    found = queue.gather_stage(HueJsonHarvester(), row)
    model.Session.remove()
    return job["id"], found


def end(job_id):
    row = model.Session.get(HarvestJob, job_id)
    row.status = "Finished"
    row.save()
    return act("hue_harvest_report_show", id=job_id)


def documents():
    """All documents of datasets, without what Solr says of the moment."""
    found = make_connection().search("*:*", fq="dataset_type:dataset", rows=1000).docs
    assert found
    return {one["id"]: {key: _read(key, one[key]) for key in one} for one in found}


def _read(key, value):
    """A field in a form that can be compared: PostgreSQL gives extras in another order."""
    if key.endswith("data_dict"):
        told = json.loads(value)
        return told | {"extras": sorted(one["key"] + one["value"] for one in told["extras"])}
    return None if key in ("_version_", "indexed_ts") else value


def test_many_records_ask_solr_once_and_their_documents_are_core_s(source):
    job, items = gather(source)
    before_it = activities()
    with counted() as out:
        batch.write(items)
    assert [path for path in out.solr if path.startswith("update")] == out.solr
    assert len(out.solr) == 1
    assert activities() == before_it + NUMBER
    report = end(job)
    assert (report["state"], report["counts"]["new"]) == ("ok", NUMBER)
    assert check().well
    assert unindexed.of_source(source["id"]) == (0, [])
    ours = documents()
    search.rebuild(package_ids=list(ours))
    search.commit()
    assert len(ours) == NUMBER
    assert documents() == ours


def test_a_changed_record_is_one_version_and_one_document(source):
    job, items = gather(source)
    batch.write(items)
    end(job)
    done = activities()
    source["rows"](notes="y")
    job, items = gather(source)
    with counted() as out:
        batch.write(items)
    assert [path for path in out.solr if path.startswith("update")] == ["update/?commit=true"]
    assert activities() == done + NUMBER
    assert end(job)["counts"]["changed"] == NUMBER
    assert {one["notes"] for one in documents().values()} == {"y"}
    assert check().well


def test_one_that_is_refused_keeps_no_other_back_and_leaves_no_document(source, monkeypatch):
    """A name that is taken between the check and the writing: the commit itself fails."""
    job, items = gather(source)
    bad = package_id(source["id"], "5")
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


def test_what_was_written_by_another_worker_is_not_written_again(source):
    _, items = gather(source)
    batch.write(items)
    done = activities()
    batch.write(items)
    assert activities() == done
    states = {(one.state, one.report_status) for one in model.Session.query(HarvestObject)}
    assert states == {("COMPLETE", "added")}


def test_what_is_sent_again_after_its_run_has_ended_is_no_error(source):
    """ckanext-harvest sends again what it sees in no queue, as the records of a batch."""
    job, items = gather(source)
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


def test_an_officer_s_change_between_writing_and_sending_stays_found(source, app):
    _, items = gather(source)
    first, second = (package_id(source["id"], f"{n}") for n in range(2))

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


def test_solr_dies_in_the_middle_and_nothing_is_lost(source, ckan_config, monkeypatch):
    with before(ckan_config["solr_url"]) as gate:
        monkeypatch.setitem(ckan_config, "solr_url", gate.url)
        job, items = gather(source)
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
        assert gather(source)[1] == []
        assert check().well
        assert act("hue_harvest_report_show", id=job)["problems"] == []
        assert list(doctor.unindexed_datasets()) == []


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


def test_one_document_that_solr_refuses_holds_no_other_back_and_is_named(source, bad):
    job, items = gather(source)
    with counted() as out:
        batch.write(items)
    assert len(out.solr) <= 2 + 2 * 4
    refused = package_id(source["id"], "3")
    assert set(documents()) == {package_id(source["id"], f"{n}") for n in range(NUMBER)} - {refused}
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


def test_a_refused_document_is_tried_again_when_that_may_help(source, bad, monkeypatch):
    _, items = gather(source)
    batch.write(items)
    with counted() as out:
        assert unindexed.catch_up(timedelta(0)) == 0
    assert out.solr == []
    # Solr's fields were mended, and an hour has gone by.
    bad.clear()
    monkeypatch.setattr(unindexed, "LATER", timedelta(0))
    assert unindexed.catch_up() == 1
    assert unindexed.of_source(source["id"]) == (0, [])
    assert list(doctor.refused_datasets()) == []
    assert check().well


def test_a_refused_dataset_that_changes_is_tried_again_at_once(source, bad, app):
    _, items = gather(source)
    batch.write(items)
    with app.flask_app.test_request_context():
        act("package_patch", id=package_id(source["id"], "3"), title="Bộ ba")
    assert unindexed.catch_up() == 1
    assert unindexed.of_source(source["id"]) == (0, [])
    assert check().well


def test_a_dataset_of_which_no_document_can_be_made_stops_no_other(source, monkeypatch):
    job, items = gather(source)
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


def test_runs_end_and_the_schedule_goes_on_while_solr_is_away(source, ckan_config, monkeypatch):
    with before(ckan_config["solr_url"]) as gate:
        monkeypatch.setitem(ckan_config, "solr_url", gate.url)
        _, items = gather(source)
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
