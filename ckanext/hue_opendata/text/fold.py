"""`fold`: the accent-free lower-case key that all spellings of a text share."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ckanext.hue_opendata.text.normal import normalize
from ckanext.hue_opendata.text.syllables import bases

#: Letters that Unicode does not decompose, and punctuation that has a plain twin.
_SPECIAL = {
    "đ": "d", "ð": "d", "ɖ": "d", "ƌ": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ß": "ss",
    "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ƀ": "b", "ɨ": "i", "ʉ": "u", "ə": "e",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "ʻ": "'", "ʹ": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"', "⁄": "/", "∕": "/",
}  # fmt: skip
#: Invisible characters and free-standing marks: no trace in the key.
_GONE = (
    {*range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)}
    | {0xAD, 0xFEFF, *range(0x300, 0x370), *range(0x200B, 0x2010)}
    | {*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10)}
)
_BLANK = {9, 10, 11, 12, 13, 32, 0x85, 0xA0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F}
_RANGES = ((0x00, 0x2B0), (0x2B0, 0x370), (0x1E00, 0x1F00), (0x2000, 0x20D0), (0xFE00, 0xFE10))


class _Exotic(Exception):
    """A character outside the quick table."""


class _Table(dict[int, "str | None"]):
    def __missing__(self, code: int) -> str:
        raise _Exotic


def _plain(char: str) -> str:
    """One character's part of the key: decomposed, without marks, lower case."""
    for _ in range(3):
        parts = unicodedata.normalize("NFKD", char).casefold()
        char = "".join(_SPECIAL.get(part, part) for part in parts if ord(part) not in _GONE)
        char = "".join(" " if ord(part) in _BLANK else part for part in char)
    return char


def _quick_table() -> _Table:
    table = _Table()
    for start, stop in _RANGES:
        for code in range(start, stop):
            table[code] = None if code in _GONE else _plain(chr(code)) or None
    for char, plain in _SPECIAL.items():  # some lie outside the ranges: the minus sign
        table[ord(char)] = plain
    table[0xFEFF] = None
    table[0x3000] = " "
    return table


_QUICK = _quick_table()


def fold(s: str) -> str:
    """The search and comparison key of a text: lower case, no marks, đ as d, single blanks.

    Equal for NFC and NFD, for both tone placements, for Ð and Đ, for any case and for text with
    invisible characters. Punctuation stays (dashes and quotes as their ASCII twins); letters of
    other scripts stay, in lower case and without marks.
    """
    if s.isascii() and s.isprintable():
        key = s.lower()
        # Nothing is left to do for clean text: `strip` gives back the text itself.
        if "  " not in s and s.strip() is s:
            return key
    else:
        try:
            key = s.translate(_QUICK)
        except _Exotic:
            key = _fold_exotic(s)
    if "  " in key or key[:1] == " " or key[-1:] == " ":
        return " ".join(filter(None, key.split(" ")))
    return key


def _fold_exotic(s: str) -> str:
    s = normalize(s)
    for _ in range(3):
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", s).casefold())
        s = "".join(
            piece if (piece := dict.get(_QUICK, ord(char), char)) is not None else ""
            for char in decomposed
        )
    return unicodedata.normalize("NFC", s)


@lru_cache(maxsize=1)
def bare_syllables() -> frozenset[str]:
    """Every possible Vietnamese syllable without accents."""
    return frozenset(fold(base) for base in bases())
