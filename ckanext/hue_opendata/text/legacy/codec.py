"""Decodes and encodes the legacy encodings, from bytes or from look-alike text.

Look-alike text is what a spreadsheet holds: Unicode characters of Western Windows (`HuÕ`) that only
look Vietnamese in the old font.
"""

from __future__ import annotations

import re
import unicodedata

from ckanext.hue_opendata.text.legacy.tables import SINGLE, VNI

ENCODINGS = ("tcvn3", "vni", "vps", "viscii", "cp1258", "utf8-double")
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_TRANSLATE = {name: str.maketrans(table) for name, table in SINGLE.items()}
#: Marks that windows-1258 writes behind a letter.
_1258_MARKS = "\u0300\u0301\u0303\u0309\u0323"


def to_bytes(text: str) -> bytes | None:
    """Look-alike text as the bytes it came from: windows-1252, its holes as Latin-1; or None."""
    out = bytearray()
    for char in text:
        try:
            out += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return None
            out.append(ord(char))
    return bytes(out)


def from_bytes(data: bytes) -> str:
    """Bytes as Latin-1 text, the form in which the tables are written."""
    return data.decode("latin-1")


def decode_legacy(data: bytes | str, encoding: str, *, capitals: bool = False) -> str:
    """Decode bytes or look-alike text; `capitals` for the all-caps fonts (`.VnTimeH`).

    A character that the encoding does not use stays as it is. Raises `LookupError` for an unknown
    encoding and `ValueError` for text that cannot have been written in it.
    """
    if encoding not in ENCODINGS:
        raise LookupError(f"unknown legacy encoding: {encoding}")
    raw = data if isinstance(data, bytes) else _raw(data, encoding)
    text = _decode(raw, encoding)
    return text.upper() if capitals else text


def _raw(text: str, encoding: str) -> bytes:
    raw = to_bytes(text)
    if raw is None:
        raise ValueError(f"the text holds characters that {encoding} does not have")
    return raw


def _decode(raw: bytes, encoding: str) -> str:
    if encoding == "utf8-double":
        once = raw.decode("utf-8")
        again = to_bytes(once)
        # Look-alike text was encoded once too often, bytes of such text twice.
        try:
            return again.decode("utf-8") if again and again != raw else once
        except UnicodeDecodeError:
            return once
    if encoding == "cp1258":
        return unicodedata.normalize("NFC", raw.decode("cp1258", errors="replace"))
    text = from_bytes(raw)
    if encoding == "vni":
        return _VNI_PATTERN.sub(lambda found: VNI[found[0]], text)
    text = text.translate(_TRANSLATE[encoding])
    return raise_capitals(text) if encoding == "tcvn3" else text


def raise_capitals(text: str) -> str:
    """`CộNG HòA Xã HộI` → `CỘNG HÒA XÃ HỘI`: TCVN3 has next to no capital vowels.

    Their writers typed capitals in an all-caps font (`.VnTimeH`). A word of two plain capitals
    or more shows it; in its line, words without a small plain letter follow.
    """
    return "".join(map(_raise_line, text.splitlines(keepends=True)))


_LETTERS = re.compile(r"[^\W\d_]+")
_CAPITAL = "[A-ZĂÂÊÔƠƯĐ]"
_TYPED_IN_CAPITALS = re.compile(rf"[^a-z]*{_CAPITAL}[^a-z]*{_CAPITAL}[^a-z]*")


def _raise_line(line: str) -> str:
    def is_clear(word: str) -> bool:
        small = any(char.islower() for char in word)
        return small and bool(_TYPED_IN_CAPITALS.fullmatch(word))

    words = _LETTERS.findall(line)
    if not any(map(is_clear, words)):
        return line
    all_capitals = not any(re.search("[a-z]", word) for word in words)

    def mend(found: re.Match[str]) -> str:
        return found[0].upper() if all_capitals or is_clear(found[0]) else found[0]

    return _LETTERS.sub(mend, line)


def encode_legacy(text: str, encoding: str) -> bytes:
    """Write text in a legacy encoding: for tests, and for files that an old program must read.

    Raises `UnicodeEncodeError` for a letter that the encoding lacks.
    """
    text = unicodedata.normalize("NFC", text)
    if encoding == "utf8-double":
        return from_bytes(text.encode("utf-8")).encode("utf-8")
    if encoding == "cp1258":
        return "".join(_for_1258(char) for char in text).encode("cp1258")
    table = VNI if encoding == "vni" else SINGLE[encoding]
    back = {letter: code for code, letter in table.items()}
    return "".join(back.get(char, char) for char in text).encode("latin-1")


def _for_1258(char: str) -> str:
    try:
        char.encode("cp1258")
        return char
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in parts if mark in _1258_MARKS)
        rest = "".join(mark for mark in parts if mark not in _1258_MARKS)
        return unicodedata.normalize("NFC", rest) + tone


def leftover(text: str, encoding: str) -> bool:
    """Whether look-alike text holds letters that the encoding never writes, so that it is none."""
    if encoding == "cp1258":
        return False
    if encoding == "vni":
        rest = _VNI_PATTERN.sub("", text)
    else:
        rest = "".join(char for char in text if char not in SINGLE[encoding])
    return any(char.isalpha() and not char.isascii() for char in rest)


def encoding_of_font(name: str) -> tuple[str | None, bool]:
    """The encoding that a font's name tells, and whether it is an all-caps font.

    `.VnTime` → tcvn3; `.VnTimeH` → tcvn3 in capitals; `VNI-Times` → vni; `VPS Times` → vps.
    """
    plain = name.strip().lower()
    if plain.startswith(".vn"):
        return "tcvn3", plain.rstrip().endswith("h") and not plain.endswith("tah")
    if plain.startswith("vni"):
        return "vni", False
    if plain.startswith("vps"):
        return "vps", False
    if plain.startswith(("vn ", "viscii", "hoang yen")):
        return "viscii", False
    return None, False
