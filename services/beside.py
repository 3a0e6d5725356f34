"""A check that runs beside others: into a log of its own, shown when it ends."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence

from services.processes import Process, signal_group
from services.say import tell
from services.settings import Settings

#: Seconds in which an interrupted check takes down what it has started.
LEAVE = 60


class Beside:
    """A running check; `result` waits for its end and shows what it said."""

    def __init__(self, process: Process, child: subprocess.Popen[bytes]) -> None:
        self._process, self._child = process, child

    def result(self) -> int:
        """The exit code, once it has ended."""
        os.waitid(os.P_PID, self._child.pid, os.WEXITED | os.WNOWAIT)
        code = self._fetched()
        tell(self._process.log.read_text(encoding="utf-8", errors="replace"))
        return code

    def stop(self, seconds: int) -> None:
        """Ask it to take down what it started, as Ctrl-C does; then nothing of it is left."""
        self._process.stop(seconds, ask=signal.SIGINT)
        self._fetched()

    def _fetched(self) -> int:
        """Kill what it left behind. It is fetched last: until then the group's number can be
        nobody else's."""
        if self._child.returncode is None:
            signal_group(self._child.pid, signal.SIGKILL)
        return self._child.wait()


@contextlib.contextmanager
def beside(
    settings: Settings,
    name: str,
    command: Sequence[str],
    env: Mapping[str, str],
    leave: int = LEAVE,
) -> Iterator[Beside]:
    """Run a check beside the block, into `logs/<name>.log`; a block left early stops it."""
    process = Process(settings, name)
    process.log.unlink(missing_ok=True)
    one = Beside(process, process.launch(command, env))
    try:
        yield one
    finally:
        one.stop(leave)
