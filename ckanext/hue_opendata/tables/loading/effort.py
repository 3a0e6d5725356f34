"""What a load takes: the seconds of its steps."""

from __future__ import annotations

import time


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
