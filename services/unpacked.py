"""Debian packages unpacked into the data folder, for people who may not install any.

apt fetches them with lists and a cache of its own, `dpkg -x` unpacks them, and the environment of
everything that we start leads there. Nothing outside the data folder is written. The programs find
their own files from where they lie (PostgreSQL, GCC, Java, Maven); what names an absolute path is
mended here: links, the C library's linker script, Java's certificates.
"""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Sequence
from pathlib import Path

from services import commands
from services.say import Problem, step
from services.settings import REPO, Settings

CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


def root(settings: Settings) -> Path:
    """Where the packages are unpacked; the folder is there only when all of them are."""
    return settings.data / "debian" / "root"


def use(settings: Settings) -> None:
    """Let everything that we start find the unpacked programs, if there are any."""
    where = root(settings)
    if not where.is_dir():
        return
    usr, triplet = where / "usr", f"{platform.machine()}-linux-gnu"
    java = next(iter(sorted(usr.glob("lib/jvm/java-*-openjdk-*"))), None)
    python = next(iter(sorted(usr.glob("include/python3.*"))), None)
    libraries = [usr / "lib" / triplet, where / "lib" / triplet]
    # Some libraries lie one folder deeper, where an installed system would find them by rpath.
    libraries += sorted({path.parent for path in libraries[0].glob("*/lib*.so.*")})
    include = usr / "include"
    headers = [include, include / triplet, include / "postgresql", python]
    folders = [usr / "bin", usr / "sbin", usr / "share/maven/bin", java and java / "bin"]
    _before("PATH", [*folders, os.environ.get("PATH")])
    _before("LD_LIBRARY_PATH", [*libraries, os.environ.get("LD_LIBRARY_PATH")])
    _before("LIBRARY_PATH", libraries)
    _before("CPATH", headers)
    os.environ["MAGIC"] = str(usr / "lib/file/magic.mgc")
    os.environ["FONTCONFIG_PATH"] = str(where / "etc/fonts")
    if java:
        os.environ["JAVA_HOME"] = str(java)
    if (usr / "share/zoneinfo").is_dir():
        os.environ["PYTHONTZPATH"] = str(usr / "share/zoneinfo")
    if (usr / "lib/chromium/chromium").exists():
        os.environ["HUE_CHROMIUM"] = str(usr / "lib/chromium/chromium")


def pip_wheel(settings: Settings) -> Path | None:
    """The wheel of pip among the unpacked packages: Debian's Python has none without them."""
    return next(iter(root(settings).glob("usr/share/python-wheels/pip-*.whl")), None)


def ensure(settings: Settings, packages: list[str]) -> None:
    """Bring and unpack the packages with all that they need; raises `Problem` when it fails."""
    folder = settings.data / "debian"
    words = " ".join(packages)
    remedy = f"Nhờ quản trị máy chạy / ask your administrator: apt-get install {words}"
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        raise Problem(
            f"Thiếu gói phần mềm: {words}; máy này không có apt.",
            f"Missing packages: {words}; this machine has no apt.",
            remedy,
        )
    draft = folder / "root.draft"
    shutil.rmtree(draft, ignore_errors=True)
    with step(f"Giải nén gói Debian: {words}", "Unpack Debian packages (no right to install)"):
        _fetch(settings, folder, packages, remedy)
        if root(settings).is_dir():
            shutil.copytree(root(settings), draft, symlinks=True)
        draft.mkdir(exist_ok=True)
        for archive in sorted((folder / "cache/archives").glob("*.deb")):
            commands.run(settings, "unpack", ["dpkg", "-x", str(archive), str(draft)])
        mend(draft, root(settings))
        shutil.rmtree(root(settings), ignore_errors=True)
        draft.rename(root(settings))
        use(settings)
        _trust(settings)
        shutil.rmtree(folder / "cache")


def _fetch(settings: Settings, folder: Path, packages: list[str], remedy: str) -> None:
    """Let apt bring the packages and what they need that the machine lacks."""
    for part in ("lists/partial", "cache/archives/partial"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    apt = ["apt-get", "-o", f"Dir::State::lists={folder}/lists", "-o", f"Dir::Cache={folder}/cache"]
    apt += ["-o", "Debug::NoLocking=1"]
    commands.run(settings, "apt-update", [*apt, "update"], remedy=remedy)
    more = ["install", "-y", "--no-install-recommends", "--download-only", *packages]
    commands.run(settings, "apt-download", [*apt, *more], remedy=remedy)


def mend(draft: Path, final: Path) -> None:
    """Lead absolute links, the linker script and `pg_config` into the folder itself."""
    for path in draft.rglob("*"):
        if path.is_symlink():
            target = str(path.readlink())
            inside = draft / target.lstrip("/")
            if target.startswith("/") and (inside.exists() or inside.is_symlink()):
                path.unlink()
                path.symlink_to(os.path.relpath(inside, path.parent))
    for script in draft.glob("usr/lib/*/lib*.so"):
        if not script.is_symlink() and script.read_bytes()[:4] == b"/* G":
            words = script.read_text().split(" ")
            script.write_text(" ".join(_inside(word, draft, final) for word in words))
    # Debian's `pg_config` is a script with absolute paths; the server's own finds its place.
    for program in sorted(draft.glob("usr/lib/postgresql/*/bin/pg_config"))[-1:]:
        (draft / "usr/bin/pg_config").unlink(missing_ok=True)
        (draft / "usr/bin/pg_config").symlink_to(os.path.relpath(program, draft / "usr/bin"))


def _inside(word: str, draft: Path, final: Path) -> str:
    """A linker script's path, inside the folder when the file is there."""
    there = word.startswith("/") and (draft / word.lstrip("/")).is_file()
    return f"{final}{word}" if there else word


def _trust(settings: Settings) -> None:
    """Give Java the machine's certificates, which an installed package would have done."""
    store = root(settings) / "etc/ssl/certs/java/cacerts"
    java = os.environ.get("JAVA_HOME")
    if store.exists() or not java or not CERTIFICATES.exists():
        return
    store.parent.mkdir(parents=True, exist_ok=True)
    source = str(REPO / "services/solr/TrustStore.java")
    commands.run(settings, "trust", ["java", source, str(CERTIFICATES), str(store)])
    link = Path(java) / "lib/security/cacerts"
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(store, link.parent))


def _before(variable: str, paths: Sequence[Path | str | None]) -> None:
    """Set a search path; a part that is named twice stands once."""
    parts = [part for path in paths if path for part in str(path).split(":")]
    os.environ[variable] = ":".join(dict.fromkeys(parts))
