"""Secrets by name and a department's own certificates: used on the wire, and nowhere else."""

from __future__ import annotations

import json
import shutil
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import sqlalchemy as sa
from ckan import model
from ckanext.harvest.model import HarvestGatherError

from ckanext.hue_opendata.harvest.kinds.api import HueJsonHarvester
from ckanext.hue_opendata.harvest.writing import package_id
from tests.integration.harvest.support import ALL, act, made_source, run_once

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")

HARVEST = "ckanext.hue_opendata.harvest"
VALUE = "gia-tri-that-42"


class Locked(BaseHTTPRequestHandler):
    """Gives its list only to who has the key, in a header or in the address."""

    def do_GET(self):
        good = self.headers.get("X-Khoa") == f"Bearer {VALUE}" or f"khoa={VALUE}" in self.path
        rows = [{"id": "A1", "title": "Chợ", "notes": "x"}]
        body = json.dumps(rows if good else {"error": "khoa?"}).encode()
        self.send_response(200 if good else 401)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        """A client that does not trust the certificate leaves in the middle."""


@pytest.fixture
def serve(ckan_config, monkeypatch):
    """Start the locked server, in TLS with a certificate; its port is opened for harvests."""
    servers = []

    def start(certificate=None, key=None):
        server = Server(("127.0.0.1", 0), Locked)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        opened = [f"127.0.0.1:{one.server_port}" for one in servers]
        monkeypatch.setitem(ckan_config, f"{HARVEST}.allowed_networks", opened)
        return f"http{'s' if certificate else ''}://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def make(url, **settings):
    return made_source(url, {**ALL, **settings})


def said():
    return " ".join(error.message for error in model.Session.query(HarvestGatherError))


def everywhere():
    """All texts of the tables that a harvest writes, and of the activities."""
    names = ("package", "resource", "activity", "harvest_source", "harvest_object",
             "harvest_object_error", "harvest_gather_error", "hue_harvest_file")  # fmt: skip
    return " ".join(
        str(row)
        for name in names
        for row in model.Session.execute(sa.text(f"select * from {name}"))
    )


@pytest.mark.parametrize("way", ["ini", "environment"])
@pytest.mark.parametrize("place", ["header", "address"])
def test_a_secret_opens_the_source_and_is_written_nowhere(
    serve, ckan_config, monkeypatch, caplog, way, place
):
    if way == "ini":
        monkeypatch.setitem(ckan_config, f"{HARVEST}.secret.so_du_lich", VALUE)
    else:
        monkeypatch.setenv("HUE_SECRET_SO_DU_LICH", VALUE)
    base = serve()
    if place == "header":
        header = {"auth_header": "X-Khoa", "auth_value": "Bearer secret:so_du_lich"}
        source = make(f"{base}/list", **header)
    else:
        source = make(f"{base}/list?khoa=secret:so_du_lich")
    run_once(source, HueJsonHarvester())
    assert said() == ""
    assert act("package_show", id=package_id(source["id"], "A1"))["title"] == "Chợ"
    assert VALUE not in everywhere() + caplog.text
    assert VALUE not in json.dumps(act("harvest_source_show", id=source["id"]), default=str)


def test_a_secret_that_nobody_set_is_asked_for_by_its_name(serve):
    source = make(f"{serve()}/list", auth_header="X-Khoa", auth_value="secret:khong_co")
    assert run_once(source, HueJsonHarvester()) == []
    assert "[no_secret]" in said()
    assert "Bí mật «khong_co» chưa được đặt trên máy chủ" in said()
    assert "HUE_SECRET_KHONG_CO" in said()


def test_a_wrong_secret_is_said_without_showing_it(serve, ckan_config, monkeypatch):
    monkeypatch.setitem(ckan_config, f"{HARVEST}.secret.cu", "gia-tri-cu-13")
    source = make(f"{serve()}/list?khoa=secret:cu")
    assert run_once(source, HueJsonHarvester()) == []
    assert "[http_401]" in said()
    assert "trả lời lỗi 401" in said()
    assert "gia-tri-cu-13" not in everywhere()


def openssl(folder, *words):
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """A certificate authority of a department's own, and a server's certificate by it."""
    if shutil.which("openssl") is None:
        pytest.skip("the program openssl is not on this machine")
    folder = tmp_path_factory.mktemp("ca")
    key = ("-newkey", "rsa:2048", "-nodes")
    openssl(folder, "req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2",
            "-subj", "/CN=CA cua co quan")  # fmt: skip
    openssl(folder, "req", *key, "-keyout", "server.key", "-out", "server.csr", "-subj",
            "/CN=127.0.0.1")  # fmt: skip
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1\n")
    openssl(folder, "x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
            "-CAcreateserial", "-days", "2", "-extfile", "names", "-out", "server.pem")  # fmt: skip
    return folder


def test_a_departments_own_certificates_count_for_the_source_that_names_them(
    serve, authority, ckan_config, monkeypatch
):
    monkeypatch.setitem(ckan_config, f"{HARVEST}.ca.so_du_lich", str(authority / "ca.pem"))
    base = serve(authority / "server.pem", authority / "server.key")
    source = make(f"{base}/list?khoa={VALUE}", ca="so_du_lich")
    run_once(source, HueJsonHarvester())
    assert said() == ""
    assert act("package_show", id=package_id(source["id"], "A1"))["title"] == "Chợ"


def test_without_them_the_server_is_not_trusted_and_the_reason_is_said(serve, authority):
    base = serve(authority / "server.pem", authority / "server.key")
    source = make(f"{base}/list?khoa={VALUE}")
    assert run_once(source, HueJsonHarvester()) == []
    assert "[certificate]" in said()
    assert "chứng thư" in said()


def test_a_bundle_that_the_ini_does_not_declare_is_asked_for_by_its_name(serve):
    source = make(f"{serve()}/list", ca="chua_khai")
    assert run_once(source, HueJsonHarvester()) == []
    assert "[no_ca]" in said()
    assert "Gói chứng thư «chua_khai» chưa khai trong ckan.ini" in said()
