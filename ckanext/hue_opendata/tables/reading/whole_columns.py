"""What is asked of a whole column of a large file at once: texts settled, odd rows found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from ckanext.hue_opendata.tables.reading.clean import Cells
from ckanext.hue_opendata.tables.reading.columns.forms import Texts
from ckanext.hue_opendata.tables.reading.model import Kind
from ckanext.hue_opendata.tables.reading.structure import total_words, words
from ckanext.hue_opendata.tables.reading.structure.view import kind

#: Texts that need no settling, one a line (`text.normalize` has the same letters).
_CLEAN = re.compile("[ -~¡-¬®-ÏÑ-ïñ-ƈƊ-ɏḀ-ỿ–—‘’“”…₫•\n]*").fullmatch
#: Every label of a total holds one of these, in small letters (see `total_words.is_total`).
_TOTALS = (
    "tổng", "tong", "tông", "cộng", "cong", "công", "toàn", "toan", "cả ", "grand", "total", "sum",
    "chung", "trung b", "bình q", "binh q", "average",
)  # fmt: skip


def settled(values: Sequence[Any], cells: Cells) -> tuple[Texts, bool]:
    """A column with every different text settled once, and whether that changed any of them (an
    empty one is nothing either way)."""
    counts: Counter[Any] = Counter(values)
    holes = counts.pop("", 0) + counts.pop(None, 0)
    joined = "\n".join(counts)
    clean = _CLEAN(joined) and "  " not in joined
    clean = clean and joined.count("\n") == max(len(counts) - 1, 0)
    if clean and not (
        "\n " in joined or " \n" in joined or joined.startswith(" ") or joined.endswith(" ")
    ):
        return Texts([value or None for value in values] if holes else values, counts), False
    known: dict[Any, Any] = {text: cells[text] for text in counts}
    known[None] = known[""] = None
    made = list(map(known.__getitem__, values))
    after = Counter(made)
    del after[None]
    return Texts(made, after), True


def candidates(columns: Sequence[Sequence[Any]]) -> list[int]:
    """Places of rows that may be no data: a word for a total, or but one filled cell."""
    places: set[int] = set()
    for column in columns[:3]:
        distinct = column.counts if type(column) is Texts else {*column} - {None}
        joined = "\n".join(distinct).lower()
        if any(word in joined for word in _TOTALS):
            told = {text for text in distinct if total_words.is_total(text)}
            if told:
                places.update(at for at, text in enumerate(column) if text in told)
    holes = sum(None in column for column in columns)
    if holes >= len(columns) - 1:
        few = max(len(columns) - 1, 1)
        rows = enumerate(zip(*columns, strict=True))
        places.update(at for at, row in rows if row.count(None) >= few)
    return sorted(places)


def kind_of_row(row: list[Any]) -> Kind | None:
    """What a row is when it is no row of data: a total, a note, a signature."""
    first = next((v for v in row[:3] if type(v) is str and not v[0].isdigit()), None)
    if first is not None and total_words.is_total(first):
        return "total" if any(kind(v) in "nm" for v in row if v is not None) else None
    if len(row) > 2 and row.count(None) == len(row) - 1:
        text = next(v for v in row if v is not None)
        if words.is_note(text):
            return "note"
        return "signature" if words.is_signature(text) else None
    return None
