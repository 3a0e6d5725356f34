"""What the person at the terminal sees: steps with their time, and problems with a remedy."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Problem(Exception):
    """Something the person can mend: one sentence in Vietnamese, one in English, one remedy."""

    def __init__(self, vi: str, en: str, remedy: str = "") -> None:
        super().__init__(en)
        self.vi, self.en, self.remedy = vi, en, remedy

    def show(self) -> None:
        """Print the problem on standard error."""
        lines = [f"\n✗ {self.vi}", f"  {self.en}"]
        if self.remedy:
            lines.append(f"  → {self.remedy}")
        print("\n".join(lines), file=sys.stderr, flush=True)


@contextmanager
def step(vi: str, en: str) -> Iterator[None]:
    """Show that a step runs, and how long it took."""
    print(f"• {vi} / {en} …", flush=True)
    begun = time.monotonic()
    yield
    print(f"  ✓ {time.monotonic() - begun:.1f} s", flush=True)


def skipped(vi: str, en: str) -> None:
    """Show that a step had been done before."""
    print(f"• {vi} / {en}: đã có / done before", flush=True)


def tell(text: str) -> None:
    """A plain line."""
    print(text, flush=True)
