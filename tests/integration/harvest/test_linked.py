"""Files that records link: one that changes alone is loaded again, one that is gone is said."""

from __future__ import annotations

import json
import os

import pytest
from ckan import model
from ckan.lib.jobs import DEFAULT_QUEUE_NAME, get_queue
from ckan.lib.redis import connect_to_redis
from ckanext.harvest.model import HarvestJob

from ckanext.hue_opendata.harvest.kinds.api import HueJsonHarvester
from ckanext.hue_opendata.harvest.writing import package_id
from ckanext.hue_opendata.tables.loading import job as loading
from tests.integration.harvest.counting import activities, counted
from tests.integration.harvest.support import ALL, act, made_source, run_once, served

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")

NAMES = ("a", "b")


@pytest.fixture
def folder(tmp_path, ckan_config, monkeypatch):
    """A source of two records, each with a file beside it."""
    rows = [{"id": n, "title": f"Bộ {n}", "notes": "x", "url": f"{n}.csv"} for n in NAMES]
    (tmp_path / "api.json").write_text(json.dumps(rows), encoding="utf-8")
    for name in NAMES:
        (tmp_path / f"{name}.csv").write_text("Tên;Số\nĐông Ba;1\n", encoding="utf-8")
    with served(tmp_path, ckan_config, monkeypatch) as base:
        source = made_source(f"{base}/api.json", ALL)
        yield tmp_path, source


def run(source):
    """One run; its objects, its report, and what it wrote."""
    with counted() as out:
        objects = run_once(source, HueJsonHarvester())
    job = model.Session.query(HarvestJob).order_by(HarvestJob.created.desc()).first()
    return objects, act("hue_harvest_report_show", id=job.id), out


def replace(file, text, seconds=60):
    """Another content, at a later time: `Last-Modified` counts whole seconds."""
    file.write_text(text, encoding="utf-8")
    later = file.stat().st_mtime + seconds
    os.utime(file, (later, later))


def forget_loads():
    """As after the first loads: nothing waits any more."""
    get_queue(DEFAULT_QUEUE_NAME).empty()
    redis = connect_to_redis()
    for key in redis.keys("*:hue_tables:*"):
        redis.delete(key)


def codes(report):
    return [(problem["code"], problem["where"]) for problem in report["problems"]]


def test_a_file_that_changed_alone_is_loaded_again(folder):
    place, source = folder
    run(source)
    resource = act("package_show", id=package_id(source["id"], "a"))["resources"][0]
    other = act("package_show", id=package_id(source["id"], "b"))
    forget_loads()
    before = activities()
    replace(place / "a.csv", "Tên;Số\nĐông Ba;2\n")
    objects, report, out = run(source)
    assert objects == []
    assert codes(report) == [("file_changed", "Bộ a")]
    assert report["state"] == "ok"
    after = act("resource_show", id=resource["id"])
    assert after["last_modified"] != resource.get("last_modified")
    assert out.of("resource") == 1
    assert activities() == before + 1
    assert act("package_show", id=other["id"]) == other
    jobs = [job for job in get_queue(DEFAULT_QUEUE_NAME).jobs if resource["id"] in str(job.args)]
    assert len(jobs) == 1


def test_files_that_have_not_changed_cost_no_write(folder):
    _, source = folder
    run(source)
    before = activities()
    for _ in range(2):
        objects, report, out = run(source)
        assert objects == []
        assert report["problems"] == []
        assert [out.of(name) for name in ("package", "resource", "hue_harvest_file")] == [0, 0, 0]
    assert activities() == before


def test_a_file_that_is_gone_is_said_until_it_is_back(folder):
    place, source = folder
    text = (place / "a.csv").read_text(encoding="utf-8")
    run(source)
    (place / "a.csv").unlink()
    for _ in range(2):
        _, report, _ = run(source)
        ((code, where),) = codes(report)
        assert (code, where) == ("http_404", "Bộ a")
        assert report["problems"][0]["dataset"] == "bo-a"
        assert report["state"] == "problems"
    replace(place / "a.csv", text + "An Cựu;3\n")
    _, report, _ = run(source)
    assert codes(report) == [("file_changed", "Bộ a")]


def test_a_file_that_was_never_there_is_said_at_once_and_loaded_when_it_comes(folder):
    place, source = folder
    (place / "b.csv").unlink()
    _, report, _ = run(source)
    assert codes(report) == [("http_404", "Bộ b")]
    replace(place / "b.csv", "Tên;Số\nĐông Ba;1\n")
    _, report, _ = run(source)
    assert codes(report) == [("file_changed", "Bộ b")]
    _, report, _ = run(source)
    assert report["problems"] == []


def test_a_file_that_gives_no_rows_is_said_in_the_report(folder):
    place, source = folder
    replace(place / "a.csv", "<html><h1>503 Service Unavailable</h1></html>")
    run(source)
    for name in NAMES:
        dataset = act("package_show", id=package_id(source["id"], name))
        loading.load(dataset["resources"][0]["id"])
    _, report, _ = run(source)
    (problem,) = report["problems"]
    assert (problem["where"], problem["dataset"]) == ("Bộ a", "bo-a")
    assert problem["vi"]
    assert report["state"] == "problems"
    replace(place / "a.csv", "Tên;Số\nĐông Ba;2\n", seconds=120)
    run(source)
    dataset = act("package_show", id=package_id(source["id"], "a"))
    assert loading.load(dataset["resources"][0]["id"]) == "loaded"
    _, report, _ = run(source)
    assert report["problems"] == []


def test_a_source_may_leave_its_files_unasked(folder):
    place, source = folder
    (place / "b.csv").unlink()
    _, report, _ = run(source)
    assert codes(report) == [("http_404", "Bộ b")]
    config = json.dumps({**ALL, "files": "leave"})
    act("harvest_source_patch", id=source["id"], config=config, url=source["url"])
    replace(place / "a.csv", "Tên;Số\nĐông Ba;2\n")
    objects, report, _ = run(source)
    # How files are watched decides nothing about the records.
    assert (objects, report["problems"]) == ([], [])
