"""`package_search` with a ladder below it: what to try when a person's words find nothing."""

from __future__ import annotations

import json
from typing import Any

import ckan.plugins.toolkit as tk
from flask import has_request_context

from ckanext.hue_opendata.search import facets, kept, ladder
from ckanext.hue_opendata.search.ladder import FIRST, MEANT, STEP
from ckanext.hue_opendata.search.log import asking
from ckanext.hue_opendata.search.query import is_plain

#: The parameter that switches the ladder off.
STRICT = "ext_hue_strict"
#: A client that sets these shapes its query itself.
OWN = ("qf", "defType", "mm", "q.op", "bf", "boost")
#: The steps whose later pages can be asked for.
STEPS = ("some", "decoded", "corrected", "relaxed")


@tk.side_effect_free
@tk.chained_action
def package_search(original: Any, context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Core's search; its result also says how it was found.

    `hue_search`: `step` is `strict`, `decoded` (input-method keys, glued words), `corrected`,
    `relaxed` (not all words, or few have them all: those come first), or `none`; `did_you_mean`
    what was tried instead; `explain` a sentence or None; `more` (only below `strict`) the
    parameters that ask for the later pages of this step. `ext_hue_strict=true` leaves the steps
    below `strict` out. The steps run only for plain words on the first page.
    """
    data_dict = {**data_dict, "extras": _extras(data_dict)}
    step, meant = _taken(data_dict, STEP), _taken(data_dict, MEANT)
    _taken(data_dict, FIRST)
    if facets.counted():
        data_dict.setdefault("facet.limit", facets.counted())

    def search(**more: Any) -> dict[str, Any]:
        # Core changes the extras that it is given.
        return original(context, {**data_dict, "extras": dict(data_dict["extras"]), **more})

    def glance(words: str) -> int | None:
        return kept.count(context, {**data_dict, "q": words})

    text = str(data_dict.get("q") or "")
    shown = _number(data_dict.get("rows"), 10) > 0
    stepping = shown and _stepping(data_dict, text)
    if stepping and _number(data_dict.get("start"), 0) == 0:
        found = ladder.climbed(search, glance, text, by_relevance=_by_relevance(data_dict))
        asking.note(context, data_dict, found)
    elif stepping and step in STEPS:
        found = ladder.gone_on(search, glance, text, step, meant)
    else:
        found = search()
        found = ladder.told(found, "strict" if found["count"] else "none")
    if has_request_context() and found["hue_search"]["step"] != "strict":
        # The search page shows it; core's view hands a template only the datasets found.
        tk.g.hue_search = found["hue_search"]
    return found


def _by_relevance(data_dict: dict[str, Any]) -> bool:
    """Whether the answers are in the order of their fitness, which is the usual one."""
    return str(data_dict.get("sort") or "score").startswith("score")


def _stepping(data_dict: dict[str, Any], text: str) -> bool:
    """Whether other steps may be tried at all: plain words, and nothing of the client's own."""
    own = any(data_dict.get(name) for name in OWN)
    return not own and is_plain(text) and not _strict(data_dict)


def _strict(data_dict: dict[str, Any]) -> bool:
    """Whether the caller wants no steps; core moves the parameter into `extras`."""
    value = data_dict.get(STRICT) or data_dict["extras"].get(STRICT)
    try:
        return tk.asbool(value) if value is not None else False
    except ValueError:
        return False


def _taken(data_dict: dict[str, Any], name: str) -> str:
    """A parameter of ours, taken out: which step is asked for is said anew for each search."""
    inside = data_dict["extras"].pop(name, None)
    value = data_dict.pop(name, None) or inside or ""
    return value if isinstance(value, str) else ""


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
