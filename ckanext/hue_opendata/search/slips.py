"""What a person may have meant when nothing was found: keys of an input method, words run together.

Each reading is a guess, made only after a search that found nothing, and always told. No CKAN here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ckanext.hue_opendata.search import tokens
from ckanext.hue_opendata.search.aliases import english
from ckanext.hue_opendata.text import fold, normalize

_TELEX = (("dd", "d"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("w", ""))
_DOUBLED = re.compile(r"aa|ee|oo|dd|w")
_VNI = re.compile(r"[0-9]")
#: Letters and keys of VNI in one word, and what is a number: keys are a mark and a tone at most
#: (d9u7o7ng2, nu74).
_VNI_WORD, _NUMBER = re.compile(r"[a-z]+[0-9][a-z0-9]*"), re.compile(r"[0-9]{3}")


def decoded(text: str) -> str | None:
    """The text with Telex or VNI keys taken back and glued words parted, or None."""
    found = normalize(text).lower().split()
    changed = [_word(word) for word in found]
    if changed != found:
        # Where one word was typed in Telex, `khoong` was too, though it might be a syllable.
        changed = [_telex(word) if _DOUBLED.search(word) else word for word in changed]
    return " ".join(changed) if changed != found else None


def in_vni(text: str) -> bool:
    """Whether several words of a text were typed in VNI, so that its digits are no numbers."""
    found = [word for word in normalize(text).lower().split() if _VNI_WORD.fullmatch(word)]
    keys = [word for word in found if not _NUMBER.search(word)]
    return sum(tokens.is_syllable(_vni(word)) for word in keys) > 1


def _word(word: str) -> str:
    bare = fold(word)
    if not word.isascii() or bare in english() or tokens.is_syllable(bare):
        return word
    for reading in (_vni(bare), _telex(bare)):
        if reading and tokens.is_syllable(reading):
            return reading
    parts = _parted(bare)
    return " ".join(parts) if parts else word


def _vni(word: str) -> str:
    return _VNI.sub("", word) if re.fullmatch(r"[a-z]+[0-9][a-z0-9]*", word) else ""


def _telex(word: str) -> str:
    """The bare letters of Telex keys: doubled letters and w are marks, s f r x j tones."""
    for keys, letter in _TELEX:
        word = word.replace(keys, letter)
    # Tones are typed after a vowel: the r of `traau` is none.
    vowel = next((at for at, char in enumerate(word) if char in "aeiouy"), len(word))
    word = word[:vowel] + re.sub(r"[sfrxj]", "", word[vowel:])
    return re.sub(r"([aeo])(\w*)\1$", r"\1\2", word) if not tokens.is_syllable(word) else word


@lru_cache(maxsize=4096)
def _parted(word: str) -> tuple[str, ...] | None:
    """A glued word as syllables: as few as can be, and no very short ones when it can be helped."""
    if not 5 <= len(word) <= 40 or not word.isalpha():
        return None
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ()), *[None] * len(word)]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 7), end):
            before, part = best[start], word[start:end]
            if before is not None and tokens.is_syllable(part):
                cost = before[0] + 1 + (1.5 if len(part) == 1 else 0)
                entry = best[end]
                if entry is None or cost < entry[0]:
                    best[end] = cost, (*before[1], part)
    final = best[-1]
    return final[1] if final and 2 <= len(final[1]) <= 8 and final[0] < 10 else None
