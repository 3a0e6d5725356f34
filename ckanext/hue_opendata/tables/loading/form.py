"""The form of choices: from what a browser sends to `table_overrides`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

ROWS = re.compile(r"^\s*(\d+)\s*(?:[-–]\s*(\d+))?\s*$")
#: A header has three rows at most; a longer span is kept as written and refused by the action.
LONGEST = 10


def choices_of(form: Mapping[str, str]) -> dict[str, Any]:
    """`sheet`, `table`, `header_row` (`5-6`), and by column `type:`, `unit:`, `decimal:`; empty:
    none."""
    chosen: dict[str, Any] = {}
    sheet, table = form.get("sheet", "").strip(), form.get("table", "").strip()
    if sheet:
        chosen["sheet"] = sheet
    if table:
        chosen["table"] = int(table) if table.isdigit() else table
    if form.get("header_row", "").strip():
        chosen["header_row"] = _rows(form["header_row"])
    for name in ("type", "unit", "decimal"):
        found = {
            key.partition(":")[2]: value.strip()
            for key, value in form.items()
            if key.startswith(f"{name}:") and value.strip()
        }
        if found:
            chosen[f"{name}s"] = found
    return chosen


def _rows(text: str) -> Any:
    """One row, or the rows of a span; what is neither stays as written, to be refused."""
    match = ROWS.match(text)
    if not match:
        return text.strip()
    first, last = int(match[1]), int(match[2] or match[1])
    if first == last:
        return first
    return list(range(first, last + 1)) if first < last <= first + LONGEST else text.strip()
