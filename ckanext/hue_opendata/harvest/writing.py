"""Writes one mapped record as a dataset, so that doing it twice does it once."""

from __future__ import annotations

import uuid
from typing import Any

import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.harvest import agencies, problems
from ckanext.hue_opendata.harvest.attaching import attach
from ckanext.hue_opendata.harvest.connectors.contract import Connector, Mapped
from ckanext.hue_opendata.harvest.merge import three_way
from ckanext.hue_opendata.harvest.stock import HarvestObject
from ckanext.hue_opendata.schema import lacking

NAMESPACE = uuid.UUID("5d1c9a44-5a9b-5f0e-9d43-6d1f0c9f8f7e")


def package_id(source_id: str, guid: str) -> str:
    """The dataset of a record: the same for ever."""
    return str(uuid.uuid5(NAMESPACE, f"{source_id}/{guid}"))


def write(item: Any, mapped: Mapped, before: Mapped | None, connector: Connector) -> bool | str:
    """Create or change the dataset; `unchanged` when there is nothing to write.

    The object is made current before: what CKAN then commits and indexes is the dataset with its
    source, in one transaction, so that a killed worker leaves both or neither.
    """
    identity = package_id(item.source.id, item.guid)
    wanted = dict(mapped.dataset)
    _identify_resources(wanted, identity)
    if model.Package.get(identity) is None:
        owner, problem = agencies.owner(mapped.agency, _owner(item.source.id))
        wanted.update(id=identity, owner_org=owner, harvest_guid=item.guid)
        for one in filter(None, (problem, agencies.claimed(item, wanted["title"]))):
            problems.keep_of_record(item, one)
        _complete_or_draft(wanted)
        _make_current(item, identity)
        attach(wanted, connector)
        tk.get_action("package_create")(as_site_user(), wanted)
        return True
    current = tk.get_action("package_show")(as_site_user(), {"id": identity})
    merge = three_way(before.dataset if before else {}, wanted, current)
    for name in merge.conflicts:
        problems.keep_of_record(item, problems.edited_here(name))
    _make_current(item, identity)
    if not merge.changes:
        model.Session.commit()
        return "unchanged"
    changed = {**current, **merge.changes}
    if current.get("incomplete"):
        changed["incomplete"] = ""
        _complete_or_draft(changed)
    tk.get_action("package_update")(as_site_user(), changed)
    return True


def _identify_resources(dataset: dict[str, Any], identity: str) -> None:
    """Resources keep their ids by their address, so that their tables and views stay."""
    for resource in dataset.get("resources", []):
        resource["id"] = str(uuid.uuid5(NAMESPACE, f"{identity}/{resource['url']}"))


def _owner(source_id: str) -> str | None:
    source = model.Package.get(source_id)
    return source.owner_org if source else None


def _complete_or_draft(dataset: dict[str, Any]) -> None:
    """Publish what is complete; keep the rest as a private draft that names what it lacks."""
    missing = lacking(dataset)
    dataset["incomplete"] = " ".join(missing)
    dataset["private"] = bool(missing)
    dataset["state"] = "draft" if missing else "active"


def _make_current(item: Any, package: str) -> None:
    """This object now says what the record is; the ones before it are history.

    Nothing is committed here. The dataset may not exist yet; the commit asks for it.
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
    model.Session.flush()
