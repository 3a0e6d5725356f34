"""What a reading of the corpus scores: tables, values, warnings, silent faults, false alarms."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from ckanext.hue_opendata.tables import read
from ckanext.hue_opendata.tables.reading.model import Reading, Table
from tests.tables_corpus.sheet import Case, Truth


@dataclass
class Score:
    tables: int = 0
    exact: int = 0
    values: int = 0
    right: int = 0
    expected: int = 0
    said: int = 0
    files: int = 0
    alarms: int = 0
    silent: int = 0
    faults: list[str] = field(default_factory=list)

    def line(self) -> str:
        return (
            f"files {self.files} · tables exact {_share(self.exact, self.tables)} · values exact "
            f"{_share(self.right, self.values)} · warnings {_share(self.said, self.expected)} · "
            f"silently wrong {self.silent} · false alarms {_share(self.alarms, self.files)}"
        )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):.1f} % of {whole}"


def score(cases: list[Case]) -> Score:
    total = Score()
    for case in cases:
        _one(case, read(case.data, case.file), total)
    return total


def _one(case: Case, reading: Reading, total: Score) -> None:
    total.files += 1
    labels = {w: w.column_label for w in reading.warnings}
    told = {(w.code, labels[w]) for w in reading.warnings}
    for code, column in sorted(case.expect, key=str):
        total.expected += 1
        if (code, column) in told or (column is None and code in reading.codes()):
            total.said += 1
        else:
            total.faults.append(f"{case.name}: no {code} {column or ''}; {sorted(told, key=str)}")
    extra = reading.codes() - {code for code, _ in case.expect} - case.may
    if extra:
        total.alarms += 1
        total.faults.append(f"{case.name}: false {sorted(extra)}")
    tables = list(reading.tables)
    for place, truth in enumerate(case.tables):
        total.tables += 1
        total.values += len(truth.rows) * len(truth.labels)
        if place < len(tables):
            _table(case, reading, tables[place], truth, total)
        else:
            total.faults.append(f"{case.name}: table {place} is missing")
    if len(tables) > len(case.tables):
        total.faults.append(f"{case.name}: {len(tables)} tables for {len(case.tables)}")


def _table(case: Case, reading: Reading, table: Table, truth: Truth, total: Score) -> None:
    own = [(i, c) for i, c in enumerate(table.columns) if c.origin == "file"]
    labels = [_nfc(c.label) for _, c in own]
    types = [c.type for _, c in own]
    wanted = [_nfc(label) for label in truth.labels]
    excused = {w.column for w in reading.warnings_of(table) if w.column}
    fault = ""
    if labels != wanted:
        fault = f"header {labels} for {wanted}"
    elif len(table.rows) != len(truth.rows):
        fault = f"{len(table.rows)} rows for {len(truth.rows)}"
    elif types != truth.types:
        fault = f"types {[(a, b) for a, b in zip(types, truth.types, strict=True) if a != b]}"
    if not fault:
        total.exact += 1
    else:
        total.faults.append(f"{case.name}: {fault}")
    places = {label: own[i] for i, label in enumerate(labels)}
    shown = False
    for row, true in zip(table.rows, truth.rows, strict=False):
        for at, (label, value) in enumerate(zip(wanted, true, strict=True)):
            if labels != wanted and label not in places:
                continue
            place, column = own[at] if labels == wanted else places[label]
            if same(row[place], value):
                total.right += 1
                continue
            silent = column.id not in excused and _counts(row[place], value)
            if (silent or len(table.rows) == len(truth.rows)) and not shown:
                shown = True
                word = "SILENT" if silent else "value"
                total.faults.append(f"{case.name}: {word} {label}: {row[place]!r} for {value!r}")
            total.silent += silent and len(table.rows) == len(truth.rows)


def _counts(found: Any, true: Any) -> bool:
    """Whether a wrong value is a wrong number or date (nothing instead of it is a loss)."""
    return isinstance(found, int | Decimal | date) and not isinstance(found, bool)


def same(found: Any, true: Any) -> bool:
    if isinstance(true, str) and isinstance(found, str):
        return _nfc(found) == _nfc(true)
    if isinstance(true, bool) or isinstance(found, bool):
        return found is true
    if isinstance(true, int | Decimal) and isinstance(found, int | Decimal):
        return Decimal(found) == Decimal(true)
    return type(found) is type(true) and found == true


def _nfc(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
