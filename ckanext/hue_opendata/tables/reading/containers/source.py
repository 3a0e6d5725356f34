"""A file as bytes in memory or as a path, read in chunks, lines or whole, again and again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ckanext.hue_opendata.tables.reading.grid import TooLarge

CHUNK = 1 << 20


class Source:
    """`size` in bytes; `head` is its first 64 KiB."""

    def __init__(self, origin: bytes | str | Path) -> None:
        self._data = origin if isinstance(origin, bytes) else None
        self._path = None if isinstance(origin, bytes) else Path(origin)
        self.size = len(origin) if isinstance(origin, bytes) else Path(origin).stat().st_size
        with self.open() as stream:
            self.head = stream.read(65536)

    def open(self) -> IO[bytes]:
        if self._data is not None:
            return io.BytesIO(self._data)
        assert self._path is not None
        return self._path.open("rb")

    def chunks(self, limit: int | None = None) -> Iterator[bytes]:
        done = 0
        with self.open() as stream:
            while chunk := stream.read(CHUNK):
                yield chunk
                done += len(chunk)
                if limit and done >= limit:
                    return

    def whole(self, cap: int) -> bytes:
        """All bytes; raises `TooLarge` beyond `cap`."""
        if self.size > cap:
            raise TooLarge(f"{self.size // 1_000_000} MB")
        if self._data is not None:
            return self._data
        assert self._path is not None
        return self._path.read_bytes()

    def tail(self, size: int) -> bytes:
        with self.open() as stream:
            stream.seek(max(self.size - size, 0))
            return stream.read()
