"""Read-only actions that the forms ask while people type."""

from __future__ import annotations

import time
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.text import fold, normalize

#: Answers at most; keywords looked through at most, the most used; how long a count is good for
#: (seconds), since every key that somebody types asks; and for how many people it is held.
MOST, CONSIDERED, GOOD_FOR, HELD = 10, 2000, 120, 50
#: user → (until when, (keyword, folded, count) by count), in this process only.
_counted: dict[str, tuple[float, list[tuple[str, str, int]]]] = {}


@tk.side_effect_free
def hue_tag_suggest(context: Any, data_dict: dict[str, Any]) -> list[dict[str, Any]]:
    """Keywords in use whose words begin as asked, the most used first; accents do not matter.

    `q`: what was typed; answers up to ten of `{name, count}`, from datasets that the user may see,
    counted once in two minutes.
    """
    tk.check_access("hue_tag_suggest", context, data_dict)
    asked = fold(normalize(str(data_dict.get("q") or "")[:100]))
    if not asked:
        return []
    used = _used(str(context.get("user") or ""))
    found = [one for one in used if f" {asked}" in f" {one[1]}"]
    found.sort(key=lambda one: (not one[1].startswith(asked), -one[2], one[0]))
    return [{"name": name, "count": count} for name, _, count in found[:MOST]]


def _used(user: str) -> list[tuple[str, str, int]]:
    now = time.monotonic()
    until, used = _counted.get(user, (0.0, []))
    if until > now:
        return used
    query = {"q": "*:*", "rows": 0, "facet.field": ["tags"], "facet.limit": CONSIDERED}
    answer = tk.get_action("package_search")({"user": user}, query)
    items = answer["search_facets"].get("tags", {}).get("items", [])
    used = [(one["name"], fold(one["name"]), one["count"]) for one in items]
    if len(_counted) >= HELD:
        _counted.clear()
    _counted[user] = now + GOOD_FOR, used
    return used
