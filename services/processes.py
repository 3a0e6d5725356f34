"""Starts, finds and stops our own long-running programs, by pid file and never by name."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from services.commands import environment, failed, missing
from services.say import Problem
from services.settings import REPO, Settings


@dataclass(frozen=True)
class Process:
    """A program that runs in the background; `name` names its pid file and its log."""

    settings: Settings
    name: str

    @property
    def pid_file(self) -> Path:
        return self.settings.run / f"{self.name}.pid"

    @property
    def log(self) -> Path:
        return self.settings.logs / f"{self.name}.log"

    def pid(self) -> int | None:
        """The running process's id, or None; a number given to another program is not ours."""
        try:
            pid, born = self.pid_file.read_text().split()
        except (OSError, ValueError):
            return None
        return int(pid) if _born(int(pid)) == born else None

    def start(
        self,
        command: Sequence[str],
        *,
        ready: Callable[[], bool],
        seconds: int,
        env: Mapping[str, str] | None = None,
        cwd: Path = REPO,
        user: str | None = None,
    ) -> None:
        """Start the program unless it runs, and wait until it is ready.

        Raises `Problem` when it ends early or is not ready in time (it is stopped then).
        """
        if self.pid() is None:
            self.launch(command, env, cwd, user)
        limit = time.monotonic() + seconds
        while not ready():
            if self.pid() is None:
                raise failed(self.name, self.log)
            if time.monotonic() > limit:
                self.stop()
                raise failed(self.name, self.log)
            time.sleep(0.1)

    def launch(
        self,
        command: Sequence[str],
        env: Mapping[str, str] | None = None,
        cwd: Path = REPO,
        user: str | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start the program in a process group of its own and write its pid file.

        Raises `Problem` when it is not there.
        """
        try:
            with self.log.open("ab") as stream:
                child = subprocess.Popen(
                    list(command),
                    stdin=subprocess.DEVNULL,
                    stdout=stream,
                    stderr=subprocess.STDOUT,
                    env=environment(env),
                    cwd=cwd,
                    start_new_session=True,
                    user=user,
                )
        except FileNotFoundError as error:
            raise missing(command[0]) from error
        self.pid_file.write_text(f"{child.pid} {_born(child.pid)}")
        return child

    def stop(self, seconds: int = 30, ask: signal.Signals = signal.SIGTERM) -> bool:
        """End the program and its children; says whether it had been running."""
        pid = self.pid()
        if pid is not None:
            signal_group(pid, ask)
            limit = time.monotonic() + seconds
            while group_lives(pid) and time.monotonic() < limit:
                time.sleep(0.05)
            if group_lives(pid):
                signal_group(pid, signal.SIGKILL)
                while group_lives(pid):
                    time.sleep(0.05)
        self.pid_file.unlink(missing_ok=True)
        return pid is not None


def port_open(port: int) -> bool:
    """Whether something answers on this loopback port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def claim_port(process: Process, port: int, variable: str) -> None:
    """Refuse to go on when another program holds the port that ours wants."""
    if process.pid() is None and port_open(port):
        raise Problem(
            f"Cổng {port} của dịch vụ {process.name} đang được chương trình khác sử dụng.",
            f"Port {port} for {process.name} is used by another program.",
            f"Chọn cổng khác / choose another port: {variable}={port + 1} make demo",
        )


def _born(pid: int) -> str:
    """The kernel's start time of a process: tells it from a later one with the same number."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return "gone"
    fields = stat.rpartition(")")[2].split()
    return "gone" if fields[0] == "Z" else fields[19]


def signal_group(pid: int, number: signal.Signals) -> None:
    """Send a signal to every process of the group that `pid` leads; none left is no fault."""
    try:
        os.killpg(pid, number)
    except ProcessLookupError:
        return


def group_lives(group: int) -> bool:
    """Whether a process of this group still runs (a zombie that nobody fetched does not count)."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[2] == str(group) and fields[0] != "Z":
            return True
    return False
