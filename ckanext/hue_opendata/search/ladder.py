"""What to try when a person's words find nothing, one step after the other, and how it is told.

The steps run on the first page only. What they found goes on below the first page by parameters
that its answer names (`more`): `ext_hue_step`, and `ext_hue_meant` for other words than were typed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.lib.search.common import make_connection

from ckanext.hue_opendata.search import corrections, slips
from ckanext.hue_opendata.search.aliases import spelled_out
from ckanext.hue_opendata.search.query import ALL_UP_TO, is_plain, read
from ckanext.hue_opendata.text import fold

log = logging.getLogger(__name__)
#: How a search is told which step it is, which words were meant, what stands first: parameters.
STEP, MEANT, FIRST = "ext_hue_step", "ext_hue_meant", "ext_hue_first"
#: So few hits may be chance: a dataset whose notes happen to have all the words, and not the one
#: whose title has most of them.
FEW = 5
Result = dict[str, Any]
#: Core's search with these parameters in place of those that were asked for.
Search = Callable[..., Result]
#: How many a search for a text would find; None when it cannot be told.
Glance = Callable[[str], int | None]


def climbed(search: Search, glance: Glance, text: str, *, by_relevance: bool) -> Result:
    """The first page of the first step that finds something; its `hue_search` says which."""
    strict = None if _in_vain(glance, text) else search()
    if strict and strict["count"]:
        return _with_more(search, strict, "strict", text, text, by_relevance)
    for step, candidate in _candidates(text):
        found = search(q=candidate, **{STEP: step})
        if found["count"] and step == "relaxed":
            return _said(found, step, text, candidate, _meant(glance, candidate))
        if found["count"]:
            return _with_more(search, found, step, text, candidate, by_relevance)
    return told(strict or search(), "none")


def _in_vain(glance: Glance, text: str) -> bool:
    """Whether nothing has these words: asked shortly where a word is strange, else not at all."""
    known, asked = corrections.known(), read(text)
    if known is None or not known.lacks(asked):
        return False
    count = glance(text)
    if count:
        known.seen.update(fold(word) for word in asked.must)
    return count == 0


def gone_on(search: Search, glance: Glance, text: str, step: str, meant: str) -> Result:
    """A later page of a step, as the first page named it."""
    # Words that a person could not have typed are nobody's words.
    candidate = meant if meant and is_plain(meant) else text
    if step == "some":
        few = search(q=candidate, start=0, rows=FEW, fl=["id"])
        some = _some(search, candidate, _identities(search, few, candidate))
        return _few(some, text, candidate)
    asked_back = _meant(glance, candidate) if step == "relaxed" else ""
    return _said(search(q=candidate, **{STEP: step}), step, text, candidate, asked_back)


def told(found: Result, step: str, meant: str = "", explain: str = "", **more: Any) -> Result:
    """An answer that says how it was found, and how its later pages are asked for."""
    said = {"step": step, "did_you_mean": [meant] if meant else [], "explain": explain or None}
    return {**found, "hue_search": {**said, **({"more": more} if more else {})}}


def _said(
    found: Result, step: str, text: str, candidate: str, meant: str = "", named: str = ""
) -> Result:
    more = _named(named or step, text, candidate)
    if step == "relaxed":
        explain = tk._("No dataset has all of these words; these have some of them.")
        return told(found, step, meant, explain, **more)
    explain = tk._("Nothing was found as typed; these are the results for “{text}”.")
    return told(found, step, candidate, explain.format(text=candidate), **more)


def _named(step: str, text: str, candidate: str) -> dict[str, str]:
    """The parameters that ask for the later pages of a step."""
    return {STEP: step} if candidate == text else {STEP: step, MEANT: candidate}


def _with_more(
    search: Search, found: Result, step: str, text: str, candidate: str, by_relevance: bool
) -> Result:
    """What has all the words; where that is little, below it what has a good part of them."""
    if found["count"] <= FEW and by_relevance:
        some = _some(search, candidate, _identities(search, found, candidate))
        if some["count"] > found["count"]:
            return _few(some, text, candidate)
    return told(found, step) if step == "strict" else _said(found, step, text, candidate)


def _some(search: Search, candidate: str, first: str) -> Result:
    """What has a good part of the words, `first` before all; of a short form its words."""
    wider = spelled_out(candidate) or candidate
    return search(q=wider, **{STEP: "some", FIRST: first})


def _few(some: Result, text: str, candidate: str) -> Result:
    if candidate != text:
        step = "decoded" if candidate == slips.decoded(text) else "corrected"
        return _said(some, step, text, candidate, named="some")
    explain = tk._("Few datasets have all of these words; below them are others that have some.")
    return told(some, "relaxed", "", explain, **{STEP: "some"})


def _identities(search: Search, few: Result, candidate: str) -> str:
    """The ids of the few, also where the caller chose other fields or fewer rows."""
    found = [one.get("id") for one in few["results"]]
    if len(found) < few["count"] or not all(found):
        again = search(q=candidate, start=0, rows=FEW, fl=["id"])
        found = [one["id"] for one in again["results"]]
    return " ".join(str(one) for one in found[:FEW])


def _candidates(text: str) -> Iterator[tuple[str, str]]:
    """The readings to try, one after the other; each is made only when it is needed."""
    decoded = slips.decoded(text)
    if decoded:
        yield "decoded", decoded
    known = _words()
    corrected = known.correct(decoded or text) if known else None
    if corrected:
        yield "corrected", corrected
    yield "relaxed", corrected or decoded or text


def _meant(glance: Glance, text: str) -> str:
    """Other words that may be meant, where datasets have them; empty for none, and for a sentence:
    of many words one always stands a slip from another."""
    known = _words() if len(read(text).must) <= ALL_UP_TO else None
    phrase = known.meant(text) if known else None
    return phrase if phrase and glance(phrase) else ""


def _words() -> corrections.Words | None:
    try:
        return corrections.words(make_connection(), tk.config["ckan.site_id"])
    except Exception:
        # The search that was asked for has answered; a correction is only a help.
        log.warning("no corrections: the index gave no words", exc_info=True)
        return None
