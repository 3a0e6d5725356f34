"""`normalize` and `canonical`: one spelling in bytes for one spelling in letters."""

from __future__ import annotations

import re
import unicodedata

from ckanext.hue_opendata.text.letters import (
    MARKED_LETTERS,
    SHAPE_MARKS,
    TONE_OF_MARK,
    TONED,
)
from ckanext.hue_opendata.text.syllables import parse, retone

#: Text made of these only, without blanks at its ends, is clean: no letter in it can compose with
#: a neighbour, so NFC needs no look. (Vietnamese, Latin-1, Latin Extended A/B, usual punctuation.)
_is_clean = re.compile("(?! )[ -~¡-¬®-ÏÑ-ïñ-ƈƊ-ɏḀ-ỿ–—‘’“”…₫•]*(?<! )").fullmatch
_BLANKS = re.compile(r" {2,}")
_LINE_BREAK = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W\d_]+")
#: Characters without width or meaning in a title: zero width, BOM, soft hyphen, bidi, controls,
#: tags, and halves of surrogate pairs, which no database can store.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_BLANK_LIKE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_ETH = re.compile("[ÐðƉɖ]")
_ETH_TO_D = str.maketrans("ÐðƉɖ", "ĐđĐđ")
#: Letters of the languages that do write ð (Icelandic, Faroese, Old English).
_NORDIC = frozenset("þæöøåäÞÆÖØÅÄ")
#: A tone mark typed before the letter's own mark: é + circumflex is meant as ế.
_SWAPPED = re.compile("([aeoAEO])([\u0300\u0301\u0303\u0309])([\u0302\u0306])")
_MARKS = re.compile("[\u0300-\u036f]+")
_VIETNAMESE_MARKS = frozenset(TONE_OF_MARK) | SHAPE_MARKS


def normalize(s: str, lines: bool = False) -> str:
    """Clean a text without re-spelling it: NFC, no invisible characters, single blanks.

    BOM, zero-width, soft hyphen and control characters go; NBSP and runs of blanks become one
    blank and the ends are trimmed; Ð ð become Đ đ where the word is Vietnamese; combining marks
    without a base letter go. *hòa* and *hoà* both stay as they are.

    `lines=True` is for longer texts (Markdown): line breaks stay (as `\\n`), and so do the blanks
    at both ends of a line, which Markdown reads. Otherwise a line break is a blank.
    """
    if s.isascii():
        if s.isprintable():
            return s if "  " not in s and s.strip() is s else _clean(s, trim=not lines)
    elif "  " not in s and _is_clean(s):
        return s
    if lines:
        parts = _LINE_BREAK.sub("\n", s).split("\n")
        return "\n".join(_clean(part, trim=False) for part in parts).strip("\n")
    return _clean(_LINE_BREAK.sub(" ", s), trim=True)


def _clean(s: str, *, trim: bool) -> str:
    s = _BLANK_LIKE.sub(" ", _INVISIBLE.sub("", s))
    s = unicodedata.normalize("NFC", s)
    if _MARKS.search(s):
        s = unicodedata.normalize("NFC", _MARKS.sub(_settle_marks, _unswap(s)))
    if _ETH.search(s):
        s = _vietnamese_d(s)
    if trim:
        return _BLANKS.sub(" ", s).strip(" ")
    body = s.strip(" ")
    if not body:
        return ""
    head, _, tail = s.partition(body)
    return head + _BLANKS.sub(" ", body) + tail


def _unswap(s: str) -> str:
    decomposed = unicodedata.normalize("NFD", s)
    if not _SWAPPED.search(decomposed):
        return s
    return unicodedata.normalize("NFC", _SWAPPED.sub(r"\1\3\2", decomposed))


def _settle_marks(match: re.Match[str]) -> str:
    """What stays of a run of combining marks that NFC could not compose with its base."""
    marks, text, at = match[0], match.string, match.start()
    base = text[at - 1] if at else " "
    if not base.isalpha():
        if base.isspace() or unicodedata.category(base)[0] in "PSCZ":
            return ""
        return "".join(mark for mark in marks if mark not in _VIETNAMESE_MARKS)
    carried = set(unicodedata.normalize("NFD", base)[1:])
    kept: list[str] = []
    for mark in marks:
        if mark not in carried:
            carried.add(mark)
            kept.append(mark)
    return "".join(kept)


def _vietnamese_d(s: str) -> str:
    vietnamese = not MARKED_LETTERS.isdisjoint(s) and _NORDIC.isdisjoint(s)
    if vietnamese:
        return s.translate(_ETH_TO_D)

    def mend(match: re.Match[str]) -> str:
        word = match[0]
        if not _ETH.search(word):
            return word
        mended = word.translate(_ETH_TO_D)
        if len(word) == 1:
            before = s[: match.start()].rstrip(" ")
            return mended if word in "ÐƉ" or before[-1:].isdigit() else word
        if parse(mended) is not None:
            return mended
        abbreviation = word.isupper() and not any(char in TONED for char in mended)
        return mended if abbreviation else word

    mended = _WORD.sub(mend, s)
    # One Đ makes the whole text Vietnamese: cleaned again, it must stay as it is.
    return mended if mended == s else _vietnamese_d(mended)


def canonical(s: str) -> str:
    """`normalize`, then one tone placement: the one of *hòa, khỏe, thủy* (the older usage).

    For comparison and index only: names are shown as their owners write them. Letter case, i/y
    (*Mỹ/Mĩ*) and *Qui/Quy* stay apart. Words that are no Vietnamese syllable stay untouched.
    """
    text = normalize(s)
    if text.isascii():
        return text
    return _WORD.sub(lambda match: retone(match[0]), text)
