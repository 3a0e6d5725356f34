"""Rows that are sums of the rows below them though no word says so: groups with their figures."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

from ckanext.hue_opendata.tables.reading import tree
from ckanext.hue_opendata.tables.reading.amounts import amount, same
from ckanext.hue_opendata.tables.reading.columns.decision import Decision
from ckanext.hue_opendata.tables.reading.grid import shown
from ckanext.hue_opendata.tables.reading.structure import words
from ckanext.hue_opendata.tables.reading.structure.draft import Draft
from ckanext.hue_opendata.tables.reading.structure.view import kind

#: A group holds at most this many rows; larger tables are lists.
MOST, REACH = 3_000, 120
#: Figures that the numbers of a sum have in all, of one alone and of one among others.
ENOUGH, LITTLE = 8, 6

Amounts = list[Decimal | None]


def find(draft: Draft, made: list[Decision], places: list[int]) -> None:
    """Set aside, as groups, rows of data that are the sum of the rows right below them."""
    rows = draft.data
    if not 4 <= len(rows) <= MOST or draft.transposed:
        return
    if tree.settle(draft, [_amounts(draft, row, made, places) for row in rows]):
        return
    figures = [_amounts(draft, row, made, places) for row in rows]
    if _marked_blocks(draft, figures):
        return
    found = _blocks(draft, figures, ENOUGH)
    # One row alone may be chance; groups cover most of what follows the first of them.
    covered = sum(size + 1 for size in found.values())
    if not found or covered < 0.7 * (len(rows) - min(found)):
        # Smaller figures will do where several groups and nothing else make the whole table.
        found = _blocks(draft, figures, LITTLE)
        if len(found) < 2 or sum(size + 1 for size in found.values()) < len(rows):
            return
    _settle(draft, rows, found)


def _blocks(draft: Draft, figures: list[Amounts], least: int) -> dict[int, int]:
    """Places of rows that are sums, with the number of rows below that they sum up."""
    rows = draft.data
    found: dict[int, int] = {}
    at = 0
    while at < len(rows):
        size = _sum_of_following(figures, at, marked(draft, rows[at], rows), least)
        if size:
            found[at] = size
        at += 1 + size
    return found


def _marked_blocks(draft: Draft, figures: list[Amounts]) -> bool:
    """Rows that look unlike the others and head blocks: groups when most of them are sums.

    Those that are not are groups all the same; that they do not add up is said by the check.
    """
    rows = draft.data
    heads = [at for at, row in enumerate(rows) if marked(draft, row, rows)]
    if not heads or heads[0] != 0 or len(heads) > 0.5 * len(rows):
        return False
    blocks = dict(zip(heads, (b - a - 1 for a, b in pairwise([*heads, len(rows)])), strict=True))
    right = [
        at for at, size in blocks.items() if size and _sum_of_following(figures, at, True) == size
    ]
    if not right or len(right) < 0.5 * len(blocks) or not all(blocks.values()):
        return False
    _settle(draft, rows, blocks)
    return True


def _amounts(draft: Draft, row: int, made: list[Decision], places: list[int]) -> Amounts:
    cells = draft.cells(row)
    return [amount(cells[place], made[place]) for place in places]


def _sum_of_following(figures: list[Amounts], at: int, marked: bool, least: int = ENOUGH) -> int:
    """How many rows below add up to this one in every column; 0 when they do not."""
    told = figures[at]
    real = [place for place, value in enumerate(told) if value]
    if not real or (len(real) < 2 and not marked):
        return 0
    # Small figures agree by chance.
    if not marked and sum(len(str(int(abs(told[place] or 0)))) for place in real) < least:
        return 0
    sums = [Decimal(0)] * len(told)
    for size, row in enumerate(figures[at + 1 : at + 1 + REACH], 1):
        for place, value in enumerate(row):
            sums[place] += value or 0
        if size >= (1 if marked else 2) and all(
            same(told[place] or Decimal(0), sums[place], size) for place in real
        ):
            return size
        # All parts are positive in a table of sums, so it is of no use to go on.
        if all(sums[place] > abs(told[place] or 0) * 2 + 10 for place in real):
            return 0
    return 0


def marked(draft: Draft, row: int, rows: list[int]) -> bool:
    """Whether the row looks unlike the others: bold, or without the running number they have."""
    grid, first = draft.grid, draft.columns[0]
    bold = any((row, c) in grid.bold for c in draft.columns)
    most_bold = sum((r, first) in grid.bold for r in rows) > 0.6 * len(rows)
    if bold and not most_bold:
        return True
    serial = bool(draft.levels[0]) and words.is_serial(draft.levels[0][0])
    return serial and kind(grid.get(row, first)) != "n"


def _settle(draft: Draft, rows: list[int], found: dict[int, int]) -> None:
    for at, size in found.items():
        label = _label(draft, rows[at])
        for row in rows[at + 1 : at + 1 + size]:
            draft.groups[row] = (*draft.groups.get(row, ()), label)
    draft.drop([rows[at] for at in found], "group", True)


def _label(draft: Draft, row: int) -> str:
    texts: list[Any] = [v for v in draft.cells(row) if v is not None and kind(v) == "t"]
    texts = [words.marker(shown(v))[1] or shown(v) for v in texts]
    return next((text for text in texts if len(text) > 1), texts[0] if texts else "")
