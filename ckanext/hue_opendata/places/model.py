"""What a place is: an administrative unit between two dates. A code alone is ambiguous.

All 40 codes in force since 1 July 2025 were the code of another, smaller unit before
(1675/NQ-UBTVQH15, Quyết định 19/2025/QĐ-TTg); so a unit is known by its code and a date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Level = Literal["commune", "district", "city"]
Share = Literal["whole", "part"]
Box = tuple[float, float, float, float]

#: The dates on which the layers of commune-level units begin; the first layer is what was before.
LAYERS = (date(2020, 1, 1), date(2021, 7, 1), date(2025, 1, 1), date(2025, 7, 1))
#: A day of the oldest layer, whose beginning is not known here.
OLDEST = date(2019, 12, 31)
#: Kinds of units with the short forms that people write before a name.
KINDS = {
    "phường": ("phường", "p"),
    "xã": ("xã", "x"),
    "thị trấn": ("thị trấn", "tt", "t.t"),
    "quận": ("quận", "q"),
    "huyện": ("huyện", "h"),
    "thị xã": ("thị xã", "tx", "t.x"),
    "thành phố": ("thành phố", "tp", "t.p"),
    "tỉnh": ("tỉnh", "t"),
}
PREFIXES = {"thị xã": "TX.", "thị trấn": "TT.", "thành phố": "TP."}


@dataclass(frozen=True)
class Unit:
    """An administrative unit as it was from `valid_from` until the day before `valid_to`.

    `valid_from` None: since before 2020; `valid_to` None: in force. `district` is the code of the
    district-level unit above a commune-level one, empty since 1 July 2025. Area in km²; `point` and
    box are (lon, lat) in WGS 84 and known for units in force only; a point lies in the unit or near
    its middle and is no office.
    """

    code: str
    kind: str
    name: str
    level: Level
    valid_from: date | None
    valid_to: date | None
    district: str = ""
    aliases: tuple[str, ...] = ()
    area_km2: float | None = None
    population: int | None = None
    point: tuple[float, float] | None = None
    source: str = ""

    @property
    def id(self) -> str:
        """`<code>@<first day>`, how datasets keep a place; of the oldest layer its last day."""
        return f"{self.code}@{self.valid_from or OLDEST}"

    @property
    def full_name(self) -> str:
        """The name with its kind: Phường Thuận Hóa."""
        return f"{self.kind[0].upper()}{self.kind[1:]} {self.name}"

    @property
    def short_name(self) -> str:
        """The name with its kind shortened: P. Thuận Hóa."""
        return f"{PREFIXES.get(self.kind, self.kind[0].upper() + '.')} {self.name}"

    @property
    def in_force(self) -> bool:
        """Whether the unit still exists."""
        return self.valid_to is None

    def was_on(self, day: date) -> bool:
        """Whether the unit existed on a day."""
        after = self.valid_from is None or self.valid_from <= day
        return after and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True)
class Succession:
    """How a unit went on: into `unit`, whole or in part, with the decisions that say so."""

    unit: Unit
    share: Share
    decisions: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """A unit that a name may mean. Equal `rank` (0 is best): nothing tells the two apart.

    `how`: `exact` (as written, either tone placement), `accents` (the accents that were typed
    agree, others are missing), `letters` (only the bare letters agree), `prefix`.
    """

    unit: Unit
    how: Literal["exact", "accents", "letters", "prefix"]
    matched: str
    rank: int
