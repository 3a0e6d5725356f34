"""One search as it may be kept: a day, a text, how it was answered. No CKAN here.

A text that may name a person or their number is not kept at all (Luật Bảo vệ dữ liệu cá nhân
91/2025/QH15 is about whatever identifies somebody; phone numbers, identity cards and addresses of
mail are what people paste into search boxes).
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass

from ckanext.hue_opendata.search import tokens
from ckanext.hue_opendata.text import normalize

#: Letters of a text beyond which it is no search but something pasted.
LONGEST = 100
#: Seven digits in a row are a number of something; nine with the gaps of a phone number are, too.
_NUMBER = re.compile(r"\d{7}|\d(?:[ .()+\-\u2010-\u2015]{0,2}\d){8}")
#: How a search ended: the ladder's steps; `elsewhere`: an agency's or a topic's page had nothing
#: with all of the words, and the rest of the portal was not asked.
STEPS = ("strict", "decoded", "corrected", "relaxed", "none", "elsewhere")


@dataclass(frozen=True)
class Entry:
    """`day` (ISO), `query`: what spellings share, `shown`: as it was typed, `step`: of `STEPS`."""

    day: str
    query: str
    step: str
    shown: str

    def packed(self) -> str:
        """As one line for the buffer."""
        return json.dumps([self.day, self.query, self.step, self.shown], ensure_ascii=False)


def entry(text: str, step: str, day: str) -> Entry | None:
    """What may be kept of a search, or None."""
    shown = normalize(text).strip(" .,;:?!").lower()
    query = key(shown)
    # What is not seen (a zero-width space) may part a number in the one and not in the other.
    if not query or len(shown) > LONGEST or personal(text) or personal(shown):
        return None
    if step not in STEPS:
        return None
    return Entry(day, query, step, shown)


def key(text: str) -> str:
    """What the spellings of one search share: words without accents, nothing between them."""
    return " ".join(tokens.key(word) for word in tokens.words(text))


def personal(text: str) -> bool:
    """Whether a text may hold an address of mail or a number that belongs to somebody."""
    plain = unicodedata.normalize("NFKC", text)
    return "@" in plain or bool(_NUMBER.search(plain))


def unpacked(line: str | bytes) -> Entry | None:
    """A line of the buffer, or None for one that is none of ours."""
    try:
        day, query, step, shown = json.loads(line)
    except (ValueError, TypeError):
        return None
    kept = entry(str(shown), str(step), str(day))
    return kept if kept and kept.query == query else None
