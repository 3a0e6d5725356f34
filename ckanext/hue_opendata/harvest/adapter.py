"""Wraps a connector as ckanext-harvest's `IHarvester`, for its form, its command and its consumers.

A record that has not changed makes no harvest object, so an unchanged run writes nothing. Package
and resource ids come from the source and the record: the same record is the same dataset for ever.
"""

from __future__ import annotations

import json
import uuid
from typing import Any, ClassVar

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan import model
from pydantic import BaseModel, ValidationError

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.harvest import config, sentences, vanished
from ckanext.hue_opendata.harvest.connectors.contract import (
    Connector,
    Discovery,
    Mapped,
    Problem,
    Record,
    Unreadable,
    of_failure,
    say,
)
from ckanext.hue_opendata.harvest.http import Client, Refused
from ckanext.hue_opendata.harvest.merge import three_way
from ckanext.hue_opendata.harvest.report import model as runs
from ckanext.hue_opendata.harvest.stock import (
    HarvestGatherError,
    HarvestObject,
    HarvestObjectError,
    IHarvester,
)

NAMESPACE = uuid.UUID("5d1c9a44-5a9b-5f0e-9d43-6d1f0c9f8f7e")
#: Raised when `map` gives another dataset for the same record: all records are then written anew.
MAPPING = 1
#: What a dataset needs to be published; a record that lacks one becomes a private draft.
NEEDED = ("notes", "theme", "license_id", "frequency")
UNASSESSED = ("", "chua-danh-gia", "co")


class HueHarvester(p.SingletonPlugin):
    """The CKAN side of one kind of source; a subclass names its connector and its settings."""

    p.implements(IHarvester, inherit=True)

    kind: ClassVar[str]
    title: ClassVar[str]
    description: ClassVar[str]
    settings: ClassVar[type[BaseModel]]

    def connector(self, url: str, settings: Any) -> Connector:
        """Make the connector of a source."""
        raise NotImplementedError

    def info(self) -> dict[str, str]:
        return {
            "name": self.kind,
            "title": self.title,
            "description": self.description,
            "form_config_interface": "Text",
        }

    def validate_config(self, text: str) -> str:
        """Refuse settings of the wrong shape; the sentence names the field (a `ValueError`)."""
        try:
            self.settings.model_validate_json(text or "{}")
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "JSON"
            raise ValueError(
                tk._("Source settings, field {field}: {reason}").format(
                    field=where, reason=first["msg"]
                )
            ) from error
        return text

    def gather_stage(self, job: Any) -> list[str]:
        """Read the source; one harvest object for each new or changed record."""
        connector = self._open(job.source)
        found = Discovery()
        known = {guid: json.loads(content) for guid, content in _known(job.source.id)}
        state = {"known": {guid: content["raw"] for guid, content in known.items()}}
        made: list[str] = []
        seen: set[str] = set()
        unchanged = 0
        try:
            for record in connector.discover(Client(config.allowed_networks()), state, found):
                seen.add(record.guid)
                content = self._content(record, job.source)
                old = known.get(record.guid)
                if old and _fingerprint(json.loads(content)) == _fingerprint(old):
                    unchanged += 1
                    continue
                item = HarvestObject(guid=record.guid, job=job, content=content)
                item.save()
                made.append(item.id)
        except (Refused, Unreadable) as error:
            _gather_problem(job, of_failure(error))
            runs.note(job.id, job.source.id, read=0, unchanged=0, expected=None, complete=False)
            return []
        runs.note(
            job.id,
            job.source.id,
            read=len(seen),
            unchanged=unchanged,
            expected=found.expected_count,
            complete=found.complete,
        )
        if found.complete:
            found.problems += vanished.mark(job.source.id, seen)
        for problem in found.problems:
            _gather_problem(job, problem)
        return made

    def fetch_stage(self, item: Any) -> bool:
        """Nothing to fetch: a record comes whole with the list."""
        return True

    def import_stage(self, item: Any) -> bool | str:
        """Write one record as a dataset; a record that cannot be written is said, others go on."""
        record = _record(item.content, item.guid)
        connector = self._open(item.source)
        mapped = connector.map(record)
        for problem in mapped.problems:
            _object_problem(item, problem)
        try:
            result = _write(item, mapped, self._before(item, connector))
        except tk.ValidationError as error:
            model.Session.rollback()
            _object_problem(item, _refused(record, error))
            return False
        _make_current(item)
        return result

    def _open(self, source: Any) -> Connector:
        return self.connector(source.url, self.settings.model_validate_json(source.config or "{}"))

    def _content(self, record: Record, source: Any) -> str:
        settings = json.loads(source.config or "{}")
        content = {"raw": record.raw, "where": record.where, "by": [MAPPING, settings]}
        return json.dumps(content, ensure_ascii=False, sort_keys=True)

    def _before(self, item: Any, connector: Connector) -> Mapped | None:
        """What the record said at the last harvest."""
        last = _known(item.source.id, item.guid).first()
        return connector.map(_record(last.content, item.guid)) if last else None


