"""No pauses that reading has no use for."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Python's search for cycles costs a reading a fifth of its time, and its cells make none.

    What a reading may hold has its caps; other threads go on, and their cycles wait so long.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
