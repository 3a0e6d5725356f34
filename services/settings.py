"""Where things are and which ports they use: read once from the environment.

`HUE_DATA` and the `HUE_*_PORT` variables let two clones live side by side; CKAN's own `CKAN_*`
variables replace one of the local services by an existing one.
"""

from __future__ import annotations

import json
import os
import secrets
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from services.say import Problem

REPO = Path(__file__).resolve().parent.parent
DEFAULT_PORTS = {
    "HUE_WEB_PORT": 5000,
    "HUE_DB_PORT": 54329,
    "HUE_REDIS_PORT": 63799,
    "HUE_SOLR_PORT": 58983,
    "HUE_DEMO_PORT": 58080,
}


@dataclass(frozen=True)
class Settings:
    """The folder of this clone's data, its ports and its secrets."""

    data: Path
    web_port: int
    db_port: int
    redis_port: int
    solr_port: int
    demo_port: int
    overrides: dict[str, str] = field(default_factory=dict)

    @property
    def venv(self) -> Path:
        return self.data / "venv"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def run(self) -> Path:
        return self.data / "run"

    @property
    def site_url(self) -> str:
        return os.environ.get("CKAN_SITE_URL") or f"http://localhost:{self.web_port}"

    @property
    def demo_url(self) -> str:
        return f"http://127.0.0.1:{self.demo_port}"

    def bin(self, name: str) -> str:
        """A command of the virtualenv."""
        return str(self.venv / "bin" / name)

    def is_local(self, variable: str) -> bool:
        """Whether we run this service ourselves (no `CKAN_*` variable points elsewhere)."""
        return variable not in self.overrides

    def prepare(self) -> None:
        """Make the data folder; a read-only place is told at once, not in the middle."""
        try:
            for folder in (self.data, self.logs, self.run, self.data / "stamps"):
                folder.mkdir(parents=True, exist_ok=True)
            # A file of its own for each command: several may begin at the same moment.
            with tempfile.NamedTemporaryFile(dir=self.data, prefix=".writable"):
                pass
        except OSError as error:
            raise Problem(
                f"Không ghi được vào thư mục dữ liệu {self.data} ({error.strerror}).",
                f"The data folder {self.data} cannot be written ({error.strerror}).",
                "Chọn thư mục khác / choose another folder: HUE_DATA=/path make demo",
            ) from error

    def secret(self, name: str) -> str:
        """A generated secret that stays the same for this data folder (file mode 600)."""
        file = self.data / "secrets.json"
        known: dict[str, str] = {}
        if file.exists():
            known = json.loads(file.read_text(encoding="utf-8"))
        if name not in known:
            known[name] = secrets.token_urlsafe(24)
            write_private(file, json.dumps(known, indent=2) + "\n")
        return known[name]


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
    draft.replace(file)


def load() -> Settings:
    """Read the environment.

    Raises `Problem` for a port that is no number or is used twice.
    """
    ports = {name: _port(name, default) for name, default in DEFAULT_PORTS.items()}
    twice = {port for port in ports.values() if list(ports.values()).count(port) > 1}
    if twice:
        names = ", ".join(name for name, port in ports.items() if port in twice)
        raise Problem(
            f"Hai dịch vụ cùng một cổng: {names}.",
            f"Two services share one port: {names}.",
            "Đặt mỗi biến một số khác nhau / give each variable its own number.",
        )
    data = Path(os.environ.get("HUE_DATA") or REPO / ".hue").expanduser().absolute()
    known = ("CKAN_SQLALCHEMY_URL", "CKAN_SOLR_URL", "CKAN_REDIS_URL")
    datastore = ("CKAN_DATASTORE_WRITE_URL", "CKAN_DATASTORE_READ_URL")
    overrides = {name: os.environ[name] for name in known + datastore if os.environ.get(name)}
    return Settings(
        data=data,
        web_port=ports["HUE_WEB_PORT"],
        db_port=ports["HUE_DB_PORT"],
        redis_port=ports["HUE_REDIS_PORT"],
        solr_port=ports["HUE_SOLR_PORT"],
        demo_port=ports["HUE_DEMO_PORT"],
        overrides=overrides,
    )


def _port(name: str, default: int) -> int:
    text = os.environ.get(name) or str(default)
    if not text.isdigit() or not 1024 <= int(text) <= 65535:
        raise Problem(
            f"{name}={text} không phải là số cổng từ 1024 đến 65535.",
            f"{name}={text} is not a port number from 1024 to 65535.",
            f"Ví dụ / for example: {name}={default}",
        )
    return int(text)
