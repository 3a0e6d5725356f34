"""Collects warnings: one for each code, sheet and column, with its first row and samples."""

from __future__ import annotations

from dataclasses import replace

from ckanext.hue_opendata.tables.reading import messages
from ckanext.hue_opendata.tables.reading.columns.profile import Profile
from ckanext.hue_opendata.tables.reading.model import Column, Warning


class Warnings:
    """In the order in which they were found; a code may say why (`messages.VARIANTS`)."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str | None], Warning] = {}

    def add(
        self, code: str, *, sheet: str = "", column: Column | None = None, row: int | None = None,
        found: str = "", count: int = 1,
    ) -> None:  # fmt: skip
        bare = code.partition(":")[0]
        key = (bare, sheet, column.id if column else None)
        known = self._found.get(key)
        if known:
            self._found[key] = replace(known, count=known.count + count)
            return
        label = column.label if column else ""
        say = messages.sentence(code, sheet=sheet, label=label, row=row, found=found)
        # A level is one of three by the table of messages; Warning types it as a Literal.
        self._found[key] = Warning(
            bare, say, sheet, column.id if column else None, label or None, row, count,
            (found,) if found else (), messages.level(code),  # type: ignore[arg-type]
        )  # fmt: skip

    def cell(self, code: str, sheet: str, column: Column, seen: Profile, kind: str) -> None:
        """A warning about the cells of one kind in a column."""
        samples = seen.first.get(kind, [])
        row = samples[0][0] if samples else None
        found = ", ".join(text for _, text in samples)
        self.add(code, sheet=sheet, column=column, row=row, found=found,
                 count=max(seen.kinds.get(kind, 1), 1))  # fmt: skip

    def all(self) -> tuple[Warning, ...]:
        return tuple(self._found.values())
