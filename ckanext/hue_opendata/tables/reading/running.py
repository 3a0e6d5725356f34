"""Sums of a table's columns up to each row of totals: one pass, whatever the table's length."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Any

from ckanext.hue_opendata.tables.reading.amounts import amount
from ckanext.hue_opendata.tables.reading.columns.convert import Misfit, converter
from ckanext.hue_opendata.tables.reading.columns.decision import Decision

#: A sum, and of how many figures.
Sum = tuple[Decimal, int]


class Running:
    """What the rows between any two of the `edges` (rows of totals, rising) add up to.

    Rows come in pieces, in order, by `add`; only as many sums as there are edges are kept.
    """

    def __init__(self, edges: Sequence[int], made: dict[int, Decision]) -> None:
        self.edges, self.made = list(edges), made
        self._turn = {place: converter(decision) for place, decision in made.items()}
        # One stretch before each edge, and one behind the last.
        self._stretches: dict[int, list[Sum]] = {
            place: [(Decimal(0), 0)] * (len(self.edges) + 1) for place in made
        }
        self._before: dict[int, list[Sum]] = {}

    def add(self, rows: Sequence[int], columns: Sequence[Sequence[Any]]) -> None:
        """The next rows: their places in the sheet, and raw cells by the table's columns."""
        if not len(rows):
            return
        first = bisect_left(self.edges, rows[0])
        last = bisect_left(self.edges, rows[-1])
        cuts = [0, *(bisect_left(rows, edge) for edge in self.edges[first:last]), len(rows)]
        for place, stretches in self._stretches.items():
            values = self._amounts(place, list(columns[place]))
            for step in range(len(cuts) - 1):
                part = [v for v in values[cuts[step] : cuts[step + 1]] if v is not None]
                told, count = stretches[first + step]
                stretches[first + step] = (told + sum(part), count + len(part))

    def between(self, place: int, low: int | None, high: int | None) -> Sum:
        """The sum of the rows behind the edge `low` and before the edge `high` (None: all)."""
        if place not in self._before:
            self._before[place] = list(accumulate(self._stretches[place], _plus))
        before = self._before[place]
        upto = before[-1 if high is None else self.edges.index(high)]
        gone = before[self.edges.index(low)] if low is not None else (Decimal(0), 0)
        return upto[0] - gone[0], upto[1] - gone[1]

    def _amounts(self, place: int, values: list[Any]) -> list[Any]:
        try:
            return self._turn[place](values)
        except (Misfit, ValueError, ArithmeticError):
            return [amount(value, self.made[place]) for value in values]


def _plus(one: Sum, other: Sum) -> Sum:
    return one[0] + other[0], one[1] + other[1]
