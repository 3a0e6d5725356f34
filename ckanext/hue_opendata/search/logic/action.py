"""`package_search` with a ladder below it: what to try when a person's words find nothing."""

from __future__ import annotations

import json
import logging
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.lib.search.common import make_connection
from flask import has_request_context

from ckanext.hue_opendata.search import corrections, facets, slips
from ckanext.hue_opendata.search.query import is_plain

log = logging.getLogger(__name__)
#: The names under which the plugin's own hook is told which step this is, and that it is off.
STEP, STRICT = "ext_hue_step", "ext_hue_strict"
#: So few hits may be chance: a dataset whose notes happen to have all the words, and not the one
#: whose title has most of them.
FEW = 3
#: A client that sets these shapes its query itself.
OWN = ("qf", "defType", "mm", "q.op", "bf", "boost")


@tk.side_effect_free
@tk.chained_action
def package_search(original: Any, context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Core's search; its result also says how it was found.

    `hue_search`: `step` is `strict`, `decoded` (input-method keys, glued words), `corrected`,
    `relaxed` (not all words, or few have them all: those come first), or `none`; `did_you_mean`
    what was tried instead; `explain` a sentence or None. `ext_hue_strict=true` leaves the steps
    below `strict` out. The steps run only for plain words on the first page.
    """
    data_dict = {**data_dict, "extras": _extras(data_dict)}
    if facets.counted():
        data_dict.setdefault("facet.limit", facets.counted())
    result = original(context, dict(data_dict))
    text = str(data_dict.get("q") or "")
    steps = _may_step(data_dict, text)
    if steps and 0 < result["count"] <= FEW and _by_relevance(data_dict):
        return _filled(result, original(context, {**data_dict, STEP: "some"}))
    if result["count"] or not steps:
        step = "strict" if result["count"] else "none"
        return {**result, "hue_search": _told(step, [], None)}
    for step, candidate in _candidates(text):
        mode = "relaxed" if step == "relaxed" else "strict"
        found = original(context, {**data_dict, "q": candidate, STEP: mode})
        if found["count"]:
            meant = [] if step == "relaxed" else [candidate]
            return {**found, "hue_search": _told(step, meant, _explain(step, candidate))}
    return {**result, "hue_search": _told("none", [], None)}


def _by_relevance(data_dict: dict[str, Any]) -> bool:
    """Whether the answers are in the order of their fitness, which is the usual one."""
    return str(data_dict.get("sort") or "score").startswith("score")


def _filled(strict: dict[str, Any], some: dict[str, Any]) -> dict[str, Any]:
    """The few that have all the words, and below them those that have a good part of them."""
    if some["count"] <= strict["count"]:
        return {**strict, "hue_search": _told("strict", [], None)}
    first = strict["results"]
    known = {_identity(one) for one in first}
    below = [one for one in some["results"] if _identity(one) not in known]
    room = max(0, len(some["results"]) - len(first))
    explain = tk._("Few datasets have all of these words; below them are others that have some.")
    told = _told("relaxed", [], explain)
    return {**some, "results": [*first, *below[:room]], "hue_search": told}


def _identity(one: dict[str, Any]) -> str:
    """What tells a result from others, also when the caller chose the fields (`fl`)."""
    return str(one.get("id") or one.get("name") or one)


def _candidates(text: str) -> Any:
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


def _may_step(data_dict: dict[str, Any], text: str) -> bool:
    first = _number(data_dict.get("start"), 0) == 0
    shown = _number(data_dict.get("rows"), 10) > 0
    own = any(data_dict.get(name) for name in OWN)
    return first and shown and not own and is_plain(text) and not _strict(data_dict)


def _strict(data_dict: dict[str, Any]) -> bool:
    """Whether the caller wants no steps; core moves the parameter into `extras`."""
    value = data_dict.get(STRICT) or data_dict["extras"].get(STRICT)
    try:
        return tk.asbool(value) if value is not None else False
    except ValueError:
        return False


def _extras(data_dict: dict[str, Any]) -> dict[str, Any]:
    """The extras as a dict: from a query string they arrive as text, which core cannot take."""
    extras = data_dict.get("extras") or {}
    if isinstance(extras, str):
        try:
            extras = json.loads(extras)
        except ValueError:
            return {}
    return dict(extras) if isinstance(extras, dict) else {}


def _number(value: Any, usual: int) -> int:
    try:
        return int(value) if value not in (None, "") else usual
    except (TypeError, ValueError):
        return usual


def _told(step: str, meant: list[str], explain: str | None) -> dict[str, Any]:
    told = {"step": step, "did_you_mean": meant, "explain": explain}
    if has_request_context() and step != "strict":
        # The search page shows it; core's view hands a template only the datasets found.
        tk.g.hue_search = told
    return told


def _explain(step: str, text: str) -> str:
    if step == "relaxed":
        return tk._("No dataset has all of these words; these have some of them.")
    return tk._("Nothing was found as typed; these are the results for “{text}”.").format(text=text)
