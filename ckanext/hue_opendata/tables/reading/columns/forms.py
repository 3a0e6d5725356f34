"""Forms of cells that a whole column has, and that mean one thing to everybody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

#: Texts one a line, by the name of the form.
FORMS: dict[str, re.Pattern[str]] = {
    "figures": re.compile(r"(?:-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?\n)+", re.ASCII),
    "days": re.compile(r"(?:\d{1,2}([/.-])\d{1,2}\1\d{4}\n)+", re.ASCII),
    "moments": re.compile(
        r"(?:\d{1,2}([/.-])\d{1,2}\1\d{4} (?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?\n)+", re.ASCII
    ),
}  # fmt: skip


class Texts(list[Any]):
    """A column's cells, texts or None, with how often each different text stands in it."""

    def __init__(self, values: Iterable[Any], counts: Counter[str]) -> None:
        super().__init__(values)
        self.counts = counts


def form_of(texts: Iterable[str], known: str | None) -> str | None:
    """The form that all these texts have (`known` of those before them, None: there were none)."""
    if known == "":
        return ""
    joined = "\n".join([*texts, ""])
    tried = FORMS if known is None else {known: FORMS[known]}
    return next((name for name, form in tried.items() if form.fullmatch(joined)), "")
