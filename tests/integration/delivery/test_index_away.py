"""Solr is away: pages say so, and which still open; real refusals, no stand-in for Solr."""

from __future__ import annotations

import json
import socket
from contextlib import closing

import pytest
from ckan.lib.search.common import SolrConnectionError
from ckan.tests import factories
from ckan.tests.helpers import call_action

SAYS = {
    "": "Hệ thống tìm kiếm của cổng hiện không trả lời.",
    "/en": "search does not answer just now.",
}
HOME = {
    "": "Hiện chưa hiển thị được danh sách dữ liệu",
    "/en": "The lists of data cannot be shown just now",
}
KINDS = ("stopped", "without the core", "silent")


@pytest.fixture
def away(app, monkeypatch, ckan_config):
    """Sets one of `KINDS`; after `app`, which reads Solr's address from the environment anew."""
    url = str(ckan_config["solr_url"])
    closed = socket.socket()
    closed.bind(("127.0.0.1", 0))
    silent = socket.create_server(("127.0.0.1", 0))

    def make(kind: str) -> None:
        ports = {"stopped": closed.getsockname()[1], "silent": silent.getsockname()[1]}
        away_from = f"http://127.0.0.1:{ports[kind]}/solr/x" if kind in ports else ""
        other = url.rpartition("/")[0] + "/no_such_core"
        monkeypatch.setitem(ckan_config, "solr_url", away_from or other)
        monkeypatch.setitem(ckan_config, "solr_timeout", 1)

    with closing(closed), closing(silent):
        yield make


@pytest.fixture
def dataset(clean_db, clean_index):
    agency = factories.Organization(name="so-thu", title="Sở Thử")
    usual = {"theme": ["du-lich"], "frequency": "hang-nam", "license_id": "vn-gov-open"}
    return factories.Dataset(
        name="le-hoi-thu",
        title="Lễ hội thử",
        owner_org=agency["id"],
        personal_data="khong-co",
        **usual,
    )


@pytest.mark.parametrize("kind", KINDS)
def test_pages_say_it_and_the_home_page_lives(dataset, app, away, kind):
    away(kind)
    for prefix, sentence in SAYS.items():
        for page in ("/dataset/?q=le+hoi", "/organization/so-thu"):
            answer = app.get(f"{prefix}{page}")
            assert answer.status_code == 503, (prefix, page)
            assert sentence in answer.body, (prefix, page)
            assert answer.headers["Retry-After"]
            assert "public" not in answer.headers["Cache-Control"]
        home = app.get(f"{prefix}/", status=200)
        assert HOME[prefix] in home.body
        assert "public" not in home.headers["Cache-Control"]
        assert "hue-figures" not in home.body, "no false zeros"
    for page in ("/about", "/dataset/le-hoi-thu", "/user/login", "/api/3/action/status_show"):
        assert app.get(page).status_code == 200, page
    told = json.loads(app.get("/api/3/action/package_search?q=le", status=500).body)
    assert (told["success"], told["error"]["__type"]) == (False, "Search Connection Error")
    with pytest.raises(SolrConnectionError):
        call_action("package_search", q="le")


def test_a_query_that_solr_refuses_is_not_its_absence(app):
    answer = app.get("/api/3/action/package_search?q=title:[", status=409)
    assert json.loads(answer.body)["error"]["__type"] == "Search Error"
    assert app.get("/dataset/?q=title:%5B").status_code == 200
