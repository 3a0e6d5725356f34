"""Shapes a person's words into a query on our fields; a power user's query stays as it is.

No CKAN here: `read` says what a text means, `shape` gives Solr's parameters for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from ckanext.hue_opendata.search import tokens
from ckanext.hue_opendata.search.aliases import english, lines
from ckanext.hue_opendata.search.layers import PLAIN, Layer
from ckanext.hue_opendata.search.slips import in_vni
from ckanext.hue_opendata.text import fold, normalize

Mode = Literal["strict", "some", "relaxed"]
#: The part of the words and of their neighbours that must be found, when not all need to be.
SHARE: dict[Mode, float] = {"strict": 0.67, "some": 0.34, "relaxed": 0.01}
LONGEST = 400
#: How much the fields count in which a word stands beside the best one.
TIE = 0.2
#: What two words side by side weigh beside a bare word (1).
PAIR: dict[str, float] = {"all": 1, "some": 1.4}
#: A word typed with accents: as it was typed, and its bare form, which others share. Where some
#: words are enough, “hóa” would else be found for “hỏa hoạn”.
ACCENTS: dict[str, float] = {"all": 0.5, "some": 0.8}
BARE: dict[str, float] = {"all": 1, "some": 0.5}
#: A beginning with just its accents.
EXACT_BEGUN: dict[str, float] = {"all": 1, "some": 0.5}
#: A beginning alone, and after its neighbour, among words that must all be found. Beginnings are
#: kept of titles, tags and agencies together: where some words are enough, a last word that is
#: whole would count more than the others, and former names for nothing.
BEGUN, BEGUN_PAIR = 1.0, 2.0
BEGUN_AMONG_SOME, BEGUN_PAIR_AMONG_SOME = 0.5, 0.8
#: A year among words that must all be found: it orders what they find. Where some are enough, a
#: year that counted for more than a word would bring all of the year's datasets.
YEAR, YEAR_AMONG_SOME = 3, 1
#: Of more words than these, not all need to be found.
ALL_UP_TO = 4
#: A field of the index and its value: names with an underscore (`owner_org`, `res_format`,
#: `vocab_x`; Solr's `*` takes any), and those single words that CKAN's schema and ours have.
_FIELD = re.compile(
    r"(?:^|[\s(+\-])(?:[a-z]+(?:_[a-z0-9]+)+|title|name|notes|tags|groups|organization|author"
    r"|maintainer|license|capacity|version|id|url|urls|state|private|type|text|theme|frequency"
    r"|classification|importance|language|_version_|\*):\S"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPERATOR = re.compile(r'["*?~^\\{}\[\]]|&&|\|\||(?:^|\s)[+\-!](?=\w)|(?:^|\s)(?:AND|OR|NOT)(?=\s)')


@dataclass(frozen=True)
class Asked:
    """A person's words: those that must be found, those that only help, whether the last one may
    go on, and whether none of many may be left out (keys of VNI are no words and numbers)."""

    must: tuple[str, ...]
    may: tuple[str, ...]
    unfinished: bool
    whole: bool = False


def is_plain(text: str) -> bool:
    """Whether a text is a person's words and no query of Solr's own language."""
    text = text.strip()
    if not text or _FIELD.search(text):
        return False
    found = _OPERATOR.search(unicodedata.normalize("NFC", text).rstrip("?!. "))
    shouted = text.isupper() and found is not None and found.group().strip() in ("AND", "OR", "NOT")
    return found is None or shouted


def read(text: str) -> Asked:
    """Tell the words of a question that carry its meaning from the rest."""
    found = list(tokens.words(normalize(text[:LONGEST])))
    kept = _without(found, _phrases("filler.txt"))
    must = _without(kept, _phrases("general.txt"))
    if not must:
        must, kept = kept or found, kept or found
    # A year orders what the other words find: the table of all years is an answer, too.
    must = [word for word in must if not _YEAR.fullmatch(word)] or must
    may = tuple(word for word in kept if word not in must)
    ends_open = bool(found) and not text[-1].isspace() and must[-1] == found[-1]
    return Asked(tuple(must), may, ends_open, in_vni(text[:LONGEST]))


def shape(asked: Asked, mode: Mode = "strict", layer: Layer = PLAIN) -> dict[str, str]:
    """Solr's parameters (`q qf defType mm tie`) for a person's words in a layer's fields."""
    last = len(asked.must) - 1
    all_of_them = mode == "strict" and (asked.whole or last < ALL_UP_TO)
    begun = BEGUN if all_of_them else BEGUN_AMONG_SOME
    kind = "all" if all_of_them else "some"
    clauses = [
        _clause(word, layer, kind, begun if asked.unfinished and place == last else 0)
        for place, word in enumerate(asked.must)
    ]
    beside = _neighbours(asked, layer, kind, BEGUN_PAIR if all_of_them else BEGUN_PAIR_AMONG_SOME)
    year = YEAR if all_of_them else YEAR_AMONG_SOME
    may = [f"{tokens.plain(word)}^{year if _YEAR.fullmatch(word) else 0.15}" for word in asked.may]
    parameters = {"qf": layer.weights, "defType": "edismax", "tie": str(TIE)}
    if all_of_them:
        required = [f"+{clause}" for clause in clauses]
        if len(clauses) > 2 and all(tokens.is_syllable(fold(word)) for word in asked.must):
            # Three syllables far from each other are three other words.
            required.append(f"+({' OR '.join(beside)})")
            beside = []
        helps = [*beside, *may]
        # CKAN sends `q.op=AND`, under which a lone clause would be required: it stands twice.
        helps = helps * 2 if len(helps) == 1 else helps
        return {**parameters, "q": " ".join([" OR ".join(helps), *required]).strip(), "mm": "0"}
    # Of n words in a row 2n-1 clauses can match; a part of the words matches fewer than its share.
    least = max(1, round(SHARE[mode] * (2 * len(clauses) - 1)))
    return {**parameters, "q": " OR ".join([*clauses, *beside, *may]), "mm": str(least)}


