"""Puts a run's report together from CKAN's harvest tables and ours."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from ckan import model
from sqlalchemy.orm import aliased

from ckanext.hue_opendata.harvest import linked, sentences, unindexed
from ckanext.hue_opendata.harvest.connectors.contract import Problem
from ckanext.hue_opendata.harvest.problems import not_found_yet, not_taken_by_search
from ckanext.hue_opendata.harvest.report import rows
from ckanext.hue_opendata.harvest.report.model import find
from ckanext.hue_opendata.harvest.stock import (
    HarvestJob,
    HarvestObject,
    HarvestObjectError,
)

LONGEST_RAW = 400
COUNTS = ("new", "changed", "unchanged", "refused", "incomplete", "vanished")
#: Said for people's information; a run that says nothing else went well.
HARMLESS = {
    *("vanished", "renamed", "edited_here", "deleted_here", "api_header"),
    *("further_file", "not_taken", "file_changed", "index_late", "type_changed", "columns_gone"),
}
#: Said of one attempt, not of a record.
TRANSIENT = {"unforeseen", "index_down", "refused"}
#: Records that the reading itself left out.
LEFT_OUT = {
    *("refused", "duplicate", "duplicate_id", "row_without_title", "held", "says_nothing"),
    *("not_rdf", "document_type"),
}


def collect(job: Any) -> dict[str, Any]:
    """The report: `counts` by the names in `COUNTS`, `problems`, `drafts`, times (UTC), `state`.

    `state` is `running`, `ok`, `problems` (some records) or `failed` (the source gave nothing).
    `asks`: whether a person should say that the source has rightly shrunk so much.
    """
    noted, last = find(job.id), _is_last(job)
    problems = [_of_source(error) for error in job.get_gather_errors()]
    failed = bool(problems) and (noted is None or not noted.read)
    counts = dict.fromkeys(COUNTS, 0) | _written(job.id)
    counts["refused"] += sum(problem["code"] in LEFT_OUT for problem in problems)
    problems += _of_records(HarvestObject.harvest_job_id == job.id)
    if last:
        problems += _standing(job) + _of_files(job.source_id) + _of_search(job.source_id)
    drafts = _incomplete(job.source_id)
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
        "asks": bool(last and noted and noted.held and not noted.accepted),
    }


def _of_source(error: Any) -> dict[str, Any]:
    return _problem(error.message, None, None, None, None)


def _of_records(*wanted: Any) -> list[dict[str, Any]]:
    """The problems of some harvest objects, with the record and the dataset that it became."""
    query = (
        sa.select(
            HarvestObjectError.message,
            HarvestObject.id,
            HarvestObject.guid,
            model.Package.name,
            HarvestObject.content,
        )
        .join(HarvestObject, HarvestObject.id == HarvestObjectError.harvest_object_id)
        .outerjoin(model.Package, model.Package.id == HarvestObject.package_id)
        .where(*wanted)
        .order_by(HarvestObjectError.created, HarvestObjectError.id)
    )
    return [_problem(*row) for row in model.Session.execute(query)]


def _is_last(job: Any) -> bool:
    """Whether this is the source's last run: what still wants mending is told with it only."""
    last = (
        sa.select(HarvestJob.id)
        .where(HarvestJob.source_id == job.source_id)
        .order_by(HarvestJob.created.desc())
        .limit(1)
    )
    return model.Session.execute(last).scalar() == job.id


def _of_files(source_id: str) -> list[dict[str, Any]]:
    """The files that could not be had at the last look, and what the loading of the others says."""
    gone = linked.standing(source_id)
    found = [
        _problem(message, None, None, dataset, None) | {"where": file}
        for _, dataset, file, message in gone
    ]
    missing = {identity for identity, *_ in gone}
    for identity, dataset, file, said in rows.noted(source_id):
        if identity not in missing:
            found.append(_problem("", None, None, dataset, None) | said | {"where": file})
    return found


def _of_search(source_id: str) -> list[dict[str, Any]]:
    """The datasets that cannot be found: those that Solr refused by name, the others counted."""
    late, refused = unindexed.of_source(source_id)
    found = [_of_problem(not_found_yet(late))] if late else []
    for name, title, reason in refused:
        found.append(_of_problem(not_taken_by_search(title or name, reason)) | {"dataset": name})
    return found


def _standing(job: Any) -> list[dict[str, Any]]:
    """What earlier runs said of records that have not changed since."""
    found = _of_records(
        HarvestObject.harvest_source_id == job.source_id,
        HarvestObject.current.is_(True),
        HarvestObject.harvest_job_id != job.id,
        HarvestObjectError.stage == "Import",
    )
    return [problem for problem in found if problem["code"] not in ("edited_here", *TRANSIENT)]


def _problem(message: str, object_id: Any, guid: Any, dataset: Any, content: Any) -> dict[str, Any]:
    said = sentences.read(message)
    place = {"code": said.code, "where": said.where, "vi": said.text["vi"], "en": said.text["en"]}
    return {**place, "object_id": object_id, "guid": guid, "dataset": dataset, "raw": _raw(content)}


def _of_problem(problem: Problem) -> dict[str, Any]:
    return _problem(sentences.write(problem), None, None, None, None)


def _raw(content: Any) -> dict[str, str]:
    """The record as it came, as lines of name and value; nested parts as JSON, long ones cut."""
    try:
        raw = json.loads(content or "{}").get("raw", {})
    except ValueError:
        return {}
    shown = {}
    for name, value in raw.items() if isinstance(raw, dict) else ():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        if text and text != "[]":
            shown[name] = f"{text[:LONGEST_RAW]}…" if len(text) > LONGEST_RAW else text
    return shown


def _written(job_id: str) -> dict[str, int]:
    """How many records were new, changed, found unchanged after all, and refused."""
    names = {"added": "new", "updated": "changed", "not modified": "unchanged"}
    older = aliased(HarvestObject)
    again = (
        sa.exists()
        .where(older.package_id == HarvestObject.package_id, older.id != HarvestObject.id)
        .correlate(HarvestObject)
    )
    columns = (HarvestObject.report_status, HarvestObject.state, HarvestObject.current, again)
    query = (
        sa.select(*columns, sa.func.count())
        .where(HarvestObject.harvest_job_id == job_id)
        .group_by(*columns)
    )
    counts: dict[str, int] = {}
    for status, state, current, known, number in model.Session.execute(query):
        name = names.get(status)
        if state == "ERROR":
            # ckanext-harvest may send one object twice, and then calls the written one an error.
            name = ("changed" if known else "new") if current else "refused"
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
