"""Which of a file's tables goes into the DataStore: a resource has one table there.

The rule: the table that a person named in `table_overrides` (`table`: its number in the report,
from 1); else the one with the most filled shape (rows times columns), the first among equals. The
others stand in the report, with their numbers.
"""

from __future__ import annotations

from typing import Any

from ckanext.hue_opendata.tables.reading.model import Reading


def chosen(reading: Reading, overrides: dict[str, Any]) -> int:
    """The place of the table to load, from 0; the reading must have one."""
    wanted = overrides.get("table")
    if isinstance(wanted, int) and 0 < wanted <= len(reading.tables):
        return wanted - 1
    sizes = [len(table.rows) * len(table.columns) for table in reading.tables]
    return sizes.index(max(sizes))
