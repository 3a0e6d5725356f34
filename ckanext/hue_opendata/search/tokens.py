"""Words as the index keeps them: ASCII letters only, with a last letter that says what they are.

The stock field type `text` stems English, folds accents after that, and splits words at digits. A
word that is written in plain letters and ends in a consonant which neither Vietnamese nor the
stemmer touches goes through unchanged, on the index's side and on the query's alike. No CKAN here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from ckanext.hue_opendata.text import canonical, fold, normalize
from ckanext.hue_opendata.text.fold import bare_syllables
from ckanext.hue_opendata.text.syllables import split_tone

#: The last letter of each kind; no folded Vietnamese syllable ends in any of them.
PLAIN, ACCENTED, PAIR, PREFIX, INITIALS = "w", "j", "q", "v", "z"
#: A letter for each tone: level, falling, asking, tumbling, sharp, heavy.
TONES = "wfrxsj"
LONGEST = 40
#: Letters of a text that counts as a name.
NAME = 120
#: Letters and tone of a beginning with accents, where each beginning is a token: longer ones tell
#: words apart without them, and tokens are what indexing costs.
MARKED = 4
_WORD = re.compile(r"[^\W\d_]+|\d+")
#: Written inside one word: 1.000, GD&ĐT.
_INSIDE = re.compile(r"(?<=\d)[.,](?=\d)|(?<=[^\W\d_])&(?=[^\W\d_])")
_DIGITS = str.maketrans("0123456789", "qwzjfxkvsd")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
#: Single vowels written i or y by taste (kỹ/kĩ, lý/lí, quý/quí).
_I_OR_Y = re.compile(r"(?:[bcdghklmnprstvx]|qu)?y$")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, accents kept; a number with inner dots is one word (PM2.5: pm, 25)."""
    return (_words_of_name if len(text) <= NAME else _words_of_text)(text)


def _words(text: str) -> tuple[str, ...]:
    joined = _INSIDE.sub("", normalize(text))
    return _quarters([spelled(word) for word in _WORD.findall(joined)])


#: Names stand in document after document; a document's text is asked in several ways, one by one.
_words_of_name = lru_cache(maxsize=16384)(_words)
_words_of_text = lru_cache(maxsize=32)(_words)


@lru_cache(maxsize=65536)
def spelled(word: str) -> str:
    """A word in lower case with one tone placement."""
    return canonical(word).lower()


def _quarters(found: list[str]) -> tuple[str, ...]:
    """Quý III as quý 3: both are written."""
    if _ROMAN.keys().isdisjoint(found):
        return tuple(found)
    for at in range(1, len(found)):
        if found[at] in _ROMAN and fold(found[at - 1]) == "quy":
            found[at] = _ROMAN[found[at]]
    return tuple(found)


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """A word's accent-free key: i for y where both are written, English plurals made singular."""
    bare = fold(word)
    if _I_OR_Y.fullmatch(bare):
        return f"{bare[:-1]}i"
    if bare.isascii() and bare.isalpha() and len(bare) > 3 and not is_syllable(bare):
        return _singular(bare)
    return bare


def is_syllable(bare: str) -> bool:
    """Whether an accent-free word can be a Vietnamese syllable."""
    return bare in bare_syllables()


def _singular(word: str) -> str:
    for end, other in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("xes", "x")):
        if word.endswith(end):
            return word[: -len(end)] + other
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def plain(word: str) -> str:
    """The token of a word without accents."""
    return _bare_letters(word) + PLAIN


@lru_cache(maxsize=65536)
def accented(word: str) -> str:
    """The token of a word with just its accents, or empty for a word that has none."""
    if fold(word) == word:
        return ""
    marked, tone = _marked(word)
    return marked + TONES[tone] + ACCENTED


def _marked(word: str) -> tuple[str, int]:
    """A word's letters with their own marks written out, and its tone."""
    base, tone, _ = split_tone(word)
    return _letters(fold("".join(_MARKS.get(char, char) for char in base))), tone


_MARKS = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}


@lru_cache(maxsize=65536)
def _own(word: str) -> tuple[str, ...]:
    """The tokens of a word alone: without accents, and with them where it has any."""
    exact = accented(word)
    return (plain(word), exact) if exact else (plain(word),)


