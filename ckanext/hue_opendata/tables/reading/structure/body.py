"""Walks the rows below a header and says of each what it is; stops where a new table begins."""

from __future__ import annotations

from collections import Counter

from ckanext.hue_opendata.tables.reading.grid import shown
from ckanext.hue_opendata.tables.reading.structure import header as headers
from ckanext.hue_opendata.tables.reading.structure import header_rows, words
from ckanext.hue_opendata.tables.reading.structure.alike import BLOCK
from ckanext.hue_opendata.tables.reading.structure.draft import Draft
from ckanext.hue_opendata.tables.reading.structure.header import Header
from ckanext.hue_opendata.tables.reading.structure.judging import Judging
from ckanext.hue_opendata.tables.reading.structure.view import View, kind


def _first_gap(view: View, start: int, stop: int) -> int:
    """The first blank row with a few rows before it: what stands behind may be another table."""
    for row in range(start + 2, min(stop, start + 3 * header_rows.SAMPLE)):
        if not view.filled(row) and view.filled(row - 1) and view.filled(row - 2):
            return row
    return stop


class Body(Judging):
    """One table's rows from its header on; `end` is the first row that belongs to another."""

    def __init__(self, view: View, header: Header, stop: int) -> None:
        self.view, self.header, self.stop = view, header, stop
        self.columns = header.columns
        sample = header_rows.sample_rows(view, header.body, _first_gap(view, header.body, stop))
        self.numeric = [
            c for c in self.columns
            if header_rows.mostly(view, sample, c, "nmd") and not self._serial(c)
        ]  # fmt: skip
        self.dated = {c for c in self.columns if header_rows.mostly(view, sample, c, "d")}
        counts = Counter(len(self.filled(r)) for r in sample)
        self.usual = max(counts, key=lambda n: (counts[n], n)) if counts else 1
        self.bold_body = sum(view.bold(r) for r in sample) > 0.5 * len(sample) if sample else False
        self.draft = Draft(view.grid, view.grid.name, list(self.columns), list(header.levels))
        self.draft.units = header.units
        self.draft.header_rows = list(range(header.top, header.bottom + 1))
        self.end = stop
        self.kinds: dict[int, str] = {}
        self.signed = False

    def read(self) -> Draft:
        """Classify all rows, then settle groups and what stands below the last row of data."""
        header = self.header
        if header.numbers is not None:
            self.set_aside("column_numbers", header.numbers)
        row = ahead = header.body
        while row < self.stop:
            what = self._classify(row)
            if what == "end":
                break
            self.kinds[row] = what
            row += 1
            if what == "data" and row >= ahead:
                if self._plain_block(row):
                    self.kinds.update(dict.fromkeys(range(row, row + BLOCK), "data"))
                    row += BLOCK
                else:
                    ahead = row + BLOCK  # looked at in vain: not once more for each of its rows
        self.end = row
        self.settle()
        return self.draft

    def _classify(self, row: int) -> str:
        if self._plain(row):
            return "data"
        filled = self.filled(row)
        if not filled:
            return "blank" if not self.view.filled(row) else "sparse"
        cells = self.view.rows[row]
        many = self._many(len(filled))
        first = next((cells[c] for c in filled if type(cells[c]) is str), None)
        if first is None and many and row - 1 in self.kinds and self.kinds[row - 1] == "data":
            return (
                "numbers"
                if header_rows.is_numbers_row(self.view, row) and self._again(row)
                else "data"
            )
        if self._new_table(row, filled):
            return "end"
        if self._behind_signatures(row, filled):
            return "signature"
        if self._repeats(row):
            return "repeated"
        if self._again(row) and header_rows.is_numbers_row(self.view, row):
            return "numbers"
        if self._named_total(row, filled) and self._total_row(row, filled, many):
            return "total"
        if not many or len(filled) == 1:
            if len(self.columns) == 1 or self._continued(row, len(filled)):
                return "data"
            return self._few(row, filled)
        if self._signature(row, filled):
            return "signature"
        return "sparse" if self._heads(row, filled) else "data"

    def _continued(self, row: int, filled: int) -> bool:
        """Whether cells merged down from a row of data fill what this row lacks: a further file of
        one dataset, a further house of one owner."""
        tops = (self.view.origin.get((row, column)) for column in self.columns)
        above = [top for top in tops if top and top[0] < row and self.kinds.get(top[0]) == "data"]
        return len(above) >= 2 and self._many(filled + len(above))

    def _behind_signatures(self, row: int, filled: list[int]) -> bool:
        """Below the place and date, or the offices that sign, stand names and no data."""
        if not self.signed:
            # `ngày 5 tháng 3 năm 2025` signs a paper, but not in a column of days.
            own = [c for c in self.view.filled(row) if c not in self.dated]
            texts = [shown(self.view.get(row, c)) for c in own]
            told = [words.is_signature(text) for text in texts]
            if not told:
                return False
            apart = self.kinds.get(row - 1) != "data" or any(map(words.is_dateline, texts))
            apart = apart or (self._serial(self.columns[0]) and self.columns[0] not in filled)
            self.signed = sum(told) >= 0.5 * len(told) and len(filled) <= max(3, 0.5 * self.usual)
            self.signed = self.signed and apart and not self._numbered(row, filled)
        return self.signed and not self._numbered(row, filled)

    def _again(self, row: int) -> bool:
        return self.kinds.get(row - 1) == "repeated"

    def _repeats(self, row: int) -> bool:
        """Whether this row says the header's words again (a page break), or stands inside one."""
        cells = [words.key(shown(self.view.get(row, c))) for c in self.filled(row)]
        if len(cells) < 2 and self.header.top == self.header.bottom and len(self.columns) > 1:
            return False
        for above in range(self.header.top, self.header.bottom + 1):
            told = [words.key(shown(self.view.get(above, c))) for c in self.filled(above)]
            if cells == told and len(cells) >= min(2, len(self.columns)):
                return True
        return False

    def _new_table(self, row: int, filled: list[int]) -> bool:
        """Whether another table's header (or its title) begins here."""
        before = self.kinds.get(row - 1, "")
        serial = words.is_serial(shown(self.view.get(row, filled[0])))
        if before not in ("blank", "total", "blank_numbered") and not serial:
            return False
        found = headers.find(self.view, row, self.stop, look=6)
        if found is None or found.top - row > 5 or found.weight < headers.ENOUGH:
            return False
        around = [text for r in range(row, found.bottom + 1) for text in self.view.texts(r)]
        titled = before == "blank" and found.top > row and len(filled) == 1
        titled = titled and not self.signed and not any(map(words.is_signature, around))
        if not titled and found.weight < headers.ENOUGH + 0.6:
            return False
        if sum(map(bool, found.levels)) < 0.6 * len(found.columns):
            return False
        gap = [r for r in range(row, found.top) if self.view.filled(r)]
        if any(len(self.filled(r)) > 2 for r in gap):
            return False
        if found.key() == self.header.key():
            return before in ("blank", "total") and bool(gap)
        sample = header_rows.sample_rows(self.view, found.body, self.stop)
        if not sample:
            return False
        cells = self.view.filled(found.top)
        if len(cells) < 2:
            return False
        clash = sum(c in self.numeric and kind(self.view.get(found.top, c)) == "t" for c in cells)
        bold = self.view.bold(found.top) and not self.view.bold(sample[0])
        known = sum(
            bool(words.HEADER_WORDS.match(words.key(shown(self.view.get(found.top, c)))))
            for c in cells
        )
        return bool(
            serial or found.numbers is not None or clash >= 1 or bold or known >= 0.6 * len(cells)
            or self._other_place(found)
        )  # fmt: skip

    def _other_place(self, found: Header) -> bool:
        """Whether the new header covers other columns than this table."""
        mine, other = set(self.columns), set(found.columns)
        return len(mine & other) < 0.5 * len(mine | other)
