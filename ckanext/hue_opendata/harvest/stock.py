"""What we use of ckanext-harvest, in one place: its package has no types, so neither have these."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_interfaces: Any = import_module("ckanext.harvest.interfaces")
_model: Any = import_module("ckanext.harvest.model")

IHarvester: Any = _interfaces.IHarvester
HarvestGatherError: Any = _model.HarvestGatherError
HarvestJob: Any = _model.HarvestJob
HarvestObject: Any = _model.HarvestObject
HarvestObjectExtra: Any = _model.HarvestObjectExtra
HarvestObjectError: Any = _model.HarvestObjectError
HarvestSource: Any = _model.HarvestSource
#: Where the consumers take their work from.
queue: Any = import_module("ckanext.harvest.queue")
