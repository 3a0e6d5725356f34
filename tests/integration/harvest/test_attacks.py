"""Ways in which a source or a person may lead the harvest astray: each named, nothing lost.

Columns that change are in `test_attacks_columns`.
"""

from __future__ import annotations

import io
import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from ckan import model
from ckan.tests import factories
from ckanext.harvest.model import HarvestJob, HarvestObjectExtra
from openpyxl import Workbook

from ckanext.hue_opendata.harvest.kinds.api import HueJsonHarvester
from ckanext.hue_opendata.harvest.kinds.spreadsheet import HueSpreadsheetHarvester
from ckanext.hue_opendata.harvest.writing import package_id
from ckanext.hue_opendata.tables.loading import watching
from tests.integration.forms.support import form_of, post, sent
from tests.integration.harvest.support import ALL, act, made_source, run_once

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")
HARVESTERS = {"hue_json": HueJsonHarvester, "hue_spreadsheet": HueSpreadsheetHarvester}
HEADER = ["STT", "Tên bộ dữ liệu", "Mô tả", "Ngày số liệu", "Đường dẫn tệp", "Mã dữ liệu"]


def make(url, name="nguon", agency=None, kind="hue_json", **settings):
    return made_source(
        url, {**ALL, **settings}, kind, agency=agency, name=name, title=f"Nguồn {name}"
    ) | {"kind": kind}


def run(source):
    """One whole run; what it wrote, by guid, and its report."""
    objects = run_once(source, HARVESTERS[source["kind"]]())
    query = model.Session.query(HarvestJob).filter_by(source_id=source["id"])
    job = query.order_by(HarvestJob.created.desc()).first()
    return objects, act("hue_harvest_report_show", id=job.id)


def codes(report):
    return [problem["code"] for problem in report["problems"]]


def rows(number, **changed):
    return [{"id": n, "title": f"Bộ {n}", "notes": "x"} | changed for n in range(number)]


def write(file, content, seconds=0):
    """A file, as if it were written some seconds later: `Last-Modified` counts whole ones."""
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    later = file.stat().st_mtime + seconds
    os.utime(file, (later, later))


def xlsx(*lines):
    book = Workbook()
    for line in lines:
        book.active.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def loaded(dataset):
    """Load the dataset's one file; the state, and its rows by the labels of their columns."""
    resource = act("package_show", id=dataset)["resources"][0]
    watching.run(resource["id"])
    state = act("hue_table_report_show", id=resource["id"])["state"]
    found = act("datastore_search", resource_id=resource["id"], sort="_id")
    label = {one["id"]: one.get("info", {}).get("label", one["id"]) for one in found["fields"]}
    kept = [{label[k]: v for k, v in row.items() if k != "_id"} for row in found["records"]]
    return state, kept


def marks():
    return model.Session.query(HarvestObjectExtra).filter_by(key="hue_vanished").count()


# (a) A source that shrinks strongly.


@pytest.mark.parametrize("number", [40, pytest.param(500, marks=pytest.mark.full)])
def test_a_source_that_shrinks_strongly_is_asked_about_and_nothing_is_marked(site, app, number):
    folder, base = site
    left = number // 25 + 1
    write(folder / "api.json", json.dumps(rows(number)))
    source = make(f"{base}/api.json", files="leave")
    assert len(run(source)[0]) == number
    write(folder / "api.json", json.dumps(rows(left)))
    for _ in range(2):
        objects, report = run(source)
        assert (objects, codes(report), report["state"]) == ([], ["shrunk"], "problems")
        said = f"{left} bản ghi, thiếu {number - left} trong {number}"
        assert said in report["problems"][0]["vi"]
        assert (report["counts"]["vanished"], marks(), report["asks"]) == (0, 0, True)
    # The answer is a button on the report; only who may change the source has it.
    admin, stranger = factories.SysadminWithToken(), factories.UserWithToken()
    headers = {"Authorization": admin["token"]}
    page = app.get(f"/harvest/nguon/job/{report['job_id']}", headers=headers)
    address = f"/harvest/report/{report['job_id']}/accept"
    assert f'action="{address}"' in page.body
    app.post(address, headers={"Authorization": stranger["token"]}, status=403)
    answer = app.post(address, headers=headers, follow_redirects=False)
    assert answer.status_code == 302
    assert not act("hue_harvest_report_show", id=report["job_id"])["asks"]
    model.Session.query(HarvestJob).filter(HarvestJob.status != "Finished").delete()
    model.Session.commit()
    _, report = run(source)
    assert (report["counts"]["vanished"], marks()) == (number - left, number - left)
    # One answer is for one time: it does not cover the next loss.
    write(folder / "api.json", json.dumps(rows(number)))
    run(source)
    assert marks() == 0
    write(folder / "api.json", json.dumps(rows(left)))
    assert codes(run(source)[1]) == ["shrunk"]
    app.post(address, headers=headers, status=409)


# (b) Two sources that bring one record.


