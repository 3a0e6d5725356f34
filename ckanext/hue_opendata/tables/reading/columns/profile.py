"""Counts what a column's cells look like, chunk by chunk, in bounded memory."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from ckanext.hue_opendata.tables.reading.columns import cell as looks
from ckanext.hue_opendata.tables.reading.columns.cell import Look, look
from ckanext.hue_opendata.tables.reading.columns.forms import Texts, form_of
from ckanext.hue_opendata.tables.reading.grid import CellError, Measured, NoValue, shown

#: In a chunk with more different texts than this, a sample says whether it is plain text.
MANY, SAMPLE = 2_000, 400
#: Plain numbers, one a line, by their decimal sign (`cell.look` takes each for a number with it).
_FIGURES = {
    sign: re.compile(
        rf"(?:-?(?:0|[1-9]\d{{0,14}})(?:[{sign}](?:\d{{1,2}}|\d{{4,}}))?\n)+", re.ASCII
    )
    for sign in ".,"
}
#: Codes of letters and figures, one a line: `TR000123`, `HD-2025001`.
_CODES = re.compile(r"(?:[A-Z]{2,6}[-_]?\d{3,12}\n)+", re.ASCII)


@dataclass
class Profile:
    """`kinds`: how many cells of each kind, text and native (`float date moment bool time`).

    `first`: row number and text of the first cells of each kind. `signs`: decimal signs proven.
    `form`: the plain form that all its texts have (`forms.FORMS`), "" when they have none.
    `units`: units behind numbers ("" for none). `orders`: orders of dates written as text.
    """

    cells: int = 0
    empty: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    first: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    signs: Counter[str] = field(default_factory=Counter)
    ambiguous: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    orders: Counter[str] = field(default_factory=Counter)
    natural: bool = True
    decimals: bool = False
    low: float = float("inf")
    high: float = float("-inf")
    lengths: Counter[int] = field(default_factory=Counter)
    native_days: Counter[bool] = field(default_factory=Counter)
    native_leading: set[int] = field(default_factory=set)
    measured: Counter[str] = field(default_factory=Counter)
    no_digit_texts: int = 0
    leading: set[str] = field(default_factory=set)
    long_floats: int = 0
    form: str | None = None
    sizes: Counter[int] = field(default_factory=Counter)
    unsized: list[Sequence[Any]] = field(default_factory=list)

    def add(self, values: Sequence[Any], numbers: Sequence[int]) -> None:
        """Count one chunk; `numbers` are the row numbers beside the values."""
        self.cells += len(values)
        if type(values) is Texts:
            if values.counts:
                self._texts(values.counts, values, numbers)
            self.empty += len(values) - values.counts.total()
            return
        types = dict.fromkeys(map(type, values))
        for kind in types:
            found = values if len(types) == 1 else [v for v in values if type(v) is kind]
            if kind is type(None):
                self.empty += len(found)
            elif kind is str:
                self._texts(Counter(found), values, numbers)
            else:
                self._native(kind, found, values, numbers)

    def _texts(self, texts: Counter[str], values: Sequence[Any], numbers: Sequence[int]) -> None:
        if self.form != "":
            self.form = form_of(texts, self.form)
        if len(texts) > MANY:
            if self._figures(texts, values, numbers):
                return
            sample = [look(t).kind for _, t in zip(range(SAMPLE), texts, strict=False)]
            if sample.count(looks.TEXT) > 0.6 * len(sample):
                self._plain(texts, values, numbers)
                return
            if len(set(sample)) == 1 and _CODES.fullmatch("\n".join([*texts, ""])):
                # One form throughout: what some of them are, all are.
                for text in list(texts)[:3]:
                    self._remember(sample[0], text, values, numbers)
                self.kinds[sample[0]] += sum(texts.values())
                return
        for text, count in texts.items():
            self._count(look(text), text, count, values, numbers)

    def _figures(self, texts: Counter[str], values: Sequence[Any], numbers: Sequence[int]) -> bool:
        """A chunk of numbers as `look` sees them one by one, counted at once; False for others."""
        joined = "\n".join([*texts, ""])
        sign = next((sign for sign, form in _FIGURES.items() if form.fullmatch(joined)), None)
        if sign is None:
            return False
        self.kinds[looks.NUMBER] += sum(texts.values())
        self.units[""] += sum(texts.values())
        for text, count in texts.items():
            if sign in text:
                self.signs[sign] += count
                self.decimals = True
            else:
                self.sizes[len(text) - (text[0] == "-")] += count
        for text in list(texts)[:3]:
            self._remember(looks.NUMBER, text, values, numbers)
        return True

    def _plain(self, texts: Counter[str], values: Sequence[Any], numbers: Sequence[int]) -> None:
        """A chunk of plain text: only what stands out in it is looked at."""
        odd = [t for t in texts if t[0] == "#" or len(t) < 3]
        for text in odd:
            self._count(look(text), text, texts[text], values, numbers)
        rest = sum(texts.values()) - sum(texts[text] for text in odd)
        self.kinds[looks.TEXT] += rest
        self.no_digit_texts += rest

    def _count(
        self, seen: Look, text: str, count: int, values: Sequence[Any], numbers: Sequence[int]
    ) -> None:
        kind = seen.kind
        self.kinds[kind] += count
        if kind == looks.NUMBER:
            if seen.sign:
                self.signs[seen.sign] += count
                self.decimals = self.decimals or _has_decimals(seen)
            self.units[seen.unit] += count
            if not seen.sign and not seen.unit:
                self.sizes[len((seen.bare or text).lstrip("-"))] += count
        elif kind == looks.AMBIGUOUS:
            self.ambiguous[seen.sign] += count
            self.units[seen.unit] += count
        elif kind in (looks.DATE, looks.MOMENT):
            self.orders[seen.order] += count
            if seen.order == "both" and len(self.leading) < 40:
                self.leading.add(text[:2])
        elif kind == looks.TEXT and not any(char.isdigit() for char in text):
            self.no_digit_texts += count
        elif kind == looks.CODE and text.isdigit():
            self.lengths[len(text)] += count
        if seen.marked:
            self.kinds["footnote"] += count
            self._remember("footnote", text, values, numbers)
        self._remember(kind, text, values, numbers)
        if seen.unit:
            self._remember(f"unit:{seen.unit}", text, values, numbers)
        if seen.order:
            self._remember(f"order:{seen.order}", text, values, numbers)

    def _remember(
        self, kind: str, value: Any, values: Sequence[Any], numbers: Sequence[int]
    ) -> None:
        known = self.first.setdefault(kind, [])
        if len(known) < 3:
            known.append((numbers[values.index(value)], shown(value)[:60]))

    def _native(
        self, kind: type, found: Sequence[Any], values: Sequence[Any], numbers: Sequence[int]
    ) -> None:
        name = NATIVE.get(kind, "text")
        self.kinds[name] += len(found)
        self._remember(name, found[0], values, numbers)
        if name == "float":
            self._floats(found, values, numbers)
        elif name == "measured":
            self.measured.update(v.unit for v in found)
            self._numbers([float(v) for v in found])
        elif name in ("day", "stamp"):
            self.native_days.update(v.day <= 12 for v in found)
            if len(self.native_leading) < 40:
                self.native_leading.update(v.day for v in found)

    def _floats(self, found: Sequence[Any], values: Sequence[Any], numbers: Sequence[int]) -> None:
        self._numbers(found)
        if self.high >= 1e15 or self.low <= -1e15:
            for value in found:
                if abs(value) >= 1e15:
                    name = "long_int" if isinstance(value, int | Decimal) else "long_float"
                    self.kinds[name] += 1
                    self._remember(name, value, values, numbers)
        if self.natural and self.high < 1e15:
            self.unsized.append(found)

    @property
    def digits(self) -> Counter[int]:
        """How many plain whole numbers have so many digits: sorted only when somebody asks."""
        while self.unsized:
            self._sized(sorted(map(abs, set(self.unsized.pop()))))
        return self.sizes

    def _sized(self, values: list[Any]) -> None:
        before = 0
        for digits in range(1, 16):
            upto = bisect_left(values, 10**digits)
            if upto > before:
                self.sizes[digits] += upto - before
            before = upto

    def _numbers(self, found: Sequence[Any]) -> None:
        self.low, self.high = min(self.low, float(min(found))), max(self.high, float(max(found)))
        if self.natural:
            self.natural = (
                all(v == v and v not in (_INF, -_INF) and v == int(v) for v in found)
                if (not _all_float(found))
                else all(map(float.is_integer, found))
            )

    def count(self, *kinds: str) -> int:
        return sum(self.kinds[kind] for kind in kinds)

    def figures(self) -> int:
        """Cells that are amounts, in whatever form."""
        return self.count(looks.NUMBER, looks.AMBIGUOUS, looks.SCIENTIFIC, "float", "measured")

    def real(self) -> int:
        """Cells that say something."""
        return (
            self.cells
            - self.empty
            - self.count(
                looks.NIL, looks.UNKNOWN, looks.ERROR, looks.HASHES, "error_cell", "no_value"
            )
        )


_INF = float("inf")
NATIVE: dict[type, str] = {
    float: "float", int: "float", Decimal: "float", Measured: "measured", bool: "bool",
    date: "day", datetime: "stamp", time: "clock", CellError: "error_cell", NoValue: "no_value",
}  # fmt: skip


def _all_float(found: Sequence[Any]) -> bool:
    return type(found[0]) is float and type(found[-1]) is float and len(set(map(type, found))) == 1


def _has_decimals(seen: Look) -> bool:
    return seen.sign in seen.bare
