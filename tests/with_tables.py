"""The plugins whose tables an emptied database needs, ours and those below ours."""

from __future__ import annotations

WITH_TABLES = ("harvest", "activity", "tracking", "hue_harvest", "hue_tables", "hue_search")
