"""`sort_key`: Vietnamese dictionary order."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ckanext.hue_opendata.text.letters import TONED
from ckanext.hue_opendata.text.normal import normalize

#: The 29 letters with f j w z in their Latin places; rank 0 is chr(0x41).
_ORDER = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(0x41 + rank) for rank, letter in enumerate(_ORDER)}
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|\d")
_EXPAND = {"æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "ł": "l", "ð": "d", "þ": "th", "ı": "i"}
_NGANG = 0x10
_FOREIGN_MARK = chr(0x1F)
_NUMBER = chr(0x21)
_LEVEL = "\x00"


def sort_key(s: str) -> str:
    """A string whose code point order is the Vietnamese dictionary order of the texts.

    Compares syllable by syllable: letters (a ă â b c d đ e ê …), then the tone (ngang, huyền,
    hỏi, ngã, sắc, nặng), then the next syllable: *ma ná* before *má mi*. Whole numbers compare
    by value and stand before letters; punctuation counts only between otherwise equal texts;
    then case, small before capital; at last the text itself. Two keys are equal just where
    `normalize` makes the two texts equal, so that the order of those is total.
    Digraphs (ch, ng, nh …) are two letters, as in dictionaries printed since the 1980s.
    """
    text = normalize(s)
    lower = text.lower()
    tokens = "".join(map(_token_key, _TOKEN.findall(lower)))
    case = "".join("1" if char.isupper() else "0" for char in text if char.isalpha())
    return f"{tokens}{_LEVEL}{case}{_LEVEL}{text}"


#: `sort_key` of names that stand on page after page: agencies, topics, tags.
kept_sort_key = lru_cache(maxsize=16_384)(sort_key)


@lru_cache(maxsize=16_384)
def _token_key(token: str) -> str:
    if token.isascii() and token.isdigit():
        digits = token.lstrip("0")
        return f"{_NUMBER}{chr(0x30 + len(digits))}{digits}"
    letters: list[str] = []
    marks: list[str] = []
    for char in token:
        base, tone = TONED.get(char, (char, 0))
        if tone:
            marks.append(chr(_NGANG + tone))
        rank = _RANK.get(base)
        letters.append(rank if rank is not None else _foreign(base, marks))
    return "".join(letters) + ("".join(marks) or chr(_NGANG))


def _foreign(char: str, marks: list[str]) -> str:
    """Rank of a letter outside the alphabet: its Latin base with a mark, or after z."""
    decomposed = unicodedata.normalize("NFKD", _EXPAND.get(char, char)).lower()
    plain = [_RANK[part] for part in decomposed if part in _RANK]
    if plain:
        marks.append(_FOREIGN_MARK)
        return "".join(plain)
    return char
