"""Tells the legacy encoding of a text, by how many of its words become Vietnamese syllables.

Nothing is said unless the evidence is clear: every word with a foreign letter must become a
syllable that exists, no other encoding may do as well, and the text as it stands must not be one
that somebody meant (clean Vietnamese, French, a product code).
"""

from __future__ import annotations

import re
from itertools import pairwise

from ckanext.hue_opendata.text.legacy.codec import ENCODINGS, decode_legacy, from_bytes, to_bytes
from ckanext.hue_opendata.text.normal import normalize
from ckanext.hue_opendata.text.syllables import is_vietnamese_word

#: A word of letters as a font shows them: Latin-1 letters and the signs that legacy fonts re-use.
_WORD = re.compile(r"[A-Za-z\x02-\x06\x10-\x15\x19\x1c-\x1e\x80-\xff]+")
_LETTERS = re.compile(r"[^\W\d_]+")
#: Share of the marked words that must become syllables.
CLEAR = 0.9
#: How far it must lead the next best encoding, and the text as it stands.
LEAD = 0.1
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
        return raw[: error.start].decode() if error.start > len(raw) - 4 and error.start else None


def _twice(raw: bytes) -> str | None:
    """`utf8-double` when these bytes are UTF-8 of Vietnamese words."""
    if raw.isascii():
        return None
    text = _as_utf8(raw)
    if text is None:
        return None
    marked, good = _score(text)
    return "utf8-double" if marked and good / marked >= CLEAR else None


def _best(raw: bytes) -> str | None:
    shown = from_bytes(raw)
    words = [word for word in _WORD.findall(shown) if not word.isascii()]
    if not words:
        return None
    as_it_stands = sum(_is_fine(word, normalize(word)) for word in words) / len(words)
    scores = {
        encoding: sum(
            _is_fine(word, decode_legacy(word.encode("latin-1"), encoding)) for word in words
        )
        / len(words)
        for encoding in ENCODINGS
        if encoding != "utf8-double"
    }
    best, second = sorted(scores, key=lambda name: scores[name], reverse=True)[:2]
    # VISCII and VPS share their plain accents with Latin-1, so a few words must decide.
    lead = scores[best] - max(as_it_stands, scores[second])
    if scores[best] < CLEAR or lead < max(LEAD, 0.99 / len(words)):
        return None
    return best if len(words) > 1 or _odd(words[0]) else None


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
    return len(words), sum(is_vietnamese_word(word) for word in words)
