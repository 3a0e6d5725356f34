"""First look at all cells: old encodings decoded, Unicode settled, blanks as None."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from ckanext.hue_opendata.tables.reading.grid import Book, Grid
from ckanext.hue_opendata.text import decode_legacy, detect_legacy, normalize
from ckanext.hue_opendata.text.syllables import is_vietnamese_word

#: A hard space is in clean texts as well (`1 234`): it says nothing about an encoding.
_SUSPICIOUS = re.compile(r"[\x80-\x9f\xa1-\xff\u0152-\u0178\u02c6\u02dc\u2013-\u2122]")
_FOREIGN = re.compile("[\u0102-\u0103\u0110\u0111\u01a0-\u01b0\u1ea0-\u1ef9]")
#: What old encodings show and Vietnamese in Unicode never: another sign than its fifteen letters
#: of Latin-1, or two of those side by side.
_FINE = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
_ODD = re.compile(
    f"[^\\W{_FINE}\\x00-\\x7f\u0102-\u1ef9]|[\\x80-\\x9f\\xa1-\\xbf×÷]|[{_FINE}][{_FINE[:15]}]|[a-z][À-Þ]"
)
#: What needs no settling: ASCII with single blanks. Not all is kept: figures would fill memory.
_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*\Z")
#: Rows of a sheet in which cells in an old encoding are looked for.
LOOKED_AT = 5000
_WORDS = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"[ \t]*\n[ \t]*")


class Cells(dict[str, "str | None"]):
    """Each different text is settled once; `doubtful`: some may have lost letters."""

    doubtful = False

    def __missing__(self, text: str) -> str | None:
        if _PLAIN.match(text):
            if "?" in text:
                self.doubtful = True
            if len(self) < 50_000:
                self[text] = text
            return text
        if len(self) > 100_000:
            self.clear()
        if "\ufffd" in text:
            # Lost letters keep their mark: without it a name would be another name.
            done = "\ufffd".join(self[part] or "" for part in text.split("\ufffd"))
        elif "\n" in text or "\r" in text:
            done = _ENDS.sub("\n", normalize(text, lines=True)).strip()
        else:
            done = normalize(text)
        if "\ufffd" in text or "?" in text:
            self.doubtful = True
        self[text] = done or None
        return self[text]


def clean(book: Book) -> None:
    """Settle every cell of a book in place; what was decoded is noted in the grids.

    The rows of a streamed file are settled as they are read (`pieces`).
    """
    for grid in book.grids:
        if grid.fonts:
            _fonts(grid)
        evidence(grid)
        cells = Cells()
        grid.rows[:] = [[cells[v] if type(v) is str else v for v in row] for row in grid.rows]
        if cells.doubtful:
            for row, column, text in lost_letters(grid.rows):
                if row == grid.cut:
                    continue  # the file's end cut a letter, which is said
                grid.problems.append(("mojibake", row, column, text[:40]))


def _fonts(grid: Grid) -> None:
    done: dict[tuple[str, str, bool], str] = {}
    noted: set[tuple[int, str]] = set()
    turned: list[tuple[int, int]] = []
    for (row, column), (encoding, capitals) in grid.fonts.items():
        value = grid.get(row, column)
        if type(value) is not str or (value.isascii() and not capitals):
            continue
        if _FOREIGN.search(value):
            continue
        key = (value, encoding, capitals)
        if key not in done:
            done[key] = _decode(value, encoding, capitals)
        if done[key] != value:
            grid.rows[row][column] = done[key]
            turned.append((row, column))
            if (column, encoding) not in noted:
                noted.add((column, encoding))
                grid.problems.append(
                    ("legacy_encoding", row, column, f"{encoding}: {done[key][:40]}")
                )
    _mixed(grid, turned)


def _mixed(grid: Grid, turned: list[tuple[int, int]]) -> None:
    """Say where Unicode stands in a column of cells that were in an old encoding.

    Between them, or in a row with figures: headings above may well be written anew.
    """
    rows: dict[int, list[int]] = {}
    for row, column in turned:
        rows.setdefault(column, []).append(row)
    for column, old in rows.items():
        inside = any(_has_figure(grid.rows[row]) for row in old)
        for row in sorted(set(range(min(len(grid.rows), LOOKED_AT))) - set(old)):
            value = grid.get(row, column)
            if type(value) is not str or not _FOREIGN.search(value):
                continue
            if min(old) < row < max(old) or (inside and _has_figure(grid.rows[row])):
                grid.problems.append(("mixed_encoding", row, column, f"utf-8: {value[:40]}"))
                break


def _has_figure(row: list[Any]) -> bool:
    """Whether a row has a number that is no year and no running number."""
    for value in row[1:]:
        number = value if type(value) in (int, float) else None
        if type(value) is str and value.replace(",", ".").replace(".", "", 1).isdecimal():
            number = float(value.replace(",", "."))
        if number is not None and not 1900 <= number <= 2100:
            return True
    return False


def _decode(text: str, encoding: str, capitals: bool) -> str:
    try:
        return decode_legacy(text, encoding, capitals=capitals)
    except (ValueError, LookupError):
        return text


def evidence(grid: Grid) -> None:
    """Cells in an old encoding without a font to say so: decided together, decoded one by one."""
    found = _odd_cells(grid)
    if not found:
        return
    texts = list(dict.fromkeys(text for _, _, text in found))
    encoding = detect_legacy("\n".join(texts)[:20_000])
    single = {text: detect_legacy(text) for text in texts[:3000]}
    votes = [name for name in single.values() if name]
    if encoding is None and votes:
        encoding = max(set(votes), key=votes.count)
    if encoding is None:
        return
    sure = [(row, column) for row, column, text in found if single.get(text) == encoding]
    around = _Around(grid, sure)
    noted: set[int] = set()
    turned: list[tuple[int, int]] = []
    broken = encoding == "utf8-double"
    for number, column, text in found:
        # With no Vietnamese letter of Unicode in the sheet, all of it is in the old encoding.
        certain = single.get(text) == encoding or not around.letters
        if not certain and not around.agrees(number, column, text, encoding):
            continue
        grid.rows[number][column] = _decode(text, encoding, False)
        turned.append((number, column))
        if column not in noted:
            noted.add(column)
            code = "mojibake" if broken else "legacy_encoding"
            grid.problems.append(
                (code, number, column, f"{encoding}: {grid.rows[number][column][:40]}")
            )
    if not broken:
        _mixed(grid, turned)


def _odd_cells(grid: Grid) -> list[tuple[int, int, str]]:
    """Row, column and text of cells that may be in an old encoding; none without an odd sign."""
    rows = grid.rows[:LOOKED_AT]
    texts = {v for row in rows for v in row if type(v) is str and not v.isascii()}
    old = {t for t in texts if _SUSPICIOUS.search(t) and not _FOREIGN.search(t)}
    if not any(map(_ODD.search, old)):
        return []
    return [
        (number, column, value)
        for number, row in enumerate(rows)
        for column, value in enumerate(row)
        if type(value) is str and value in old
    ]


class _Around:
    """What stands beside and above a cell that reads either way: old letters, or Unicode's."""

    def __init__(self, grid: Grid, sure: list[tuple[int, int]]) -> None:
        self.letters = [
            (number, column)
            for number, row in enumerate(grid.rows[:LOOKED_AT])
            for column, value in enumerate(row)
            if type(value) is str and _FOREIGN.search(value)
        ]
        self.first = min((row for row, _ in self.letters), default=0)
        self.old_rows, self.old_columns = _counts(sure)
        self.new_rows, self.new_columns = _counts(self.letters)

    def agrees(self, row: int, column: int, text: str, encoding: str) -> bool:
        """Whether a cell that does not decide alone is to be decoded.

        `Ghi chó` and `Phó` are Vietnamese as they stand: they follow their neighbours, a header
        the cells beside it, and a row of data its column.
        """
        if not _reads(text):
            return _fits(text, encoding)
        if not _reads(_decode(text, encoding, False)):
            return False
        if row < self.first and self.old_rows[row] > 1:
            return True
        return self.old_columns[column] > self.new_columns[column] and not self.new_rows[row]


