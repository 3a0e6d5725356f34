"""Core's search parameters with a person's words shaped for our fields."""

from __future__ import annotations

import re
from typing import Any

from ckanext.hue_opendata.search import filters, layer_state
from ckanext.hue_opendata.search.ladder import FIRST, STEP
from ckanext.hue_opendata.search.logic.action import OWN
from ckanext.hue_opendata.search.query import Mode, is_plain, read, shape

_ID = re.compile(r"[\w-]{1,100}")


def shaped(parameters: dict[str, Any]) -> dict[str, Any]:
    """The parameters as they go to Solr; a power user's and a client's own stay untouched."""
    extras = parameters.get("extras")
    extras = extras if isinstance(extras, dict) else {}
    if isinstance(parameters.get("fq"), str):
        parameters = {**parameters, "fq": filters.narrowed(parameters["fq"], extras)}
    text = str(parameters.get("q") or "")
    if any(parameters.get(name) for name in OWN) or not is_plain(text):
        return parameters
    asked = read(text)
    if not asked.must:
        return parameters
    wanted = extras.get(STEP)
    mode: Mode = wanted if wanted in ("some", "relaxed") else "strict"
    formed = shape(asked, mode, layer_state.state().searched)
    first = _ID.findall(str(extras.get(FIRST) or "")) if mode == "some" else []
    if first:
        # A thousand is more than any words can weigh; among themselves the words order them.
        here = ",".join(f'termfreq(id,"{one}")' for one in first)
        formed["bf"] = f"product(1000,sum(0,{here}))"
    return {**parameters, **formed}
