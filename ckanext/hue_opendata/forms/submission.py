"""What a browser sent, as a dataset; what it did not send, kept.

A form shows only some fields. One that was not sent is left as it was, unless the form says in
`hue_shown` that it was there (a group of unticked boxes sends nothing).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from ckanext.hue_opendata import places
from ckanext.hue_opendata.forms import layout, periods
from ckanext.hue_opendata.schema.dating import unread_period
from ckanext.hue_opendata.schema.helpers import hue_json_list

#: The form's own inputs, none of them a field of a dataset.
OWN = ("save", "hue_shown", "pkg_name", "_ckan_phase", "hue_base", "hue_over")
#: What stands for a row's number in the template of a row; a browser that knows no templates sends
#: it, empty.
TEMPLATE = "-HUE_ROW-"
#: The one box in which a period is typed, in a row of `temporal_coverage`.
PERIOD = "hue_period"
OPEN = "mo"


@dataclass
class Submission:
    """The dataset as sent, and what could not be understood already here, field → sentences."""

    data: dict[str, Any]
    errors: dict[str, Any] = field(default_factory=dict)


def read(sent: dict[str, Any], schema: dict[str, Any], seen: list[str]) -> Submission:
    """Turn the parsed form into a dataset: rows into lists, periods understood."""
    data = {name: value for name, value in sent.items() if name not in OWN and TEMPLATE not in name}
    found = Submission(data)
    for one in layout.shown(schema["dataset_fields"]):
        name = one["field_name"]
        if one.get("repeating_subfields"):
            rows = _rows(data, name)
            if rows or name in seen:
                data[name] = rows
        elif layout.snippet(one).endswith("hue_choices.html"):
            if name in data or name in seen:
                data[name] = _several(data.get(name))
        elif layout.snippet(one).endswith("hue_text_list.html") and name in data:
            data[name] = [line for line in str(data[name] or "").splitlines() if line.strip()]
    _understand_periods(found)
    _name_places(data)
    _decide_visibility(data)
    return found


def merge(old: dict[str, Any], submission: Submission) -> dict[str, Any]:
    """The dataset as it was with what was sent in it.

    Files and topics of CKAN's own are left out: an update without them does not touch them.
    """
    kept = {name: old[name] for name in old if name not in ("resources", "groups")}
    data = {**kept, **submission.data}
    if "tag_string" in submission.data:
        data.pop("tags", None)
        if not str(data["tag_string"] or "").strip():
            data["tags"] = []
    return data


def _rows(data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows of a repeating field (`contact-0-name`), in their order, without empty ones."""
    pattern = re.compile(rf"{re.escape(name)}-(\d{{1,6}})-(.+)")
    rows: dict[int, dict[str, Any]] = defaultdict(dict)
    for key in list(data):
        if part := pattern.fullmatch(key):
            rows[int(part[1])][part[2]] = data.pop(key)
    # An empty box of a row says nothing, as a part that is not there.
    filled = [
        {key: one for key, one in row.items() if _text(one)} for _, row in sorted(rows.items())
    ]
    return [row for row in filled if row]


def _understand_periods(found: Submission) -> None:
    rows = found.data.get("temporal_coverage")
    if not isinstance(rows, list):
        return
    faults: list[dict[str, Any]] = []
    for row in rows:
        typed = _text(row.get(PERIOD))
        fault: dict[str, Any] = {}
        if PERIOD in row and typed:
            period = periods.read_period(typed)
            if period:
                row["start"], row["end"] = period
                del row[PERIOD]
            else:
                fault[PERIOD] = [unread_period(typed)]
        faults.append(fault)
    if any(faults):
        found.errors["temporal_coverage"] = faults


def _name_places(data: dict[str, Any]) -> None:
    """A place chosen by its code gets its name; the schema gives a typed name its code."""
    rows = data.get("spatial_coverage")
    for row in rows if isinstance(rows, list) else []:
        code, name = _text(row.get("uri")), _text(row.get("text"))
        if code and not name:
            unit = places.unit(code)
            row["text"] = unit.full_name if unit else ""


def names_alone(dataset: dict[str, Any]) -> set[str]:
    """The places of a dataset that are names without a unit."""
    rows = [row for row in hue_json_list(dataset.get("spatial_coverage")) if isinstance(row, dict)]
    return {_text(row.get("text")) for row in rows if row.get("text") and not row.get("uri")}


def _decide_visibility(data: dict[str, Any]) -> None:
    """Open data is public unless the officer holds it back; what is not open never is."""
    if "private" in data:
        held = str(data["private"]).lower() == "true"
        data["private"] = held or data.get("classification", OPEN) != OPEN


def _several(value: Any) -> list[str]:
    if value in (None, ""):
        return []
    return [value] if isinstance(value, str) else list(value)


def _text(value: Any) -> str:
    return str(value or "").strip()
