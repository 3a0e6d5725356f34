"""The guarded client against a real, hostile server on loopback."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ckanext.hue_opendata.harvest.http import Client, Networks, Refused
from ckanext.hue_opendata.harvest.http.client import Limits
from ckanext.hue_opendata.harvest.http.refusal import masked


class Hostile(BaseHTTPRequestHandler):
    """Answers by path with one kind of trouble each."""

    protocol_version = "HTTP/1.1"
    asked: dict[str, int] = {}

    def do_GET(self):
        name = self.path.strip("/").partition("?")[0]
        Hostile.asked[name] = Hostile.asked.get(name, 0) + 1
        getattr(self, f"do_{name}")()

    def send(self, status=200, body=b"", **headers):
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_good(self):
        self.send(body="Huế".encode())

    def do_missing(self):
        self.send(404)

    def do_loop(self):
        self.send(302, Location="/loop")

    def do_file(self):
        self.send(302, Location="file:///etc/passwd")

    def do_private(self):
        self.send(302, Location="http://127.0.0.1:1/secret")

    def do_cut(self):
        self.send(body=b"half", Content_Length="1000")
        self.close_connection = True

    def do_bomb(self):
        self.send(body=gzip.compress(b"0" * 20_000_000), Content_Encoding="gzip")

    def do_large(self):
        self.send(body=b"x" * 3_000_000)

    def do_later(self):
        first = Hostile.asked["later"] == 1
        self.send(503 if first else 200, b"" if first else b"well", Retry_After="0")

    def do_never(self):
        self.send(503, Retry_After="0")

    def do_slow(self):
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            if self.server.ended.wait(0.05):
                return

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def server():
    Hostile.asked.clear()
    found = ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    found.ended = threading.Event()
    found.daemon_threads = True
    thread = threading.Thread(target=found.serve_forever)
    thread.start()
    yield found
    found.ended.set()
    found.shutdown()
    found.server_close()
    thread.join()


@pytest.fixture
def client(server):
    opened = Networks.parse([f"127.0.0.1:{server.server_port}"])
    return Client(opened, Limits(seconds=2, size=2_000_000, tries=2))


def test_a_good_answer_comes_whole(server, client):
    answer = client.get(f"http://127.0.0.1:{server.server_port}/good")
    assert answer.body.decode() == "Huế"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("missing", "http_404"),
        ("loop", "redirects"),
        ("file", "connection"),
        ("private", "denied"),
        ("cut", "cut"),
        ("bomb", "too_large"),
        ("large", "too_large"),
        ("never", "http_503"),
        ("slow", "timeout"),
    ],
)
def test_each_trouble_has_its_own_name(server, client, path, code):
    begun = time.monotonic()
    with pytest.raises(Refused) as refused:
        client.get(f"http://127.0.0.1:{server.server_port}/{path}")
    assert (
        refused.value.code in (code, "connection")
        if path in ("file", "cut")
        else (refused.value.code == code)
    )
    assert refused.value.vi
    assert time.monotonic() - begun < 10


def test_a_server_that_asks_for_patience_is_asked_again(server, client):
    assert client.get(f"http://127.0.0.1:{server.server_port}/later").body == b"well"
    assert Hostile.asked["later"] == 2


def test_loopback_is_closed_unless_just_this_port_was_opened(server):
    for networks in (Networks(), Networks.parse(["127.0.0.1:1"])):
        with pytest.raises(Refused) as refused:
            Client(networks).get(f"http://127.0.0.1:{server.server_port}/good")
        assert refused.value.code == "denied"
        with pytest.raises(Refused) as refused:
            Client(networks).get(f"http://localhost:{server.server_port}/good")
        assert refused.value.code == "denied"


def test_a_name_that_leads_inside_later_is_refused_too(server, monkeypatch):
    """Rebinding: the check is made on the address that the connection uses."""
    answers = iter([[(2, 1, 6, "", ("127.0.0.1", server.server_port))]])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: next(answers))
    with pytest.raises(Refused) as refused:
        Client().get(f"http://data.example.vn:{server.server_port}/good")
    assert refused.value.code == "denied"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0"),
        *("::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1"),
        *("224.0.0.1", "100.64.0.1", "::"),
    ],
)
def test_no_form_of_a_private_address_is_permitted(address):
    assert not Networks().permit(ipaddress.ip_address(address), 80)


@pytest.mark.parametrize("address", ["203.162.0.11", "2400:cb00:2048::1"])
def test_public_addresses_are_permitted(address):
    assert Networks().permit(ipaddress.ip_address(address), 443)


@pytest.mark.parametrize("scheme", ["file:///etc/passwd", "ftp://example.vn/x", "gopher://x/", "x"])
def test_other_schemes_are_refused(scheme):
    with pytest.raises(Refused) as refused:
        Client().get(scheme)
    assert refused.value.code == "scheme"


def test_secrets_of_an_address_are_not_shown():
    shown = masked("https://user:hidden@example.vn/x?api_key=hidden&page=2&access_token=hidden")
    assert "hidden" not in shown
    assert "page=2" in shown
