"""Consumers killed in the middle of their work: nothing is lost, nothing is doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import sqlalchemy as sa
from ckan import model
from ckanext.harvest import queue
from ckanext.harvest.model import HarvestJob, HarvestObject

from ckanext.hue_opendata.harvest import unindexed
from ckanext.hue_opendata.harvest.report.collect import COUNTS
from ckanext.hue_opendata.harvest.revive import requeue
from ckanext.hue_opendata.search.health import check
from tests.integration.harvest.gate import before
from tests.integration.harvest.support import act, made_source

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")
REPO = Path(__file__).resolve().parents[3]
RECORDS = 40
HEAD = "Mã dữ liệu;Tên bộ dữ liệu;Mô tả;Chủ đề;Tần suất;Đường dẫn tệp\n"
LIST = HEAD + "".join(f"D{n};Bộ {n};Mô tả {n};Du lịch;Hằng năm;{n}.csv\n" for n in range(RECORDS))
FILE = "Tên;Số\nĐông Ba;1\n"
PATIENCE = 120


class Department(BaseHTTPRequestHandler):
    """Answers once it may: a list, and a file for each of its rows."""

    free = threading.Event()
    asked = threading.Event()

    def do_GET(self):
        Department.asked.set()
        Department.free.wait(PATIENCE)
        body = (LIST if self.path == "/danh-muc.csv" else FILE).encode("utf-8-sig")
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def department():
    Department.free.clear()
    Department.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Department)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    Department.free.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def ini(tmp_path, department):
    file = tmp_path / "kill.ini"
    option = f"ckanext.hue_opendata.harvest.allowed_networks = 127.0.0.1:{department}"
    file.write_text(f"[app:main]\nuse = config:{REPO / 'test.ini'}\n{option}\n", encoding="utf-8")
    return file


@contextmanager
def consumer(ini, kind, **given):
    """A consumer as a process of its own, killed without a word at the end."""
    command = [str(Path(sys.executable).parent / "ckan"), "-c", str(ini)]
    process = subprocess.Popen(
        [*command, "hue", "harvest", "consume", kind],
        env={**os.environ, **given},
        cwd=REPO,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def until(true, what):
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        model.Session.remove()
        if true():
            return
        time.sleep(0.05)
    pytest.fail(f"never came: {what}")


def count(query):
    return model.Session.execute(sa.text(query)).scalar()


def datasets():
    return count("select count(*) from package where type = 'dataset'")


def later():
    """What three minutes do: ckanext-harvest sends again what a dead consumer took."""
    redis = queue.get_connection()
    for key in redis.keys(f"{queue.get_fetch_routing_key()}:*"):
        redis.set(key, str(datetime.now() - timedelta(minutes=4)))
    act("harvest_jobs_run")


@pytest.fixture
def source(department):
    return made_source(
        f"http://127.0.0.1:{department}/danh-muc.csv",
        {"personal_data": "khong-co"},
        "hue_spreadsheet",
        name="danh-muc",
        title="Danh mục",
    )


def gathered(source, ini):
    """A run whose objects wait in the queue."""
    Department.free.set()
    job = act("harvest_job_create", source_id=source["id"], run=True)["id"]
    with consumer(ini, "gather"):
        until(lambda: model.Session.get(HarvestJob, job).gather_finished, "the gathering's end")
        until(lambda: queue.get_connection().llen(queue.get_fetch_routing_key()) == RECORDS, "all")
    return job


def ended(job):
    """Nothing is lost, nothing is doubled, and the index knows it."""
    unindexed.catch_up(timedelta(0))
    assert datasets() == RECORDS
    assert count("select count(*) from harvest_object where current") == RECORDS
    assert count("select count(distinct guid) from harvest_object where current") == RECORDS
    assert count("select count(*) from activity where activity_type = 'new package'") == (
        count("select count(distinct object_id) from activity where activity_type = 'new package'")
    )
    assert act("package_search", rows=0)["count"] == RECORDS
    assert check().well
    assert count("select count(*) from hue_harvest_unindexed") == 0
    assert count("select count(*) from resource where state = 'active'") == RECORDS
    assert count("select count(*) from hue_harvest_file where problem is null") == RECORDS
    report = act("hue_harvest_report_show", id=job)
    assert (report["state"], report["problems"]) == ("ok", [])
    assert report["counts"] | {"incomplete": 0} == dict.fromkeys(COUNTS, 0) | {"new": RECORDS}


def finish(ini, job):
    def finished():
        later()
        return model.Session.get(HarvestJob, job).status == "Finished"

    later()
    with consumer(ini, "fetch"):
        until(lambda: datasets() == RECORDS and finished(), "the run's end")


def test_killed_after_the_database_has_a_batch_and_before_solr_has_it(ini, source):
    job = gathered(source, ini)
    with before(os.environ["CKAN_SOLR_URL"]) as gate:
        gate.silent = True
        with consumer(ini, "fetch", CKAN_SOLR_URL=gate.url):
            until(gate.asked.is_set, "the request to Solr")
            until(lambda: count("select count(*) from hue_harvest_unindexed") > 1, "a batch")
    model.Session.remove()
    assert len(check().missing) == datasets() > 1
    finish(ini, job)
    ended(job)


def test_killed_in_every_stage_and_run_again(ini, source):
    job = act("harvest_job_create", source_id=source["id"], run=True)["id"]
    with consumer(ini, "gather"):
        until(Department.asked.is_set, "the request of the gathering")
    assert requeue() == []
    assert requeue(timedelta(0)) == [job]
    Department.free.set()
    with consumer(ini, "gather"):
        until(lambda: model.Session.get(HarvestJob, job).gather_finished, "the gathering's end")
        until(lambda: model.Session.query(HarvestObject).count() == RECORDS, "all objects")
        time.sleep(1)
    for share in (0.2, 0.5, 0.8):
        later()
        with consumer(ini, "fetch"):
            until(lambda part=share: datasets() >= RECORDS * part, f"{share} of the datasets")
    finish(ini, job)
    ended(job)
