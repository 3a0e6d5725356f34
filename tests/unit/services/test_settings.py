"""Settings come from the environment, and what is wrong is told in one sentence."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from services import settings
from services.say import Problem


@pytest.fixture
def here(monkeypatch, tmp_path):
    for name in settings.DEFAULT_PORTS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HUE_DATA", str(tmp_path / "data"))
    return tmp_path


def test_two_clones_can_have_their_own_ports_and_folders(here, monkeypatch):
    monkeypatch.setenv("HUE_WEB_PORT", "5001")
    found = settings.load()
    assert found.web_port == 5001
    assert found.data == here / "data"
    assert found.site_url == "http://localhost:5001"


@pytest.mark.parametrize("port", ["80", "70000", "web", "-1"])
def test_a_port_that_is_none_is_refused(here, monkeypatch, port):
    monkeypatch.setenv("HUE_DB_PORT", port)
    with pytest.raises(Problem, match="HUE_DB_PORT"):
        settings.load()


def test_two_services_cannot_share_a_port(here, monkeypatch):
    monkeypatch.setenv("HUE_DB_PORT", "5000")
    with pytest.raises(Problem, match="HUE_DB_PORT"):
        settings.load()


def test_a_folder_that_cannot_be_made_is_told(here, monkeypatch):
    (here / "file").write_text("")
    monkeypatch.setenv("HUE_DATA", str(here / "file" / "data"))
    with pytest.raises(Problem, match="cannot be written"):
        settings.load().prepare()


def test_commands_that_begin_together_do_not_take_each_others_files(here):
    found = settings.load()
    with ThreadPoolExecutor(8) as together:
        list(together.map(lambda _: found.prepare(), range(400)))
    assert not list(found.data.glob(".writable*"))


def test_a_secret_is_made_once_and_only_its_owner_reads_it(here):
    found = settings.load()
    found.prepare()
    assert found.secret("redis") == found.secret("redis") != found.secret("other")
    assert stat.S_IMODE((found.data / "secrets.json").stat().st_mode) == 0o600


def test_a_service_of_somebody_else_is_not_started(here, monkeypatch):
    monkeypatch.setenv("CKAN_SOLR_URL", "http://solr.example/solr/ckan")
    found = settings.load()
    assert not found.is_local("CKAN_SOLR_URL")
    assert found.is_local("CKAN_REDIS_URL")
