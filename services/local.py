"""The services as a whole: set up, start, stop, status."""

from __future__ import annotations

from services import debian, portal, postgres, python_env, redis_server, solr_server
from services.processes import Process
from services.say import step, tell
from services.settings import Settings


def processes(settings: Settings) -> list[Process]:
    """The servers that we run ourselves."""
    return [
        module.process(settings)
        for module, variable in (
            (postgres, "CKAN_SQLALCHEMY_URL"),
            (redis_server, "CKAN_REDIS_URL"),
            (solr_server, "CKAN_SOLR_URL"),
        )
        if settings.is_local(variable)
    ]


def prepare(settings: Settings, *, browser: bool = False, quiet: bool = False) -> None:
    """Install what is missing and start what is not running."""
    ready = all(process.pid() for process in processes(settings))
    if quiet and ready:
        return
    debian.ensure(settings, browser=browser)
    python_env.ensure(settings)
    if settings.is_local("CKAN_SOLR_URL"):
        solr_server.install(settings)
    if ready:
        return
    with step("Khởi động PostgreSQL, Redis, Solr", "Start PostgreSQL, Redis, Solr"):
        if settings.is_local("CKAN_SQLALCHEMY_URL"):
            postgres.start(settings)
        if settings.is_local("CKAN_REDIS_URL"):
            redis_server.start(settings)
        if settings.is_local("CKAN_SOLR_URL"):
            solr_server.start(settings)


def stop(settings: Settings) -> None:
    """Stop the servers, last started first."""
    for process in reversed(processes(settings)):
        running = postgres.stop(settings) if process.name == "postgres" else process.stop()
        if running:
            tell(f"• {process.name}: đã dừng / stopped")


def status(settings: Settings) -> int:
    """Say what runs; 0 when everything of the portal does, else 3 (as an init script would)."""
    missing = 0
    for process in processes(settings) + portal.processes(settings):
        pid = process.pid()
        missing += pid is None
        tell(f"{process.name:18} {f'đang chạy / running (pid {pid})' if pid else '–'}")
    return 3 if missing else 0
