"""What a row is beside a header: one more row of it, column numbers, units, a sum, or data."""

from __future__ import annotations

import itertools
import re

from ckanext.hue_opendata.tables.reading.grid import shown
from ckanext.hue_opendata.tables.reading.structure import total_words, words
from ckanext.hue_opendata.tables.reading.structure.view import View, is_year, kind

#: Rows that are looked at to see what stands below a header.
SAMPLE = 40


def sample_rows(view: View, start: int, end: int) -> list[int]:
    """Rows of the body that decide about its columns: those that are well filled."""
    rows = [r for r in range(start, min(end, start + 3 * SAMPLE)) if view.filled(r)][:SAMPLE]
    counts = [len(view.filled(r)) for r in rows]
    usual = sorted(counts)[len(counts) // 2] if counts else 0
    return [r for r, n in zip(rows, counts, strict=True) if n >= max(1, 0.5 * usual)]


def continues(view: View, top: int, row: int, end: int) -> bool:
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
        return counting(view, row, filled)
    if is_units(view, row, filled):
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
        c for c in filled if mostly(view, body, c, "nmd") and kind(view.get(row - 1, c)) == "t"
    ]
    # Columns of names say nothing here, or the same again: else this is a row of data.
    again = all(
        shown(view.get(row, c)) == shown(view.get(row - 1, c)) for c in filled if c not in solid
    )
    return len(body) >= 2 and len(solid) >= 2 and again and len(solid) >= 0.5 * len(filled)


def spans_on(view: View, top: int, blank: int) -> bool:
    """Whether a header goes on behind an empty row: a cell is merged over it, or cells merged
    across above have labels of their own below."""
    if any(
        (blank, c) in view.origin and view.origin[blank, c][0] >= top
        for c in range(view.low, view.high)
    ):
        return True
    spans = [m for (row, _), m in view.merges.items() if row == blank - 1 and m[3] > m[1]]
    below = view.filled(blank + 1)
    under = [c for c in below if any(m[1] <= c <= m[3] for m in spans)]
    return len(under) > len(spans) > 0 and all(kind(view.get(blank + 1, c)) == "t" for c in below)


def counting(view: View, row: int, filled: list[int]) -> bool:
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
    named = any(total_words.is_total(shown(view.get(row, c))) for c in filled[:3])
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


def is_units(view: View, row: int, filled: list[int]) -> bool:
    texts = [shown(view.get(row, c)).strip().lower() for c in filled]
    return bool(texts) and all(_UNIT_CELL.match(t) for t in texts)


def mostly(view: View, rows: list[int], column: int, kinds: str) -> bool:
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
