"""What a single row below a header is by its own cells: a total, a signature, a group, or data."""

from __future__ import annotations

from ckanext.hue_opendata.tables.reading.grid import shown
from ckanext.hue_opendata.tables.reading.structure import total_words, words
from ckanext.hue_opendata.tables.reading.structure.alike import Alike
from ckanext.hue_opendata.tables.reading.structure.view import kind


class Judging(Alike):
    """Questions that `Body` asks of one row; `filled` are the row's filled columns."""

    def _serial(self, column: int) -> bool:
        levels = self.header.levels[self.columns.index(column)]
        return bool(levels) and words.is_serial(levels[0])

    def _heads(self, row: int, filled: list[int]) -> bool:
        """`A | CHI ĐẦU TƯ` with no figures, above rows that are numbered otherwise."""
        if len(filled) != 2 or not self.numeric or any(c in self.numeric for c in filled):
            return False
        style, rest = words.marker(shown(self.view.get(row, filled[0])))
        below = self.view.filled(row + 1)
        after, part = words.marker(shown(self.view.get(row + 1, below[0]))) if below else ("", "")
        deeper = after != style or part[:1].isdecimal()  # `A.1` below `A`
        return style in ("roman", "upper") and not rest and bool(below) and deeper

    def _numbered(self, row: int, filled: list[int]) -> bool:
        return any(kind(self.view.get(row, c)) in ("n", "m") for c in filled)

    def _few(self, row: int, filled: list[int]) -> str:
        """A row with few cells: a group, a note, or a row of data with gaps."""
        numbers = [c for c in filled if c in self.numeric and kind(self.view.get(row, c)) in "nmd"]
        if self._words_for_figures(row, filled):
            return "data"
        text = shown(self.view.get(row, filled[0]))
        if numbers and len(filled) >= 2:
            return "data"
        if (
            len(filled) >= 2
            and self._serial(filled[0])
            and (words.marker(text)[0] == "arabic" or kind(self.view.get(row, filled[0])) == "n")
        ):
            return "sparse" if self._parts_follow(row, text) else "data"
        if (
            len(filled) == 1
            and kind(self.view.get(row, filled[0])) in ("n", "d", "m")
            and (self.kinds.get(row - 1) == "data")
        ):
            return "data" if not self._serial(filled[0]) else "blank_numbered"
        return "sparse"

    def _parts_follow(self, row: int, text: str) -> bool:
        """`1 | Khu vực đồng bằng` without figures, above the row `1.1`."""
        below = next((r for r in range(row + 1, self.stop) if self.view.filled(r)), None)
        number = text.strip(" .)")
        if below is None or not number.isdigit():
            return False
        return shown(self.view.get(below, self.view.filled(below)[0])).startswith(f"{number}.")

    def _words_for_figures(self, row: int, filled: list[int]) -> bool:
        """`Trồng cây | Chưa triển khai`, often merged over the figures: a row that lacks them."""
        if len(filled) != 2 or self._serial(filled[0]) or filled[0] in self.numeric:
            return False
        name, word = (self.view.get(row, c) for c in filled)
        plain = kind(name) == kind(word) == "t" and not words.marker(shown(name))[0]
        return plain and filled[1] in self.numeric and self.kinds.get(row - 1) == "data"

    def _named_total(self, row: int, filled: list[int]) -> bool:
        """Whether the row's name is that of a total; a plain one may stand behind another name."""
        texts = [v for c in filled[:3] if type(v := self.view.get(row, c)) is str]
        names = [text for text in texts if not words.is_marker(text)]
        if any(total_words.is_total(text) for text in names[:1]):
            return True
        return any(map(total_words.is_plain, texts))

    def _total_row(self, row: int, filled: list[int], many: bool) -> bool:
        """A total has numbers, or is a line of words like `Tổng cộng: 12 trường hợp`."""
        numbers = [
            c for c in filled
            if kind(self.view.get(row, c)) in ("n", "m", "-") and not self._serial(c)
        ]  # fmt: skip
        # `A | TỔNG THU | 450`: a numbered part of the table, whose own rows follow.
        first = shown(self.view.get(row, filled[0]))
        style, rest = words.marker(first)
        if style in ("upper", "roman", "arabic") and not rest and len(filled) > 2:
            below = self.view.filled(row + 1)
            after = words.marker(shown(self.view.get(row + 1, below[0])))[0] if below else ""
            if after and after != style:
                return False
        if bool(numbers) or len(filled) <= 2:
            return True
        plain = any(total_words.is_plain(shown(self.view.get(row, c))) for c in filled[:2])
        return not self.numeric and (plain or not many)

    def _signature(self, row: int, filled: list[int]) -> bool:
        texts = [shown(self.view.get(row, c)) for c in filled]
        signed = sum(words.is_signature(t) for t in texts)
        return signed >= 0.5 * len(filled) and self.kinds.get(row - 1) in (
            "blank", "sparse", "signature", "total"
        )  # fmt: skip
