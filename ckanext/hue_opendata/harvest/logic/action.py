"""The harvest's actions."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.harvest.report.collect import collect
from ckanext.hue_opendata.harvest.stock import HarvestJob


@tk.side_effect_free
def hue_harvest_report_show(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """What a run came to: counts, every problem in Vietnamese and English, drafts, state.

    `id`: the job's id. Raises ObjectNotFound; for those who may update the source.
    """
    identity = tk.get_or_bust(data_dict, "id")
    job = HarvestJob.get(identity)
    if job is None:
        raise tk.ObjectNotFound(tk._("There is no such harvest run"))
    tk.check_access("hue_harvest_report_show", context, data_dict)
    return collect(job)
