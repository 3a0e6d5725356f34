"""The schemas are public: whoever sends data may know what is asked."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk


@tk.auth_allow_anonymous_access
def hue_schema_show(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Everybody."""
    return {"success": True}
