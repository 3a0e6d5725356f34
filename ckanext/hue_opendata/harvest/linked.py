"""Files that records link: fetched again when they change although their record does not.

Each run asks for every linked file of its source, by a conditional request. One that is another
than before has its resource touched (`last_modified`); whoever watches resources, as `hue_tables`
does, then loads it anew. What cannot be had stands in the report until it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import model
from sqlalchemy.dialects.postgresql import insert

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.harvest import problems, reach, sentences
from ckanext.hue_opendata.harvest.connectors.contract import Problem, of_refusal
from ckanext.hue_opendata.harvest.connectors.settings import Settings
from ckanext.hue_opendata.harvest.connectors.watching import Stamp, Watch
from ckanext.hue_opendata.harvest.files import files_of
from ckanext.hue_opendata.harvest.http import Refused

files = sa.Table(
    "hue_harvest_file",
    sa.MetaData(),
    sa.Column("resource_id", sa.UnicodeText, primary_key=True),
    sa.Column("source_id", sa.UnicodeText, nullable=False),
    sa.Column("url", sa.UnicodeText, nullable=False),
    sa.Column("etag", sa.UnicodeText, nullable=False),
    sa.Column("modified", sa.UnicodeText, nullable=False),
    sa.Column("digest", sa.UnicodeText, nullable=False),
    sa.Column("problem", sa.UnicodeText),
)
#: Of the last runs, whose records this process may still be writing.
RUNS = 16


@lru_cache(maxsize=RUNS)
def _watch(job_id: str, url: str, settings: str, kind: type[Settings]) -> Watch:
    """One watch for all records of a run: a dead host is then found out once, not by each."""
    return Watch(reach.client(url, kind.model_validate_json(settings)))


def watch_of(job_id: str, url: str, settings: Settings) -> Watch:
    """The watch of a run. Raises `Refused` when the source's secrets or certificates lack."""
    return _watch(job_id, url, settings.model_dump_json(), type(settings))


def first_look(source_id: str, watch: Watch, resources: Iterable[Mapping[str, Any]]) -> None:
    """Stamp the files that a record has newly, before it is written; nothing is committed.

    Before, not after: a file that changes between the look and its loading is then seen next time.
    """
    linked = {
        one["id"]: one["url"] for one in resources if _is_link(one.get("url"), one.get("url_type"))
    }
    known = _known(files.c.resource_id.in_(linked)) if linked else {}
    for identity, url in linked.items():
        row = known.get(identity)
        if row is None or row.url != url:
            stamp, _, problem = _look(watch, url, None)
            _keep(row, identity, source_id, stamp or Stamp(url), problem)


def look_again(source_id: str, watch: Watch) -> list[Problem]:
    """Look at all linked files of a source's datasets; each change is written, and told."""
    known = _known(files.c.source_id == source_id)
    told: list[Problem] = []
    for resource in filter(_links, files_of(source_id)):
        row = known.get(resource.id)
        last = Stamp(row.url, row.etag, row.modified, row.digest) if row else None
        seen = last if last and (last.etag or last.modified or last.digest) else None
        stamp, changed, problem = _look(watch, resource.url, seen)
        if stamp is None:
            stamp, changed = seen or Stamp(resource.url), False
        _keep(row, resource.id, source_id, stamp, problem)
        # Of a file that nobody ever looked at (older than this table) no change is known.
        if changed and row is not None:
            _touch(resource)
            told.append(problems.file_changed(resource.title, resource.name))
    model.Session.commit()
    return told


def forget(source_id: str) -> None:
    """Drop what was said of files of a source that does not ask for them any more."""
    said = (files.c.source_id == source_id) & files.c.problem.isnot(None)
    if model.Session.execute(sa.select(files.c.resource_id).where(said).limit(1)).first():
        model.Session.execute(sa.delete(files).where(said))
        model.Session.commit()


def standing(source_id: str) -> list[tuple[str, str, str, str]]:
    """What cannot be had now: (id of the file, name of the dataset, file, problem as text)."""
    resource = model.Resource
    query = (
        sa.select(resource.id, model.Package.name, resource.name, files.c.problem)
        .join(model.Resource, model.Resource.id == files.c.resource_id)
        .join(model.Package, model.Package.id == model.Resource.package_id)
        .where(
            files.c.source_id == source_id,
            files.c.problem.isnot(None),
            model.Resource.state == "active",
            model.Resource.url == files.c.url,
            model.Package.state != "deleted",
        )
        .order_by(model.Package.name, model.Resource.position)
    )
    return [tuple(row) for row in model.Session.execute(query)]


def _is_link(url: Any, url_type: Any) -> bool:
    return str(url or "").startswith(("http://", "https://")) and not url_type


def _links(resource: Any) -> bool:
    return _is_link(resource.url, resource.url_type)


def _known(wanted: Any) -> dict[str, Any]:
    rows = model.Session.execute(sa.select(files).where(wanted))
    return {row.resource_id: row for row in rows}


def _look(watch: Watch, url: str, last: Stamp | None) -> tuple[Stamp | None, bool, Problem | None]:
    try:
        found = watch.look(url, last)
    except Refused as error:
        return None, False, of_refusal(error)
    if found is None:
        return None, False, problems.left_alone(url)
    return found.stamp, found.changed, None


def _keep(row: Any, identity: str, source_id: str, stamp: Stamp, problem: Problem | None) -> None:
    """Write what a look came to, if that is new."""
    values = {
        "source_id": source_id,
        "url": stamp.url,
        "etag": stamp.etag,
        "modified": stamp.modified,
        "digest": stamp.digest,
        "problem": sentences.write(problem) if problem else None,
    }
    if row is not None and all(getattr(row, name) == value for name, value in values.items()):
        return
    query = insert(files).values(resource_id=identity, **values)
    model.Session.execute(
        query.on_conflict_do_update(index_elements=[files.c.resource_id], set_=values)
    )


def _touch(resource: Any) -> None:
    """Tell the catalogue that a file is another; the stamp is committed with it."""
    now = datetime.utcnow().isoformat(timespec="seconds")
    wanted = {
        "match": {"id": resource.package_id},
        f"update__resources__{resource.id}": {"last_modified": now},
    }
    tk.get_action("package_revise")(as_site_user(), wanted)
