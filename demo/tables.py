"""The demo's tables: waits until the files of its datasets are loaded, and tells how they stand."""

from __future__ import annotations

import time
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.formats import few

#: So many files that gave no rows are named.
NAMED = 5
#: Seconds without a table more or less, after which nobody seems to load them.
PATIENCE = 120.0


def standing() -> dict[str, Any]:
    """What the tables' own action says."""
    model.Session.remove()
    return tk.get_action("hue_table_standing")(as_site_user(), {})


def wait() -> dict[str, Any]:
    """Wait until no load is waited for, or until nothing moves any more; how the tables stand."""
    found, moved = standing(), time.monotonic()
    while found["waiting"] and time.monotonic() - moved < PATIENCE:
        time.sleep(1)
        before, found = len(found["waiting"]), standing()
        if len(found["waiting"]) != before:
            moved = time.monotonic()
    return found


def told(found: dict[str, Any]) -> str:
    """How many of the tables are loaded, and the names of the others."""
    lines = [f"{found['loaded']}/{found['expected']} bảng đã nạp / tables loaded"]
    failed = [f"{one['dataset']} / {one['name']}" for one in found["failed"]]
    for names, text in (
        (failed, "tệp không nạp được / files could not be loaded"),
        (found["waiting"], "tệp chưa nạp xong / files are still waiting"),
    ):
        if names:
            lines.append(f"{len(names)} {text}: {few(names, NAMED)}")
    return "\n   ".join(lines)
