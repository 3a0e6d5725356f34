"""A second run of each kind of source costs nothing; one changed row of many is one dataset.

By the ways that the consumers go: a gathering, then batches.
"""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from ckan import model
from ckanext.harvest import queue
from ckanext.harvest.model import HarvestJob

from ckanext.hue_opendata.harvest import batch, upload
from ckanext.hue_opendata.harvest.preview import harvesters
from ckanext.hue_opendata.harvest.writing import package_id
from tests.integration.harvest.counting import Counted, activities, counted
from tests.integration.harvest.support import ALL, act, made_source, served
from tests.integration.harvest.test_other_kinds import RDF

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")
NUMBER = 3


def zipped(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return stream.getvalue()


def rdf(number):
    return RDF % {"id": f"A{number}", "title": f"Bộ {number}"}


def listing(number, changed=None):
    """A list with a linked file for each row; one row may have another description."""
    head = "Mã dữ liệu;Tên bộ dữ liệu;Mô tả;Đường dẫn tệp\n"
    notes = ["khác" if n == changed else "x" for n in range(number)]
    return head + "".join(f"D{n};Bộ {n};{notes[n]};{n}.csv\n" for n in range(number))


@pytest.fixture
def site(tmp_path, ckan_config, monkeypatch):
    """A source of each kind on one server, each with files of its own."""
    for n in range(NUMBER):
        (tmp_path / f"{n}.csv").write_text("Tên;Số\nĐông Ba;1\n", encoding="utf-8")
        (tmp_path / f"{n}.rdf").write_text(rdf(n), encoding="utf-8")
    links = "".join(f'<a href="{n}.rdf">{n}</a>' for n in range(NUMBER))
    rows = [{"id": n, "title": f"Bộ {n}", "notes": "x", "url": f"{n}.csv"} for n in range(NUMBER)]
    for name, text in (
        ("danh-muc.csv", listing(NUMBER)),
        ("api.json", json.dumps(rows)),
        ("trang.html", links),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with served(tmp_path, ckan_config, monkeypatch) as base:
        yield tmp_path, base


def make(url, kind, **settings):
    return made_source(url, {**ALL, **settings}, kind) | {"kind": kind}


def run(source) -> tuple[list[str], Counted]:
    """One run as the consumers do it; its objects, and what went out after the job was made."""
    harvester = next(one for one in harvesters() if one.kind == source["kind"])
    job = act("harvest_job_create", source_id=source["id"], run=False)
    row = model.Session.get(HarvestJob, job["id"])
    row.status = "Running"
    row.save()
    with counted() as out:
        made = queue.gather_stage(harvester, row) or []
        for first in range(0, len(made), batch.SIZE):
            batch.write(made[first : first + batch.SIZE])
    row = model.Session.get(HarvestJob, job["id"])
    row.status = "Finished"
    row.save()
    return made, out


@pytest.mark.parametrize(
    ("kind", "path", "records"),
    [
        ("hue_spreadsheet", "danh-muc.csv", NUMBER),
        ("hue_json", "api.json", NUMBER),
        ("hue_portal", "trang.html", NUMBER),
        ("hue_portal", "", NUMBER + 1),
    ],
)
def test_a_second_run_writes_nothing_but_that_it_was(site, kind, path, records):
    _, base = site
    settings = {}
    if not path:
        files = {f"{n}.rdf": rdf(n) for n in range(NUMBER)}
        files["Cho_1744277620.csv"] = "Tên;Số\nĐông Ba;1\nAn Cựu;2\n"
        settings["upload"] = upload.keep(zipped(files))
    source = make(f"{base}/{path}", kind, **settings)
    made, first = run(source)
    assert len(made) == records
    assert first.of("package") >= records
    assert len([one for one in first.solr if one.startswith("update")]) == 1
    before = activities()
    made, again = run(source)
    assert (made, again.solr, activities()) == ([], [], before)
    # That there was a run, and (ckanext-harvest) when its gathering began and ended.
    written = {one.split()[2 if one.startswith("INSERT") else 1] for one in again.writes}
    assert written <= {"hue_harvest_run", "harvest_job", "harvest_gather_error"}, again.writes
    assert again.of("hue_harvest_run") == 1


@pytest.mark.parametrize("number", [60, pytest.param(500, marks=pytest.mark.full)])
def test_one_changed_row_of_many_with_files_is_one_dataset(site, number):
    folder, base = site
    for n in range(number):
        (folder / f"{n}.csv").write_text("Tên;Số\nĐông Ba;1\n", encoding="utf-8")
    (folder / "danh-muc.csv").write_text(listing(number), encoding="utf-8")
    source = make(f"{base}/danh-muc.csv", "hue_spreadsheet")
    made, first = run(source)
    assert len(made) == number
    updates = [one for one in first.solr if one.startswith("update")]
    assert len(updates) == -(-number // batch.SIZE)
    before = activities()
    (folder / "danh-muc.csv").write_text(listing(number, changed=7), encoding="utf-8")
    made, again = run(source)
    assert len(made) == 1
    assert act("package_show", id=package_id(source["id"], "D7"))["notes"] == "khác"
    changed = [one for one in again.writes if one.split()[1:2] == ["package"]]
    assert 1 <= len(changed) <= 2
    assert [again.of(name) for name in ("resource", "activity", "hue_harvest_file")] == [0, 1, 0]
    assert [one for one in again.solr if one.startswith("update")] == ["update/?commit=true"]
    assert activities() == before + 1
    made, third = run(source)
    assert (made, third.solr, activities()) == ([], [], before + 1)