def _counts(places: list[tuple[int, int]]) -> tuple[Counter[int], Counter[int]]:
    return Counter(row for row, _ in places), Counter(column for _, column in places)


def _reads(text: str) -> bool:
    """Whether all words with marks are Vietnamese syllables."""
    marked = [word for word in _WORDS.findall(normalize(text)) if not word.isascii()]
    return all(map(is_vietnamese_word, marked))


def _fits(text: str, encoding: str) -> bool:
    """Whether a cell that does not decide alone becomes Vietnamese by the sheet's encoding."""
    decoded = _decode(text, encoding, False)
    return (
        decoded != text
        and detect_legacy(f"{text} {text}") in (encoding, None)
        and bool(_FOREIGN.search(decoded))
    )


_LOST = re.compile(r"\ufffd|(?<!\S)[^\W\d_]+\?[^\W\d_]+(?!\S)")


def lost_letters(rows: Iterable[list[Any]]) -> list[tuple[int, int, str]]:
    """By column, the first cell whose letters are lost for good: `\ufffd`, or `h?c` for `học`."""
    found: dict[int, tuple[int, int, str]] = {}
    asked = 0
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if type(value) is str and ("\ufffd" in value or "?" in value) and _LOST.search(value):
                found.setdefault(column, (number, column, value))
                asked += 2 if "\ufffd" in value else 1
    return list(found.values()) if asked > 1 else []
