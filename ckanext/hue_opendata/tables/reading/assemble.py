"""Drafts become tables: types from all rows, ids and units, warnings with their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ckanext.hue_opendata.tables.reading import deciding, totals
from ckanext.hue_opendata.tables.reading.columns import labels
from ckanext.hue_opendata.tables.reading.columns.convert import Misfit, converter
from ckanext.hue_opendata.tables.reading.columns.decide import Decision
from ckanext.hue_opendata.tables.reading.columns.profile import Profile
from ckanext.hue_opendata.tables.reading.model import Column, Row, SetAside, Table
from ckanext.hue_opendata.tables.reading.overrides import Overrides
from ckanext.hue_opendata.tables.reading.rows import Rows
from ckanext.hue_opendata.tables.reading.straight import plain
from ckanext.hue_opendata.tables.reading.structure import words
from ckanext.hue_opendata.tables.reading.structure.draft import Draft
from ckanext.hue_opendata.tables.reading.warn import Warnings
from ckanext.hue_opendata.text import slug


def _converted(columns: list[Sequence[Any]], converters: list[Any]) -> Iterator[Row]:
    made = [turn(list(column)) for turn, column in zip(converters, columns, strict=True)]
    return zip(*made, strict=True)


def table(draft: Draft, warnings: Warnings, chosen: Overrides) -> Table:
    """One typed table."""
    _merges(draft, warnings)
    names = _names(draft, warnings)
    units = [draft.units.get(c) or labels.unit_of(names[i][1]) for i, c in enumerate(draft.columns)]
    profiles, made = deciding.decided(draft, names, units, chosen)
    if totals.settle(draft, made, names):
        profiles, made = deciding.decided(draft, names, units, chosen)
    totals.check(draft, made, names)
    converters = [_safe(decision) for decision in made]
    rows, numbers = _rows(draft, converters, all(map(plain, made, profiles)))
    columns = tuple(
        _column(i, draft, names[i], made[i], units[i], profiles[i]) for i in range(len(names))
    )
    for i, decision in enumerate(made):
        for code, kind in decision.said:
            warnings.cell(code, draft.sheet, columns[i], profiles[i], kind)
    columns, rows = _added(draft, columns, rows)
    if not len(rows):
        warnings.add("no_rows", sheet=draft.sheet)
    asides = tuple(
        SetAside(a.kind, a.row + 1, a.texts(), a.checked, a.sheet)
        for a in sorted(draft.asides, key=lambda a: a.row)
    )
    for code, row, place, sample in draft.problems:
        column = columns[draft.columns.index(place)] if place in draft.columns else None
        warnings.add(code, sheet=draft.sheet, column=column, row=row, found=sample)
    notes = tuple(a.text for a in asides if a.kind == "note")
    return Table(
        draft.sheet, columns, rows, numbers, draft.title, draft.unit,
        tuple(r + 1 for r in draft.header_rows), asides, notes, draft.transposed,
    )  # fmt: skip


def _rows(draft: Draft, converters: list[Any], as_written: bool) -> tuple[Any, Any]:
    if draft.stream is not None:
        straight = draft.stream.straight() if as_written else None
        return Rows(draft, converters, draft.total, straight), range(0)
    rows: list[Row] = []
    for _, columns in deciding.pieces(draft):
        rows.extend(_converted(columns, converters))
    return tuple(rows), tuple(draft.row_numbers())


def _safe(made: Decision) -> Any:
    """A converter that never raises: what does not fit a streamed column is left out as None."""
    turn = converter(made)
    text = converter(Decision())

    def column(values: list[Any]) -> list[Any]:
        try:
            return turn(values)
        except (Misfit, ValueError, OverflowError, ArithmeticError):
            made.type = "text"
            made.say("mixed_types", "text")
            return text(values)

    return column


def _names(draft: Draft, warnings: Warnings) -> list[tuple[str, str]]:
    """Id and label of each column; ids are unique."""
    out: list[tuple[str, str]] = []
    seen: dict[str, int] = {}
    known: set[str] = set()
    for place, levels in enumerate(draft.levels):
        label = " / ".join(levels) or f"Cột {place + 1}"
        name = slug(label, 56).replace("-", "_")
        name = name if name[0].isalpha() else f"c_{name}"
        if label in known and levels:
            draft.problems.append(("duplicate_headers", None, draft.columns[place], label))
        known.add(label)
        seen[name] = seen.get(name, 0) + 1
        unique = name if seen[name] == 1 else f"{name}_{seen[name]}"
        while any(unique == other for other, _ in out):
            seen[name] += 1
            unique = f"{name}_{seen[name]}"
        out.append((unique, label))
    return out


def _column(
    place: int, draft: Draft, name: tuple[str, str], made: Decision, unit: str, seen: Profile
) -> Column:
    origin = draft.origins.get(place, "file")
    if origin == "file" and place in draft.origins and made.type == "text":
        made.type = "geometry"
    numeric = made.type in ("integer", "number")
    unit = made.unit or unit if numeric else unit
    if made.type == "boolean" or (made.type == "text" and not seen.figures()):
        unit = ""  # `Xã, phường` names no unit
    levels = draft.levels[place] or (name[1],)
    index = draft.columns[place] if not draft.transposed else None
    # `made.type` is one of TYPES by construction; Column types it as a Literal.
    return Column(
        name[0], name[1], levels, made.type, unit, index,  # type: ignore[arg-type]
        origin=origin, period=labels.period_of(levels) if numeric else "", decimal=made.sign,
    )  # fmt: skip


def _merges(draft: Draft, warnings: Warnings) -> None:
    """Merged cells of the body: labels are filled down, amounts never."""
    rows = set(draft.data)
    if not rows or draft.transposed:
        return
    low, high = min(rows), max(rows)
    for top, left, bottom, right in draft.grid.merges:
        if top < low or bottom > high or left not in draft.columns:
            continue
        value = draft.grid.get(top, left)
        if value is None:
            continue
        if right > left and top in rows:
            draft.problems.append(("merged_cells", top + 1, left, str(value)[:40]))
        if bottom == top:
            continue
        label = draft.labels()[draft.columns.index(left)]
        number = not isinstance(value, str) or re.fullmatch(r"[\d.,% ]+", value)
        keep = not number or words.is_serial(label) or re.match(r"năm\b|nam\b", label.lower())
        if not keep:
            draft.problems.append(("merged_numbers", top + 1, left, str(value)[:40]))
            continue
        for row in range(top + 1, bottom + 1):
            cells = draft.grid.rows[row]
            cells.extend([None] * (left + 1 - len(cells)))
            cells[left] = value
        draft.problems.append(("merged_filled", top + 1, left, str(value)[:40]))
    draft.values = None


def _added(draft: Draft, columns: tuple[Column, ...], rows: Any) -> tuple[tuple[Column, ...], Any]:
    """Columns that the reading adds: the sheet a row stood on, and its group path."""
    taken = {column.id for column in columns}
    extra: list[tuple[Column, list[Any]]] = []
    if draft.sheets:
        name = "trang_tinh" if "trang_tinh" not in taken else "trang_tinh_nguon"
        extra.append((Column(name, "Trang tính", ("Trang tính",), origin="sheet"), draft.sheets))
    if draft.groups:
        name = "nhom" if "nhom" not in taken else "nhom_dong"
        path = [" / ".join(draft.groups.get(row, ())) or None for row in draft.data]
        extra.append((Column(name, "Nhóm", ("Nhóm",), origin="group"), path))
    for column, values in extra:
        columns = (*columns, column)
        rows = tuple((*row, value) for row, value in zip(rows, values, strict=True))
    return columns, rows
