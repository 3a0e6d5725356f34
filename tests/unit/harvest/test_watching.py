"""Linked files against a real server: changed, unchanged, volatile, gone, on a dead host."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ckanext.hue_opendata.harvest.connectors.watching import PATIENCE, Stamp, Watch
from ckanext.hue_opendata.harvest.http import Client, Limits, Networks, Refused


class Files(BaseHTTPRequestHandler):
    """One file at each address, with or without validators; counts the bodies that went out."""

    body = b"x;y\n1;2\n"
    tag = '"one"'
    bodies = 0
    asked = 0

    def do_GET(self):
        cls = type(self)
        cls.asked += 1
        kind = self.path.strip("/").partition(".")[0]
        if kind == "gone":
            self.send_error(404)
            return
        given = self.headers.get("If-None-Match")
        if kind == "tagged" and given == cls.tag:
            self.send_response(304)
            self.end_headers()
            return
        cls.bodies += 1  # before an answer leaves: the client may ask again at once
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if kind == "login" else "text/csv")
        self.send_header("Content-Length", str(len(cls.body)))
        if kind in ("tagged", "deaf"):
            self.send_header("ETag", cls.tag)
        if kind == "volatile":
            self.send_header("ETag", f'"{cls.asked}"')
        self.end_headers()
        self.wfile.write(cls.body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def site():
    kind = type("Fresh", (Files,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", kind
    server.shutdown()
    server.server_close()


@pytest.fixture
def watch(site):
    opened = Networks.parse([site[0].removeprefix("http://")])
    return Watch(Client(opened, Limits(seconds=5, connect_seconds=1, tries=1)))


@pytest.mark.parametrize("name", ["tagged", "deaf", "bare"])
def test_a_file_is_told_changed_once_and_only_when_it_is(site, watch, name):
    base, files = site
    url = f"{base}/{name}.csv"
    first = watch.look(url, None)
    assert first.changed
    again = watch.look(url, first.stamp)
    assert (again.changed, again.stamp) == (False, first.stamp)
    files.body, files.tag = b"x;y\n1;3\n", '"two"'
    third = watch.look(url, again.stamp)
    assert third.changed
    last = watch.look(url, third.stamp)
    assert (last.changed, last.stamp) == (False, third.stamp)


def test_an_unchanged_file_with_a_validator_sends_no_body(site, watch):
    base, files = site
    stamp = watch.look(f"{base}/tagged.csv", None).stamp
    sent = files.bodies
    for _ in range(3):
        watch.look(f"{base}/tagged.csv", stamp)
    assert files.bodies == sent


def test_a_validator_that_is_new_each_time_is_found_out(site, watch):
    url = f"{site[0]}/volatile.csv"
    stamp = watch.look(url, None).stamp
    changes = []
    for _ in range(4):
        look = watch.look(url, stamp)
        changes.append(look.changed)
        stamp = look.stamp
    # Once it counts as changed, as no content is known yet; then only the content counts.
    assert changes == [True, False, False, False]
    assert watch.look(url, stamp).stamp == stamp
    site[1].body = b"other"
    assert watch.look(url, stamp).changed


def test_a_new_address_is_another_file(site, watch):
    stamp = watch.look(f"{site[0]}/tagged.csv", None).stamp
    assert watch.look(f"{site[0]}/deaf.csv", stamp).changed


@pytest.mark.parametrize(("name", "code"), [("gone", "http_404"), ("login", "page_for_file")])
def test_a_file_that_cannot_be_had_is_said(site, watch, name, code):
    with pytest.raises(Refused) as refused:
        watch.look(f"{site[0]}/{name}.csv", Stamp(f"{site[0]}/{name}.csv", '"one"'))
    assert refused.value.code == code
    assert f"{name}.csv" in refused.value.vi


def test_a_dead_host_is_left_alone_and_a_missing_file_is_not(site, watch):
    base, files = site
    for _ in range(PATIENCE + 2):
        with pytest.raises(Refused):
            watch.look(f"{base}/gone.csv", None)
    assert files.asked == PATIENCE + 2
    dead = "http://127.0.0.1:1/a.csv"
    for _ in range(PATIENCE):
        with pytest.raises(Refused):
            watch.look(dead, None)
    assert watch.look(dead, None) is None
    assert watch.left == {"127.0.0.1:1": 1}
    assert watch.look(f"{base}/tagged.csv", None).changed
