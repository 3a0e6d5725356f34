"""Ways of typing: what keys, habits and slips make of a text; functions of the text alone."""

from __future__ import annotations

import unicodedata

from ckanext.hue_opendata.text import fold

TELEX = {"̀": "f", "́": "s", "̉": "r", "̃": "x", "̣": "j", "̂": "2", "̆": "w", "̛": "w"}
VNI = {"̀": "2", "́": "1", "̉": "3", "̃": "4", "̣": "5", "̂": "6", "̆": "8", "̛": "7"}
OLD_TONE = {
    **{"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ"},
    **{"òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ"},
    **{"ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ"},
}


def telex(text: str) -> str:
    """The keys of Telex, tones at the syllable's end."""
    return _keys(text, TELEX, "dd")


def vni(text: str) -> str:
    """The keys of VNI, tones at the syllable's end."""
    return _keys(text, VNI, "d9")


def _keys(text: str, table: dict[str, str], d_with_bar: str) -> str:
    out = []
    for word in text.split():
        letters, ends = [], []
        for char in unicodedata.normalize("NFD", word.lower()):
            if char == "đ":
                letters.append(d_with_bar)
            elif char not in table:
                letters.append(char)
            elif table[char] == "2" and table is TELEX:
                letters.append(letters[-1])
            elif table[char] in "w678":
                letters.append(table[char])
            else:
                ends.append(table[char])
        out.append("".join(letters + ends))
    return " ".join(out)


def old_tone(text: str) -> str:
    """The tone mark on the other vowel (hoà for hòa)."""
    for new, old in OLD_TONE.items():
        text = text.replace(new, old)
    return text


def glued(text: str) -> str:
    """The first two words without the blank between them."""
    return text.replace(" ", "", 1)


def typo(text: str) -> str:
    """Two letters of the longest word exchanged."""
    words = text.split()
    at = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[at]
    middle = len(word) // 2
    if middle < 1:
        return text
    words[at] = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    return " ".join(words)


def prefix(text: str) -> str:
    """All but the end of the last word, as a hand that is still typing."""
    *before, last = text.split()
    return " ".join([*before, last[: max(1, (len(fold(last)) + 1) // 2)]])
