"""Which searches are a person's own words; they go into the buffer."""

from __future__ import annotations

import re
from typing import Any

from flask import has_request_context, request

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.search import config, ladder
from ckanext.hue_opendata.search.log import buffer, entry

#: Programs that follow links: what they open nobody has typed.
_ROBOT = re.compile(r"bot\b|crawl|spider|slurp|harvest|^python-requests|^ckan", re.IGNORECASE)
_TYPE = re.compile(r"\+?dataset_type:\w+")
#: The search page, and the pages of an agency or a topic, which have a search of their own.
_PAGES = re.compile(r"\w+\.(?:search|read)")
#: What such a page adds: its datasets only.
_WITHIN = re.compile(r'\+?(?:owner_org|groups):"[^"]*"')


def note(context: Any, data_dict: dict[str, Any], found: dict[str, Any]) -> None:
    """Keep that somebody looked for this; the search itself never fails for it."""
    text = str(data_dict.get("q") or "")
    if not config.log() or not by_person(context, text) or _narrowed(data_dict):
        return
    told = found["hue_search"]
    # Few hits with others below them are hits: something has all of the words.
    more = told.get("more", {})
    filled = more.get(ladder.STEP) == "some" and ladder.MEANT not in more
    step = "strict" if filled else told["step"]
    if _within() and step in ("none", "relaxed"):
        step = "elsewhere"
    kept = entry.entry(text, step, formats.today().isoformat())
    if kept:
        buffer.push(kept)


def by_person(context: Any, text: str) -> bool:
    """Whether a page's own words or the API's; not by ourselves, nor by a robot that tells."""
    if context.get("ignore_auth") or not has_request_context():
        return False
    page = _PAGES.fullmatch(_endpoint()) and request.args.get("q") == text
    asked = _endpoint() == "api.action" or bool(page)
    return asked and not _ROBOT.search(request.user_agent.string)


def _endpoint() -> str:
    return str(request.endpoint or "")


def _within() -> bool:
    """Whether only the datasets of an agency's or a topic's page are asked for."""
    return _endpoint().endswith(".read")


def _narrowed(data_dict: dict[str, Any]) -> bool:
    """Whether filters take part: what they leave out says nothing about the words.

    The same words without filters came first, and were counted.
    """
    filters = [str(data_dict.get("fq") or ""), *map(str, data_dict.get("fq_list") or [])]
    if _within():
        filters = [_WITHIN.sub("", one, count=1) for one in filters]
    if any(_TYPE.sub("", one).strip() for one in filters):
        return True
    extras = {**data_dict.get("extras", {}), **data_dict}
    return any(name.startswith("ext_") and value for name, value in extras.items())
