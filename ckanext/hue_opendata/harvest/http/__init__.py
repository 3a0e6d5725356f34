"""The only way out of the house: an HTTP client that cannot be led into the city's own network."""

from __future__ import annotations

from ckanext.hue_opendata.harvest.http.client import (
    Answer,
    Client,
    Key,
    Limits,
)
from ckanext.hue_opendata.harvest.http.guard import Networks
from ckanext.hue_opendata.harvest.http.refusal import Refused, keyed, masked, masked_in

__all__ = [
    "Answer",
    "Client",
    "Key",
    "Limits",
    "Networks",
    "Refused",
    "keyed",
    "masked",
    "masked_in",
]
