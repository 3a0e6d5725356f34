"""Pages that are read and need none of CKAN's scripts: a visitor's first page loads a third.

CKAN puts jQuery, htmx, select2, Bootstrap, moment with every language and its own modules (about
200 KB compressed) into each page. Pages of lists and datasets use of them the menu of a narrow
window and the order of a list, which `hue.js` does in a few lines. Forms, pages of files with their
views, activities, and whoever is logged in get all of them as ever.
"""

from __future__ import annotations

#: Blueprint → its pages that are light for visitors; None: all of them.
PAGES: dict[str, set[str] | None] = {
    "home": {"index", "about"},
    **{kind: {"search", "read"} for kind in ("dataset", "indicator", "geo", "observation")},
    **{kind: {"index", "read", "about"} for kind in ("organization", "group")},
    "hue_theme": {"page"},
    "hue_vocabulary": None,
}


def is_light(endpoint: str | None) -> bool:
    """Whether a page, by Flask's endpoint, does without CKAN's scripts."""
    blueprint, _, view = str(endpoint or "").partition(".")
    views = PAGES.get(blueprint, set())
    return views is None or view in views
