"""What the words of a department's list mean: codes, licences, tags."""

from __future__ import annotations

import re
from functools import cache

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.text import fold, normalize

SIGNS = re.compile(r"[\s_.-]+")
#: Between the subjects of one text.
PARTS = re.compile(r"\s*[,;+&\n]\s*|\s+[-–]\s+|\s+(?:và|and)\s+", re.IGNORECASE)
#: Words before a subject or a frequency that say nothing.
EMPTY = re.compile(r"^(?:(?:linh vuc|nganh|chu de|dinh ky|cap nhat|theo|moi)\s+)+")


def code_of(vocabulary: str, text: str) -> str | None:
    """The code of a term by its code, a label in any language, a part of it, or a word for it
    (`also` in the vocabulary); of several subjects in one text, that of the first known."""
    words = _words(vocabulary)
    for part in (text, *PARTS.split(text)):
        code = words.get(_said(part))
        if code:
            return code
    return None


@cache
def _words(vocabulary: str) -> dict[str, str]:
    """Said → code; what is a whole label or a code is never a word for another term."""
    terms = vocabularies.load(vocabulary).terms.values()
    whole = {_said(one): t.code for t in terms for one in (t.code, *t.labels.values())}
    also = {
        _said(one): term.code
        for term in terms
        for one in str(term.extra.get("also", "")).split(",")
    }
    parts = {
        _said(part): term.code
        for term in reversed([*terms])
        for label in term.labels.values()
        for part in PARTS.split(label)
    }
    found = {**parts, **also, **whole}
    found.pop("", None)
    return found


def _said(text: str) -> str:
    """Folded words without what says nothing: `Lĩnh vực Y tế`, `Định kỳ 01 lần/năm (31/12)`."""
    plain = re.sub(r"\(.*?\)", " ", fold(text)).replace("-", " ")
    plain = re.sub(r"\b0+(?=\d)", "", re.sub(r"\s*/\s*", "/", plain))
    return EMPTY.sub("", " ".join(plain.split())).strip(" .:;,")


def licence_of(text: str) -> str | None:
    """The code of a licence by its code (`CC BY 4.0`), a label, or an address of it."""
    written, address = SIGNS.sub("", text.lower()), _address(text)
    for term in vocabularies.load("licence").terms.values():
        addresses = {_address(one) for one in (term.uri, str(term.extra.get("url", ""))) if one}
        if written == SIGNS.sub("", term.code) or address in addresses:
            return term.code
    # Whole and exact: “CC BY 4.0 (phi thương mại)” is another licence.
    wanted = fold(text)
    terms = vocabularies.load("licence").terms.values()
    labelled = (t.code for t in terms if wanted in (fold(one) for one in t.labels.values()))
    return next(labelled, None) if wanted else None


def _address(text: str) -> str:
    return text.lower().partition("://")[2].rstrip("/")


def tags(text: str) -> list[str]:
    """Words between commas and semicolons, with only what CKAN allows in a tag, each once."""
    kept: dict[str, None] = {}
    for part in text.replace(";", ",").split(","):
        plain = "".join(c if c.isalnum() or c in " -_." else " " for c in normalize(part))
        tag = normalize(plain).lower()
        if 2 <= len(tag) <= 100:
            kept[tag] = None
    return list(kept)
