"""The rows of a large file: typed on each pass, cell by cell or as texts for a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from ckanext.hue_opendata.tables.reading.model import Row
from ckanext.hue_opendata.tables.reading.straight import Straight
from ckanext.hue_opendata.tables.reading.structure.draft import Draft

#: Different cells of a column whose texts are kept from piece to piece.
KEPT = 200_000
PIECE = 20_000

#: Values of one column, None among them, as texts.
Writer = Callable[[Sequence[Any]], list[str]]
#: Columns as texts, and the values of those columns that were asked for, by place.
Encoded = tuple[list[Sequence[str]], dict[int, Sequence[Any]]]


class Rows:
    """Rows of a large file, read from it on each pass; `straight`: its bytes are the rows."""

    def __init__(
        self, draft: Draft, converters: list[Any], total: int, straight: Straight | None = None
    ) -> None:
        self._draft, self._converters, self._total = draft, converters, total
        self.straight = straight

    def __len__(self) -> int:
        return self._total

    def __iter__(self) -> Iterator[Row]:
        for _, columns in self._draft.stream():
            yield from zip(*self._values(columns), strict=True)

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """Each row with its number in the file."""
        for numbers, columns in self._draft.stream():
            yield from zip(numbers, zip(*self._values(columns), strict=True), strict=True)

    def _values(self, columns: list[Sequence[Any]]) -> list[Sequence[Any]]:
        return [turn(list(c)) for turn, c in zip(self._converters, columns, strict=True)]

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return list(islice(self, *index.indices(self._total)))
        index += self._total if index < 0 else 0
        for row in islice(self, index, index + 1):
            return row
        raise IndexError(index)

    def encoded(self, writers: Sequence[Writer], keep: Sequence[int] = ()) -> Iterator[Encoded]:
        """All rows in pieces; each different cell is typed and written once."""
        known: list[dict[Any, str]] = [{} for _ in writers]
        for _, columns in self._draft.stream():
            texts: list[Sequence[str]] = []
            for place, column in enumerate(columns):
                cache = known[place]
                if len(cache) > KEPT:
                    cache.clear()
                fresh = list(set(column).difference(cache))
                if fresh:
                    values = self._converters[place](fresh)
                    cache.update(zip(fresh, writers[place](values), strict=True))
                texts.append(list(map(cache.__getitem__, column)))
            yield texts, {p: self._converters[p](list(columns[p])) for p in keep}


def encoded(
    rows: Sequence[Row], writers: Sequence[Writer], keep: Sequence[int] = ()
) -> Iterator[Encoded]:
    """Any table's rows in pieces of columns, as texts that the writers make."""
    if isinstance(rows, Rows):
        yield from rows.encoded(writers, keep)
        return
    for start in range(0, len(rows), PIECE):
        columns = list(zip(*rows[start : start + PIECE], strict=True))
        texts: list[Sequence[str]] = [
            write(column) for write, column in zip(writers, columns, strict=True)
        ]
        yield texts, {place: columns[place] for place in keep}
