"""Wraps a connector as ckanext-harvest's `IHarvester`, for its form, its command and its consumers.

A record that has not changed makes no harvest object, so an unchanged run writes nothing. Package
and resource ids come from the source and the record: the same record is the same dataset for ever.
"""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from typing import Any, ClassVar

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib.search import SearchError, SearchIndexError
from pydantic import ValidationError

from ckanext.hue_opendata.harvest import linked, problems, reach, unindexed, vanished
from ckanext.hue_opendata.harvest import settings as shapes
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
from ckanext.hue_opendata.harvest.report import model as runs
from ckanext.hue_opendata.harvest.stock import HarvestObject, IHarvester
from ckanext.hue_opendata.harvest.writing import Task, write

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
                problems.keep_of_run(job, problems.going_on(job.source.title))
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
                return _nothing(job, problems.unforeseen(job.source.title, error))

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
                found.problems.append(problems.long_guid(record))
                continue
            if broken:
                found.problems.append(problems.bad_characters(record))
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
        if settings.files == "watch":
            found.problems += _files(job, settings)
        else:
            linked.forget(job.source.id)
        for problem in found.problems:
            problems.keep_of_run(job, problem)
        unindexed.catch_up()
        return [item.id for item in made]

    def fetch_stage(self, item: Any) -> bool:
        """Nothing to fetch: a record comes whole with the list."""
        return True

    def import_stage(self, item: Any) -> bool | str:
        """Write one record as a dataset; a record that cannot be written is said, others go on."""
        record, identity = _record(item.content, item.guid), item.id
        said: list[Problem] = []
        try:
            return self._import(item, record, said)
        except tk.ValidationError as error:
            problem = problems.refused(record, error)
        except (SearchError, SearchIndexError):
            log.exception("harvest record %s: the search index does not answer", record.guid)
            problem = problems.busy(record)
        except Exception as error:
            log.exception("harvest record %s could not be written", record.guid)
            problem = problems.unforeseen(record.where or record.guid, error)
        # What was said before went with the transaction.
        model.Session.rollback()
        for one in (*said, problem):
            problems.keep_of_record(identity, one)
        return False

    def _import(self, item: Any, record: Record, said: list[Problem]) -> bool | str:
        def say(problem: Problem) -> None:
            said.append(problem)
            problems.keep_of_record(item.id, problem)

        settings = shapes.load(self.settings, item.source.config)
        connector = self.connector(item.source.url, settings)
        mapped = connector.map(record)
        for problem in mapped.problems:
            say(problem)
        for name in bounded(mapped.dataset):
            say(problems.too_long(record, name))
        watch = None
        if settings.files == "watch":
            watch = linked.watch_of(item.harvest_job_id, item.source.url, settings)
        return write(Task(item, mapped, connector, watch, say, lambda: self._before(item)))

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
    problems.keep_of_run(job, problem)
    runs.note(job.id, job.source.id, read=0, unchanged=0, expected=None, complete=False)
    return []


def _files(job: Any, settings: Settings) -> list[Problem]:
    """Look at the linked files; whatever happens there, the records of the run are written."""
    try:
        watch = linked.watch_of(job.id, job.source.url, settings)
        return linked.look_again(job.source.id, watch)
    except Exception as error:
        log.exception("linked files of harvest source %s", job.source.id)
        model.Session.rollback()
        return [problems.unforeseen(job.source.title, error)]


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
