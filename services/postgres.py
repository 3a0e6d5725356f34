"""Our own PostgreSQL cluster: loopback only, password logins, under the data folder."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
from pathlib import Path

from services import commands, debian
from services.processes import Process, claim_port
from services.say import Problem
from services.settings import Settings, write_private

ADMIN = "hue_admin"
OWNER = "hue_ckan"
READER = "hue_datastore_ro"
#: This cluster serves the demo and the tests, never production (docs/admin/production.md): it may
#: trade safety against a power cut for speed. A killed process still loses nothing.
CONFIG = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
shared_buffers = 128MB
timezone = 'UTC'
"""


def process(settings: Settings) -> Process:
    """The cluster's server."""
    return Process(settings, "postgres")


def cluster(settings: Settings) -> Path:
    """The cluster's folder."""
    return settings.data / "postgres"


def start(settings: Settings) -> None:
    """Make the cluster if there is none, start it, and make the two roles."""
    server = process(settings)
    claim_port(server, settings.db_port, "HUE_DB_PORT")
    _initialise(settings)
    command = [
        *_as_server_user(settings),
        debian.postgres_program(settings, "postgres"),
        *("-D", str(cluster(settings)), "-p", str(settings.db_port)),
    ]
    server.start(
        command,
        ready=lambda: bool(query(settings, "select 1")),
        seconds=60,
        cwd=Path("/"),
    )
    _make_roles(settings)


def stop(settings: Settings) -> bool:
    """Stop the cluster (fast shutdown: open sessions are ended, nothing is lost)."""
    return process(settings).stop(ask=signal.SIGINT)


def query(settings: Settings, sql: str, database: str = "postgres") -> str:
    """Run SQL as the cluster's administrator; its output, or empty text when it fails."""
    return commands.output(_psql(settings, database, "-c", sql), _password(settings))


def execute(settings: Settings, sql: str, database: str = "postgres") -> None:
    """Run SQL as the cluster's administrator; a failure is a `Problem`."""
    commands.run(
        settings, "psql", _psql(settings, database, "-f", "-"), env=_password(settings), stdin=sql
    )


def ensure_database(settings: Settings, name: str) -> bool:
    """Make an empty UTF-8 database owned by CKAN's role; says whether it was made now."""
    # Names come from `slots.core`, which lets only letters, digits and underscores through.
    if query(settings, f"select 1 from pg_database where datname = '{name}'"):  # noqa: S608
        return False
    execute(settings, f'CREATE DATABASE "{name}" OWNER {OWNER} ENCODING UTF8 TEMPLATE template0;')
    return True


def drop_database(settings: Settings, name: str) -> None:
    """Drop a database of ours, with the sessions that still use it."""
    execute(settings, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE);')


def url(settings: Settings, database: str, role: str = OWNER) -> str:
    """The SQLAlchemy address of a database for one of our roles."""
    password = settings.secret(f"postgres_{role}")
    return f"postgresql://{role}:{password}@127.0.0.1:{settings.db_port}/{database}"


def _psql(settings: Settings, database: str, *more: str) -> list[str]:
    return [
        debian.postgres_program(settings, "psql"),
        *("-h", "127.0.0.1", "-p", str(settings.db_port), "-U", ADMIN, "-d", database),
        *("-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", *more),
    ]


def _password(settings: Settings) -> dict[str, str]:
    return {"PGPASSWORD": settings.secret("postgres_admin")}


def _initialise(settings: Settings) -> None:
    folder = cluster(settings)
    if (folder / "hue.ready").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    secret = settings.data / "postgres.password"
    write_private(secret, settings.secret("postgres_admin") + "\n")
    if os.geteuid() == 0:
        account = _server_account()
        for path in (folder, secret):
            os.chown(path, account.pw_uid, account.pw_gid)
    try:
        commands.run(
            settings,
            "initdb",
            [
                *_as_server_user(settings),
                debian.postgres_program(settings, "initdb"),
                *("-D", str(folder), "-U", ADMIN, "--encoding=UTF8", "--locale=C.UTF-8"),
                *("--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync"),
            ],
            cwd=Path("/"),
        )
    finally:
        secret.unlink(missing_ok=True)
    with (folder / "postgresql.conf").open("a") as stream:
        stream.write(CONFIG)
    (folder / "hue.ready").touch()


def _make_roles(settings: Settings) -> None:
    for role in (OWNER, READER):
        password = settings.secret(f"postgres_{role}")
        execute(
            settings,
            f"DO $$ BEGIN CREATE ROLE {role} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL;"
            f" END $$; ALTER ROLE {role} NOSUPERUSER PASSWORD '{password}';",
        )


def _server_account() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Problem(
        "Không có tài khoản hệ thống nào để chạy PostgreSQL.",
        "There is no system account to run PostgreSQL as (it refuses to run as root).",
        "Chạy bằng người dùng thường / run as an ordinary user.",
    )


def _as_server_user(settings: Settings) -> list[str]:
    """The prefix that leaves root, which PostgreSQL refuses.

    A clone may lie in a folder that only root can enter; the server then keeps the one right to
    pass through folders, and nothing else of root's.
    """
    if os.geteuid() != 0:
        return []
    account = _server_account()
    leave = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
    passing = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    test = ["test", "-w", str(cluster(settings))]
    for prefix in (leave, leave + passing):
        if subprocess.run([*prefix, *test], check=False, capture_output=True).returncode == 0:
            return prefix
    raise Problem(
        f"Tài khoản {account.pw_name} không vào được thư mục {settings.data}.",
        f"The account {account.pw_name}, which PostgreSQL runs as, cannot enter {settings.data}.",
        "Chọn thư mục khác / choose another folder: HUE_DATA=/var/lib/hue make demo",
    )
