"""A sheet as an officer would make it, and the truth of the file it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Page:
    """Cells with their looks; `formats` are number formats, `fonts` font names, by cell."""

    name: str = "Sheet1"
    rows: list[list[Any]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    bold: set[tuple[int, int]] = field(default_factory=set)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False

    def add(self, row: list[Any], *, bold: bool = False) -> int:
        at = len(self.rows)
        self.rows.append(list(row))
        if bold:
            self.bold.update((at, c) for c, v in enumerate(row) if v is not None)
        return at

    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


@dataclass
class Truth:
    """One table: labels (levels joined with ` / `), types, rows of values."""

    labels: list[str]
    types: list[str]
    rows: list[tuple[Any, ...]]


@dataclass
class Case:
    """A file; `expect`: (code, column label or None for the file or sheet) that must be said;
    `may`: codes that may be said besides."""

    name: str
    data: bytes
    tables: list[Truth]
    expect: set[tuple[str, str | None]] = field(default_factory=set)
    may: set[str] = field(default_factory=set)
    file: str = ""
