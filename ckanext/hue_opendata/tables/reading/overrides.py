"""A person's choices, which win over what the reading finds.

`{"sheet": "Sheet2", "header_row": 5 | [5, 6], "types": {column: type}, "units": {column: unit},
"decimals": {column: ","}, "encoding": "tcvn3", "delimiter": ";"}`; a column by id or label; rows
from 1. Unknown keys and types are ignored.
"""

from __future__ import annotations

from typing import Any

from ckanext.hue_opendata.tables.reading.columns.decision import Decision
from ckanext.hue_opendata.tables.reading.columns.profile import Profile
from ckanext.hue_opendata.tables.reading.model import TYPES


class Overrides:
    def __init__(self, given: dict[str, Any] | None) -> None:
        self.given = dict(given) if isinstance(given, dict) else {}

    def _map(self, name: str) -> dict[str, Any]:
        found = self.given.get(name)
        return found if isinstance(found, dict) else {}

    def text(self, name: str) -> str:
        found = self.given.get(name)
        return found if isinstance(found, str) else ""

    def header_rows(self) -> tuple[int, ...]:
        rows = self.given.get("header_row")
        rows = rows if isinstance(rows, list) else [rows]
        return tuple(sorted(r - 1 for r in rows if isinstance(r, int) and 0 < r < 10_000))

    def decimal(self, names: tuple[str, str]) -> str | None:
        """The decimal sign that was chosen for a column, by id or label."""
        signs = self._map("decimals")
        found = next((signs[name] for name in names if name in signs), None)
        return found if found in (",", ".") else None

    def apply(
        self, made: list[Decision], names: list[tuple[str, str]], seen: list[Profile]
    ) -> None:
        """Set what was chosen; a type that the values do not fit becomes text, and is said."""
        for place, (name, label) in enumerate(names):
            made[place].sign = self.decimal((name, label)) or made[place].sign
            for key in (name, label):
                kind, unit = self._map("types").get(key), self._map("units").get(key)
                if isinstance(unit, str):
                    made[place].unit = unit
                if kind in TYPES:
                    made[place].type = kind
                    made[place].said = []
                    if kind == "integer" and made[place].sign is None and seen[place].ambiguous:
                        # Whole numbers: the sign in `1.234` parts thousands.
                        made[place].sign = "," if "." in seen[place].ambiguous else "."
