"""Wraps a connector as ckanext-harvest's `IHarvester`, for its form, its command and its consumers.

A record that has not changed makes no harvest object, so an unchanged run writes nothing. Package
and resource ids come from the source and the record: the same record is the same dataset for ever.
"""

from __future__ import annotations

import json
import logging
import uuid
from dataclasses import replace
from typing import Any, ClassVar

import ckan.plugins as p
import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import model
from ckan.lib.search import SearchError, SearchIndexError
from pydantic import ValidationError

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.harvest import agencies, reach, sentences, vanished
from ckanext.hue_opendata.harvest import settings as shapes
from ckanext.hue_opendata.harvest.attaching import attach
from ckanext.hue_opendata.harvest.connectors.cleaning import LONGEST_GUID, bounded, clean
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
from ckanext.hue_opendata.harvest.connectors.settings import Settings
from ckanext.hue_opendata.harvest.http import Refused
from ckanext.hue_opendata.harvest.lock import held
from ckanext.hue_opendata.harvest.merge import three_way
from ckanext.hue_opendata.harvest.report import model as runs
from ckanext.hue_opendata.harvest.stock import (
    HarvestGatherError,
    HarvestObject,
    HarvestObjectError,
    IHarvester,
)
from ckanext.hue_opendata.schema import lacking

NAMESPACE = uuid.UUID("5d1c9a44-5a9b-5f0e-9d43-6d1f0c9f8f7e")
#: Raised when `map` gives another dataset for the same record: all records are then written anew.
MAPPING = 2

log = logging.getLogger(__name__)


class HueHarvester(p.SingletonPlugin):
    """The CKAN side of one kind of source; a subclass names its connector and its settings."""

    p.implements(IHarvester, inherit=True)

    kind: ClassVar[str]
    title: ClassVar[str]
    description: ClassVar[str]
    settings: ClassVar[type[Settings]]
    #: Whether an archive may come with the form, in place of the address.
    takes_archive: ClassVar[bool] = False

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
        """Refuse settings of the wrong shape, else give them as they are stored.

        Raises `ValueError` whose sentence names the field.
        """
        try:
            settings = shapes.load(self.settings, text)
            shapes.refuse_strangers(settings)
            return shapes.stored(settings)
        except tk.Invalid as error:
            raise ValueError(error.error) from error
        except ValidationError as error:
            raise ValueError(shapes.sentence(self.settings, error)) from error

    def gather_stage(self, job: Any) -> list[str]:
        """Read the source; one harvest object for each new or changed record, all or none.

        Whatever a source does, the run ends with a report: nothing here may kill the consumer.
        """
        with held(job.source.id) as alone:
            if not alone:
                _gather_problem(job, _going_on(job.source.title))
                return []
            try:
                return self._gather(job)
            except (Refused, Unreadable) as error:
                return _nothing(job, of_failure(error))
            except ValidationError as error:
                said = shapes.sentence(self.settings, error)
                return _nothing(job, say("settings", job.source.title, said, said))
            except Exception as error:
                log.exception("harvest source %s could not be read", job.source.id)
                return _nothing(job, _unforeseen(job.source.title, error))

    def _gather(self, job: Any) -> list[str]:
        settings = shapes.load(self.settings, job.source.config)
        connector = self.connector(job.source.url, settings)
        found = Discovery()
        known = {guid: json.loads(content) for guid, content in _known(job.source.id)}
        state = {"known": {guid: content["raw"] for guid, content in known.items()}}
        made: list[Any] = []
        seen: set[str] = set()
        unchanged = 0
        for record in connector.discover(reach.client(job.source.url, settings), state, found):
            record, broken = _cleaned(record)
            if len(record.guid) > LONGEST_GUID:
                found.problems.append(_long_guid(record))
                continue
            if broken:
                found.problems.append(_bad_characters(record))
            seen.add(record.guid)
            content = _content(record, settings)
            old = known.get(record.guid)
            if old and _fingerprint(json.loads(content)) == _fingerprint(old):
                unchanged += 1
                continue
            made.append(HarvestObject(guid=record.guid, content=content))
        _forget_unfinished(job.id)
        for item in made:
            item.job, item.source = job, job.source
        model.Session.add_all(made)
        # One commit for the objects and the run's figures: a killed run leaves nothing half.
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
        return [item.id for item in made]

    def fetch_stage(self, item: Any) -> bool:
        """Nothing to fetch: a record comes whole with the list."""
        return True

    def import_stage(self, item: Any) -> bool | str:
        """Write one record as a dataset; a record that cannot be written is said, others go on."""
        record = _record(item.content, item.guid)
        try:
            return self._import(item, record)
        except tk.ValidationError as error:
            problem = _refused(record, error)
        except (SearchError, SearchIndexError):
            log.exception("harvest record %s: the search index does not answer", item.guid)
            problem = _busy(record)
        except Exception as error:
            log.exception("harvest record %s could not be written", item.guid)
            problem = _unforeseen(record.where or record.guid, error)
        model.Session.rollback()
        _object_problem(item, problem)
        return False

    def _import(self, item: Any, record: Record) -> bool | str:
        connector = self._open(item.source)
        mapped = connector.map(record)
        for problem in mapped.problems:
            _object_problem(item, problem)
        for name in bounded(mapped.dataset):
            _object_problem(item, _too_long(record, name))
        return _write(item, mapped, self._before(item), connector)

    def _open(self, source: Any) -> Connector:
        return self.connector(source.url, shapes.load(self.settings, source.config))

    def _before(self, item: Any) -> Mapped | None:
        """What the record said at the last harvest, under the settings of that time: a default that
        was changed since is a change of the source, not one that people made here."""
        last = _known(item.source.id, item.guid).first()
        if last is None:
            return None
        try:
            content = json.loads(last.content)
            settings = self.settings.model_validate(content["by"][1])
            connector = self.connector(item.source.url, settings)
            return connector.map(_record(last.content, item.guid))
        except (ValueError, KeyError, TypeError):
            # Written by an older version: all fields then count as edited here, none is lost.
            return None


