"""Corrects a phrase by the words of the catalogue itself, as anyone may see them.

The words come from public datasets only, so no correction can tell of a restricted one. They are
read from Solr now and then and kept in memory: an index may be empty or down, then nothing is
corrected.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from ckanext.hue_opendata.search import tokens
from ckanext.hue_opendata.search.aliases import english, groups
from ckanext.hue_opendata.search.query import Asked
from ckanext.hue_opendata.text import fold

log = logging.getLogger(__name__)
#: Seconds that the words are kept; most datasets that are read.
KEPT, MOST = 300.0, 20_000
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Words:
    """Bare words and pairs of the catalogue with their numbers."""

    def __init__(self, texts: list[str]) -> None:
        self.singles: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        #: Other words of which a search has told that datasets have them.
        self.seen: set[str] = set()
        for text in texts:
            bare = tokens.bare(text)
            self.singles.update(bare)
            self.pairs.update(pairwise(bare))

    def lacks(self, asked: Asked) -> bool:
        """Whether a word is probably in no dataset: none of these, no other name, no number."""
        return any(self._strange(word, asked) for word in asked.must)

    def _strange(self, word: str, asked: Asked) -> bool:
        bare = fold(word)
        if not bare.isalpha() or bare in self.singles or bare in self.seen or bare in english():
            return False
        return not (asked.unfinished and word == asked.must[-1])

    def correct(self, text: str) -> str | None:
        """The phrase with near words for those that can be none, or None.

        A word that the catalogue has, or that could be a syllable, may well be meant: a dataset
        with the rest of the words is then a better answer than one with another word.
        """
        return self._mended(text, lambda word: not (tokens.is_syllable(word) or self._known(word)))

    def meant(self, text: str) -> str | None:
        """The phrase with near words also for those that fit none of their neighbours, or None.

        To be asked, and not to be answered by: “le loi” stands one slip from “le hoi”.
        """
        return self._mended(text, lambda word: True)

    def _mended(self, text: str, doubtful: Callable[[str], bool]) -> str | None:
        typed = tokens.words(text)
        found = [fold(word) for word in typed]
        fixed = list(found)
        for place, word in enumerate(found):
            # Whoever wrote a syllable with its accents hardly meant another one.
            sure = typed[place] != word and tokens.is_syllable(word)
            if len(word) >= 2 and word.isalpha() and not sure and doubtful(word):
                before = fixed[place - 1] if place else ""
                after = found[place + 1] if place + 1 < len(found) else ""
                fixed[place] = self._best(word, before, after)
        return " ".join(fixed) if fixed != found else None

    def _known(self, word: str) -> bool:
        """Whether the catalogue or the names of things have a word."""
        return bool(self.singles[word]) or word in english()

    def _best(self, word: str, before: str, after: str) -> str:
        """The word itself, or the near one that its neighbours speak for.

        A word that the catalogue has gives way only to one that fits on every side; an unknown
        short word only to one that fits on some side: half of all syllables are one slip apart.
        """
        sides = bool(before) + bool(after)
        known = bool(self.singles[word])
        if known and (not sides or self._fit(word, before, after)):
            return word
        least = sides if known else (0 if len(word) >= 5 else 1)
        near = [
            (self._fit(one, before, after), self.singles[one], one)
            for one in _near(word)
            if self.singles[one]
        ]
        near = [entry for entry in near if self._sides(entry[2], before, after) >= least]
        return max(near)[2] if near else word

    def _sides(self, word: str, before: str, after: str) -> int:
        """On how many sides a word stands beside this neighbour in the catalogue."""
        return bool(self.pairs[(before, word)]) + bool(self.pairs[(word, after)])

    def _fit(self, word: str, before: str, after: str) -> int:
        return self.pairs[(before, word)] + self.pairs[(word, after)]


def _near(word: str) -> set[str]:
    """Every string one slip away (left out, added, replaced, two exchanged), Damerau 1964."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {left + right[1:] for left, right in cuts if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    found |= {left + char + right[1:] for left, right in cuts if right for char in _ALPHABET}
    found |= {left + char + right for left, right in cuts for char in _ALPHABET}
    return found - {word}


_kept: tuple[float, Words] | None = None
_reading = threading.Lock()


def words(solr: Any, site: str) -> Words:
    """The catalogue's words; `solr` is a connection, `site` the site's id.

    Old ones are read again beside the request; where no thread runs (a server may forbid them),
    within it, later.
    """
    age = time.monotonic() - _kept[0] if _kept else None
    if age is None or age > 2 * KEPT:
        _read(solr, site)
    elif age > KEPT and _reading.acquire(blocking=False):
        threading.Thread(target=_read_beside, args=(solr, site), daemon=True).start()
    assert _kept
    return _kept[1]


def known() -> Words | None:
    """The words, where they have been read before."""
    return _kept[1] if _kept else None


def _read_beside(solr: Any, site: str) -> None:
    try:
        _read(solr, site)
    except Exception:
        log.warning("no new words: the index does not answer", exc_info=True)
    finally:
        _reading.release()


def _read(solr: Any, site: str) -> None:
    global _kept
    public = ["capacity:public", "state:active", "+dataset_type:dataset", f'site_id:"{site}"']
    answer = solr.search(q="*:*", fq=public, fl="title,tags", rows=MOST)
    texts = [". ".join([one.get("title", ""), *one.get("tags", [])]) for one in answer.docs]
    # What datasets are also found by, though none has the word itself.
    texts += [". ".join(names) for names in groups()]
    _kept = time.monotonic(), Words(texts)


def forget() -> None:
    """Read the words anew at the next question."""
    global _kept
    _kept = None
