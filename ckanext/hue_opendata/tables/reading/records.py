"""JSON records and GeoJSON features as drafts of tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ckanext.hue_opendata.tables.reading.clean import Cells, evidence
from ckanext.hue_opendata.tables.reading.containers.jsons import Answer, Records
from ckanext.hue_opendata.tables.reading.grid import MAX_COLUMNS, Book, Grid, TooLarge
from ckanext.hue_opendata.tables.reading.structure.draft import Draft
from ckanext.hue_opendata.tables.reading.warn import Warnings

MAX_DEPTH = 4
#: Stands around a number on its way into JSON; it is no letter of any text.
_EXACT = "\ufdd0"


def read(answer: Answer, warnings: Warnings) -> tuple[Book, list[Draft]]:
    """One draft for each list of records."""
    book = Book("geojson" if answer.geo else "json")
    for code, detail in answer.problems:
        warnings.add(code, found=detail)
    drafts = [_draft(found, answer.geo) for found in answer.records]
    for found in answer.records:
        if found.total is not None and found.total > len(found.items):
            warnings.add("truncated", sheet=found.path, found=f"{len(found.items)} / {found.total}")
    if len(drafts) > 1:
        warnings.add("multiple_tables", found=", ".join(d.sheet for d in drafts))
    return book, drafts


def _draft(found: Records, geo: bool) -> Draft:
    cells = Cells()
    flat = [_feature(item) if geo else _flat(item) for item in found.items]
    keys = list(dict.fromkeys(key for record in flat for key in record))
    if len(keys) > MAX_COLUMNS:
        raise TooLarge(f"{len(keys)} columns")
    levels = [tuple(_label(key, found.labels)) for key in keys]
    rows = [[record.get(key) for key in keys] for record in flat]
    levels, problems = _decoded(levels, rows)
    rows = [[_settle(value, cells) for value in row] for row in rows]
    draft = Draft(Grid(found.path, rows), found.path, list(range(len(keys))), levels)
    draft.data, draft.problems = list(range(len(rows))), problems
    if geo:
        own = {"geometry": "file", "longitude": "geometry", "latitude": "geometry"}
        last = {key: place for place, key in enumerate(keys) if key in {(name,) for name in own}}
        draft.origins = {place: own[key[0]] for key, place in last.items()}  # type: ignore[misc]
    return draft


def _decoded(levels: list[tuple[str, ...]], rows: list[list[Any]]) -> tuple[Any, Any]:
    """The labels, and what was found; texts in an old encoding are decoded in the rows as well."""
    depth = max(map(len, levels), default=0)
    heads = [[path[n] if n < len(path) else None for path in levels] for n in range(depth)]
    grid = Grid("", [*heads, *rows])
    evidence(grid)
    rows[:] = grid.rows[depth:]
    made = [tuple(row[at] for row in grid.rows[:depth] if row[at] is not None)
            for at in range(len(levels))]  # fmt: skip
    problems = [
        (code, row - depth + 1 if row is not None and row >= depth else None, column, sample)
        for code, row, column, sample in grid.problems
    ]
    return made, problems


def _settle(value: Any, cells: Any) -> Any:
    return cells[value] if type(value) is str else value


def _label(key: tuple[str, ...], labels: dict[str, str]) -> list[str]:
    return [labels.get(part, part) for part in key]


def _flat(item: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """A record with nested objects as levels of the header; lists as text."""
    if isinstance(item, list) and not path:
        return {(f"Cột {n}",): _plain(v) for n, v in enumerate(item, 1)}
    if not isinstance(item, Mapping):
        return {path or ("value",): _plain(item)}
    out: dict[tuple[str, ...], Any] = {}
    for key, value in item.items():
        here = (*path, str(key))
        if isinstance(value, Mapping) and value and len(here) < MAX_DEPTH:
            out.update(_flat(value, here))
        else:
            out[here] = _plain(value)
    return out


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        if all(not isinstance(v, Mapping | list) for v in value):
            return "; ".join(str(v) for v in value if v is not None) or None
        return _text(value)
    return _text(value) if isinstance(value, Mapping) else value


def _text(value: Any) -> str:
    """A value as JSON; long decimals stay the numbers that they are, figure by figure."""
    text = json.dumps(value, ensure_ascii=False, default=lambda one: f"{_EXACT}{one}{_EXACT}")
    return text.replace(f'"{_EXACT}', "").replace(f'{_EXACT}"', "")


def _feature(item: Any) -> dict[tuple[str, ...], Any]:
    if not isinstance(item, Mapping):
        return {("value",): _plain(item)}
    properties = item.get("properties")
    out = _flat(properties) if isinstance(properties, Mapping) else {}
    if "id" in item and ("id",) not in out:
        out = {("id",): _plain(item["id"]), **out}
    shape = item.get("geometry")
    out["geometry",] = _text(shape) if shape else None
    point = shape.get("coordinates") if isinstance(shape, Mapping) else None
    if (
        isinstance(shape, Mapping)
        and shape.get("type") == "Point"
        and isinstance(point, list)
        and (len(point) > 1)
    ):
        out["longitude",], out["latitude",] = point[0], point[1]
    return out
