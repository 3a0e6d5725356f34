"""What a source would give, without writing anything: for a first try, for mending settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import ckan.plugins as p

from ckanext.hue_opendata.harvest import reach
from ckanext.hue_opendata.harvest import settings as shapes
from ckanext.hue_opendata.harvest.connectors.contract import (
    Discovery,
    Problem,
    Unreadable,
    of_failure,
)
from ckanext.hue_opendata.harvest.http import Limits, Refused
from ckanext.hue_opendata.harvest.stock import IHarvester

FIRST = 20


@dataclass
class Preview:
    """The first records as datasets, and every problem met on the way to them."""

    datasets: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class NotOurs(ValueError):
    """A source type that none of our harvesters serves."""


def preview(
    url: str,
    kind: str,
    settings: str = "{}",
    first: int = FIRST,
    limits: Limits | None = None,
    archive: bytes | None = None,
) -> Preview:
    """Read a source and map its first records; nothing is written, no id is made.

    `archive`: one that a person has chosen and not yet kept. Raises `NotOurs` for another source
    type, `ValueError` for settings of the wrong shape.
    """
    harvester = next((one for one in harvesters() if one.kind == kind), None)
    if harvester is None:
        raise NotOurs(kind)
    harvester.validate_config(settings)
    model = shapes.load(harvester.settings, settings)
    found, result = Discovery(), Preview()
    try:
        connector = harvester.connector(url, model)
        if archive is not None and harvester.takes_archive:
            connector.archive = archive
        client = reach.client(url, model, limits)
        for record in islice(connector.discover(client, {}, found), first):
            mapped = connector.map(record)
            result.datasets.append(mapped.dataset)
            result.problems += mapped.problems
    except (Refused, Unreadable) as error:
        result.problems.append(of_failure(error))
    result.problems += found.problems
    return result


def harvesters() -> list[Any]:
    """Our harvesters among those that are switched on."""
    return [one for one in p.PluginImplementations(IHarvester) if hasattr(one, "settings")]
