"""Rows like the ones above them, which need no long look: most of a long table."""

from __future__ import annotations

from ckanext.hue_opendata.tables.reading.structure import words
from ckanext.hue_opendata.tables.reading.structure.settling import Settling
from ckanext.hue_opendata.tables.reading.structure.view import kind

#: Rows of a long table that are looked at together.
BLOCK = 500


class Alike(Settling):
    """`numeric`: columns of figures; `usual`: filled cells of a row; `signed`: the end is near."""

    numeric: list[int]
    usual: int
    signed: bool
    stop: int

    def _many(self, filled: int) -> bool:
        """Whether a row with so many filled cells is filled as the others are."""
        return filled >= max(2, 0.6 * self.usual)

    def _plain(self, row: int) -> bool:
        """A row like the one above it: well filled, with a number, and with no word for a sum."""
        if self.signed or self.kinds.get(row - 1) != "data" or not self.numeric:
            return False
        cells = self.view.rows[row]
        if self.view.high < len(cells):
            cells = cells[: self.view.high]
        if not self._many(len(cells) - cells.count(None)):
            return False
        last = self.numeric[-1]
        value = cells[last] if last < len(cells) else None
        if type(value) not in (float, int) and (value is None or kind(value) != "n"):
            return False
        for column in self.columns[:3]:
            text = cells[column] if column < len(cells) else None
            if type(text) is str and words.is_special(text):
                return False
        return True

    def _plain_block(self, start: int) -> bool:
        """Whether `_plain` holds for each of the next rows, asked of whole columns at once."""
        rows = self.view.rows[start : start + BLOCK]
        if self.signed or not self.numeric or start + BLOCK > self.stop or len(rows) < BLOCK:
            return False
        if len(set(map(len, rows))) > 1 or len(rows[0]) <= max(self.columns):
            return False
        columns = list(zip(*rows, strict=True))[: self.view.high]
        if not self._many(sum(None not in column for column in columns)):
            return False
        figures = columns[self.numeric[-1]]
        if not set(map(type, figures)) <= {float, int, str}:
            return False
        if any(kind(value) != "n" for value in {v for v in figures if type(v) is str}):
            return False
        texts = {v for c in self.columns[:3] for v in columns[c] if type(v) is str}
        return not any(map(words.is_special, texts))
