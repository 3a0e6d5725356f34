"""The portal's own programs: configuration, database, assets, web server, workers."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from pathlib import Path

from services import commands, slots, stamps
from services.processes import Process, claim_port
from services.say import skipped, step, tell
from services.settings import REPO, Settings, write_private

#: What `ckan.ini` calls the services' addresses, and CKAN's variables for the same.
ADDRESSES = {
    "sqlalchemy.url": "CKAN_SQLALCHEMY_URL",
    "ckan.datastore.write_url": "CKAN_DATASTORE_WRITE_URL",
    "ckan.datastore.read_url": "CKAN_DATASTORE_READ_URL",
    "solr_url": "CKAN_SOLR_URL",
    "ckan.redis.url": "CKAN_REDIS_URL",
}
PROGRAMS = ("demo-files", "web", "jobs", "harvest-gather", "harvest-fetch", "harvest-schedule")


def processes(settings: Settings) -> list[Process]:
    """The portal's programs, in the order in which they start."""
    return [Process(settings, name) for name in PROGRAMS]


def ini(settings: Settings) -> Path:
    """The demo's configuration file."""
    return slots.folder(settings, slots.DEMO) / "ckan.ini"


def environment(settings: Settings) -> dict[str, str]:
    """The environment of every program of the portal."""
    return slots.environment(settings, slots.DEMO) | {"CKAN_INI": str(ini(settings))}


def ckan(settings: Settings, name: str, *words: str, remedy: str = "") -> None:
    """Run one of CKAN's commands on the demo."""
    command = [settings.bin("ckan"), "-c", str(ini(settings)), *words]
    commands.run(settings, name, command, env=environment(settings), remedy=remedy)


def configure(settings: Settings) -> None:
    """Write `ckan.ini` anew: from the packaged lines, the ports and the generated secrets."""
    folder = slots.folder(settings, slots.DEMO)
    env = slots.environment(settings, slots.DEMO)
    # The addresses too, so that `ckan -c ckan.ini …` works by hand without our environment.
    values = {option: env[variable].replace("%", "%%") for option, variable in ADDRESSES.items()}
    values |= {
        "SECRET_KEY": settings.secret("ckan"),
        "api_token.jwt.encode.secret": f"string:{settings.secret('jwt')}",
        "api_token.jwt.decode.secret": f"string:{settings.secret('jwt')}",
        "WTF_CSRF_SECRET_KEY": settings.secret("csrf"),
        "ckan.site_url": settings.site_url,
        "ckan.site_id": "hue",
        "ckan.storage_path": str(folder / "storage"),
        "ckanext.hue_opendata.harvest.allowed_networks": f"127.0.0.1:{settings.demo_port}",
    }
    (folder / "storage").mkdir(parents=True, exist_ok=True)
    command = [settings.bin("python"), "-m", "ckanext.hue_opendata.doctor.ini", "--site"]
    lines = commands.output([*command, json.dumps(values)])
    if not lines:
        commands.run(settings, "ini", [*command, json.dumps(values)])
    write_private(ini(settings), lines + "\n")


def build(settings: Settings) -> None:
    """Migrations, rights and translations; skipped when nothing that they are made of changed."""
    compile_translations(settings)
    package = REPO / "ckanext" / "hue_opendata"
    sources = [*package.rglob("versions/*.py"), *(package / "search").rglob("*.py")]
    sources += (package / "search" / "data").iterdir()
    value = stamps.digest(stamps.tree(sources), ini(settings).read_text())
    if stamps.is_done(settings, "portal", value):
        skipped("Cơ sở dữ liệu", "Database")
        return
    with step("Tạo bảng và quyền trong cơ sở dữ liệu", "Make the database's tables and rights"):
        ckan(settings, "db-init", "db", "init")
        ckan(settings, "db-plugins", "db", "pending-migrations", "--apply")
        slots.grant_datastore(settings, slots.DEMO, str(ini(settings)), environment(settings))
        ckan(settings, "translation", "translation", "js")
    with step("Lập chỉ mục tìm kiếm", "Build the search index"):
        ckan(settings, "search-install", "hue", "search", "install")
        # What an older version indexed lacks the fields of this one.
        ckan(settings, "search-index", "hue", "search", "rebuild")
    stamps.done(settings, "portal", value)


def compile_translations(settings: Settings) -> None:
    """Compile the catalogues whose sources are newer."""
    for source in (REPO / "i18n").glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        draft = target.with_suffix(".mo.draft")
        command = ["msgfmt", "--check", "-o", str(draft), str(source)]
        commands.run(settings, "msgfmt", command)
        draft.replace(target)


def claim_ports(settings: Settings) -> None:
    """Refuse to begin when another program holds a port that the portal will want."""
    claim_port(Process(settings, "web"), settings.web_port, "HUE_WEB_PORT")
    claim_port(Process(settings, "demo-files"), settings.demo_port, "HUE_DEMO_PORT")


def start(settings: Settings) -> None:
    """Start the web server, the job worker and the harvest's consumers."""
    env = environment(settings)
    claim_ports(settings)
    web = Process(settings, "web")
    files = Process(settings, "demo-files")
    with step("Khởi động cổng dữ liệu", "Start the portal"):
        files.start(
            [settings.bin("python"), str(REPO / "demo" / "serve.py")],
            ready=lambda: answers(settings.demo_url),
            seconds=30,
            env=env | {"HUE_DEMO_PORT": str(settings.demo_port)},
        )
        web.start(
            [
                *(settings.bin("gunicorn"), "--workers", "2", "--threads", "4"),
                *("--bind", f"127.0.0.1:{settings.web_port}", "--timeout", "120"),
                "services.wsgi:application",
            ],
            ready=lambda: answers(f"http://127.0.0.1:{settings.web_port}/api/3/action/status_show"),
            seconds=120,
            env=env,
        )
        _start_workers(settings, env)


def _start_workers(settings: Settings, env: dict[str, str]) -> None:
    """Start the background programs; each is checked to be alive by doctor, not here."""
    ckan_command = [settings.bin("ckan"), "-c", str(ini(settings))]
    words = {
        "jobs": ["jobs", "worker"],
        "harvest-gather": ["hue", "harvest", "consume", "gather"],
        "harvest-fetch": ["hue", "harvest", "consume", "fetch"],
        "harvest-schedule": ["hue", "harvest", "schedule"],
    }
    for name, command in words.items():
        Process(settings, name).start(
            ckan_command + command, ready=lambda: True, seconds=5, env=env
        )


def stop(settings: Settings) -> None:
    """Stop the portal's programs; those that take work from queues first."""
    for process in reversed(processes(settings)):
        if process.stop():
            tell(f"• {process.name}: đã dừng / stopped")


def answers(url: str) -> bool:
    """Whether an address answers with success."""
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return answer.status == 200
    except (OSError, urllib.error.URLError):
        return False


def access_file(settings: Settings) -> Path:
    """Where the demo's address, administrator and token are written (mode 600)."""
    return slots.folder(settings, slots.DEMO) / "access.json"
