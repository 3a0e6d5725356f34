"""Finds the records in a JSON answer, whatever envelope a system puts around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ckanext.hue_opendata.tables.reading.containers import json_labels, json_text
from ckanext.hue_opendata.tables.reading.grid import Unreadable

MAX_DEPTH = 6
_TOTALS = ("totalrows", "totalcount", "totalrow", "total", "count", "totalrecords", "recordstotal")
_FINE = (None, 0, 200, "0", "200", "00", "ok", "OK", "success", "SUCCESS", True, 1, "1")


@dataclass
class Records:
    """The records under one path; `labels` of their fields; `total` the system says there are."""

    path: str
    items: list[Any]
    labels: dict[str, str] = field(default_factory=dict)
    total: int | None = None


@dataclass
class Answer:
    """All record lists of a file; `problems`: (code, detail)."""

    records: list[Records] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    geo: bool = False


def read(text: str) -> Answer:
    """Understand a JSON text. Raises `Unreadable`."""
    value, problems = json_text.load(text)
    answer = Answer(problems=problems)
    if isinstance(value, Mapping) and value.get("type") in ("FeatureCollection", "Feature"):
        features = value.get("features") if value["type"] == "FeatureCollection" else [value]
        if isinstance(features, list):
            answer.geo = True
            answer.records.append(Records("features", features))
            return answer
    labels = json_labels.of(value)
    _walk(value, "", 0, None, answer.records)
    filled = [found for found in answer.records if found.items]
    if isinstance(value, Mapping) and not filled and _is_error(value):
        raise Unreadable("error_response", _error_text(value))
    if not filled and isinstance(value, Mapping) and not answer.records:
        record = _single(value)
        if record:
            filled = [Records("", [record])]
    for found in filled:
        found.labels = labels
    if value in ({}, None, ""):
        raise Unreadable("empty")
    if not filled:
        raise Unreadable("no_rows" if answer.records or value == [] else "no_table", "")
    answer.records = filled
    return answer


def _walk(value: Any, path: str, depth: int, total: int | None, out: list[Records]) -> None:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        if not value or any(isinstance(item, Mapping | list) for item in value):
            out.append(Records(path, _plain(value), total=total))
        elif depth == 0 and value:
            out.append(Records(path, [{"value": item} for item in value]))
        return
    if not isinstance(value, Mapping):
        return
    told = _total(value)
    table = _columns_and_data(value) or _lists(value) or _keyed(value)
    if table:
        out.append(Records(path, table, total=told))
        return
    for key, part in value.items():
        if isinstance(part, list) and (json_labels.describes(key, part) or not _records(part)):
            continue
        if isinstance(part, Mapping | list) and key not in ("meta", "error", "errors", "_links"):
            _walk(part, f"{path}.{key}" if path else key, depth + 1, told or total, out)


def _records(part: list[Any]) -> bool:
    return not part or any(isinstance(item, Mapping | list) for item in part)


def _plain(items: list[Any]) -> list[Any]:
    """ArcGIS keeps a record's fields under `attributes`."""
    if items and all(
        isinstance(i, Mapping) and isinstance(i.get("attributes"), Mapping) for i in items
    ):
        return [
            {**i["attributes"], **({"geometry": i["geometry"]} if i.get("geometry") else {})}
            for i in items
        ]
    return items


def _total(value: Mapping[str, Any]) -> int | None:
    for key, part in value.items():
        if key.lower() in _TOTALS and isinstance(part, int) and not isinstance(part, bool):
            return part
    return None


def _columns_and_data(value: Mapping[str, Any]) -> list[Any] | None:
    """`{"columns": ["a", "b"], "data": [[1, 2]]}`."""
    names = next((value[k] for k in ("columns", "fields", "headers", "header") if k in value), None)
    rows = next((value[k] for k in ("data", "rows", "records", "values") if k in value), None)
    if not isinstance(names, list) or not isinstance(rows, list) or not names:
        return None
    rows = [_of_cube(row) for row in rows]
    if not all(isinstance(row, list) for row in rows) or not rows:
        return None
    keys = [
        str(n.get("name") or n.get("text") or n.get("id") or n.get("code"))
        if isinstance(n, Mapping)
        else str(n)
        for n in names
    ]
    return [dict(zip(keys, row, strict=False)) for row in rows]


def _of_cube(row: Any) -> Any:
    """`{"key": ["2023"], "values": ["12.5"]}`, as PX-Web answers: the row's cells."""
    if isinstance(row, Mapping) and isinstance(row.get("key"), list):
        values = row.get("values")
        return [*row["key"], *values] if isinstance(values, list) else row
    return row


def _lists(value: Mapping[str, Any]) -> list[Any] | None:
    """`{"year": [2023, 2024], "value": [1, 2]}`: columns as lists of one length."""
    parts = list(value.values())
    if len(parts) < 2 or not all(isinstance(part, list) and part for part in parts):
        return None
    if len({len(part) for part in parts}) != 1 or any(
        isinstance(item, Mapping | list) for part in parts for item in part
    ):
        return None
    return [dict(zip(value, row, strict=True)) for row in zip(*parts, strict=True)]


def _keyed(value: Mapping[str, Any]) -> list[Any] | None:
    """`{"A01": {…}, "A02": {…}}`: records under their keys."""
    parts = list(value.values())
    if len(parts) < 3 or not all(isinstance(part, Mapping) and part for part in parts):
        return None
    names = set(parts[0])
    if any(len(names & set(part)) < 0.7 * len(names | set(part)) for part in parts):
        return None
    return [{"key": key, **part} for key, part in value.items()]


def _is_error(value: Mapping[str, Any]) -> bool:
    low = {str(key).lower(): part for key, part in value.items()}
    if low.get("error") or low.get("errors") or low.get("exception") or low.get("fault"):
        return True
    if low.get("success") is False or low.get("issuccess") is False:
        return True
    for key in ("code", "status", "statuscode", "errorcode", "status_code"):
        part = low.get(key)
        if (
            key in low
            and not isinstance(part, Mapping | list)
            and part not in _FINE
            and ("message" in low or "msg" in low or "detail" in low or "title" in low)
        ):
            return True
    return set(low) <= {"message", "msg", "detail", "code", "status", "timestamp", "path"} and bool(
        low.get("message") or low.get("detail") or low.get("msg")
    )


def _error_text(value: Mapping[str, Any]) -> str:
    for key in ("message", "msg", "error", "detail", "errors", "title"):
        part = value.get(key)
        if isinstance(part, Mapping):
            part = part.get("message") or part.get("__type") or str(part)
        if part:
            return str(part)[:200]
    return ""


def _single(value: Mapping[str, Any]) -> dict[str, Any] | None:
    """One record alone: the object itself, or the one under `data` or `result`."""
    for key in ("data", "result", "item"):
        if isinstance(value.get(key), Mapping) and value[key]:
            return dict(value[key])
    plain = {k: v for k, v in value.items() if not isinstance(v, Mapping | list)}
    envelope = {"code", "message", "status", "success", "data", "total"}
    return dict(value) if len(plain) >= 2 and not set(plain) <= envelope else None
