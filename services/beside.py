"""A check that runs beside others: into a log of its own, shown when it ends."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from services import commands
from services.say import tell
from services.settings import REPO

#: Seconds in which an interrupted check takes down what it has started.
LEAVE = 60.0


class Beside:
    """A running check; `result` waits for its end and shows what it said."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], log: Path) -> None:
        self._log = log
        # A group of its own: what the check starts can be stopped with it, whatever it is.
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                list(command),
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=commands.environment(env),
                cwd=REPO,
                start_new_session=True,
            )

    def result(self) -> int:
        """The exit code, once it has ended."""
        code = self._end(math.inf)
        tell(self._log.read_text(encoding="utf-8", errors="replace"))
        return code

    def stop(self) -> None:
        """Ask it to take down what it started, as Ctrl-C does; then nothing of it is left."""
        if self._process.returncode is None:
            os.kill(self._process.pid, signal.SIGINT)
            self._end(LEAVE)

    def _end(self, seconds: float) -> int:
        """Wait so long, then kill what is left of the group. The leader is fetched last: until then
        the group's number can be nobody else's."""
        pid = self._process.pid
        if self._process.returncode is None:
            limit = time.monotonic() + seconds
            while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
                if time.monotonic() > limit:
                    break
                time.sleep(0.1)
            os.killpg(pid, signal.SIGKILL)
        return self._process.wait()


@contextlib.contextmanager
def beside(command: Sequence[str], env: Mapping[str, str], log: Path) -> Iterator[Beside]:
    """Run a check beside the block; a block that is left early stops it."""
    one = Beside(command, env, log)
    try:
        yield one
    finally:
        one.stop()
