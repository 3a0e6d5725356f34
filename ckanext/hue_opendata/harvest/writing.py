"""Writes one mapped record as a dataset, so that doing it twice does it once."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.harvest import agencies, linked, problems
from ckanext.hue_opendata.harvest.attaching import attach
from ckanext.hue_opendata.harvest.claims import claimed
from ckanext.hue_opendata.harvest.connectors.contract import KEY, Connector, Mapped, Problem
from ckanext.hue_opendata.harvest.connectors.watching import Watch
from ckanext.hue_opendata.harvest.merge import three_way
from ckanext.hue_opendata.harvest.stock import HarvestObject
from ckanext.hue_opendata.schema import KEPT, lacking, unclear

NAMESPACE = uuid.UUID("5d1c9a44-5a9b-5f0e-9d43-6d1f0c9f8f7e")


def package_id(source_id: str, guid: str) -> str:
    """The dataset of a record: the same for ever."""
    return str(uuid.uuid5(NAMESPACE, f"{source_id}/{guid}"))


@dataclass(frozen=True)
class Task:
    """A record to write: its harvest object, what it says now, and what `before` (None: unknown).

    `say` keeps a problem of the record.
    """

    item: Any
    mapped: Mapped
    connector: Connector
    watch: Watch | None
    say: Callable[[Problem], None]
    before: Callable[[], Mapped | None]


def write(task: Task) -> bool | str:
    """Create or change the dataset; `unchanged` when there is nothing to write.

    The object is made current before: what CKAN then commits and indexes is the dataset with its
    source, in one transaction, so that a killed worker leaves both or neither.
    """
    item, mapped = task.item, task.mapped
    identity = package_id(item.source.id, item.guid)
    wanted = _identified(mapped.dataset, identity)
    package = model.Package.get(identity)
    if package is None:
        _create(task, wanted, identity)
        return True
    if package.state == "deleted":
        task.say(problems.deleted_here(wanted["title"]))
        return _nothing_to_write(item, identity)
    changed = _changed(task, wanted, identity)
    if changed is None:
        return _nothing_to_write(item, identity)
    _make_current(item, identity, "updated")
    attach(changed, task.connector)
    tk.get_action("package_update")(_context(), changed)
    return True


def _create(task: Task, wanted: dict[str, Any], identity: str) -> None:
    item = task.item
    owner, problem = agencies.owner(task.mapped, _owner(item.source.id))
    wanted.update(id=identity, owner_org=owner, harvest_guid=item.guid)
    for one in filter(None, (problem, claimed(item, wanted["title"], owner))):
        task.say(one)
    _complete_or_draft(wanted)
    _ask_about_places(task, wanted)
    if task.watch:
        linked.first_look(item.source.id, task.watch, wanted["resources"])
    _make_current(item, identity, "added")
    attach(wanted, task.connector)
    tk.get_action("package_create")(_context(), wanted)


def _changed(task: Task, wanted: dict[str, Any], identity: str) -> dict[str, Any] | None:
    """The stored dataset with what the source changed, None when that is nothing."""
    # From the database: the index may be behind, and what it lacks would be lost.
    fresh: Any = {**as_site_user(), "use_cache": False}
    current = tk.get_action("package_show")(fresh, {"id": identity})
    before = task.before()
    merge = three_way(_identified(before.dataset, identity) if before else {}, wanted, current)
    agency = current.get("owner_org")
    told = agencies.moved(task.mapped, before, agency), claimed(task.item, wanted["title"], agency)
    for one in filter(None, told):
        task.say(one)
    for name in merge.conflicts:
        task.say(problems.edited_here(name))
    if task.watch:
        linked.first_look(task.item.source.id, task.watch, wanted["resources"])
    if not merge.changes:
        return None
    _ask_about_places(task, merge.changes)
    changed = {**current, **merge.changes}
    if current.get("incomplete"):
        changed["incomplete"] = ""
        _complete_or_draft(changed)
    return changed


def _nothing_to_write(item: Any, identity: str) -> str:
    _make_current(item, identity, "not modified")
    model.Session.commit()
    return "unchanged"


def _identified(dataset: Mapping[str, Any], identity: str) -> dict[str, Any]:
    """The dataset with resources that keep their ids, so that their tables and views stay.

    By the key that a connector gives, else by their address.
    """
    files = []
    for resource in dataset.get("resources", []):
        file = {name: value for name, value in resource.items() if name != KEY}
        key = resource.get(KEY) or resource["url"]
        files.append({**file, "id": str(uuid.uuid5(NAMESPACE, f"{identity}/{key}"))})
    return {**dataset, "resources": files}


def _owner(source_id: str) -> str | None:
    source = model.Package.get(source_id)
    return source.owner_org if source else None


def _complete_or_draft(dataset: dict[str, Any]) -> None:
    """Publish what is complete; keep the rest as a private draft that names what it lacks."""
    missing = lacking(dataset)
    dataset["incomplete"] = " ".join(missing)
    dataset["private"] = bool(missing)
    dataset["state"] = "draft" if missing else "active"


def _context() -> Any:
    """In which a place that may be several units is kept: a draft says so, the run's report too."""
    return {**as_site_user(), KEPT: True}


def _ask_about_places(task: Task, dataset: dict[str, Any]) -> None:
    for name, units in unclear(dataset):
        task.say(problems.unclear_place(task.mapped.dataset["title"], name, units))


def _make_current(item: Any, package: str, status: str) -> None:
    """This object now says what the record is; the ones before it are history.

    Nothing is committed here. The dataset may not exist yet; the commit asks for it. `status` as
    ckanext-harvest calls what became of a record.
    """
    model.Session.execute(sa.text("set constraints harvest_object_package_id_fkey deferred"))
    model.Session.query(HarvestObject).filter(
        HarvestObject.harvest_source_id == item.harvest_source_id,
        HarvestObject.guid == item.guid,
        HarvestObject.id != item.id,
        HarvestObject.current.is_(True),
    ).update({"current": False}, synchronize_session=False)
    item.current = True
    item.package_id = package
    item.state, item.report_status = "COMPLETE", status
    item.import_finished = datetime.utcnow()
    model.Session.flush()
