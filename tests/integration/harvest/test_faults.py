"""Everything that a department's server may do wrong: named in the report, nothing is changed."""

from __future__ import annotations

import gzip
import io
import json
import socket
import threading
import zipfile
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from ckan import model
from ckan.tests import factories
from ckanext.harvest.model import HarvestJob

from ckanext.hue_opendata.harvest import preview, reach
from ckanext.hue_opendata.harvest.http import Limits, client
from tests.integration.harvest.support import act, made_source, run_once

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")

SIZE = 3_000_000
ROWS = [{"id": n, "title": f"Bộ {n}", "notes": "x"} for n in range(3)]
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dcterms="http://purl.org/dc/terms/">{}</rdf:RDF>'
)
LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
BILLION = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "ha">{LAUGHS}]>' + RDF.format("&a9;")


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(f"{name}.rdf", body)
    return stream.getvalue()


class Faulty(BaseHTTPRequestHandler):
    """One kind of trouble at each address."""

    protocol_version = "HTTP/1.1"
    ended = threading.Event()
    asked: dict[str, int] = {}

    def do_GET(self):
        name = self.path.strip("/").partition("?")[0].partition("/")[0]
        Faulty.asked[name] = Faulty.asked.get(name, 0) + 1
        getattr(self, f"do_{name}")()

    def send(self, body=b"", status=200, kind="application/json", **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", headers.pop("length", str(len(body))))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_good(self):
        self.send(json.dumps(ROWS).encode())

    def do_slow(self):
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        for _ in range(400):
            self.wfile.write(b" ")
            self.wfile.flush()
            if self.ended.wait(0.05):
                return

    def do_mute(self):
        self.ended.wait(30)
        self.close_connection = True

    def do_cut(self):
        self.send(json.dumps(ROWS).encode()[:30], length="5000")
        self.close_connection = True

    def do_longer(self):
        """A wrong length: fewer bytes are told than the list has."""
        body = json.dumps(ROWS).encode()
        self.send(body, length=str(len(body) // 2))
        self.close_connection = True

    def do_page(self):
        self.send("<html>Hệ thống bảo trì</html>".encode(), kind="text/html")

    def do_empty(self):
        self.send(b"[]")

    def do_half(self):
        self.send(json.dumps({"data": ROWS, "totalRows": 190}).encode())

    def do_missing(self):
        self.send(b"", 404)

    def do_broken(self):
        self.send(b"", 500)

    def do_patience(self):
        self.send(b"", 429, Retry_After="0")

    def do_away(self):
        self.send(b"", 503, Retry_After="86400")

    def do_private(self):
        self.send(b"", 302, Location="http://169.254.169.254/latest/meta-data")

    def do_neighbour(self):
        self.send(b"", 302, Location="http://127.0.0.1:9/good")

    def do_loop(self):
        self.send(b"", 302, Location="/loop")

    def do_file(self):
        self.send(b"", 302, Location="file:///etc/passwd")

    def do_gzip(self):
        self.send(gzip.compress(b"[" + b" " * 30_000_000), Content_Encoding="gzip")

    def do_huge(self):
        self.send(json.dumps([{"id": 1, "title": "x" * SIZE}]).encode())

    def do_deep(self):
        self.send(b"[" * 200_000)

    def do_laughs(self):
        self.send(BILLION.encode(), kind="application/rdf+xml")

    def do_zip(self):
        self.send(zipped(a=b" " * 10_000_000), kind="application/zip")

    def do_nozip(self):
        self.send(zipped(a=RDF.format(""))[:40], kind="application/zip")

    def log_message(self, *arguments):
        pass


#: path → (source type, code in the report, a part of its sentence).
FAULTS = {
    "slow": ("hue_json", "timeout", "không trả lời kịp thời hạn"),
    "mute": ("hue_json", "timeout", "không trả lời kịp thời hạn"),
    "cut": ("hue_json", "connection", "bị cắt giữa chừng"),
    "longer": ("hue_json", "wrong_shape", "không có danh sách bản ghi như đã khai"),
    "page": ("hue_json", "wrong_shape", "trang lỗi, hoặc dạng khác"),
    "empty": ("hue_json", "empty_list", "dữ liệu đã thu thập được giữ nguyên"),
    "half": ("hue_json", "incomplete_rows", "báo có 190 bản ghi nhưng chỉ nhận được 3"),
    "missing": ("hue_json", "http_404", "trả lời lỗi 404"),
    "broken": ("hue_json", "http_500", "trả lời lỗi 500"),
    "patience": ("hue_json", "http_429", "trả lời lỗi 429"),
    "away": ("hue_json", "http_503", "trả lời lỗi 503"),
    "private": ("hue_json", "denied", "dẫn tới địa chỉ nội bộ, không được phép kết nối"),
    "neighbour": ("hue_json", "denied", "dẫn tới địa chỉ nội bộ, không được phép kết nối"),
    "loop": ("hue_json", "redirects", "chuyển hướng quá nhiều lần"),
    "file": ("hue_json", "connection", "không kết nối được"),
    "gzip": ("hue_json", "too_large", "gửi dữ liệu lớn quá giới hạn"),
    "huge": ("hue_json", "too_large", "gửi dữ liệu lớn quá giới hạn"),
    "deep": ("hue_json", "wrong_shape", "không có danh sách bản ghi như đã khai"),
    "laughs": ("hue_portal", "empty_list", "không có tệp .rdf nào đọc được"),
    "zip": ("hue_portal", "too_large", "Tệp nén bung ra quá lớn"),
    "nozip": ("hue_portal", "archive", "Tệp nén bị hỏng"),
    "page/list.xlsx": ("hue_spreadsheet", "html_page", "Tệp là trang web, không phải số liệu"),
}
SETTINGS = {"half": {"preset": "tourism"}}


@pytest.fixture
def faulty(ckan_config, monkeypatch):
    Faulty.ended.clear()
    Faulty.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Faulty)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    option = "ckanext.hue_opendata.harvest.allowed_networks"
    monkeypatch.setitem(ckan_config, option, [f"127.0.0.1:{server.server_port}"])
    bounds = partial(Limits, seconds=1.5, connect_seconds=1, size=SIZE, tries=2)
    monkeypatch.setattr(client, "Limits", bounds)
    yield f"http://127.0.0.1:{server.server_port}"
    Faulty.ended.set()
    server.shutdown()
    server.server_close()


def harvesters():
    return {one.kind: one for one in preview.harvesters()}


def report_of(source, kind):
    run_once(source, harvesters()[kind])
    query = model.Session.query(HarvestJob).filter_by(source_id=source["id"])
    return act("hue_harvest_report_show", id=query.order_by(HarvestJob.created.desc()).first().id)


def make(url, agency, kind="hue_json", **settings):
    return made_source(url, settings, kind, agency=agency, name=f"nguon-{abs(hash(url))}")


def test_every_fault_is_named_and_changes_nothing(faulty):
    agency = factories.Organization()
    source = make(f"{faulty}/good", agency)
    assert report_of(source, "hue_json")["counts"]["new"] == len(ROWS)
    before = {one.id: one.metadata_modified for one in model.Session.query(model.Package)}
    wrong = {}
    for path, (kind, code, sentence) in FAULTS.items():
        bad = make(f"{faulty}/{path}", agency, kind, **SETTINGS.get(path, {}))
        report = report_of(bad, kind)
        said = [(one["code"], one["vi"]) for one in report["problems"]]
        if report["state"] != "failed" or not any(c == code and sentence in v for c, v in said):
            wrong[path] = (report["state"], said)
        assert report["counts"]["new"] == 0
    assert wrong == {}
    datasets = model.Session.query(model.Package).filter_by(type="dataset")
    assert {one.id for one in datasets} <= set(before)
    assert all(before[one.id] == one.metadata_modified for one in datasets)
    # Patience is shown once more where it is asked for, and never for a day.
    assert (Faulty.asked["patience"], Faulty.asked["away"], Faulty.asked["missing"]) == (2, 1, 1)


def test_a_name_that_leads_inside_the_second_time_gains_nothing(faulty, monkeypatch):
    """Rebinding: the name's first answer is the open server, the next one is elsewhere inside."""
    port = int(faulty.rpartition(":")[2])
    real = socket.getaddrinfo
    answers = iter(["10.0.0.1", "192.168.1.1", "127.0.0.2"])

    def rebinding(host, *words, **named):
        if host != "du-lieu.example.vn":
            return real(host, *words, **named)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    source = make(f"http://du-lieu.example.vn:{port}/good", factories.Organization())
    report = report_of(source, "hue_json")
    assert report["state"] == "failed"
    assert [one["code"] for one in report["problems"]] == ["denied"]
    assert reach.client(source["url"], harvesters()["hue_json"].settings()).limits.tries == 2
