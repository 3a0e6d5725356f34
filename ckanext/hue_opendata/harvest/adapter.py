"""Wraps a connector as ckanext-harvest's `IHarvester`, for its form, its command and its consumers.

A record that has not changed makes no harvest object, so an unchanged run writes nothing. Package
and resource ids come from the source and the record: the same record is the same dataset for ever.
"""

from __future__ import annotations

import json
import logging
from typing import Any, ClassVar

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib.search import SearchError, SearchIndexError
from pydantic import ValidationError

from ckanext.hue_opendata.harvest import contents, gathering, linked, problems, reach, unindexed
from ckanext.hue_opendata.harvest import settings as shapes
from ckanext.hue_opendata.harvest.connectors.cleaning import bounded
from ckanext.hue_opendata.harvest.connectors.contract import (
    Connector,
    Discovery,
    Mapped,
    Problem,
    Record,
    Unreadable,
    of_failure,
    of_refusal,
    say,
)
from ckanext.hue_opendata.harvest.connectors.settings import Settings
from ckanext.hue_opendata.harvest.http import Refused
from ckanext.hue_opendata.harvest.lock import held
from ckanext.hue_opendata.harvest.report import model as runs
from ckanext.hue_opendata.harvest.stock import IHarvester
from ckanext.hue_opendata.harvest.writing import Task, write
from ckanext.hue_opendata.reader import spoken

log = logging.getLogger(__name__)


class HueHarvester(p.SingletonPlugin):
    """The CKAN side of one kind of source; a subclass names its connector and its settings."""

    p.implements(IHarvester, inherit=True)

    kind: ClassVar[str]
    #: Both as `Vietnamese / English`.
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
            "title": spoken(self.title),
            "description": spoken(self.description),
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
                model.Session.commit()
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
        client = reach.client(job.source.url, settings)
        gathered = gathering.read(job.source.id, connector, client, settings, found)
        made = gathering.keep(job, gathered, found)
        if settings.files == "watch":
            _look_at_files(job, settings)
        else:
            linked.forget(job.source.id)
        unindexed.catch_up()
        return made

    def fetch_stage(self, item: Any) -> bool:
        """Nothing to fetch: a record comes whole with the list."""
        return True

    def import_stage(self, item: Any) -> bool | str:
        """Write one record as a dataset; a record that cannot be written is said, others go on."""
        record, identity = contents.record_of(item.content, item.guid), item.id
        said: list[Problem] = []
        try:
            return self._import(item, record, said)
        except tk.ValidationError as error:
            problem = problems.refused(record, error)
        except (SearchError, SearchIndexError):
            log.exception("harvest record %s: the search index does not answer", record.guid)
            problem = problems.busy(record)
        except Refused as error:
            problem = of_refusal(error, record.where)
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
        last = contents.known(item.source.id, item.guid).first()
        if last is None:
            return None
        try:
            content = json.loads(last.content)
            settings = self.settings.model_validate(content["by"][1])
            connector = self.connector(item.source.url, settings)
            return connector.map(contents.record_of(last.content, item.guid))
        except (ValueError, KeyError, TypeError):
            # Written by an older version: all fields then count as edited here, none is lost.
            return None


def _nothing(job: Any, problem: Problem) -> list[str]:
    """End a run whose source gave nothing usable: said, and nothing is changed."""
    model.Session.rollback()
    problems.keep_of_run(job, problem)
    runs.note(job.id, job.source.id, read=0, unchanged=0, expected=None, complete=False)
    return []


def _look_at_files(job: Any, settings: Settings) -> None:
    """Look at the linked files; whatever happens there, the records of the run are written."""
    try:
        watch = linked.watch_of(job.id, job.source.url, settings)
        for told in linked.look_again(job.source.id, watch):
            problems.keep_of_run(job, told)
    except Exception as error:
        log.exception("linked files of harvest source %s", job.source.id)
        model.Session.rollback()
        problems.keep_of_run(job, problems.unforeseen(job.source.title, error))
    model.Session.commit()
