"""What a load takes: the seconds of its steps, and no pauses that it has no use for."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Python's search for cycles costs a load a fifth of its time, and its cells make none.

    A worker runs one load in a process of its own, so nobody else is held up.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Clock:
    """Seconds of each step."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._since = time.monotonic()

    def lap(self, name: str) -> None:
        """The step of this name ends here."""
        now = time.monotonic()
        self.laps[name] = round(now - self._since, 3)
        self._since = now
