"""Tells the legacy encoding of a text, by how many of its words become Vietnamese syllables.

Nothing is said unless the evidence is clear: every word with a foreign letter must become a
syllable that exists, no other encoding may do as well (between two that do, the common syllables
decide), and the text as it stands must not be one that somebody meant (clean Vietnamese, French, a
product code).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from ckanext.hue_opendata.text.legacy.codec import (
    ENCODINGS,
    decode_legacy,
    from_bytes,
    leftover,
    to_bytes,
)
from ckanext.hue_opendata.text.normal import canonical, normalize
from ckanext.hue_opendata.text.syllables import is_vietnamese_word

#: A word of letters as a font shows them: Latin-1 letters and the signs that legacy fonts re-use.
_WORD = re.compile(r"[A-Za-z\x02-\x06\x10-\x15\x19\x1c-\x1e\x80-\xff]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_BLANKS = re.compile("[ \t\r\n]+")
_DIGIT = re.compile("[0-9]")
#: Consonants and Đ: QĐ, HĐND, NĐ. No other encoding's mistake looks like it.
_ABBREVIATION = re.compile("(?=.*Đ)[BCĐGHKLMNPQRSTVX]{2,}")
#: Share of the marked words that must become syllables.
CLEAR = 0.9
#: How far it must lead the next best encoding, and the text as it stands.
LEAD = 0.1
#: How many of the words must be common, and how far ahead, where two encodings do equally well.
COMMON, COMMON_LEAD = 0.75, 0.3
#: A long text need not be read whole.
LONGEST = 20_000


def detect_legacy(data: bytes | str) -> str | None:
    """The encoding of bytes or look-alike text, or None when the evidence is not clear."""
    raw = data[:LONGEST] if isinstance(data, bytes) else to_bytes(data[:LONGEST])
    if raw is None or raw.isascii():
        return None
    if isinstance(data, bytes):
        text = _as_utf8(raw)
        if text is not None:
            inner = to_bytes(text)
            return _twice(inner) if inner is not None and _twice(inner) else None
    twice = _twice(raw)
    if twice:
        return twice
    return _best(raw)


def _as_utf8(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        # The end of a long sample may cut a letter in two.
        cut = len(raw) >= LONGEST and error.start > len(raw) - 4
        return raw[: error.start].decode() if cut else None


def _twice(raw: bytes) -> str | None:
    """`utf8-double` when these bytes are UTF-8 of Vietnamese words."""
    if raw.isascii():
        return None
    text = _as_utf8(raw)
    if text is None:
        return None
    marked, good = _score(text)
    return "utf8-double" if marked and good / marked >= CLEAR else None


@dataclass(frozen=True)
class _Reading:
    """Shares of the marked words: possible syllables, and common ones."""

    fine: float
    common: float


def _best(raw: bytes) -> str | None:
    words = _evidence(from_bytes(raw))
    stands = _read(words, None)
    readings = {name: _read(words, name) for name in ENCODINGS if name != "utf8-double"}
    order = sorted(readings, key=lambda name: (readings[name].fine, readings[name].common))
    best, second = readings[order[-1]], readings[order[-2]]
    # VISCII and VPS share their plain accents with Latin-1, so a few words must decide.
    enough = max(LEAD, 0.99 / len(words)) if words else 2
    if best.fine < CLEAR or best.fine - stands.fine < enough:
        return None
    if best.fine - second.fine < enough:
        clear = best.common >= COMMON and best.common - second.common >= COMMON_LEAD
        if not clear or best.fine < second.fine:
            return None
    if best.common < _asked(len(words)):
        return None
    return order[-1] if len(words) > 1 or _odd(words[0]) else None


def _evidence(text: str) -> list[str]:
    """The words with a foreign letter that may be Vietnamese.

    A sign of its own (`§`, `·`) and codes with a digit in them (`SÆ1`, `MÃ-01`, `£5`) say nothing.
    """
    tokens = (token for token in _BLANKS.split(text) if not _DIGIT.search(token))
    return [
        word
        for token in tokens
        for word in _WORD.findall(token)
        if not word.isascii() and (len(word) > 1 or word.isalpha())
    ]


def _asked(words: int) -> float:
    """Which share of so many words must be common: two words become syllables by chance."""
    return 1 if words <= 2 else 0.5 if words <= 6 else 0


def _read(words: list[str], encoding: str | None) -> _Reading:
    """What words become in an encoding; None: as they stand. Abbreviations (QĐ) say nothing."""
    fine = common = read = 0
    for word in words:
        decoded = decode_legacy(word.encode("latin-1"), encoding) if encoding else normalize(word)
        if encoding and _ABBREVIATION.fullmatch(decoded) and len(words) > 1:
            continue
        read += 1
        if _is_fine(word, decoded) and not (encoding and leftover(word, encoding)):
            fine += 1
            common += all(
                part in _common() for part in _LETTERS.findall(canonical(decoded).lower())
            )
    return _Reading(fine / read, common / read) if read else _Reading(0, 0)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """The common syllables with a mark, in their canonical spelling."""
    lines = Path(__file__).with_name("common.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _is_fine(word: str, decoded: str) -> bool:
    """Whether a word became (or is) nothing but marked Vietnamese syllables."""
    parts = _LETTERS.findall(decoded)
    if not parts or "".join(parts) != decoded.strip("«»\"'·–-“”"):
        return False
    return all(_sane_case(part) and is_vietnamese_word(part) for part in parts)


def _sane_case(word: str) -> bool:
    return word.islower() or word.isupper() or word.istitle()


def _odd(word: str) -> bool:
    """Whether one word alone is strange enough: a sign in it, or a capital after a small letter.

    `HuÕ` and `Phó` differ in just this: nobody writes the first in any language.
    """
    marks = [char for char in word if not char.isascii()]
    if len(word) > 2 and any(not char.isalpha() for char in marks):
        return True
    return len(word) > 2 and any(a.islower() and b.isupper() for a, b in pairwise(word))


def _score(text: str) -> tuple[int, int]:
    """How many words are marked, and how many of them are Vietnamese syllables."""
    words = [word for word in _LETTERS.findall(normalize(text)) if not word.isascii()]
    words = [word for word in words if not _ABBREVIATION.fullmatch(word)] or words
    return len(words), sum(is_vietnamese_word(word) for word in words)