def _cleaned(record: Record) -> tuple[Record, bool]:
    raw, broken = clean(record.raw)
    guid, odd = clean(record.guid)
    return replace(record, guid=guid, raw=raw, where=clean(record.where)[0]), broken or odd


def _content(record: Record, settings: Settings) -> str:
    by = [MAPPING, settings.mapping()]
    content = {"raw": record.raw, "where": record.where, "by": by}
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def _forget_unfinished(job_id: str) -> None:
    """Drop what an earlier, killed gathering of the same run left waiting."""
    query = model.Session.query(HarvestObject).filter(
        HarvestObject.harvest_job_id == job_id, HarvestObject.state == "WAITING"
    )
    if query.count():
        query.delete(synchronize_session=False)


def _nothing(job: Any, problem: Problem) -> list[str]:
    """End a run whose source gave nothing usable: said, and nothing is changed."""
    model.Session.rollback()
    _gather_problem(job, problem)
    runs.note(job.id, job.source.id, read=0, unchanged=0, expected=None, complete=False)
    return []


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


def _write(item: Any, mapped: Mapped, before: Mapped | None, connector: Connector) -> bool | str:
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
            _object_problem(item, one)
        _complete_or_draft(wanted)
        _make_current(item, identity)
        attach(wanted, connector)
        tk.get_action("package_create")(as_site_user(), wanted)
        return True
    current = tk.get_action("package_show")(as_site_user(), {"id": identity})
    merge = three_way(before.dataset if before else {}, wanted, current)
    for name in merge.conflicts:
        _object_problem(item, _edited_here(name))
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


def _going_on(title: str) -> Problem:
    return say(
        "going_on",
        title,
        "Nguồn này đang có một đợt chạy khác; đợt này dừng, không thay đổi gì.",
        "Another run of this source is going on; this one ended and changed nothing.",
    )


def _unforeseen(where: str, error: Exception) -> Problem:
    kind = type(error).__name__
    return say(
        "unforeseen",
        where,
        f"Cổng gặp lỗi ngoài dự kiến ({kind}); không thay đổi gì ở đây. Báo quản trị cổng xem nhật "
        "ký máy chủ.",
        f"The portal met an unforeseen error ({kind}); nothing was changed here. Ask the "
        "administrator to look into the server's log.",
    )


def _busy(record: Record) -> Problem:
    return say(
        "index_down",
        record.where,
        "Máy tìm kiếm của cổng không trả lời nên bản ghi chưa được ghi; lần chạy sau sẽ ghi lại.",
        "The portal's search did not answer, so the record was not written; the next run does it.",
    )


def _bad_characters(record: Record) -> Problem:
    return say(
        "bad_characters",
        record.where or record.guid,
        "Bản ghi có ký tự hỏng hoặc ký tự điều khiển; các ký tự đó được thay bằng «�». Nhập lại ở "
        "nguồn.",
        "The record has broken or control characters; each became “�”. Type them again at the "
        "source.",
    )


def _too_long(record: Record, name: str) -> Problem:
    return say(
        "too_long",
        record.where,
        f"Mục {name} quá dài nên bị cắt bớt. Viết ngắn lại ở nguồn.",
        f"The field {name} was too long and was cut. Write it shorter at the source.",
    )


def _long_guid(record: Record) -> Problem:
    return say(
        "refused",
        record.where,
        f"Mã bản ghi dài hơn {LONGEST_GUID} ký tự nên bản ghi bị bỏ qua. Dùng mã ngắn hơn ở nguồn.",
        f"The identifier has more than {LONGEST_GUID} characters; left out. Use a shorter one.",
    )
