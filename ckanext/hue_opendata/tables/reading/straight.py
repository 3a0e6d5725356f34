"""Large files whose bytes a database may take as they are: every cell says what we would write.

Reading decides that of all cells, on its pass for the types; one cell that needs a word (a quote, a
decimal comma, a blank too many, a dash for nothing) and the file goes the long way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ckanext.hue_opendata.tables.reading.columns.decision import Decision
from ckanext.hue_opendata.tables.reading.columns.profile import Profile

_FITS = {
    "integer": ("figures",), "number": ("figures",), "date": ("days",), "datetime": ("moments",),
}  # fmt: skip


@dataclass(frozen=True)
class Straight:
    """Lines of plain UTF-8 without any quote, day before month, empty for nothing."""

    delimiter: str
    chunks: Callable[[], Iterator[bytes]]


def plain(made: Decision, seen: Profile) -> bool:
    """Whether a column's cells are its values, letter by letter."""
    if made.lossy or made.swap or made.serial or made.since_1904:
        return False
    if made.type in ("text", "period", "geometry"):
        return True
    if made.sign == "," or made.order != "dmy":
        return False
    return seen.form in _FITS.get(made.type, ())
