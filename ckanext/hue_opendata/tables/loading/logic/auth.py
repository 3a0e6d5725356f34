"""Who may do what with loads: who sees the resource sees its report, who edits it may load."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk


@tk.auth_allow_anonymous_access
def hue_table_report_show(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """A report quotes the file: it is for those who may see the resource."""
    return _as("resource_show", context, data_dict)


def hue_table_standing(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """How all tables stand is for administrators (and the site itself): it names private files."""
    return {"success": False, "msg": tk._("You may not see or change this table")}


def hue_table_load(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Loading again is for those who may change the resource."""
    return _as("resource_update", context, data_dict)


def hue_table_overrides_update(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """How a file is read is for those who may change the resource."""
    return _as("resource_update", context, data_dict)


def _as(privilege: str, context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    try:
        tk.check_access(privilege, context, {"id": data_dict["id"]})
    except tk.NotAuthorized:
        return {"success": False, "msg": tk._("You may not see or change this table")}
    return {"success": True}
