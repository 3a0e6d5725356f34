"""What a harvest object holds of its record: as it came, where it stood, by which settings."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from ckan import model

from ckanext.hue_opendata.harvest.connectors.cleaning import clean
from ckanext.hue_opendata.harvest.connectors.contract import Record
from ckanext.hue_opendata.harvest.connectors.settings import Settings
from ckanext.hue_opendata.harvest.stock import HarvestObject

#: Raised when `map` gives another dataset for the same record: all records are then written anew.
MAPPING = 5


def cleaned(record: Record) -> tuple[Record, bool]:
    """The record without broken characters, and whether it had some."""
    raw, broken = clean(record.raw)
    guid, odd = clean(record.guid)
    return replace(record, guid=guid, raw=raw, where=clean(record.where)[0]), broken or odd


def content(record: Record, settings: Settings) -> str:
    """A record as a harvest object keeps it."""
    by = [MAPPING, settings.mapping()]
    kept = {"raw": record.raw, "where": record.where, "by": by}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def fingerprint(kept: dict[str, Any]) -> Any:
    """The content without its place in the file: a row that moved has not changed."""
    return kept["raw"], kept["by"]


def record_of(kept: str, guid: str) -> Record:
    """The record that an object keeps."""
    data = json.loads(kept)
    return Record(guid, data["raw"], data["where"])


def known(source_id: str, guid: str | None = None) -> Any:
    """A query of (guid, content) as last harvested: of every record, or of one."""
    query = model.Session.query(HarvestObject.guid, HarvestObject.content).filter(
        HarvestObject.harvest_source_id == source_id,
        HarvestObject.current.is_(True),
        HarvestObject.guid != "",
    )
    return query if guid is None else query.filter(HarvestObject.guid == guid)