def _known(source_id: str, guid: str | None = None) -> Any:
    """A query of (guid, content) as last harvested: of every record, or of one."""
    query = model.Session.query(HarvestObject.guid, HarvestObject.content).filter(
        HarvestObject.harvest_source_id == source_id,
        HarvestObject.current.is_(True),
        HarvestObject.guid != "",
    )
    return query if guid is None else query.filter(HarvestObject.guid == guid)


def _fingerprint(content: dict[str, Any]) -> Any:
    """The content without its place in the file: a row that moved has not changed."""
    return content["raw"], content["by"]


def _record(content: str, guid: str) -> Record:
    data = json.loads(content)
    return Record(guid, data["raw"], data["where"])


def package_id(source_id: str, guid: str) -> str:
    """The dataset of a record: the same for ever."""
    return str(uuid.uuid5(NAMESPACE, f"{source_id}/{guid}"))


def _write(item: Any, mapped: Mapped, before: Mapped | None) -> bool | str:
    """Create or change the dataset; `unchanged` when there is nothing to write."""
    identity = package_id(item.source.id, item.guid)
    item.package_id = identity
    wanted = dict(mapped.dataset)
    _identify_resources(wanted, identity)
    stored = model.Package.get(identity)
    if stored is None:
        wanted.update(id=identity, owner_org=_owner(item.source.id), harvest_guid=item.guid)
        _complete_or_draft(wanted)
        # The object refers to a dataset that must exist first.
        item.package_id = None
        tk.get_action("package_create")(as_site_user(), wanted)
        item.package_id = identity
        item.save()
        return True
    current = tk.get_action("package_show")(as_site_user(), {"id": identity})
    merge = three_way(before.dataset if before else {}, wanted, current)
    for name in merge.conflicts:
        _object_problem(item, _edited_here(name))
    if not merge.changes:
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
    lacking = [name for name in NEEDED if not dataset.get(name)]
    if dataset.get("personal_data", "") in UNASSESSED:
        lacking.append("personal_data")
    dataset["incomplete"] = " ".join(lacking)
    dataset["private"] = bool(lacking)
    dataset["state"] = "draft" if lacking else "active"


def _make_current(item: Any) -> None:
    """This object now says what the record is; the ones before it are history."""
    model.Session.query(HarvestObject).filter(
        HarvestObject.harvest_source_id == item.harvest_source_id,
        HarvestObject.guid == item.guid,
        HarvestObject.id != item.id,
    ).update({"current": False}, synchronize_session=False)
    item.current = True
    item.save()


def _gather_problem(job: Any, problem: Problem) -> None:
    HarvestGatherError.create(sentences.write(problem), job)


def _object_problem(item: Any, problem: Problem) -> None:
    HarvestObjectError.create(sentences.write(problem), item, "Import")


def _refused(record: Record, error: tk.ValidationError) -> Problem:
    said = "; ".join(f"{name}: {why}" for name, why in (error.error_summary or {}).items())
    return say(
        "refused",
        record.where,
        f"Không ghi được bộ dữ liệu ({said}). Sửa dòng này ở nguồn.",
        f"The dataset could not be written ({said}). Mend this row at the source.",
    )


def _edited_here(name: str) -> Problem:
    return say(
        "edited_here",
        name,
        "Nguồn và người dùng cùng sửa trường này; giữ bản sửa trên cổng.",
        "The source and a person both changed this field; the portal's version is kept.",
    )
