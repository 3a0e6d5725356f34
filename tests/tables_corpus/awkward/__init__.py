"""Awkward files written from the issue's words alone, by a mind that had not read the reader."""

from __future__ import annotations

from tests.tables_corpus.awkward import (
    containers,
    figures,
    layouts,
    records,
    second,
    sheets,
    third,
    words,
)
from tests.tables_corpus.awkward.kit import CASES
from tests.tables_corpus.sheet import Case

__all__ = [
    "awkward",
    "containers",
    "figures",
    "layouts",
    "records",
    "second",
    "sheets",
    "third",
    "words",
]


def awkward() -> list[Case]:
    """All of them, made anew."""
    return [case for make in CASES for case in make()]
