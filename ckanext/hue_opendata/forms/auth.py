"""Who may ask what the forms ask."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk


def hue_tag_suggest(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Whoever may make datasets: it counts over the whole portal, and only forms need it."""
    try:
        tk.check_access("package_create", context)
    except tk.NotAuthorized as refused:
        return {"success": False, "msg": str(refused)}
    return {"success": True}
