"""What the classified rows of a table become: data, groups, sums, notes, signatures."""

from __future__ import annotations

from typing import Any

from ckanext.hue_opendata.tables.reading.grid import shown
from ckanext.hue_opendata.tables.reading.model import Kind
from ckanext.hue_opendata.tables.reading.structure import words
from ckanext.hue_opendata.tables.reading.structure.draft import Aside, Draft
from ckanext.hue_opendata.tables.reading.structure.groups import Groups
from ckanext.hue_opendata.tables.reading.structure.header import Header
from ckanext.hue_opendata.tables.reading.structure.view import View, kind


class Settling:
    """The second look at a table's rows, when it is known where its last row of data stands.

    `kinds`: what the first look (`Body`) said of each row; `end`: the first row behind the table.
    """

    view: View
    header: Header
    columns: list[int]
    draft: Draft
    kinds: dict[int, str]
    end: int
    bold_body: bool

    def filled(self, row: int) -> list[int]:
        """Columns of the table with a value in this row."""
        cells = self.view.rows[row] if row < len(self.view.rows) else []
        return [c for c in self.columns if c < len(cells) and cells[c] is not None]

    def settle(self) -> None:
        last = max((r for r, k in self.kinds.items() if k in ("data", "total")), default=None)
        data = [r for r, k in self.kinds.items() if k == "data"]
        if last is None:
            last = self.header.body - 1
        groups = Groups(self)
        for row, what in self.kinds.items():
            if row > last:
                break
            if what == "data":
                if groups.takes(row):
                    continue
                self.draft.data.append(row)
                if groups.stack:
                    self.draft.groups[row] = groups.path()
            elif what == "sparse":
                self._sparse(row, groups, data)
            elif what == "total":
                kinds: Kind = "total" if groups.is_final(row, last, self.kinds) else "subtotal"
                self.set_aside(kinds, row)
            elif what == "repeated":
                self.set_aside("repeated_header", row)
            elif what == "numbers":
                self.set_aside("column_numbers", row)
            elif what != "blank":
                self.set_aside("blank" if what == "blank_numbered" else "signature", row)
        self._tail(last + 1)

    def _sparse(self, row: int, groups: Groups, data: list[int]) -> None:
        texts = self.view.texts(row)
        if any(words.unit_of_line(t) for t in texts):
            self.set_aside("unit", row)
        elif len(texts) == 1 and words.is_page(texts[0]):
            self.set_aside("text", row)
        elif words.is_note(texts[0]) and words.marker(texts[0])[0] != "arabic":
            self.set_aside("note", row)
        elif data and row < data[-1] and self._like_data(row, data):
            self.draft.data.append(row)
            if groups.path():
                self.draft.groups[row] = groups.path()
        elif data and row < data[-1]:
            groups.enter(row)
            self.set_aside("group", row)
        else:
            self.set_aside("text", row)

    def _like_data(self, row: int, data: list[int]) -> bool:
        """Whether a name without figures is one of the names of this column, and no group's."""
        filled = self.filled(row)
        if len(filled) != 1 or not data:
            return False
        column, text = filled[0], shown(self.view.get(row, filled[0]))
        marked = words.marker(text)[0] or self.view.bold(row) != self.bold_body
        if marked or (row, column) in self.view.merges or _heads(text):
            return False
        if row > data[0] and not self.draft.groups and self._names_rows(column, data):
            # Groups begin above the first row: a name without figures in the midst lacks them.
            return not any(aside.kind == "group" for aside in self.draft.asides)
        others = [shown(self.view.get(r, column)) for r in data[:200]]
        first = words.key(text).split(" ")[0]
        same = sum(words.key(other).split(" ")[0] == first for other in others if other)
        return same >= 0.6 * len(others)

    def _names_rows(self, column: int, data: list[int]) -> bool:
        """Whether the column names the rows: plain texts, each another."""
        names = [self.view.get(r, column) for r in data[:200]]
        plain = all(kind(name) == "t" and len(shown(name)) <= 60 for name in names)
        return plain and len(set(map(shown, names))) == len(names) > 2

    def _nameless_end(self, row: int) -> bool:
        """A last row right below the others that has its name and lacks its figures."""
        data, filled, text = self.draft.data, self.filled(row), " ".join(self.view.texts(row))
        if len(filled) != 1 or not data or data[-1] != row - 1 or len(self.columns) < 2:
            return False
        names = [shown(self.view.get(r, filled[0])) for r in data[:200]]
        longest = max(map(len, names))
        told = words.is_note(text) or words.is_signature(text) or words.is_special(text)
        styled = (row, filled[0]) in self.view.merges or self.view.bold(row) != self.bold_body
        odd = not text[0].isalnum() or _heads(text) or text.endswith((".", ":", ";", "/"))
        digits = words.has_digit(text) and not words.has_digit("".join(names))
        alike = len(text) <= longest and self._names_rows(filled[0], data)
        return alike and not (told or styled or odd or digits)

    def _tail(self, start: int) -> None:
        """What stands below the last row of data: notes, then signatures."""
        signed = False
        while start < self.end and self.kinds.get(start) == "sparse" and self._nameless_end(start):
            self.draft.data.append(start)
            start += 1
        for row in range(start, self.end):
            if self.kinds.get(row) in (None, "blank"):
                continue
            texts = self.view.texts(row)
            signed = signed or any(words.is_signature(t) for t in texts)
            if signed:
                self.set_aside("signature", row)
            elif any(words.unit_of_line(t) for t in texts):
                self.set_aside("unit", row)
            elif self.kinds[row] == "blank_numbered":
                self.set_aside("blank", row)
            else:
                self.set_aside(
                    "note" if len(texts) == 1 or words.is_note(texts[0]) else "text", row
                )

    def set_aside(self, what: Kind, row: int) -> None:
        cells: dict[int, Any] = {c: self.view.get(row, c) for c in self.view.filled(row)}
        self.draft.asides.append(Aside(what, row, cells))


def _heads(text: str) -> bool:
    """Capitals throughout, as headings are written; codes (`TR0500`) have digits in them."""
    return text.isupper() and not words.has_digit(text)
