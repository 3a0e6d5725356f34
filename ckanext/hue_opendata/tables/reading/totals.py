"""Sums: whether totals add up, and which unnamed rows are sums of the others."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from ckanext.hue_opendata.tables.reading import unnamed_sums
from ckanext.hue_opendata.tables.reading.amounts import amount, same
from ckanext.hue_opendata.tables.reading.columns import labels
from ckanext.hue_opendata.tables.reading.columns.decision import Decision
from ckanext.hue_opendata.tables.reading.grid import shown
from ckanext.hue_opendata.tables.reading.running import Running
from ckanext.hue_opendata.tables.reading.structure import total_words, words
from ckanext.hue_opendata.tables.reading.structure.draft import Aside, Draft
from ckanext.hue_opendata.tables.reading.structure.view import kind

MOST_ROWS = 50_000
SUMS = ("total", "subtotal", "group")


def settle(draft: Draft, made: list[Decision], names: list[tuple[str, str]]) -> bool:
    """Set rows aside that are sums though no word says so, and take back those that are none
    though a word says so; whether there were any."""
    places = _places(draft, made, names)
    before = len(draft.data)
    if places and _measures(draft, made, places, names):
        return True
    for _, rows in draft.parts() if places else ():
        _unnamed(draft, rows, made, places)
    if places and not draft.sheets:
        unnamed_sums.find(draft, made, places)
    return len(draft.data) < before


def _measures(
    draft: Draft, made: list[Decision], places: list[int], names: list[tuple[str, str]]
) -> bool:
    """Take back `Tổng thu ngân sách` where it adds up nothing: an indicator among others."""
    if draft.sheets or not draft.data:
        return False
    sums = sorted((a for a in draft.asides if a.kind in SUMS), key=lambda aside: aside.row)
    told = [a for a in sums if any(map(total_words.is_measure, a.texts()[:2]))]
    if not told:
        return False
    various = _units_differ(draft, names)
    told = [a for a in told if various or (a.kind == "total" and a.row < draft.data[-1])]
    body = Running([a.row for a in sums], {place: made[place] for place in places})
    for rows, columns in _held(draft, [(row, row) for row in draft.data]):
        body.add(rows, columns)
    back = []
    for aside in told:
        right, wrong = _verify(draft, aside, sums, body, made, places)
        if wrong and not right:
            back.append(aside)
    draft.restore(back)
    return bool(back)


def _units_differ(draft: Draft, names: list[tuple[str, str]]) -> bool:
    """Whether a column names the unit of each row, and rows have different ones."""
    place = next((i for i, (_, label) in enumerate(names) if labels.names_units(label)), None)
    if place is None:
        return False
    units = {shown(draft.cells(row)[place]) for row in draft.data[:200]} - {""}
    return len(units) > 1


def check(draft: Draft, made: list[Decision], names: list[tuple[str, str]]) -> None:
    """Mark each total as adding up or not."""
    places = _additive(draft, made, names)
    asides = [aside for aside in draft.asides if aside.kind in SUMS]
    if not places or not asides:
        return
    if draft.stream is not None:
        _inner(draft, asides)
        _check_part(draft, asides, made, places, _streamed(draft))
        return
    for sheet, rows in draft.parts():
        sums = [aside for aside in asides if aside.sheet == sheet]
        if sums:
            _check_part(draft, sums, made, places, _held(draft, rows))


#: Rows of data in pieces: their places in the sheet, and their cells by columns.
Pieces = Iterator[tuple[Sequence[int], Sequence[Sequence[Any]]]]


def _held(draft: Draft, rows: list[tuple[int, int]]) -> Pieces:
    if rows:
        cells = [draft.cells(row) for _, row in rows]
        yield [at for at, _ in rows], list(zip(*cells, strict=True))


def _streamed(draft: Draft) -> Pieces:
    for numbers, columns in draft.stream():
        yield (
            range(numbers[0] - 1, numbers[-1])
            if type(numbers) is range
            else [number - 1 for number in numbers],
            columns,
        )


def _inner(draft: Draft, asides: list[Aside]) -> None:
    """Totals with rows of data on both sides are of parts (a stream knows it at its end only)."""
    low, high = draft.reach
    for aside in asides:
        if aside.kind == "total" and low < aside.row < high:
            aside.kind = "subtotal"


def _additive(draft: Draft, made: list[Decision], names: list[tuple[str, str]]) -> list[int]:
    """The columns whose sums make sense."""
    if draft.transposed:
        return []
    return [
        i for i, (_, label) in enumerate(names)
        if made[i].type in ("integer", "number") and labels.additive(label, made[i].unit)
        and not words.is_serial(label)
    ]  # fmt: skip


def _places(draft: Draft, made: list[Decision], names: list[tuple[str, str]]) -> list[int]:
    """The columns that are searched for sums no word names; none in long lists."""
    if draft.stream is not None or len(draft.data) > MOST_ROWS:
        return []
    return _additive(draft, made, names)


def _check_part(
    draft: Draft, sums: list[Aside], made: list[Decision], places: list[int], pieces: Pieces
) -> None:
    sums = sorted(sums, key=lambda aside: aside.row)
    subtotals = [
        a
        for a in sums
        if a.kind == "subtotal"
        or (a.kind == "group" and any(draft.columns[i] in a.cells for i in places))
    ]
    if subtotals:
        first = subtotals[0]
        draft.problems.append(("subtotals_in_rows", first.row + 1, None, first.texts()[0][:40]))
    body = Running([a.row for a in sums], {place: made[place] for place in places})
    for rows, columns in pieces:
        body.add(rows, columns)
    found = [(aside, *_verify(draft, aside, sums, body, made, places)) for aside in sums]
    # A group's figure need not be a sum; where other groups' are, it should be.
    summed = any(aside.kind == "group" and right and not wrong for aside, right, wrong in found)
    for aside, right, wrong in found:
        if not right and not wrong:
            continue
        if aside.kind == "group" and not right and not summed:
            continue
        aside.checked = not wrong
        for i, told, total in wrong:
            draft.problems.append(
                ("total_mismatch", aside.row + 1, draft.columns[i], f"{told} ≠ {total}")
            )


def _amount(draft: Draft, row: int, place: int, made: Decision) -> Decimal | None:
    cells = draft.grid.rows[row]
    column = draft.columns[place]
    return amount(cells[column] if column < len(cells) else None, made)


def _verify(
    draft: Draft, aside: Aside, sums: list[Aside], body: Running,
    made: list[Decision], places: list[int],
) -> tuple[int, list[tuple[int, Decimal, Decimal]]]:  # fmt: skip
    """How many figures are the sum of their rows, and those that are not."""
    if any(total_words.is_average(text) for text in aside.texts()[:3]):
        return 0, []
    wrong: list[tuple[int, Decimal, Decimal]] = []
    right = 0
    ways = _ways(aside, sums)
    for i in places:
        told = amount(aside.cells.get(draft.columns[i]), made[i])
        if told is None:
            continue
        options = [
            (total, count) for way in ways for total, count in [body.between(i, *way)] if count
        ]
        if not options:
            continue
        if any(same(told, total, count) for total, count in options):
            right += 1
        else:
            nearest = min((abs(total - told), total) for total, _ in options)[1]
            wrong.append((i, told, nearest))
    return right, wrong


def _ways(aside: Aside, sums: list[Aside]) -> list[tuple[int | None, int | None]]:
    """The stretches that this row may sum up: all rows, those before it, or those behind it."""
    at = aside.row
    before = [a.row for a in sums if a.row < at]
    behind = [a.row for a in sums if a.row > at]
    ways: list[tuple[int | None, int | None]] = [(None, None)] if aside.kind == "total" else []
    ways += [(edge, at) for edge in reversed(before[-6:])]
    ways += [(at, edge) for edge in behind[:6]]
    return [*ways, (at, None), (None, at)]


def _unnamed(
    draft: Draft, rows: list[tuple[int, int]], made: list[Decision], places: list[int]
) -> None:
    """A first or last row that is the sum of all others in several columns is their total."""
    data = [row for _, row in rows]
    if len(data) < 4 or len(places) < 2:
        return
    for row in (data[-1], data[0]):
        if not _may_be_sum(draft, row, data, places):
            continue
        others = [r for r in data if r != row]
        hits = digits = 0
        for i in places:
            told = _amount(draft, row, i, made[i])
            parts = [v for r in others if (v := _amount(draft, r, i, made[i])) is not None]
            if told is None or not told or not parts:
                continue
            if not same(told, sum(parts, Decimal(0)), len(parts)):
                hits = 0
                break
            hits += 1
            digits += len(str(int(abs(told))))
        # Small figures agree by chance: the row must look unlike the others, or be large.
        marked = unnamed_sums.marked(draft, row, data) or _nameless(draft, row)
        if hits >= 2 and (marked or digits >= 9):
            draft.drop([row], "total", True)
            return


def _nameless(draft: Draft, row: int) -> bool:
    return not any(type(value) is str and kind(value) == "t" for value in draft.cells(row))


def _may_be_sum(draft: Draft, row: int, data: list[int], places: list[int]) -> bool:
    """A quick look at native numbers: a sum is half of its column."""
    for place in places:
        column = draft.columns[place]
        told = draft.grid.get(row, column)
        if type(told) not in (int, float):
            continue
        some = [v for r in data[1:200] if type(v := draft.grid.get(r, column)) in (int, float)]
        if some and min(some) >= 0 and sum(some) > 2 * abs(told) + 1:
            return False
        values = [v for r in data if type(v := draft.grid.get(r, column)) in (int, float)]
        if len(values) == len(data) and abs(math.fsum(values) - 2 * told) > 1 + 0.001 * abs(told):
            return False
    return True
