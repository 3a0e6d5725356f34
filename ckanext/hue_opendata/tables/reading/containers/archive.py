"""Opens the zip of a spreadsheet with limits, and rescues the parts of a cut one."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from ckanext.hue_opendata.tables.reading.grid import TooLarge, Unreadable

#: A part may unpack to this many bytes, all parts to twice as many.
MAX_PART = 512 * 1024 * 1024
#: Beyond a ratio a part is a bomb when it is also larger than so many bytes. (A sheet of one row
#: again and again comes near 1:200; 1:500 and more are blanks and nothing else.)
MAX_RATIO, BOMB = 200, 64 * 1024 * 1024
WORST_RATIO, WORST = 500, 16 * 1024 * 1024
MAX_PARTS = 5000


def parts(data: bytes) -> dict[str, zipfile.ZipInfo]:
    """The archive's members by name, after the bomb check. Raises `TooLarge`, `BadZipFile`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    if len(infos) > MAX_PARTS:
        raise TooLarge(f"{len(infos)} parts")
    total = sum(info.file_size for info in infos)
    for info in infos:
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > MAX_PART or _is_bomb(info.file_size, ratio):
            raise TooLarge(f"{info.filename}: {info.file_size // 1_000_000} MB")
    if total > 2 * MAX_PART:
        raise TooLarge(f"{total // 1_000_000} MB")
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("password")
    return {info.filename.replace("\\", "/").lstrip("/"): info for info in infos}


def _is_bomb(size: int, ratio: float) -> bool:
    return (ratio > MAX_RATIO and size > BOMB) or (ratio > WORST_RATIO and size > WORST)


def has_end(data: bytes) -> bool:
    """Whether the archive's end is in place; without it, it was cut."""
    return b"PK\x05\x06" in data[-66_000:]


def is_cut(data: bytes) -> bool:
    """Whether a zip begins as one, with the name of a part, and lacks its end."""
    size = int.from_bytes(data[26:28], "little")
    name = data[30 : 30 + size]
    return not has_end(data) and 0 < size < 256 and name.isascii() and name.decode().isprintable()


class Archive:
    """The parts of a spreadsheet by name; `broken` when the archive was cut or damaged."""

    def __init__(self, data: bytes) -> None:
        self.broken = False
        self._cut: dict[str, bytes] = {}
        try:
            self._infos = parts(data)
            self._zip: zipfile.ZipFile | None = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, EOFError, struct.error, ValueError):
            self._infos, self._zip, self.broken = {}, None, True
            self._cut = rescue(data)

    def names(self) -> list[str]:
        return list(self._infos or self._cut)

    def read(self, name: str) -> bytes:
        """A part's bytes; empty when there is none. A damaged part is given as far as it goes."""
        if self._zip is None:
            return self._cut.get(name, b"")
        info = self._infos.get(name)
        if info is None:
            return b""
        try:
            with self._zip.open(info) as stream:
                data = stream.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
            self.broken = True
            return self._partly(info)
        except RuntimeError as error:  # what zipfile raises for an encrypted part
            raise Unreadable("password") from error
        if len(data) > MAX_PART:
            raise TooLarge(name)
        return data

    def _partly(self, info: zipfile.ZipInfo) -> bytes:
        raw = self._zip.fp if self._zip else None
        if raw is None:
            return b""
        raw.seek(info.header_offset)
        return rescue(raw.read()).get(info.filename, b"")


def rescue(data: bytes) -> dict[str, bytes]:
    """The parts that a cut archive still holds, by its local headers; the last one in part."""
    found: dict[str, bytes] = {}
    at = data.find(b"PK\x03\x04")
    while at >= 0 and len(found) < MAX_PARTS:
        if at + 30 > len(data):
            break
        (method,) = struct.unpack_from("<H", data, at + 8)
        (size,) = struct.unpack_from("<I", data, at + 18)
        name_length, extra = struct.unpack_from("<HH", data, at + 26)
        name = data[at + 30 : at + 30 + name_length].decode("utf-8", "replace")
        start = at + 30 + name_length + extra
        following = data.find(b"PK\x03\x04", start + (size if 0 < size < len(data) else 0))
        end = following if following >= 0 else len(data)
        found[name] = _unpack(data[start:end], method)
        at = following
    return found


def _unpack(raw: bytes, method: int) -> bytes:
    if method == 0:
        return raw
    if method != 8:
        return b""
    machine, out = zlib.decompressobj(-15), bytearray()
    for start in range(0, len(raw), 65536):
        try:
            out += machine.decompress(raw[start : start + 65536], MAX_PART - len(out) + 1)
        except zlib.error:
            break
        if len(out) > MAX_PART or (len(out) > BOMB and len(out) > MAX_RATIO * len(raw)):
            raise TooLarge("zip")
    return bytes(out)
