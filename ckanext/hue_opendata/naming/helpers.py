"""CKAN's own helpers, with Vietnamese order and names."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.naming.ordering import shown
from ckanext.hue_opendata.naming.type_words import humanize_entity_type


@tk.chained_helper
def get_facet_items_dict(
    next_helper: Any,
    facet: str,
    search_facets: dict[str, dict[str, Any]],
    limit: int | None = None,
    exclude_active: bool = False,
) -> list[dict[str, Any]]:
    """The values of a facet, most frequent first, then by the order of their names."""
    if limit is None:
        default = tk.config["search.facets.default"]
        limit = tk.h.get_param_int(f"_{facet}_limit", default)
    # Zero is no limit: CKAN cuts after its own order, so the cut must wait for ours.
    items = next_helper(facet, search_facets, 0, exclude_active)
    items.sort(key=lambda item: (-item["count"], shown(item)))
    return items[:limit] if limit else items


EXPORTS = {
    "get_facet_items_dict": get_facet_items_dict,
    "humanize_entity_type": humanize_entity_type,
}
