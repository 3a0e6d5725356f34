"""Reads a source and compares: what is new or changed becomes a harvest object, all or none.

What a run came to (objects, figures, marks, sentences) is one transaction, so that a killed run
leaves nothing half and can begin anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from ckan import model

from ckanext.hue_opendata.harvest import contents, problems, vanished
from ckanext.hue_opendata.harvest.connectors.cleaning import LONGEST_GUID
from ckanext.hue_opendata.harvest.connectors.contract import Connector, Discovery
from ckanext.hue_opendata.harvest.connectors.settings import Settings
from ckanext.hue_opendata.harvest.http import Client
from ckanext.hue_opendata.harvest.report import model as runs
from ckanext.hue_opendata.harvest.stock import HarvestGatherError, HarvestObject


@dataclass
class Gathered:
    """Of one reading: objects of new and changed records, all identities, the unchanged counted."""

    made: list[Any] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    unchanged: int = 0


def read(
    source_id: str, connector: Connector, client: Client, settings: Settings, found: Discovery
) -> Gathered:
    """Read the source to its end; nothing is written. Raises what the connector raises."""
    known = {guid: json.loads(content) for guid, content in contents.known(source_id)}
    state = {"known": {guid: content["raw"] for guid, content in known.items()}}
    result = Gathered()
    for raw in connector.discover(client, state, found):
        record, broken = contents.cleaned(raw)
        if len(record.guid) > LONGEST_GUID:
            found.problems.append(problems.long_guid(record))
            continue
        if broken:
            found.problems.append(problems.bad_characters(record))
        result.seen.add(record.guid)
        content = contents.content(record, settings)
        old = known.get(record.guid)
        if old and contents.fingerprint(json.loads(content)) == contents.fingerprint(old):
            result.unchanged += 1
        else:
            result.made.append(HarvestObject(guid=record.guid, content=content))
    return result


def keep(job: Any, gathered: Gathered, found: Discovery) -> list[str]:
    """Write what a reading came to, in one transaction; the ids of the objects."""
    _forget_unfinished(job.id)
    for item in gathered.made:
        item.job, item.source = job, job.source
    model.Session.add_all(gathered.made)
    gone = vanished.Vanished()
    if found.complete:
        accepted = runs.use_accepted(job.source.id)
        gone = vanished.mark(job.source.id, gathered.seen, accepted)
    for problem in (*found.problems, *gone.problems):
        problems.keep_of_run(job, problem)
    runs.note(
        job.id,
        job.source.id,
        read=len(gathered.seen),
        unchanged=gathered.unchanged,
        expected=found.expected_count,
        complete=found.complete,
        held=gone.held,
    )
    return [item.id for item in gathered.made]


def _forget_unfinished(job_id: str) -> None:
    """Drop what an earlier, killed gathering of the same run left waiting, and what it said."""
    objects = model.Session.query(HarvestObject).filter(
        HarvestObject.harvest_job_id == job_id, HarvestObject.state == "WAITING"
    )
    said = model.Session.query(HarvestGatherError).filter_by(harvest_job_id=job_id)
    for query in (objects, said):
        if query.count():
            query.delete(synchronize_session=False)
