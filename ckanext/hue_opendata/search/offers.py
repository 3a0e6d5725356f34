"""What the plugin offers CKAN: actions, rights, helpers, pages."""

from __future__ import annotations

from typing import Any

from ckanext.hue_opendata.search.logic import action, auth, suggest


def actions() -> dict[str, Any]:
    """Our own actions and those of CKAN that they chain."""
    return {
        "package_search": action.package_search,
        "hue_search_suggest": suggest.hue_search_suggest,
    }


def auth_functions() -> dict[str, Any]:
    """The rights of our actions."""
    return {"hue_search_suggest": auth.hue_search_suggest}


def helpers() -> dict[str, Any]:
    """What our templates ask for."""
    from ckanext.hue_opendata.search import helpers as ours

    return {name: value for name, value in vars(ours).items() if name.startswith("hue_")}
