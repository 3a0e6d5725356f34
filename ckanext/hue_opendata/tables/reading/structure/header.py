"""Finds a table's header: anywhere, one to four rows deep, merged or not.

Each candidate is weighed by what a header is: it labels the columns that the rows below fill, its
labels are texts and differ, and it contrasts with what stands below (numbers, dates, plain font).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from ckanext.hue_opendata.tables.reading.grid import shown
from ckanext.hue_opendata.tables.reading.structure import weighing, words
from ckanext.hue_opendata.tables.reading.structure.header_rows import (
    continues,
    is_numbers_row,
    is_units,
    sample_rows,
    spans_on,
)
from ckanext.hue_opendata.tables.reading.structure.view import View, is_year, kind

MAX_DEPTH, LOOK = 4, 60
#: Below this weight there is no header.
ENOUGH = 2.2


@dataclass
class Header:
    """`top` to `bottom`: its rows; `columns`: sheet columns; `levels` of each, outermost first.

    `numbers`: the row of column numbers below it, if any; `units`: per column, from a unit row.
    `excused`: weight that labels which return (`Số hộ, Ghi chú, Số hộ, Ghi chú`) took from it.
    """

    top: int
    bottom: int
    columns: list[int]
    levels: list[tuple[str, ...]]
    weight: float
    numbers: int | None = None
    units: dict[int, str] = field(default_factory=dict)
    excused: float = 0.0

    @property
    def body(self) -> int:
        """The first row behind it."""
        return (self.bottom if self.numbers is None else self.numbers) + 1

    def key(self) -> tuple[str, ...]:
        return tuple(words.key(" / ".join(levels)) for levels in self.levels)


def find(view: View, start: int, stop: int | None = None, look: int = LOOK) -> Header | None:
    """The best header from row `start` on, or None."""
    end = len(view.rows) if stop is None else stop
    best: Header | None = None
    seen = lost = 0
    for row in range(start, end):
        filled = view.filled(row)
        if not filled:
            continue
        seen += 1
        if seen > look:
            break
        if _may_start(view, row, filled):
            found = _weigh_depths(view, row, end)
            if found:
                found.weight -= 1.6 * lost
                if best is None or found.weight > best.weight + 0.01:
                    best = found
        if _is_row_of_data(view, row, filled):
            lost += 1
        if best and lost > 3:
            break
    return best if best and best.weight + best.excused >= ENOUGH else None


def _may_start(view: View, row: int, filled: list[int]) -> bool:
    texts = [shown(view.get(row, c)) for c in filled]
    if any(words.is_solemn(text) for text in texts):
        return False
    if len(filled) == 1:
        return _lonely(view, row, filled[0])
    kinds = [kind(view.get(row, c)) for c in filled]
    plain = sum(
        k in ("t", "-") or is_year(view.get(row, c)) for k, c in zip(kinds, filled, strict=True)
    )
    return plain >= 0.6 * len(filled)


def _lonely(view: View, row: int, column: int) -> bool:
    """Whether the sheet is a list of one column."""
    below = [view.filled(r) for r in range(row + 1, min(row + 12, len(view.rows)))]
    rows = [r for r in range(row, min(row + 12, len(view.rows))) if view.filled(r)]
    texts = [shown(view.get(r, column)) for r in rows]
    if any(words.is_dateline(text) or words.is_letterhead(text) for text in texts):
        return False  # a cover, or a letter
    prose = sum(map(_is_prose, texts))
    below = [cells for cells in below if cells]
    return bool(below) and all(cells == [column] for cells in below) and prose < 0.3 * len(rows)


def _is_prose(text: str) -> bool:
    """A sentence or the opening of a letter, which no list holds."""
    return text.endswith((".", "!", "?")) or len(text) > 120 or text.startswith("Kính gửi")


def _is_row_of_data(view: View, row: int, filled: list[int]) -> bool:
    """A row that should not stand above the header."""
    if len(filled) < max(2, 0.5 * (view.high - view.low)):
        return False
    texts = [shown(view.get(row, c)) for c in filled]
    return not any(words.is_letterhead(t) or words.unit_of_line(t) for t in texts)


def _weigh_depths(view: View, top: int, end: int) -> Header | None:
    best: Header | None = None
    for depth in range(1, MAX_DEPTH + 1):
        bottom = top + depth - 1
        if bottom >= end:
            break
        if not view.filled(bottom):
            if depth > 1 and spans_on(view, top, bottom):
                continue
            break
        if depth > 1 and not continues(view, top, bottom, end):
            break
        made = make(view, top, bottom, end)
        if made and (best is None or made.weight >= best.weight - 0.3):
            best = made
    return best


def make(view: View, top: int, bottom: int, end: int) -> Header | None:
    numbers = bottom + 1 if bottom + 1 < end and is_numbers_row(view, bottom + 1) else None
    body = sample_rows(view, (bottom if numbers is None else numbers) + 1, end)
    used = _used(view, body)
    labels = {c: _levels(view, top, bottom, c) for c in range(view.low, view.high)}
    columns = [c for c in labels if labels[c] or c in used]
    if not columns:
        return None
    weight = weighing.weight(view, top, bottom, columns, labels, body, used, numbers)
    units = _units_row(view, bottom) if bottom > top else {}
    made = Header(top, bottom, columns, [labels[c] for c in columns], weight, numbers, units)
    made.excused = weighing.excused(view, made.columns, made.levels, bottom, body, used)
    return made


def _units_row(view: View, row: int) -> dict[int, str]:
    filled = view.filled(row)
    if not is_units(view, row, filled):
        return {}
    return {c: shown(view.get(row, c)).strip().strip("()").strip() for c in filled}


def _used(view: View, body: list[int]) -> set[int]:
    """Columns that the rows below fill."""
    counts: Counter[int] = Counter(c for r in body for c in view.filled(r))
    return {c for c, n in counts.items() if n >= max(1, 0.15 * len(body))}


def _levels(view: View, top: int, bottom: int, column: int) -> tuple[str, ...]:
    """The labels above a column, outermost first, each once."""
    out: list[str] = []
    for row in range(top, bottom + 1):
        value = view.owner(row, column)
        if value is None and row < bottom:
            value = _carried(view, row, bottom, column)
        text = " ".join(shown(value).split())
        if text and (not out or out[-1] != text):
            out.append(text)
    return tuple(out)


def _carried(view: View, row: int, bottom: int, column: int) -> Any:
    """A parent label that reaches to the right over empty cells, when there are labels below."""
    if not any(view.get(r, column) is not None for r in range(row + 1, bottom + 1)):
        return None
    for left in range(column - 1, view.low - 1, -1):
        value = view.get(row, left)
        if value is not None:
            merge = view.merges.get((row, left))
            if merge and (merge[3] < column or merge[2] > row):
                return None
            below = any(view.get(r, left) is not None for r in range(row + 1, bottom + 1))
            return value if below else None
    return None
