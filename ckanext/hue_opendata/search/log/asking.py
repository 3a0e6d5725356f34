"""Which searches are a person's own words, asked of the whole portal; they go into the buffer."""

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
_PAGES = re.compile(r"\w+\.search")


def note(context: Any, data_dict: dict[str, Any], found: dict[str, Any]) -> None:
    """Keep that somebody looked for this; the search itself never fails for it."""
    told = found["hue_search"]
    # Few hits with others below them are hits: something has all of the words.
    filled = told.get("more", {}).get(ladder.STEP) == "some"
    step = "strict" if filled else told["step"]
    if config.log() and by_person(context) and not _narrowed(data_dict):
        kept = entry.entry(str(data_dict.get("q") or ""), step, formats.today().isoformat())
        if kept:
            buffer.push(kept)


def by_person(context: Any) -> bool:
    """Whether a search page or the API is asked; not by ourselves, nor by a robot that tells."""
    if context.get("ignore_auth") or not has_request_context():
        return False
    endpoint = str(request.endpoint or "")
    asked = endpoint == "api.action" or bool(_PAGES.fullmatch(endpoint))
    return asked and not _ROBOT.search(request.user_agent.string)


def _narrowed(data_dict: dict[str, Any]) -> bool:
    """Whether filters take part: what they leave out says nothing about the words.

    The same words without filters came first, and were counted.
    """
    filters = [str(data_dict.get("fq") or ""), *map(str, data_dict.get("fq_list") or [])]
    if any(_TYPE.sub("", one).strip() for one in filters):
        return True
    extras = {**data_dict.get("extras", {}), **data_dict}
    return any(name.startswith("ext_") and value for name, value in extras.items())
