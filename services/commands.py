"""Runs other programs: output into a log, a failure told with the log's last lines."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from services.say import Problem
from services.settings import REPO, Settings

#: Variables of the caller that would make our own programs look elsewhere.
FOREIGN = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "CKAN_INI", "PGHOST", "PGPORT", "PGUSER")

#: Characters of a log's line that are shown: pip names all its packages in one.
LONGEST = 300
#: Bytes free below which a failure is put down to the disk.
FULL = 4 * 1024 * 1024


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of what we start: the caller's, without what would lead it astray."""
    env = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    env.setdefault("LANG", "C.UTF-8")
    env["PATH"] = env.get("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin"
    env.update(extra or {})
    return env


def run(
    settings: Settings,
    name: str,
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    stdin: str | None = None,
    cwd: Path = REPO,
    remedy: str = "",
) -> None:
    """Run a command to its end with its output in `logs/<name>.log`.

    Raises `Problem` with the last lines of the log when the command fails or is missing.
    """
    log = settings.logs / f"{name}.log"
    try:
        with log.open("ab") as stream:
            done = subprocess.run(
                list(command),
                stdout=stream,
                stderr=subprocess.STDOUT,
                input=stdin.encode() if stdin is not None else None,
                stdin=subprocess.DEVNULL if stdin is None else None,
                env=environment(env),
                cwd=cwd,
                check=False,
            )
    except FileNotFoundError as error:
        raise missing(command[0], remedy) from error
    if done.returncode:
        raise failed(name, log, remedy)


def missing(program: str, remedy: str = "") -> Problem:
    """The problem of a program that is not there."""
    return Problem(
        f"Không tìm thấy chương trình «{program}».",
        f"The program “{program}” was not found.",
        remedy or "Cài lại gói Debian có nó / install the Debian package that brings it again.",
    )


def failed(name: str, log: Path, remedy: str = "") -> Problem:
    """The problem of a step that failed, with its log's last lines and what they point to."""
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    last = "\n    ".join(line[:LONGEST] for line in text.strip().splitlines()[-6:])
    return Problem(
        f"Bước «{name}» không thành công. Nhật ký: {log}",
        f"Step “{name}” failed. Log: {log}\n    {last}",
        _hint(text, log)
        or remedy
        or "Sửa lỗi trên rồi chạy lại / mend it and run the command again.",
    )


def _hint(text: str, log: Path) -> str:
    tail = text[-4000:]
    # On a full disk the log itself may be the first thing that cannot be written.
    if "No space left on device" in tail or shutil.disk_usage(log.parent).free < FULL:
        return "Đĩa đã đầy: giải phóng chỗ rồi chạy lại / the disk is full: free some space."
    away = ("Failed to connect", "Connection refused")
    if "/solr/" in tail and any(sign in tail for sign in away):
        return (
            "Máy tìm kiếm (Solr) đã dừng: chạy lại lệnh, Solr được khởi động lại / the search "
            "(Solr) has stopped: run the command again, it is started anew."
        )
    network = ("Temporary failure", "Could not resolve", "Network is unreachable", "NewConnection")
    unknown = ("Unknown host", "No route to host", "UnknownHost", "Connection refused")
    if any(sign in tail for sign in (*network, *unknown)):
        return "Không có mạng: kiểm tra kết nối rồi chạy lại / no network: check it, run again."
    return ""


def output(command: Sequence[str], env: Mapping[str, str] | None = None) -> str:
    """What a short command prints, or an empty text when it fails."""
    try:
        done = subprocess.run(
            list(command), capture_output=True, text=True, env=environment(env), check=False
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
