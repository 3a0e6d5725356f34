"""Puts a run's report together from CKAN's harvest tables and ours."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata.harvest import sentences
from ckanext.hue_opendata.harvest.report.model import find
from ckanext.hue_opendata.harvest.stock import HarvestObject, HarvestObjectError

COUNTS = ("new", "changed", "unchanged", "refused", "incomplete", "vanished")
#: Said for people's information; a run that says nothing else went well.
HARMLESS = {"vanished", "edited_here"}


def collect(job: Any) -> dict[str, Any]:
    """The report: `counts` by the names in `COUNTS`, `problems`, `drafts`, times (UTC), `state`.

    `state` is `running`, `ok`, `problems` (some records) or `failed` (the source gave nothing).
    """
    noted = find(job.id)
    problems = [_of_source(error) for error in job.get_gather_errors()]
    failed = bool(problems) and (noted is None or not noted.read)
    problems += _of_records(job.id)
    drafts = _incomplete(job.source_id)
    counts = dict.fromkeys(COUNTS, 0) | _written(job.id)
    counts["unchanged"] += noted.unchanged if noted else 0
    counts["incomplete"] = len(drafts)
    counts["vanished"] = sum(problem["code"] == "vanished" for problem in problems)
    serious = [problem for problem in problems if problem["code"] not in HARMLESS]
    state = "failed" if failed else "problems" if serious else "ok"
    return {
        "job_id": job.id,
        "source_id": job.source_id,
        "created": _iso(job.created),
        "started": _iso(job.gather_started),
        "finished": _iso(job.finished),
        "state": state if job.status == "Finished" else "running",
        "read": noted.read if noted else None,
        "expected": noted.expected if noted else None,
        "complete": bool(noted and noted.complete),
        "counts": counts,
        "problems": problems,
        "drafts": drafts,
    }


def _of_source(error: Any) -> dict[str, Any]:
    return _problem(error.message, None, None, None)


def _of_records(job_id: str) -> list[dict[str, Any]]:
    """The problems of single records, with the record and the dataset that it became."""
    query = (
        sa.select(
            HarvestObjectError.message,
            HarvestObject.id,
            HarvestObject.guid,
            model.Package.name,
        )
        .join(HarvestObject, HarvestObject.id == HarvestObjectError.harvest_object_id)
        .outerjoin(model.Package, model.Package.id == HarvestObject.package_id)
        .where(HarvestObject.harvest_job_id == job_id)
        .order_by(HarvestObjectError.created, HarvestObjectError.id)
    )
    return [_problem(*row) for row in model.Session.execute(query)]


def _problem(message: str, object_id: Any, guid: Any, dataset: Any) -> dict[str, Any]:
    said = sentences.read(message)
    place = {"code": said.code, "where": said.where, "vi": said.text["vi"], "en": said.text["en"]}
    return {**place, "object_id": object_id, "guid": guid, "dataset": dataset}


def _written(job_id: str) -> dict[str, int]:
    """How many records were new, changed, found unchanged after all, and refused."""
    names = {"added": "new", "updated": "changed", "not modified": "unchanged"}
    query = (
        sa.select(HarvestObject.report_status, HarvestObject.state, sa.func.count())
        .where(HarvestObject.harvest_job_id == job_id)
        .group_by(HarvestObject.report_status, HarvestObject.state)
    )
    counts: dict[str, int] = {}
    for status, state, number in model.Session.execute(query):
        name = "refused" if state == "ERROR" else names.get(status)
        if name:
            counts[name] = counts.get(name, 0) + number
    return counts


def _incomplete(source_id: str) -> list[dict[str, str]]:
    """The source's datasets that wait as drafts, with the fields that they lack."""
    # CKAN maps `extras` when it starts; the type checker sees the class without it.
    lacks = model.Package.extras["incomplete"].astext  # pyright: ignore[reportAttributeAccessIssue]
    query = (
        sa.select(model.Package.name, model.Package.title, lacks)
        .join(HarvestObject, HarvestObject.package_id == model.Package.id)
        .where(
            HarvestObject.harvest_source_id == source_id,
            HarvestObject.current.is_(True),
            lacks != "",
            model.Package.state != "deleted",
        )
        .order_by(model.Package.title)
    )
    keys = ("name", "title", "lacks")
    return [dict(zip(keys, row, strict=True)) for row in model.Session.execute(query)]


def _iso(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
