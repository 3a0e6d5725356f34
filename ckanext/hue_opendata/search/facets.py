"""The facets of the search page that are made of our own fields."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from flask import has_request_context, request

from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.search import filters

#: Pages with facets: of the search, of an agency, of a topic.
PAGES = ("search", "read", "bulk_process")
#: Values of a facet that are counted where somebody looks for one, or wants to see all.
ALL = 500


def with_ours(facets: dict[str, Any]) -> dict[str, Any]:
    """CKAN's facets and ours; tags by what their spellings share. Few people need the last ones."""
    last = {name: facets[name] for name in ("license_id",) if name in facets}
    kept = {name: title for name, title in facets.items() if name not in ("tags", *last)}
    return {
        **kept,
        filters.PLACE: tk._("Places"),
        filters.YEAR: tk._("Years"),
        filters.OPEN: tk._("Openness"),
        filters.TAG: tk._("Tags"),
        "classification": tk._("Classification"),
        **last,
    }


def label(results: dict[str, Any]) -> dict[str, Any]:
    """An answer of a search with our facets' values in the reader's words."""
    spoken, found = language(), results.get("search_facets") or {}
    for name in (filters.PLACE, filters.YEAR, filters.OPEN, filters.TAG):
        for item in found.get(name, {}).get("items", []):
            item["display_name"] = filters.label(name, item["name"], spoken)
    return results


def counted() -> int | None:
    """How many values of a facet this page needs; None for as many as usual."""
    if not has_request_context() or str(request.endpoint or "").split(".")[-1] not in PAGES:
        return None
    asked = (name.startswith("_tim_") or name.endswith("_limit") for name in request.args)
    return ALL if any(asked) else None
