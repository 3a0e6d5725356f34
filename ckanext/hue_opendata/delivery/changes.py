"""What changed between two versions, also where something else was noted in between.

Core compares a change with whatever was noted before it. When that was a view (each table gets one
as it is loaded), there is no dataset in it, and the link “Changes” of CKAN's own list led to a page
that is not there.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model

#: Activities looked through for the version before; a dataset has a few views between two changes.
LOOKED = 500
WRAPPED = 70


@tk.side_effect_free
@tk.chained_action
def activity_diff(original: Any, context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Core's answer; where it finds no version just before, the last one that there was.

    Raises `NotFound` when the change is the first version.
    """
    try:
        return original(context, data_dict)
    except tk.ObjectNotFound:
        tk.check_access("activity_diff", context, data_dict)
        return _beyond_views(context, data_dict)


def _beyond_views(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    # The plugin may be off: not imported before it is asked.
    from ckanext.activity.model import Activity  # pyright: ignore[reportMissingImports]
    from ckanext.activity.model.activity import (  # pyright: ignore[reportMissingImports]
        activity_dictize,
    )

    kind = str(data_dict["object_type"])
    changed = model.Session.get(Activity, str(data_dict["id"]))
    if changed is None or kind not in (changed.data or {}):
        raise tk.ObjectNotFound(tk._("Activity not found"))
    query = model.Session.query(Activity).filter(
        Activity.object_id == changed.object_id, Activity.timestamp < changed.timestamp
    )
    earlier = query.order_by(Activity.timestamp.desc()).limit(LOOKED)
    before = next((one for one in earlier if kind in (one.data or {})), None)
    if before is None:
        raise tk.ObjectNotFound(tk._("Activity not found"))
    texts = [_lines(one.data[kind]) for one in (before, changed)]
    return {
        "diff": _difference(str(data_dict.get("diff_type") or "unified"), *texts),
        "activities": [activity_dictize(one, context) for one in (before, changed)],
    }


def _lines(version: Any) -> list[str]:
    return json.dumps(version, indent=2, sort_keys=True).split("\n")


def _difference(how: str, before: list[str], after: list[str]) -> str:
    if how == "html":
        return difflib.HtmlDiff(wrapcolumn=WRAPPED).make_table(before, after)
    ways = {"unified": difflib.unified_diff, "context": difflib.context_diff}
    if how not in ways:
        known = ", ".join(["html", *ways])
        raise tk.ValidationError({"diff_type": [tk._("Give one of: {names}").format(names=known)]})
    lines: Iterator[str] = ways[how](before, after)
    return "\n".join(lines)
