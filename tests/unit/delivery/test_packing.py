"""Static texts leave in gzip, with an ETag of their own, and are packed once a version."""

from __future__ import annotations

import gzip
import os

import pytest
from flask import Flask, request, send_file

from ckanext.hue_opendata.delivery import packing

STYLE = "a { color: #4b2161 }\n" * 200


@pytest.fixture
def site(tmp_path):
    """A site of three files, with the folder of packed copies."""
    (tmp_path / "look.css").write_text(STYLE)
    (tmp_path / "tiny.css").write_text("a{}")
    (tmp_path / "dot.png").write_bytes(b"\x89PNG" + bytes(900))
    app = Flask("site", static_folder=None)

    @app.get("/<name>")
    def static(name):
        return packing.pack(send_file(tmp_path / name), request, tmp_path / "packed")

    return app.test_client(), tmp_path


def ask(site, name="look.css", **headers):
    headers = {"Accept-Encoding": "gzip, br", **headers}
    return site[0].get(f"/{name}", headers={k.replace("_", "-"): v for k, v in headers.items()})


def test_a_style_leaves_packed_and_is_the_same_unpacked(site):
    answer = ask(site)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data).decode() == STYLE
    assert int(answer.headers["Content-Length"]) == len(answer.data) < len(STYLE) / 10
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_servers_own_wrapper_is_known(site):
    from gunicorn.http.wsgi import FileWrapper

    answer = site[0].get(
        "/look.css",
        headers={"Accept-Encoding": "gzip"},
        environ_overrides={"wsgi.file_wrapper": FileWrapper},
    )
    assert gzip.decompress(answer.data).decode() == STYLE


def test_who_does_not_take_gzip_gets_the_file_under_another_etag(site):
    plain = ask(site, Accept_Encoding="identity")
    assert plain.data.decode() == STYLE
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert plain.headers["ETag"] != ask(site).headers["ETag"]


def test_what_the_browser_has_is_not_sent_again(site):
    known = ask(site).headers["ETag"]
    answer = ask(site, If_None_Match=known)
    assert (answer.status_code, answer.data) == (304, b"")


@pytest.mark.parametrize("name", ["tiny.css", "dot.png"])
def test_what_gains_nothing_is_left_alone(site, name):
    answer = ask(site, name)
    assert "Content-Encoding" not in answer.headers
    assert answer.data == (site[1] / name).read_bytes()


def test_a_part_of_a_file_is_a_part_of_the_plain_file(site):
    answer = ask(site, Range="bytes=0-9")
    assert answer.data.decode() == STYLE[:10]


def test_a_new_version_is_packed_anew_and_the_old_copy_goes(site):
    ask(site)
    file = site[1] / "look.css"
    file.write_text(STYLE + "b { color: red }")
    os.utime(file, ns=(1, 1))
    assert gzip.decompress(ask(site).data).decode().endswith("red }")
    assert len(list((site[1] / "packed").iterdir())) == 1


def test_without_a_place_for_copies_the_file_leaves_as_it_is(site):
    (site[1] / "packed").write_text("no folder")
    assert ask(site).data.decode() == STYLE


@pytest.mark.parametrize(
    ("path", "forever"),
    [("/hue/hue-sans-25b8afb5d9.woff2", True), ("/hue/mark.svg", False), ("/a-b-c.css", False)],
)
def test_a_name_with_a_version_is_known(path, forever):
    assert bool(packing.VERSIONED.search(path)) is forever