def pair(one: str, other: str) -> str:
    """The token of two neighbouring words."""
    return _joined(_bare_letters(one), _bare_letters(other)) + PAIR


def _joined(one: str, other: str) -> str:
    return (one + other)[:LONGEST]


@lru_cache(maxsize=65536)
def _bare_letters(word: str) -> str:
    return _letters(key(word))


@lru_cache(maxsize=65536)
def _whole_letters(word: str) -> str:
    """A word as hands type it: i and y as they are written."""
    return _letters(fold(word))


def pair_prefix(one: str, part: str) -> str:
    """The token of a word and its neighbour's beginning."""
    return _letters(key(one) + fold(part)) + PREFIX


def prefix(part: str) -> str:
    """The token of a word's beginning."""
    return _whole_letters(part) + PREFIX


def exact_prefix(part: str) -> str:
    """The token of a beginning with just its accents, or empty where none are typed."""
    begun = _begun(part)
    return begun + PREFIX if begun else ""


def _begun(part: str) -> str:
    """The letters with their marks, after the tone where there is one: hands put it in last, so a
    beginning that has none may still get any."""
    if fold(part) == part:
        return ""
    marked, tone = _marked(part)
    return (TONES[tone] if tone else "") + marked


def initials(part: str) -> str:
    """The token of first letters in a row."""
    return _whole_letters(part) + INITIALS


def _letters(text: str) -> str:
    spelled = text.translate(_DIGITS)
    if not (spelled.isascii() and spelled.isalpha()):
        spelled = "".join(char for char in spelled if char.isascii() and char.isalpha())
    return spelled[:LONGEST]


def of_text(text: str) -> list[str]:
    """The tokens of a text: each word bare and accented, and each pair of neighbours."""
    return of_texts([text])


def of_texts(texts: Iterable[str]) -> list[str]:
    """The tokens of texts in a row, whose last and first words are neighbours, too."""
    found = [word for text in texts for word in words(text)]
    tokens = [token for word in found for token in _own(word)]
    letters = list(map(_bare_letters, found))
    tokens += [_joined(one, other) + PAIR for one, other in pairwise(letters)]
    return tokens


def beginnings(texts: Iterable[str]) -> Iterator[str]:
    """The tokens of all beginnings of all words and after their neighbours, each once."""
    found: set[str] = set()
    for text in texts:
        before = ""
        for word in words(text):
            parts = _parts(word)
            found.update(part + PREFIX for part in parts)
            if before:
                beside = _bare_letters(before)
                found.update(_joined(beside, part) + PREFIX for part in parts)
            for exact in _exact(word):
                longest = min(len(exact), MARKED) + 1
                found.update(exact[:cut] + PREFIX for cut in range(2, longest))
            before = word
    return iter(sorted(found))


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    """The beginnings of a word without accents, all but the word itself."""
    whole = fold(word)
    return tuple(dict.fromkeys(_letters(whole[:cut]) for cut in range(1, len(whole))))


def to_cut(texts: Iterable[str]) -> list[str]:
    """Words, and words glued to those before them: what Solr cuts the beginnings from."""
    found: set[str] = set()
    for text in texts:
        before = ""
        for word in words(text):
            whole = _whole_letters(word)
            found.add(whole)
            if before:
                found.add(_joined(_bare_letters(before), whole))
            found.update(_exact(word))
            before = word
    return sorted(found)


@lru_cache(maxsize=65536)
def _exact(word: str) -> tuple[str, ...]:
    """What beginnings with accents are cut from: the marked letters, and these after the tone."""
    if fold(word) == word:
        return ()
    marked, tone = _marked(word)
    found = (TONES[tone] + marked,) if tone else ()
    return found if marked == _whole_letters(word) else (marked, *found)


def all_initials(texts: Iterable[str]) -> list[str]:
    """The tokens of the first letters of three to six words in a row, each once."""
    found: set[str] = set()
    for text in texts:
        first = "".join(word[0] for word in bare(text) if word)
        for length in range(3, 7):
            found.update(first[at : at + length] for at in range(len(first) - length + 1))
    return [_letters(part) + INITIALS for part in sorted(found)]


def bare(text: str) -> list[str]:
    """The words of a text without accents, i and y as they are written."""
    return [fold(word) for word in words(text)]
