"""Debian packages that the portal needs: which are missing, how to bring them, where they are."""

from __future__ import annotations

import grp
import os
import shutil
from pathlib import Path

from services import commands, unpacked
from services.say import Problem, step
from services.settings import Settings

#: What must be there → the package that brings it. A path with a `*` is searched for.
NEEDED = {
    "/usr/lib/postgresql/*/bin/postgres": "postgresql",
    "redis-server": "redis-server",
    "redis-cli": "redis-tools",
    "java": "openjdk-17-jdk-headless",
    "javac": "openjdk-17-jdk-headless",
    "mvn": "maven",
    "gcc": "gcc",
    "pg_config": "libpq-dev",
    "msgfmt": "gettext",
    "setpriv": "util-linux",
    "/usr/include/python3*/Python.h": "python3-dev",
    "/usr/lib/*/libmagic.so.1": "libmagic1",
    "/usr/lib/python3*/ensurepip/__init__.py": "python3-venv",
}
#: curl too: the samples on a dataset's page are run as they stand.
FOR_BROWSER_TESTS = {"chromium": "chromium", "curl": "curl"}
PATHS = "/usr/local/sbin:/usr/sbin:/sbin"


def missing(settings: Settings, *, browser: bool) -> list[str]:
    """The packages that are not there yet, in a stable order."""
    wanted = NEEDED | (FOR_BROWSER_TESTS if browser else {})
    roots = [Path("/"), unpacked.root(settings)]
    return sorted({package for what, package in wanted.items() if not _is_there(what, roots)})


def ensure(settings: Settings, *, browser: bool = False) -> None:
    """Install what is missing with apt, as root or by sudo; without that right, unpack it."""
    packages = missing(settings, browser=browser)
    if not packages:
        return
    words = " ".join(packages)
    how = _become_root()
    if how is None:
        unpacked.ensure(settings, packages)
        return
    with step(f"Cài gói Debian: {words}", "Install Debian packages"):
        env = {"DEBIAN_FRONTEND": "noninteractive"}
        commands.run(settings, "apt-update", [*how, "apt-get", "update"], env=env)
        commands.run(
            settings,
            "apt-install",
            [
                *(*how, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y"),
                *("--no-install-recommends", *packages),
            ],
            env=env,
        )


def program(name: str) -> str:
    """The path of a program."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:{PATHS}") or name


def postgres_program(settings: Settings, name: str) -> str:
    """The path of one of PostgreSQL's programs: of the newest version that has its server too."""
    roots = (Path("/"), unpacked.root(settings))
    servers = [path for root in roots for path in root.glob("usr/lib/postgresql/*/bin/postgres")]
    folders = [path.parent for path in servers]
    folders.sort(key=lambda folder: float(folder.parent.name))
    if not folders:
        return name
    version = folders[-1].parent.name
    if float(version) < 15:
        raise Problem(
            f"PostgreSQL {version} quá cũ; cần từ 15 trở lên.",
            f"PostgreSQL {version} is too old; 15 or newer is needed.",
            "apt-get install postgresql-15",
        )
    return str(folders[-1] / name)


def _is_there(what: str, roots: list[Path]) -> bool:
    if what.startswith("/"):
        return any(path for root in roots for path in root.glob(what[1:]))
    return shutil.which(what, path=f"{os.environ.get('PATH', '')}:{PATHS}") is not None


def _become_root() -> list[str] | None:
    """How a command becomes root: not at all, by sudo without a question, or by asking for it."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if commands.output(["sudo", "-n", "echo", "yes"]) == "yes":
        return ["sudo"]
    # Someone who is in none of these groups would be asked for a password that helps nothing.
    allowed = {grp.getgrgid(number).gr_name for number in os.getgroups()} & {"sudo", "wheel"}
    return ["sudo"] if allowed and os.isatty(0) else None
