"""Every planted fault is named by its own code, and a sound site has none."""

from __future__ import annotations

import http.server
import json
import socket
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from rq import Worker

from ckanext.hue_opendata.doctor import ini, registry

LONG = "a-long-enough-secret-for-a-sound-site"


@pytest.fixture
def sound(ckan_config, monkeypatch, tmp_path, clean_redis):
    """A configuration without a fault: what differs in tests from a real site is set right."""
    values = {
        "SECRET_KEY": LONG,
        "api_token.jwt.encode.secret": f"string:{LONG}",
        "api_token.jwt.decode.secret": f"string:{LONG}",
        "WTF_CSRF_ENABLED": True,
        "debug": False,
        "ckan.site_url": "https://dulieu.example.vn",
        "ckan.storage_path": str(tmp_path),
        "__file__": str(tmp_path / "ckan.ini"),
    }
    for name, value in values.items():
        monkeypatch.setitem(ckan_config, name, value)
    return ckan_config


@pytest.fixture
def worker():
    """A live job worker as Redis knows it: registered, waiting, not working."""
    from ckan.lib import jobs

    registered = Worker([jobs.get_queue()], connection=jobs.get_queue().connection)
    registered.register_birth()
    yield registered
    registered.register_death()


def codes(only: str = "") -> set[str]:
    return {finding.code for finding in registry.run() if finding.code.startswith(only)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_sound_site_has_no_fault_of_services_or_configuration(sound, worker, clean_db):
    assert {code for code in codes() if not code.startswith(("harvest", "search"))} == set()


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("SECRET_KEY", "short", "secrets.weak"),
        ("SECRET_KEY", "CHANGE_ME" * 5, "secrets.weak"),
        ("api_token.jwt.encode.secret", "string:", "secrets.weak"),
        ("debug", True, "debug.on"),
        ("WTF_CSRF_ENABLED", False, "csrf.off"),
        ("ckan.site_url", "", "site_url.invalid"),
        ("ckan.site_url", "dulieu.example.vn", "site_url.invalid"),
        ("ckan.site_url", "https://example.vn/data", "site_url.path"),
        ("ckan.storage_path", "", "storage.unset"),
        ("ckan.storage_path", "/nonexistent/storage", "storage.missing"),
        ("ckan.storage_path", "/proc/self", "storage.readonly"),
        ("ckan.locale_default", "en", "locale.default"),
        ("ckan.display_timezone", "UTC", "time_zone"),
        ("scheming.presets", "", "scheming.unset"),
        ("ckan.datastore.read_url", "", "datastore.unset"),
    ],
)
def test_a_wrong_option_is_named(sound, worker, monkeypatch, option, value, code):
    # Taken back before the fixtures unload the plugins: CKAN itself refuses some of these values.
    with monkeypatch.context() as planted:
        planted.setitem(sound, option, value)
        assert code in codes()


@pytest.mark.parametrize(
    ("option", "address", "code"),
    [
        ("sqlalchemy.url", "postgresql://x:secret@127.0.0.1:{port}/x", "postgresql.unreachable"),
        ("ckan.redis.url", "redis://:secret@127.0.0.1:{port}/1", "redis.unreachable"),
        ("solr_url", "http://x:secret@127.0.0.1:{port}/solr/ckan", "solr.unreachable"),
        (
            "ckan.datastore.read_url",
            "postgresql://x:secret@127.0.0.1:{port}/x",
            "datastore.unreachable",
        ),
    ],
)
def test_a_dead_service_is_named_and_no_password_told(
    sound, worker, monkeypatch, option, address, code
):
    monkeypatch.setitem(sound, option, address.format(port=free_port()))
    findings = [finding for finding in registry.run() if finding.code == code]
    assert len(findings) == 1
    assert "secret" not in json.dumps(vars(findings[0]))


def test_a_missing_plugin_is_named(sound, worker, monkeypatch):
    monkeypatch.setitem(sound, "ckan.plugins", ini.options()["ckan.plugins"].split()[1:])
    assert "plugins.missing" in codes()


def test_a_wrong_plugin_order_is_named(sound, worker, monkeypatch):
    monkeypatch.setitem(sound, "ckan.plugins", ini.options()["ckan.plugins"].split()[::-1])
    found = codes("plugins")
    assert found == {"plugins.order"}


def test_a_worker_that_is_not_there_is_named(sound):
    assert "worker.none" in codes()


def test_a_configuration_that_everybody_may_read_is_named(sound, worker, monkeypatch, tmp_path):
    file = tmp_path / "ckan.ini"
    file.write_text("")
    file.chmod(0o644)
    monkeypatch.setitem(sound, "__file__", str(file))
    assert "ini.readable" in codes()
    file.chmod(0o640)
    assert "ini.readable" not in codes()


def test_a_solr_address_without_a_core_is_named(sound, worker, monkeypatch):
    monkeypatch.setitem(sound, "solr_url", sound["solr_url"].rpartition("/")[0] + "/no_such_core")
    assert "solr.core" in codes()


def test_a_solr_core_with_another_schema_is_named(sound, worker, monkeypatch):
    class Other(http.server.BaseHTTPRequestHandler):
        """A Solr whose core holds some other application's schema."""

        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"name": "blacklight"}')

        def log_message(self, *arguments):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Other)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setitem(sound, "solr_url", f"http://127.0.0.1:{server.server_port}/solr/x")
    try:
        assert "solr.schema" in codes()
    finally:
        server.shutdown()
        server.server_close()


def test_a_read_user_that_may_write_is_named(sound, worker, monkeypatch):
    monkeypatch.setitem(sound, "ckan.datastore.read_url", sound["ckan.datastore.write_url"])
    assert "datastore.rights" in codes()


def test_a_table_that_waits_for_its_migration_is_named(sound, worker, clean_db):
    from ckan import model

    before = model.Session.execute(
        sa.text("select version_num from harvest_alembic_version")
    ).scalar_one()
    model.Session.execute(sa.text("delete from harvest_alembic_version"))
    model.Session.commit()
    try:
        assert "migrations.pending" in codes()
    finally:
        model.Session.execute(
            sa.text("insert into harvest_alembic_version values (:v)"), {"v": before}
        )
        model.Session.commit()


def test_a_catalogue_that_is_not_compiled_is_named(sound, worker, monkeypatch, tmp_path):
    from ckanext.hue_opendata.doctor import site

    catalogue = tmp_path / "vi.po"
    catalogue.write_text("")
    monkeypatch.setattr(site, "CATALOGUE", Path(catalogue))
    assert "translations.not_built" in codes()


def test_a_check_that_breaks_is_a_finding_and_stops_no_other(sound, worker, monkeypatch):
    def broken():
        raise RuntimeError("hỏng")
        yield

    monkeypatch.setitem(registry._checks, "planted.check", broken)
    monkeypatch.setitem(sound, "debug", True)
    assert {"planted.check.failed", "debug.on"} <= codes()


def test_the_command_prints_json_and_fails_when_something_is_wrong(cli, sound, worker):
    from ckanext.hue_opendata.doctor.cli import doctor

    sound["debug"] = True
    answer = cli.invoke(doctor, ["--json"])
    assert answer.exit_code == 1
    assert "debug.on" in {finding["code"] for finding in json.loads(answer.output)}


def test_the_command_prints_the_lines_for_a_site(cli):
    from ckanext.hue_opendata.doctor.cli import doctor

    answer = cli.invoke(doctor, ["--ini"])
    assert answer.exit_code == 0
    assert "ckan.plugins" in answer.output
