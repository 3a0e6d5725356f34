"""Facets of coded fields: titles for the search page, labels instead of codes everywhere."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.reader import language

#: Field of the index → the vocabulary of its codes.
CODED = {
    "vocab_theme": "theme",
    "vocab_measured_property": "measured_property",
    "vocab_geometry_type": "geometry_type",
    "frequency": "frequency",
    "license_id": "licence",
    "classification": "classification",
    "value_status": "value_status",
    "language": "language",
}
#: Coded facets of the search page, and beside which of CKAN's own they stand.
FIRST, LAST = "vocab_theme", "frequency"


def with_ours(facets: dict[str, Any]) -> dict[str, Any]:
    """CKAN's facets without its groups (our topics are codes), topics first, frequency last."""
    kept = {name: title for name, title in facets.items() if name != "groups"}
    return {FIRST: tk._("Topics"), **kept, LAST: tk._("Update frequency")}


def label(results: dict[str, Any]) -> dict[str, Any]:
    """Answers of a search with `display_name` in the reader's language for every coded facet."""
    spoken = language()
    for name, vocabulary in CODED.items():
        for item in results.get("search_facets", {}).get(name, {}).get("items", []):
            item["display_name"] = vocabularies.load(vocabulary).label(item["name"], spoken)
    return results
