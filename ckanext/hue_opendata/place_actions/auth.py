"""Units are public facts: anybody may look them up."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk


@tk.auth_allow_anonymous_access
def hue_place_search(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Everybody."""
    return {"success": True}


@tk.auth_allow_anonymous_access
def hue_place_show(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Everybody."""
    return {"success": True}
