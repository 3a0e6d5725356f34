"""calamine panics on some damaged files, and its panic is no `Exception`: here it becomes one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def calm() -> Iterator[None]:
    """Raises `ValueError` where the block panics; everything else goes through."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise ValueError("panic") from error
        raise