def _neighbours(asked: Asked, layer: Layer, kind: str, weight: float) -> list[str]:
    """Two words side by side; the last pair of an unfinished text as a beginning, too."""
    pairs = list(pairwise(asked.must))
    found = [f"{tokens.pair(one, other)}^{PAIR[kind]}" for one, other in pairs]
    if pairs and asked.unfinished:
        begun = _begins(tokens.pair_prefix(*pairs[-1]), layer)
        found[-1] = f"({found[-1]} OR {begun}^{weight})"
    return found


def begins(part: str, layer: Layer) -> str:
    """A clause (Lucene syntax, `df` or `qf` is the layer's) for words that begin so."""
    return _begins(tokens.prefix(part), layer)


def _begins(token: str, layer: Layer) -> str:
    """A beginning in its field: Solr's own cut, or a token of ours."""
    return f"{layer.begin}:{token[:-1] if layer.cuts else token}"


def _clause(word: str, layer: Layer, kind: str, begun: float) -> str:
    """One word in all its readings: bare, with its accents, as first letters, as a beginning
    (with its weight; 0: it is whole)."""
    bare = fold(word)
    exact = tokens.accented(word)
    readings = [f"{tokens.plain(word)}^{BARE[kind]}" if exact else tokens.plain(word)]
    if exact:
        readings.append(f"{exact}^{ACCENTS[kind]}")
    # A word of another script has no letters that the index keeps.
    if begun and tokens.prefix(word) != tokens.PREFIX:
        readings.append(f"{begins(word, layer)}^{begun}")
        marked = tokens.exact_prefix(word)
        if marked:
            readings.append(f"{_begins(marked, layer)}^{EXACT_BEGUN[kind]}")
    if 3 <= len(bare) <= 6 and bare.isalpha() and not tokens.is_syllable(bare):
        readings.append(tokens.initials(word))
    if len(bare) > 3 and bare.isalpha() and not tokens.is_syllable(bare):
        # Two words written as one are a pair of the index.
        readings.append(f"{tokens.pair(word, '')}")
    return f"({' OR '.join(readings)})"


@lru_cache(maxsize=4)
def _phrases(name: str) -> frozenset[tuple[str, ...]]:
    found = {tuple(tokens.key(word) for word in tokens.words(line)) for line in lines(name)}
    accented = {tuple(tokens.words(line)) for line in lines(name)}
    return frozenset(found | accented)


def _without(found: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> list[str]:
    """The words without the phrases, the longest first; accents in the words must agree."""
    kept: list[str] = []
    place = 0
    foreign = any(tokens.key(word) in english() for word in found)
    while place < len(found):
        for length in range(min(6, len(found) - place), 0, -1):
            part = found[place : place + length]
            bare = all(fold(word) == word for word in part)
            asked = tuple(tokens.key(word) for word in part) if bare else tuple(part)
            if asked in phrases and (not bare or length > 1 or _safe(part[0], foreign)):
                place += length
                break
        else:
            kept.append(found[place])
            place += 1
    return kept


def _safe(word: str, foreign: bool) -> bool:
    """Whether a bare word may be dropped: in an English text, or where it is no other word."""
    return foreign or word in _SAFE or not tokens.is_syllable(word)


#: One bare syllable may be another word (`co`, `mot`): only these are dropped without accents.
_SAFE = frozenset("cho cua cac nhung va voi ve trong theo de gi nao hue nam".split())
