"""JSON answers in the envelopes of the city's systems: which part is the rows, which the total.

The shapes are those of files exported from the present portal (2024–2026) and of public API
descriptions of 2026; a source names one, or writes its own JMESPath expressions.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import jmespath
from jmespath.exceptions import JMESPathError


@dataclass(frozen=True)
class Envelope:
    """JMESPath expressions: rows, announced total, "this is a good answer", names of columns."""

    rows: str = "@"
    total: str = ""
    good: str = ""
    labels: str = ""
    page: str = ""
    size: str = ""


PRESETS: dict[str, Envelope] = {
    "list": Envelope(),
    "eform": Envelope("data", good="code == `0`", labels="hienthi[].[tentruong, mota]"),
    "tourism": Envelope("data", "totalRows"),
    "heritage": Envelope("newsList", "totalCount"),
    "tickets": Envelope("grid"),
    "digitalmap": Envelope("data", "meta.total", "!error", page="page", size="pageSize"),
    "directus": Envelope("data", "meta.filter_count", "!errors", page="page", size="limit"),
    "geojson": Envelope("features[].properties", "numberMatched"),
}
#: The presets' names for people.
NAMES: dict[str, dict[str, str]] = {
    "list": {"vi": "Danh sách bản ghi", "en": "A plain list of records"},
    "eform": {"vi": "Số hóa (code, data, hienthi)", "en": "Digitisation forms (code, data)"},
    "tourism": {"vi": "Du lịch (data, totalRows)", "en": "Tourism (data, totalRows)"},
    "heritage": {"vi": "Di tích (newsList, totalCount)", "en": "Heritage (newsList, totalCount)"},
    "tickets": {"vi": "Bán vé (grid)", "en": "Tickets (grid)"},
    "digitalmap": {"vi": "Bản đồ số (data, meta.total)", "en": "Digital map (data, meta.total)"},
    "directus": {"vi": "Directus (data, meta.filter_count)", "en": "Directus"},
    "geojson": {"vi": "GeoJSON (features)", "en": "GeoJSON (features)"},
}


class NotTheEnvelope(ValueError):
    """An answer without the rows that the envelope promises."""


def parse(body: bytes) -> Any:
    """A JSON document in UTF-8, with or without a mark; raises `NotTheEnvelope` for other bytes."""
    try:
        return json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotTheEnvelope("not JSON") from error


def rows(envelope: Envelope, data: Any) -> list[Any]:
    """The rows, whatever each of them is.

    Raises `NotTheEnvelope` when there is no list, none of it is a record, or an error is reported.
    """
    if envelope.good and not search(envelope.good, data):
        raise NotTheEnvelope("the answer reports an error")
    found = search(envelope.rows, data)
    if not isinstance(found, list) or (found and not any(isinstance(r, dict) for r in found)):
        raise NotTheEnvelope("no list of records")
    return found


def total(envelope: Envelope, data: Any) -> int | None:
    """The announced number of rows, when there is one."""
    found = search(envelope.total, data) if envelope.total else None
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def labels(envelope: Envelope, data: Any) -> dict[str, str]:
    """The columns' names for people, by key, when the answer brings them."""
    found = search(envelope.labels, data) if envelope.labels else None
    pairs = found if isinstance(found, list) else []
    return {str(key): str(label) for key, label in pairs if key and label}


def search(expression: str, data: Any) -> Any:
    """A JMESPath expression on data; what does not fit is None, never an exception."""
    try:
        return jmespath.search(expression, data)
    except JMESPathError:
        return None


def text(value: Any) -> str:
    """A value as one line of text."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, (text(part) for part in value)))
    return str(value).strip()
