"""Who may do what with the search."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk


@tk.auth_allow_anonymous_access
def hue_search_suggest(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Everybody, as for core's own autocompletes; what is suggested depends on who asks."""
    return {"success": True}


def _admins_only(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Nobody but the portal's admins, whom CKAN lets do everything."""
    sentence = tk._("Only the portal's administrators may see and change this")
    return {"success": False, "msg": sentence}


hue_search_missing_list = hue_search_alias_list = _admins_only
hue_search_alias_create = hue_search_alias_delete = _admins_only
