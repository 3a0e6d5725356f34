"""The tables' actions: the report, a load, and a person's choices."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.tables.loading import config, job, model, source, standing, watching


@tk.side_effect_free
def hue_table_report_show(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """What the last load of a resource came to.

    `id`: the resource. Answers `state` (`loaded`, `failed`, `waiting` before the first, `none`
    for a file without rows), `checked`, `loaded` (UTC), and the report: `file tables columns rows
    set_aside warnings places primary_key overrides seconds`, `problem` of a load that failed.
    Raises ObjectNotFound and NotAuthorized, as `resource_show` does.
    """
    identity = tk.get_or_bust(data_dict, "id")
    tk.check_access("hue_table_report_show", context, {"id": identity})
    resource = tk.get_action("resource_show")(tk.fresh_context(context), {"id": identity})
    found = model.find(identity)
    waits = watching.waiting(identity)
    base: dict[str, Any] = {"resource_id": identity, "waiting": waits}
    if found is None:
        state = "waiting" if waits or source.wanted(resource) else "none"
        return {**base, "state": state, "checked": None, "loaded": None}
    return {
        **found.report,
        **base,
        "state": found.state,
        "checked": found.checked.isoformat(),
        "loaded": found.loaded.isoformat() if found.loaded else None,
    }


@tk.side_effect_free
def hue_table_standing(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """How the site's tables stand, or those of some resources (`ids`); for administrators.

    `expected`: files that should have rows; `loaded`: how many have those of today's file;
    `failed`: `resource_id name dataset loaded at` (older rows are still shown, since then) and
    `problem` of each;
    `waiting`: the names of those whose load has not been done yet; `altered`: as `failed`, loaded
    ones that have lost columns or have columns of another type than before.
    """
    tk.check_access("hue_table_standing", context, data_dict)
    return asdict(standing.standing(data_dict.get("ids")))


def hue_table_load(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Send a resource's file to be loaded by the next free worker.

    `id`: the resource; `force`: also when the file is the one that was loaded. Resources that are
    made or changed are sent by themselves. Answers `queued`: False when a load waits already.
    Raises ValidationError for a resource whose file is not one to look for rows in.
    """
    identity = tk.get_or_bust(data_dict, "id")
    tk.check_access("hue_table_load", context, {"id": identity})
    resource = tk.get_action("resource_show")(tk.fresh_context(context), {"id": identity})
    if not config.ours():
        raise tk.ValidationError({"id": [tk._("Another loader is switched on for this site")]})
    if not source.wanted(resource):
        formats = ", ".join(sorted(source.FORMATS)).upper()
        message = tk._("Rows are loaded from these formats only: {formats}")
        raise tk.ValidationError({"id": [message.format(formats=formats)]})
    force = tk.asbool(data_dict.get("force", False))
    return {"id": identity, "queued": watching.enqueue(identity, force)}


def hue_table_overrides_update(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Keep how a person wants a resource's file to be read; it is then loaded again.

    `id`: the resource; `overrides`: `sheet` (name), `table` (its number in the report),
    `header_row` (a row or a list of rows, from 1), `types` and `units` (by column id or
    label), `decimals` (`,` or `.`), `encoding`, `delimiter`. An empty object gives the choice back
    to the reader. Raises ValidationError with a sentence for each part that cannot be.
    """
    identity = tk.get_or_bust(data_dict, "id")
    tk.check_access("hue_table_overrides_update", context, {"id": identity})
    # The field's own validator (schema/overrides.py) says what may stand there.
    given = json.dumps(data_dict.get("overrides", ""), ensure_ascii=False)
    resource = tk.get_action("resource_patch")(
        tk.fresh_context(context), {"id": identity, "table_overrides": given}
    )
    return {"id": identity, "overrides": job.overrides(resource)}
