"""A living portal for the browser tests: gunicorn, the demo's departments, two accounts.

Nothing here imports CKAN: the portal is another process, and the tests use it as its visitors do.
The services and the data folder come from the `CKAN_*` and `HUE_SLOT_DATA` variables of a test
slot. A slot that is filled already is used as it is, so a second run starts in seconds.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from services.portal import answers

REPO = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
PASSWORD = "thu-nghiem-2026"
LONGEST = 120.0


@dataclass
class Portal:
    """Where the portal is and how to get in; `api` calls an action as `token`'s owner."""

    url: str
    ini: Path
    env: dict[str, str]
    tokens: dict[str, str] = field(default_factory=dict)
    admin: str = "quantri"
    officer: str = "canbo"
    newcomer: str = "nguoimoi"
    agency: str = "so-van-hoa-va-the-thao"
    password: str = PASSWORD
    #: Where the newcomer sets a new password, as the mail says it.
    reset: str = ""

    def api(self, action: str, /, token: str | None = None, **data: Any) -> Any:
        """An action's result; raises AssertionError with CKAN's answer when it is refused."""
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = token
        address = f"{self.url}/api/3/action/{action}"
        request = urllib.request.Request(address, json.dumps(data).encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.loads(answer.read())["result"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{action}: {error.code} {error.read()[:2000]!r}") from error

    def as_admin(self, action: str, /, **data: Any) -> Any:
        """An action as the administrator."""
        return self.api(action, token=self.tokens["admin"], **data)

    def ckan(self, *words: str) -> str:
        """Run one of CKAN's commands on this portal; its output."""
        command = [str(BIN / "ckan"), "-c", str(self.ini), *words]
        return run(command, self.env)


def run(command: list[str], env: dict[str, str]) -> str:
    """Run a command to its end; its output. What it said is shown when it fails."""
    done = subprocess.run(command, env=env, cwd=REPO, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def configure(folder: Path, url: str, demo_port: int) -> Path:
    """Write the portal's ini from the packaged lines, as `make demo` does."""
    values = {
        "SECRET_KEY": "test-only-secret-key",
        "api_token.jwt.encode.secret": "string:test-only",
        "api_token.jwt.decode.secret": "string:test-only",
        "WTF_CSRF_SECRET_KEY": "test-only-csrf",
        "ckan.site_url": url,
        "ckan.site_id": "hue-browser",
        "ckan.storage_path": str(folder / "storage"),
        "ckanext.hue_opendata.harvest.allowed_networks": f"127.0.0.1:{demo_port}",
    }
    (folder / "storage").mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-m", "ckanext.hue_opendata.doctor.ini", "--site", json.dumps(values)]
    ini = folder / "ckan.ini"
    ini.write_text(run(words, dict(os.environ)), encoding="utf-8")
    return ini


@contextlib.contextmanager
def program(
    name: str, command: list[str], env: dict[str, str], folder: Path, address: str = ""
) -> Iterator[None]:
    """Run a program until the block ends; waits until it answers at `address`, if it has one."""
    log = folder / f"{name}.log"
    with log.open("w") as output:
        process = subprocess.Popen(command, env=env, cwd=REPO, stdout=output, stderr=output)
    try:
        limit = time.monotonic() + LONGEST
        while address and not answers(address):
            assert process.poll() is None, f"{name}: {log.read_text()[-3000:]}"
            assert time.monotonic() < limit, f"{name}: {log.read_text()[-3000:]}"
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def portal() -> Iterator[Portal]:
    """The portal with everything in it; ended with the block."""
    folder = Path(os.environ["HUE_SLOT_DATA"]) / "browser"
    folder.mkdir(parents=True, exist_ok=True)
    demo_port, web_port = free_port(), free_port()
    url = f"http://127.0.0.1:{web_port}"
    ini = configure(folder, url, demo_port)
    env = dict(os.environ) | {"CKAN_INI": str(ini), "HUE_DEMO_PORT": str(demo_port)}
    living = Portal(url, ini, env)
    living.ckan("db", "pending-migrations", "--apply")
    living.ckan("hue", "theme", "font")
    living.ckan("hue", "theme", "icons")
    living.ckan("translation", "js")
    made = fill(living, folder, demo_port)
    living.tokens.update(made["tokens"])
    living.reset = made["reset"]
    command = [str(BIN / "gunicorn"), "--workers", "1", "--threads", "4", "--timeout", "120"]
    command += ["--bind", f"127.0.0.1:{web_port}", "services.wsgi:application"]
    with program("web", command, env, folder, f"{url}/api/3/action/status_show"):
        yield living


def fill(living: Portal, folder: Path, demo_port: int) -> dict[str, Any]:
    """Seed and make the accounts, then harvest through the consumers; what `fill.main` prints."""
    living.ckan("hue", "schema", "seed")
    words = [living.agency, living.password]
    made = json.loads(
        run([sys.executable, "-m", "tests.browser.fill", str(living.ini), *words], living.env)
    )
    if made["datasets"]:
        return made
    base = f"http://127.0.0.1:{demo_port}"
    demo = [sys.executable, str(REPO / "demo" / "serve.py")]
    ckan = [str(BIN / "ckan"), "-c", str(living.ini), "hue", "harvest"]
    with (
        program("demo", demo, living.env, folder, base),
        program("gather", [*ckan, "consume", "gather"], living.env, folder),
        program("fetch", [*ckan, "consume", "fetch"], living.env, folder),
    ):
        seed = [sys.executable, str(REPO / "demo" / "seed.py"), "--ini", str(living.ini)]
        run([*seed, "--base-url", base, "--wait"], living.env)
        living.ckan("jobs", "worker", "--burst")
    return made
