"""Who may do what with harvests: whoever may change the source."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.harvest.stock import HarvestJob


def hue_harvest_report_show(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """The report of a run is for those who may change its source, as the stock report is."""
    try:
        tk.check_access("harvest_job_show", context, {"id": data_dict["id"]})
    except tk.NotAuthorized:
        return {"success": False, "msg": tk._("You may not see this harvest run")}
    return {"success": True}


def hue_harvest_shrink_accept(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """The answer to a run's question is for those who may start one."""
    job = HarvestJob.get(data_dict["id"])
    try:
        tk.check_access("harvest_job_create", context, {"source_id": job.source_id if job else ""})
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return {"success": False, "msg": tk._("You may not change this harvest source")}
    return {"success": True}


def hue_harvest_preview(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Reading a source is for those who may change it, or who may make one for their agency."""
    identity = data_dict.get("id")
    name, wanted = "harvest_source_create", {"owner_org": data_dict.get("owner_org")}
    if identity:
        name, wanted = "harvest_source_update", {"id": identity}
    try:
        tk.check_access(name, context, wanted)
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return {"success": False, "msg": tk._("You may not read this harvest source")}
    return {"success": True}


def hue_index_later(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Only the site itself and administrators: an entry costs a question to the search."""
    return {"success": False, "msg": tk._("You may not change this harvest source")}
