"""What can be a Vietnamese syllable: onset × rime × tone, from closed lists.

The lists hold every onset and rime of the standard spelling, with the loan and sound-imitating
rimes that dictionaries admit (*xoong*, *tuýp*, *loẻng xoẻng*, *nguều ngoào*). They answer two
questions: is this word Vietnamese (legacy encodings, Ð), and where does its tone belong.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ckanext.hue_opendata.text.letters import TONED, WITH_TONE, split_tone

ONSETS = (*tuple("ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x".split()), "")

#: Rimes that take any tone.
OPEN_RIMES = frozenset(
    """
    a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây
    e em en eng eo ê êm ên êng ênh êu
    i ia iêm iên iêng iêu im in inh iu
    o oa oai oam oan oang oanh oao oay oăm oăn oăng oe oem oen oeng oeo oi om on ong oong
    ô ôi ôm ôn ông ôông ơ ơi ơm ơn ơng
    u ua uân uâng uây uê uên uênh uêu ui um un ung uôi uôm uôn uông uơ uơn uy uya uyên uyn uynh uyu
    ư ưa ưi ưm ưn ưng ươi ươm ươn ương ươu ưu
    y yêm yên yêng yêu yn ynh
    """.split()
)
#: Rimes closed by p t c ch: only sắc and nặng are possible.
STOPPED_RIMES = frozenset(
    """
    ac ach ap at ăc ăp ăt âc âp ât ec ep et êc êch êp êt ich iêc iêp iêt ip it
    oac oach oap oat oăc oăp oăt oc oec oep oet ooc op ot ôc ôôc ôp ôt ơc ơp ơt
    uâc uât uêch uêt uc uôc uôp uôt uơt up ut uych uyêt uyp uyt ưc ươc ươp ươt ưp ưt yêt yt ych
    """.split()
)
RIMES = OPEN_RIMES | STOPPED_RIMES
_FRONT = frozenset("eêiy")


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable taken apart; `tone` is the index in `letters.TONES`."""

    onset: str
    rime: str
    tone: int


def _fits(onset: str, rime: str) -> bool:
    """Spelling rules between onset and rime (c/k, g/gh, ng/ngh, qu, gi)."""
    front = rime[0] in _FRONT
    if onset in ("k", "gh", "ngh"):
        return front
    if onset == "c":
        return not front
    if onset == "g":
        # `g` before i is the shortened `gi`: gì, gìn, gịt; elsewhere front vowels ask for gh.
        return not front or rime in ("i", "in", "im", "ich", "it")
    if onset == "ng":
        return not front
    if onset == "qu":
        return rime[0] not in "ouư" or rime == "o"
    if onset == "gi":
        return rime[0] not in "iy"
    return onset == "" or rime[0] != "y" or rime == "y"


@lru_cache(maxsize=1)
def bases() -> dict[str, tuple[str, str]]:
    """Every possible syllable without its tone → (onset, rime); about 4,000 of them."""
    found: dict[str, tuple[str, str]] = {}
    for onset in ONSETS:
        for rime in RIMES:
            if _fits(onset, rime):
                # ONSETS lists the longer onsets first: `gia` is gi+a, `qua` is qu+a.
                found.setdefault(onset + rime, (onset, rime))
    return found


def tone_place(onset: str, rime: str, *, old: bool = True) -> int:
    """Index in `rime` of the letter that carries the tone mark.

    `old` puts it on the first letter of open *oa oe uy* (hòa, khỏe, thủy); otherwise on the
    second (hoà, khoẻ, thuỷ). All other rimes have one place in both usages.
    """
    for at, char in enumerate(rime):
        if char in "ăâêôơ" and not (char == "ô" and rime[at : at + 2] == "ôô"):
            return at
    vowels = len(rime) - len(rime.lstrip("aăâeêioôơuưy"))
    if vowels == 1:
        return 0
    if vowels == 3 or vowels < len(rime):
        return 1
    if rime in ("oa", "oe", "uy"):
        return 0 if old else 1
    return 0


@lru_cache(maxsize=65536)
def parse(word: str) -> Syllable | None:
    """Read one NFC word as a Vietnamese syllable, or None; either tone placement is accepted."""
    letters, tone, where = split_tone(word.lower())
    if tone < 0:
        return None
    parts = bases().get(letters)
    if parts is None:
        return None
    onset, rime = parts
    if rime in STOPPED_RIMES and tone not in (4, 5):
        return None
    if where >= 0:
        at = where - len(onset)
        if at not in (tone_place(onset, rime), tone_place(onset, rime, old=False)):
            return None
    return Syllable(onset, rime, tone)


@lru_cache(maxsize=65536)
def retone(word: str) -> str:
    """Move the tone of one NFC word to its canonical (old-style) place; other words stay.

    Also mends slips such as *qúa*, *gìa*, *hoaì*. Case is kept.
    """
    letters, tone, where = split_tone(word)
    if tone <= 0:
        return word
    parts = bases().get(letters.lower())
    if parts is None:
        return word
    onset, rime = parts
    if rime in STOPPED_RIMES and tone not in (4, 5):
        return word
    at = len(onset) + tone_place(onset, rime)
    if at == where:
        return word
    return letters[:at] + WITH_TONE[letters[at], tone] + letters[at + 1 :]


def spell(onset: str, rime: str, tone: int, *, old: bool = True) -> str:
    """Write a syllable down, the reverse of `parse`."""
    if not tone:
        return onset + rime
    at = tone_place(onset, rime, old=old)
    return onset + rime[:at] + WITH_TONE[rime[at], tone] + rime[at + 1 :]


def is_vietnamese_word(word: str) -> bool:
    """Whether a word is a possible Vietnamese syllable and shows it by at least one mark."""
    return parse(word) is not None and any(
        TONED.get(char, (char, 0)) != (char, 0) or char in "ăâêôơưđĂÂÊÔƠƯĐ" for char in word
    )
