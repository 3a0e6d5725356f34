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
from ckanext.hue_opendata.search.query import is_plain, read
from ckanext.hue_opendata.text import fold

log = logging.getLogger(__name__)
#: How a search is told which step it is, which words were meant, what stands first: parameters.
STEP, MEANT, FIRST = "ext_hue_step", "ext_hue_meant", "ext_hue_first"
#: So few hits may be chance: a dataset whose notes happen to have all the words, and not the one
#: whose title has most of them.
FEW = 3
Result = dict[str, Any]
#: Core's search with these parameters in place of those that were asked for.
Search = Callable[..., Result]
#: How many that search would find; None when it cannot be told.
Glance = Callable[[], int | None]


def climbed(search: Search, glance: Glance, text: str, *, by_relevance: bool) -> Result:
    """The first page of the first step that finds something; its `hue_search` says which."""
    strict = None if _in_vain(glance, text) else search()
    if strict and 0 < strict["count"] <= FEW and by_relevance:
        return _filled(search, strict)
    if strict and strict["count"]:
        return told(strict, "strict")
    for step, candidate in _candidates(text):
        found = search(q=candidate, **{STEP: step})
        if found["count"]:
            return _said(found, step, text, candidate)
    return told(strict or search(), "none")


def _in_vain(glance: Glance, text: str) -> bool:
    """Whether nothing has these words: asked shortly where a word is strange, else not at all."""
    known, asked = corrections.known(), read(text)
    if known is None or not known.lacks(asked):
        return False
    count = glance()
    if count:
        known.seen.update(fold(word) for word in asked.must)
    return count == 0


def gone_on(search: Search, text: str, step: str, meant: str) -> Result:
    """A later page of a step, as the first page named it."""
    if step == "some":
        first = _identities(search, search(start=0, rows=FEW, fl=["id"]))
        return _few(search(**{STEP: step, FIRST: first}))
    # Words that a person could not have typed are nobody's words.
    candidate = meant if meant and is_plain(meant) else text
    return _said(search(q=candidate, **{STEP: step}), step, text, candidate)


def told(found: Result, step: str, meant: str = "", explain: str = "", **more: Any) -> Result:
    """An answer that says how it was found, and how its later pages are asked for."""
    said = {"step": step, "did_you_mean": [meant] if meant else [], "explain": explain or None}
    return {**found, "hue_search": {**said, **({"more": more} if more else {})}}


def _said(found: Result, step: str, text: str, candidate: str) -> Result:
    more = {STEP: step} if candidate == text else {STEP: step, MEANT: candidate}
    if step == "relaxed":
        explain = tk._("No dataset has all of these words; these have some of them.")
        return told(found, step, "", explain, **more)
    explain = tk._("Nothing was found as typed; these are the results for “{text}”.")
    return told(found, step, candidate, explain.format(text=candidate), **more)


def _filled(search: Search, strict: Result) -> Result:
    """The few that have all the words, and below them those that have a good part of them."""
    first = _identities(search, strict)
    some = search(**{STEP: "some", FIRST: first})
    return _few(some) if some["count"] > strict["count"] else told(strict, "strict")


def _few(some: Result) -> Result:
    explain = tk._("Few datasets have all of these words; below them are others that have some.")
    return told(some, "relaxed", "", explain, **{STEP: "some"})


def _identities(search: Search, few: Result) -> str:
    """The ids of the few, also where the caller chose other fields or fewer rows."""
    found = [one.get("id") for one in few["results"]]
    if len(found) < few["count"] or not all(found):
        found = [one["id"] for one in search(start=0, rows=FEW, fl=["id"])["results"]]
    return " ".join(str(one) for one in found[:FEW])


def _candidates(text: str) -> Iterator[tuple[str, str]]:
    """The readings to try, one after the other; each is made only when it is needed."""
    decoded = slips.decoded(text)
    if decoded:
        yield "decoded", decoded
    corrected = _correct(decoded or text)
    if corrected:
        yield "corrected", corrected
    yield "relaxed", corrected or decoded or text


def _correct(text: str) -> str | None:
    try:
        return corrections.words(make_connection(), tk.config["ckan.site_id"]).correct(text)
    except Exception:
        # The search that was asked for has answered; a correction is only a help.
        log.warning("no corrections: the index gave no words", exc_info=True)
        return None
