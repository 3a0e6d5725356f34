"""The harvest's actions."""

from __future__ import annotations

import json
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.logic import auth_audit_exempt

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.harvest import preview, source_form, unindexed
from ckanext.hue_opendata.harvest.http import Limits
from ckanext.hue_opendata.harvest.report import model as runs
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


def hue_harvest_shrink_accept(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """A person says that a source has rightly so few records; its next run marks what is gone.

    `id`: the job whose report asks. That run is started; its job is the answer, unless one is going
    on already. For those who may update the source. Raises ObjectNotFound, and ValidationError for
    a run that asks nothing (any more).
    """
    identity = tk.get_or_bust(data_dict, "id")
    job = HarvestJob.get(identity)
    if job is None:
        raise tk.ObjectNotFound(tk._("There is no such harvest run"))
    tk.check_access("hue_harvest_shrink_accept", context, data_dict)
    if not collect(job)["asks"]:
        raise tk.ValidationError({"id": [tk._("This run asks nothing")]})
    runs.accept(identity)
    wanted = {"source_id": job.source_id, "run": True}
    try:
        return tk.get_action("harvest_job_create")(as_site_user(), wanted)
    except Exception as error:
        if type(error).__name__ != "HarvestJobExists":
            raise
        return {"source_id": job.source_id}


#: A person waits for a preview, and a web worker waits with them.
PATIENCE = Limits(seconds=15, connect_seconds=5, size=32 * 2**20, tries=1, total=20)


def hue_harvest_preview(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """The first 20 records of a source as datasets, and every problem; nothing is written.

    `url`, `source_type`, `config` (JSON text or dict), `id` for a source that exists, `owner_org`
    for one that does not yet. For those who may change, or make, the source. Raises
    ValidationError for settings of the wrong shape.
    """
    tk.check_access("hue_harvest_preview", context, data_dict)
    url, kind = (str(tk.get_or_bust(data_dict, name)) for name in ("url", "source_type"))
    given = data_dict.get("config") or {}
    settings = given if isinstance(given, str) else json.dumps(given)
    try:
        seen = preview.preview(url, kind, settings, limits=PATIENCE, archive=context.get("archive"))
    except preview.NotOurs as error:
        raise tk.ValidationError(
            {"source_type": [tk._("Sources of this type cannot be previewed")]}
        ) from error
    except ValueError as error:
        raise tk.ValidationError({"config": [str(error)]}) from error
    problems = [
        {"code": one.code, "where": one.where, **{k: one.text[k] for k in ("vi", "en")}}
        for one in seen.problems
    ]
    return {"datasets": seen.datasets, "problems": problems}


def hue_index_later(context: Any, data_dict: dict[str, Any]) -> None:
    """Let a dataset (`id`) be indexed when the search answers again; for parts of the portal."""
    tk.check_access("hue_index_later", context, data_dict)
    unindexed.wait(tk.get_or_bust(data_dict, "id"))
    model.Session.commit()


@tk.chained_action
def package_create(up_func: Any, context: Any, data_dict: dict[str, Any]) -> Any:
    """A new harvest source may bring its settings as fields: see `source_form`."""
    if data_dict.get("type") == source_form.TYPE:
        data_dict = source_form.folded("package_create", context, data_dict)
    return up_func(context, data_dict)


@tk.chained_action
def package_update(up_func: Any, context: Any, data_dict: dict[str, Any]) -> Any:
    """A changed harvest source may bring its settings as fields: see `source_form`."""
    if source_form.is_source(data_dict):
        data_dict = source_form.folded("package_update", context, data_dict)
    return up_func(context, data_dict)


@tk.chained_action
@auth_audit_exempt
def harvest_source_reindex(up_func: Any, context: Any, data_dict: dict[str, Any]) -> bool:
    """Index a source as CKAN does.

    The stock action on CKAN 2.12 puts the source without its kind, schedule and settings into the
    cache, so that its form was empty after the first run, and saving it lost them. It asks for no
    right at all; this one is for those who may change the source. With a silent Solr the stock one
    ends `harvest_jobs_run` before it has looked at the other runs; here the source waits instead.
    """
    identity = tk.get_or_bust(data_dict, "id")
    tk.check_access("harvest_source_update", context, {"id": identity})
    unindexed.index_source(identity, defer_commit=context.get("defer_commit", False))
    return True