def test_two_sources_of_one_record_are_both_named_also_when_it_changes(site):
    folder, base = site
    agency = factories.Organization()
    write(folder / "mot.json", json.dumps(rows(2)))
    write(folder / "hai.json", json.dumps([{"id": 0, "title": "Bộ 0", "notes": "y"}]))
    lines = (["1", "Bộ 1", "z", "", "", "X-9"], ["2", "Bộ riêng", "z", "", "", "X-10"])
    write(folder / "ba.xlsx", xlsx(HEADER, *lines))
    first = make(f"{base}/mot.json", "mot", agency)
    second = make(f"{base}/hai.json", "hai")
    third = make(f"{base}/ba.xlsx", "ba", agency, "hue_spreadsheet")
    assert codes(run(first)[1]) == []
    # By its identifier and title.
    for notes in ("y", "y2"):
        write(folder / "hai.json", json.dumps([{"id": 0, "title": "Bộ 0", "notes": notes}]))
        _, report = run(second)
        assert codes(report) == ["claimed_twice"]
        assert "«Nguồn hai» và nguồn «Nguồn mot»" in report["problems"][0]["vi"]
    # By its title in the same agency, whatever each calls it.
    _, report = run(third)
    assert [(one["code"], one["where"]) for one in report["problems"]] == [
        ("claimed_twice", "Bộ 1")
    ]
    assert "«Nguồn ba» và nguồn «Nguồn mot»" in report["problems"][0]["vi"]
    assert codes(run(third)[1]) == ["claimed_twice"]


# (c) An officer's edit in the form, and changes of the source.


def test_an_officer_s_edit_in_the_form_and_changes_of_the_source(site, app):
    folder, base = site
    user = factories.UserWithToken()
    agency = factories.Organization(users=[{"name": user["name"], "capacity": "editor"}])
    officer = {"headers": {"Authorization": user["token"]}}
    write(folder / "a.csv", "Tên;Số\nĐông Ba;1\n")

    def put(title, notes):
        row = [1, title, notes, "31/12/2025", "a.csv", "D1", "chợ; giá"]
        write(folder / "danh-muc.xlsx", xlsx([*HEADER, "Từ khóa"], row))

    put("Chợ", "Của nguồn")
    source = make(f"{base}/danh-muc.xlsx", agency=agency, kind="hue_spreadsheet")
    run(source)
    identity = package_id(source["id"], "D1")
    address = f"/dataset/edit/{identity}"
    form = form_of(app.get(address, headers=officer["headers"]).body)
    post(app, address, officer, sent(form, notes="Của cán bộ", save="publish"))
    edited = act("package_show", id=identity)
    assert (edited["notes"], edited["title"]) == ("Của cán bộ", "Chợ")
    # Another field changes at the source: it is taken, the officer's is kept, nothing is a clash.
    put("Chợ ở Huế", "Của nguồn")
    objects, report = run(source)
    assert (list(objects), codes(report)) == (["D1"], [])
    shown = act("package_show", id=identity)
    assert (shown["title"], shown["notes"]) == ("Chợ ở Huế", "Của cán bộ")
    # The same field: the officer's is kept, and the report says so.
    put("Chợ ở Huế", "Nguồn 2")
    objects, report = run(source)
    assert (list(objects), codes(report)) == (["D1"], ["edited_here"])
    shown = act("package_show", id=identity)
    assert shown["notes"] == "Của cán bộ"
    assert shown["resources"][0]["id"] == edited["resources"][0]["id"]
    assert sorted(tag["name"] for tag in shown["tags"]) == ["chợ", "giá"]


# (d) A login page in place of a linked file.


class Login(BaseHTTPRequestHandler):
    """A list of one record; its file, or a login page with status 200 in its place."""

    logged_out = False
    told = "text/html; charset=utf-8"
    files = ("/tep.csv", "/tai-ve?id=7")

    def do_GET(self):
        kind, body = "application/json", json.dumps([
            {"id": n, "title": f"Bộ {n}", "notes": "x", "url": f"{file}", "format": "CSV"}
            for n, file in enumerate(self.files)
        ])  # fmt: skip
        if self.path in self.files:
            kind, body = "text/csv", "Tên;Số\nĐông Ba;1\nAn Cựu;2\n"
            if Login.logged_out:
                kind = Login.told
                body = "<!doctype html><html><form>Đăng nhập <input type=password></form></html>"
        data = body.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def office(ckan_config, monkeypatch):
    Login.logged_out = False
    server = ThreadingHTTPServer(("127.0.0.1", 0), Login)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    option = "ckanext.hue_opendata.harvest.allowed_networks"
    monkeypatch.setitem(ckan_config, option, [f"127.0.0.1:{server.server_port}"])
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("told", ["text/html; charset=utf-8", "text/csv", "application/x"])
def test_a_login_page_in_place_of_a_file_keeps_the_rows_and_is_said(office, monkeypatch, told):
    monkeypatch.setattr(Login, "told", told)
    source = make(f"{office}/danh-sach.json")
    run(source)
    names = [package_id(source["id"], f"{n}") for n in range(2)]
    good = [loaded(name) for name in names]
    assert [state for state, _ in good] == ["loaded", "loaded"]
    assert [row["Tên"] for row in good[0][1]] == ["Đông Ba", "An Cựu"]
    Login.logged_out = True
    run(source)
    # The worker loads what has changed, as the queue would make it do.
    assert [loaded(name) for name in names] == [("failed", kept) for _, kept in good]
    for _ in range(2):
        _, report = run(source)
        assert report["state"] == "problems"
        said = {one["where"]: one["vi"] for one in report["problems"]}
        assert sorted(said) == ["Bộ 0", "Bộ 1"]
        assert all("trang web" in text for text in said.values()), said
    Login.logged_out = False
    run(source)
    assert [loaded(name) for name in names] == good
    assert run(source)[1]["problems"] == []
