"""Group rows: numbered by Roman numerals, letters or numbers, bold, or merged across the table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ckanext.hue_opendata.tables.reading.grid import shown
from ckanext.hue_opendata.tables.reading.model import Kind
from ckanext.hue_opendata.tables.reading.structure import words
from ckanext.hue_opendata.tables.reading.structure.view import kind

if TYPE_CHECKING:
    from ckanext.hue_opendata.tables.reading.structure.settling import Settling

#: Numbering styles that mark groups when the rows below are numbered otherwise.
ABOVE = ("roman", "upper")


@lru_cache(maxsize=50_000)
def _style_of(text: str) -> str:
    return words.marker(text)[0]


class Groups:
    """The groups that are open at the row being read."""

    def __init__(self, body: Settling) -> None:
        self.body = body
        self.stack: list[tuple[str, str]] = []
        rows = [r for r, k in body.kinds.items() if k == "data"]
        styles = [self._style(r) for r in rows[:3000]]
        self.leaf = max(set(styles), key=styles.count) if styles else ""
        self.count = {style: styles.count(style) for style in set(styles)}
        self.none = self._are_none(rows)

    def _are_none(self, rows: list[int]) -> bool:
        """Whether no row can be numbered as a group: asked of the first column at once."""
        column, cells = self.body.columns[0], self.body.view.rows
        if any(len(cells[row]) <= column for row in rows):
            return False
        first = [cells[row][column] for row in rows]
        kinds = set(map(type, first))
        texts = {value for value in first if type(value) is str}
        return kinds <= {str, int, float} and not any(_style_of(text) in ABOVE for text in texts)

    def path(self) -> tuple[str, ...]:
        return tuple(label for _, label in self.stack)

    def takes(self, row: int) -> bool:
        """A row with numbers that is a group with its sum: numbered `I` where others are `1`."""
        if self.none:
            return False
        style = self._style(row)
        if (
            style not in ABOVE
            or style == self.leaf
            or self.count.get(style, 0) >= 0.5 * sum(self.count.values())
        ):
            return False
        if not self._children_follow(row, style):
            return False
        self.enter(row)
        self.body.set_aside("group", row)
        return True

    def _children_follow(self, row: int, style: str) -> bool:
        following = next((r for r, k in self.body.kinds.items() if r > row and k != "blank"), None)
        if following is None or self.body.kinds[following] not in ("data", "sparse"):
            return False
        return self._style(following) != style

    def enter(self, row: int) -> None:
        """Open the group that this row names."""
        view = self.body.view
        filled = view.filled(row)
        texts = [shown(view.get(row, c)) for c in filled if kind(view.get(row, c)) not in "nmd-"]
        if not texts:
            texts = [shown(view.get(row, filled[0]))]
        style, rest = words.marker(texts[0])
        alone = style and not rest
        label = (texts[1] if alone and len(texts) > 1 else rest or texts[0]).strip(" :.")
        if not style:
            first = view.get(row, filled[0])
            style = "arabic" if kind(first) == "n" and len(filled) > 1 else "plain"
        known = [s for s, _ in self.stack]
        if style in known:
            del self.stack[known.index(style) :]
        elif style in ABOVE and self.stack and self.stack[0][0] == "plain":
            pass
        self.stack.append((style, " ".join(label.split())))

    def is_final(self, row: int, last: int, kinds: dict[int, str]) -> bool:
        """Whether a total is the table's own: at its beginning or its end, not inside a group."""
        before = any(k == "data" for r, k in kinds.items() if r < row)
        after = any(k == "data" for r, k in kinds.items() if r > row)
        if before and after:
            return False
        if not before:
            return True
        later = [r for r, k in kinds.items() if r > row and k == "total"]
        return not later or not self.stack

    def _style(self, row: int) -> str:
        """The numbering style of a row, by its first cell."""
        cells = self.body.view.rows[row]
        value = next(
            (v for c in self.body.columns if c < len(cells) and (v := cells[c]) is not None), None
        )
        if value is None:
            return ""
        if type(value) is not str:
            return "arabic" if kind(value) == "n" else words.marker(shown(value))[0]
        return _style_of(value)


__all__ = ["ABOVE", "Groups", "Kind"]
