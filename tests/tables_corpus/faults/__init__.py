"""Files with one fault each, and what must be said of it: every code of the reader."""

from __future__ import annotations

from random import Random

from tests.tables_corpus.faults import containers, days, figures, sheets, texts, values
from tests.tables_corpus.faults.kit import MAKERS
from tests.tables_corpus.sheet import Case

__all__ = ["containers", "days", "faults", "figures", "sheets", "texts", "values"]


def faults(seed: int, rounds: int = 3) -> list[Case]:
    """Every fault, made anew `rounds` times."""
    out: list[Case] = []
    for place, make in enumerate(MAKERS):
        for turn in range(rounds):
            out.extend(make(Random(seed * 1000 + place * 10 + turn)))
    return out
