"""Read-only actions that the forms ask while people type."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.text import fold, normalize

MOST, CONSIDERED = 10, 5000


@tk.side_effect_free
def hue_tag_suggest(context: Any, data_dict: dict[str, Any]) -> list[dict[str, Any]]:
    """Keywords in use whose words begin as asked, the most used first; accents do not matter.

    `q`: what was typed; answers up to ten of `{name, count}`, from datasets that the user may see.
    """
    tk.check_access("hue_tag_suggest", context, data_dict)
    asked = fold(normalize(str(data_dict.get("q") or "")[:100]))
    if not asked:
        return []
    query = {"q": "*:*", "rows": 0, "facet.field": ["tags"], "facet.limit": CONSIDERED}
    answer = tk.get_action("package_search")({"user": context.get("user")}, query)
    used = answer["search_facets"].get("tags", {}).get("items", [])
    found = [(one["name"], one["count"]) for one in used if f" {asked}" in f" {fold(one['name'])}"]
    found.sort(key=lambda one: (not fold(one[0]).startswith(asked), -one[1], one[0]))
    return [{"name": name, "count": count} for name, count in found[:MOST]]
