"""`slug`: a CKAN name from a title."""

from __future__ import annotations

import re
import zlib

from ckanext.hue_opendata.text.fold import fold

_OTHER = re.compile(r"[^a-z0-9]+")
#: Names that CKAN's `name_validator` refuses because they are its own addresses.
RESERVED = frozenset(("new", "edit", "search"))
#: Put before a name that would be too short, reserved or without any Latin letter.
PREFIX = "muc"
EMPTY = "khong-ten"
MIN_LENGTH = 2
MAX_LENGTH = 100


def slug(s: str, max_length: int = MAX_LENGTH) -> str:
    """Make a valid CKAN name: `[a-z0-9-]`, 2 to `max_length` characters, cut between words.

    Never empty: a single letter or one of CKAN's reserved words gets the prefix `muc-`, a title
    without Latin letters or digits gets `muc-` and a checksum of itself, a title without any
    letter at all is `khong-ten`. `slug(slug(x)) == slug(x)`.
    """
    key = fold(s)
    name = _OTHER.sub("-", key).strip("-")
    if len(name) < MIN_LENGTH or name in RESERVED:
        name = _rescue(key, name)
    if len(name) <= max_length:
        return name
    return _cut(name, max(max_length, MIN_LENGTH))


def _rescue(key: str, name: str) -> str:
    if name:
        return f"{PREFIX}-{name}"
    if any(char.isalnum() for char in key):
        return f"{PREFIX}-{zlib.crc32(key.encode('utf-8', 'surrogatepass')):08x}"
    return EMPTY


def _cut(name: str, max_length: int) -> str:
    head = name[:max_length]
    if name[max_length] != "-" and (at := head.rfind("-")) >= MIN_LENGTH:
        # `search-<a word of 100 letters>` may not become one of the reserved words.
        head = head[:at] if head[:at] not in RESERVED else head
    head = head.rstrip("-")
    return head if head not in RESERVED else head[:-1]
