"""Finds a table's header: anywhere, one to four rows deep, merged or not.

Each candidate is weighed by what a header is: it labels the columns that the rows below fill, its
labels are texts and differ, and it contrasts with what stands below (numbers, dates, plain font).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from ckanext.hue_opendata.tables.reading.grid import shown
from ckanext.hue_opendata.tables.reading.structure import words
from ckanext.hue_opendata.tables.reading.structure.view import View, is_year, kind

MAX_DEPTH, LOOK, SAMPLE = 4, 60, 40
#: Below this weight there is no header.
ENOUGH = 2.2


@dataclass
class Header:
    """`top` to `bottom`: its rows; `columns`: sheet columns; `levels` of each, outermost first.

    `numbers`: the row of column numbers below it, if any; `units`: per column, from a unit row.
    """

    top: int
    bottom: int
    columns: list[int]
    levels: list[tuple[str, ...]]
    weight: float
    numbers: int | None = None
    units: dict[int, str] = field(default_factory=dict)

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
    return best if best and best.weight >= ENOUGH else None


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
    prose = sum(_is_prose(shown(view.get(r, column))) for r in rows)
    below = [cells for cells in below if cells]
    return bool(below) and all(cells == [column] for cells in below) and prose < 0.3 * len(rows)


def _is_prose(text: str) -> bool:
    """A sentence or the opening of a letter, which no list holds."""
    return text.endswith((".", "!", "?")) or len(text) > 120 or text.startswith("Kính gửi")


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?")) and text.count(" ") > 3


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
        if bottom >= end or not view.filled(bottom):
            break
        if depth > 1 and not _continues(view, top, bottom, end):
            break
        made = _make(view, top, bottom, end)
        if made and (best is None or made.weight >= best.weight - 0.3):
            best = made
    return best


def sample_rows(view: View, start: int, end: int) -> list[int]:
    """Rows of the body that decide about its columns: those that are well filled."""
    rows = [r for r in range(start, min(end, start + 3 * SAMPLE)) if view.filled(r)][:SAMPLE]
    counts = [len(view.filled(r)) for r in rows]
    usual = sorted(counts)[len(counts) // 2] if counts else 0
    return [r for r, n in zip(rows, counts, strict=True) if n >= max(1, 0.5 * usual)]


def _continues(view: View, top: int, row: int, end: int) -> bool:
    """Whether `row` is one more header row below `top`…: merged into it, or under its spans."""
    filled = view.filled(row)
    if is_numbers_row(view, row) or _is_sum(view, row, filled):
        return False
    if any(
        view.origin.get((row, c), (row, c))[0] < row and view.origin[row, c][0] >= top
        for c in range(view.low, view.high)
        if (row, c) in view.origin
    ):
        return True
    kinds = [kind(view.get(row, c)) for c in filled]
    if not all(
        k in ("t", "-") or is_year(view.get(row, c)) for k, c in zip(kinds, filled, strict=True)
    ):
        return _counting(view, row, filled)
    if _is_units(view, row, filled):
        return True
    above = set(view.filled(row - 1))
    spanned = {c for r in range(top, row) for c in _spans(view, r)}
    # One text alone below a header names a group of rows, unless it stands under a span.
    if filled[0] not in spanned and (len(filled) == 1 or _is_group(view, row, filled)):
        return False
    under = [c for c in filled if c not in above]
    if (
        under
        and all(c in spanned or c not in above for c in filled)
        and (len(under) >= 1 and not _is_group(view, row, filled))
    ):
        holes = [c for c in under if c not in above]
        blank_above = len(holes) >= 1 and len(filled) <= len(above) + len(holes)
        return blank_above and (len(filled) < view.high - view.low or bool(spanned))
    body = sample_rows(view, row + 1, end)
    solid = [
        c for c in filled if _mostly(view, body, c, "nmd") and kind(view.get(row - 1, c)) == "t"
    ]
    # Columns of names say nothing here, or the same again: else this is a row of data.
    again = all(
        shown(view.get(row, c)) == shown(view.get(row - 1, c)) for c in filled if c not in solid
    )
    return len(body) >= 2 and len(solid) >= 2 and again and len(solid) >= 0.5 * len(filled)


def _counting(view: View, row: int, filled: list[int]) -> bool:
    """Months or days as plain numbers `1 2 3 …` under one spanning label."""
    values = [view.get(row, c) for c in filled]
    # `18¹` is a digit to `isdigit`, and no number.
    rising = [
        int(v) for v in values
        if type(v) in (int, float) or (type(v) is str and v.isdecimal() and len(v) < 5)
    ]  # fmt: skip
    count = len(rising)
    steps = all(b - a == 1 for a, b in itertools.pairwise(rising))
    others = all(kind(v) in ("t", "n") for v in values)
    return count >= 3 and steps and others and _under_span(view, row, filled)


def _is_sum(view: View, row: int, filled: list[int]) -> bool:
    """A row of totals has numbers; without them `Tổng số` labels a column."""
    named = any(words.is_total(shown(view.get(row, c))) for c in filled[:3])
    numbers = [
        c for c in filled if kind(view.get(row, c)) in "nm" and not is_year(view.get(row, c))
    ]
    return named and (bool(numbers) or len(filled) == 1)


def _spans(view: View, row: int) -> set[int]:
    """Columns under a cell that is merged across, or that has empty neighbours to its right."""
    out: set[int] = set()
    filled = view.filled(row)
    for place, column in enumerate(filled):
        merge = view.merges.get((row, column))
        if merge and merge[3] > merge[1]:
            out.update(range(merge[1], merge[3] + 1))
            continue
        following = filled[place + 1] if place + 1 < len(filled) else view.high
        if following > column + 1 and not (merge and merge[2] > row):
            out.update(range(column, following))
    return out


def _is_group(view: View, row: int, filled: list[int]) -> bool:
    first = shown(view.get(row, filled[0]))
    return len(filled) <= 2 and words.marker(first)[0] in ("roman", "upper")


_UNIT_CELL = re.compile(
    r"^\(?\s*(người|ha|km2?|m2?|m3|km²|m²|m³|%|‰|đồng|nghìn đồng|ngàn đồng|triệu đồng|tỷ đồng"
    r"|tr\.?đ|usd|"
    r"nghìn người|hộ|tấn|tạ|kg|lượt|lượt khách|con|cái|chiếc|giường|phòng|mm|°c|kwh|người/km2"
    r"|người/km²|"
    r"đ|vnđ|cơ sở|trường|lớp|em|học sinh|giờ|ngày|vụ|điểm|triệu usd|nghìn lượt|nghìn tấn|mét"
    r"|lần)\s*\)?$"
)


def _is_units(view: View, row: int, filled: list[int]) -> bool:
    texts = [shown(view.get(row, c)).strip().lower() for c in filled]
    return bool(texts) and all(_UNIT_CELL.match(t) for t in texts)


def _mostly(view: View, rows: list[int], column: int, kinds: str) -> bool:
    found = [k for k in (kind(view.get(r, column)) for r in rows) if k and k != "-"]
    return bool(found) and sum(k in kinds for k in found) >= 0.6 * len(found)


def is_numbers_row(view: View, row: int) -> bool:
    """`(1) (2) (3)=(1)+(2)`, `A B 1 2 3`: numbers of the columns."""
    filled = view.filled(row)
    cells = [shown(view.get(row, c)).strip() for c in filled]
    if len(cells) < 2 or _under_span(view, row, filled):
        return False
    numbers: list[int] = []
    dressed = False
    for cell in cells:
        found = re.match(r"^[(\[]?\s*(\d{1,2})\s*[)\]]?\s*(?:[=:].*)?$", cell)
        if found:
            numbers.append(int(found[1]))
            dressed = dressed or not cell.isdigit()
        elif re.match(r"^[(\[]?[A-H][)\]]?$", cell):
            continue
        elif not re.match(r"^[(\[]?\d{1,2}[)\]]?\s*=.*$|^$", cell):
            return False
    rising = all(b - a == 1 for a, b in itertools.pairwise(numbers))
    starts = bool(numbers) and numbers[0] <= 2
    if not numbers or not rising or not starts:
        return False
    if dressed:
        return True
    return len(cells) >= 3 and not _goes_on(view, row, filled[0], cells[0])


def _goes_on(view: View, row: int, column: int, first: str) -> bool:
    """Whether the next row carries on what begins here (`1` then `2`, `A` then `B`): data."""
    below = next((r for r in range(row + 1, min(row + 4, len(view.rows))) if view.filled(r)), None)
    text = shown(view.get(below, column)).strip() if below is not None else ""
    if first.isdecimal() and text.isdecimal():
        return int(text) == int(first) + 1
    return len(first) == len(text) == 1 and text.isalpha() and ord(text) == ord(first) + 1


def _under_span(view: View, row: int, filled: list[int]) -> bool:
    """Whether numbers are the second row of a header (months `1` to `12`): the first column of
    the row above has no number of its own."""
    above = view.filled(row - 1) if row else []
    if not above or not filled or above[0] >= filled[0]:
        return False
    return any(c not in above for c in filled) or (row, above[0]) in view.origin


def _make(view: View, top: int, bottom: int, end: int) -> Header | None:
    numbers = bottom + 1 if bottom + 1 < end and is_numbers_row(view, bottom + 1) else None
    body = sample_rows(view, (bottom if numbers is None else numbers) + 1, end)
    used = _used(view, body)
    labels = {c: _levels(view, top, bottom, c) for c in range(view.low, view.high)}
    columns = [c for c in labels if labels[c] or c in used]
    if not columns:
        return None
    weight = _weight(view, top, bottom, columns, labels, body, used, numbers)
    units = _units_row(view, bottom) if bottom > top else {}
    return Header(top, bottom, columns, [labels[c] for c in columns], weight, numbers, units)


def _units_row(view: View, row: int) -> dict[int, str]:
    filled = view.filled(row)
    if not _is_units(view, row, filled):
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


def _weight(
    view: View, top: int, bottom: int, columns: list[int], labels: dict[int, tuple[str, ...]],
    body: list[int], used: set[int], numbers: int | None,
) -> float:  # fmt: skip
    named = [c for c in columns if labels[c]]
    if not named or (used and not used & set(named)):
        return -9.0
    covered = len(used & set(named)) / len(used) if used else 0.6
    flat = [words.key(" / ".join(labels[c])) for c in named]
    unique = len(set(flat)) / len(flat)
    last = [view.owner(bottom, c) for c in named]
    counted = bottom > top and _counting(view, bottom, view.filled(bottom))
    plain = sum(counted or kind(v) in ("t", "", "-") or is_year(v) for v in last) / len(last)
    contrast = sum(_mostly(view, body, c, "nmdb") for c in named if c in used) / len(named)
    known = sum(
        bool(words.HEADER_WORDS.match(words.key(labels[c][-1])))
        or bool(words.HEADER_WORDS.match(words.key(labels[c][0])))
        for c in named
    ) / len(named)
    weight = 2.0 * covered + 1.5 * unique + 1.5 * plain + 1.2 * contrast + 1.2 * known
    if any(words.is_serial(labels[c][0]) for c in named[:3]):
        weight += 1.5
    if numbers is not None:
        weight += 2.0
    bold = view.bold(top) and not any(view.bold(r) for r in body[:3])
    weight += 0.8 if bold else 0.0
    texts = [shown(view.get(r, c)) for r in range(top, bottom + 1) for c in view.filled(r)]
    weight -= 1.2 * sum(words.is_letterhead(t) or bool(words.unit_of_line(t)) for t in texts)
    weight -= 1.0 * sum(len(t) > 120 for t in texts)
    weight -= 3.0 * sum(_is_sentence(t) for t in texts)
    weight -= 2.5 * (1 - unique) + 3.0 * (1 - plain) + (2.0 if not body else 0.0)
    if len(named) == 1 and view.high - view.low > 1:
        weight -= 3.0
    return weight - 3.0
