"""The Vietnamese letters taken apart: vowel, tone, and how to put them together again.

Source: the alphabet of 29 letters and the five tone marks as in Quyết định 240/QĐ (1984, Bộ Giáo
dục) and TCVN 6909:2001, which is Unicode NFC with U+0300 0301 0303 0309 0323 as tones.
"""

from __future__ import annotations

import unicodedata

#: Order of the tones in a Vietnamese dictionary; the index is the tone's number everywhere here.
TONES = ("ngang", "huyền", "hỏi", "ngã", "sắc", "nặng")
TONE_MARKS = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
TONE_OF_MARK = {mark: tone for tone, mark in enumerate(TONE_MARKS) if mark}
#: Marks that make another letter (ă â ê ô ơ ư), not another tone.
SHAPE_MARKS = frozenset("\u0302\u0306\u031b")
VOWELS = "aăâeêioôơuưy"
CONSONANTS = "bcdđghklmnpqrstvx"
ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"


def _toned_letters() -> dict[str, tuple[str, int]]:
    table: dict[str, tuple[str, int]] = {}
    for vowel in VOWELS + VOWELS.upper():
        for tone, mark in enumerate(TONE_MARKS):
            table[unicodedata.normalize("NFC", vowel + mark)] = (vowel, tone)
    return table


#: Every precomposed vowel, both cases → (vowel without tone, tone number).
TONED = _toned_letters()
#: (vowel without tone, tone number) → precomposed vowel.
WITH_TONE = {pair: letter for letter, pair in TONED.items()}
#: The letters that no other big language writes: enough to call a text Vietnamese.
MARKED_LETTERS = frozenset(
    letter for letter in TONED if ord(letter) > 0xFF and letter not in "ĂÂăâĨĩŨũ"
) | frozenset("đĐ")


def split_tone(word: str) -> tuple[str, int, int]:
    """Take the tone off one NFC word: (letters without tone, tone number, position or -1).

    A word with two tone marks is not Vietnamese and gives tone -1.
    """
    letters: list[str] = []
    found, where = 0, -1
    for at, char in enumerate(word):
        base, tone = TONED.get(char, (char, 0))
        letters.append(base)
        if tone:
            if where >= 0:
                return word, -1, -1
            found, where = tone, at
    return "".join(letters), found, where
