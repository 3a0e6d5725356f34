"""What a picture is made of; lengths are in its own units."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

WIDTH = 720.0


@dataclass(frozen=True)
class Point:
    """One row of the table: what it is called, and its figure."""

    label: str
    value: float


@dataclass(frozen=True)
class Mark:
    """One sign of the picture: a bar in a row of its own (`x width height`) or a dot (`x y`)."""

    point: Point
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True)
class Tick:
    """A value on the axis, where it stands."""

    value: float
    at: float


@dataclass(frozen=True)
class Name:
    """A point whose day is written under the axis; on a phone only where it is `narrow`."""

    mark: Mark
    anchor: Literal["start", "middle", "end"]
    narrow: bool


@dataclass(frozen=True)
class Shade:
    """One class of the map, from `least` to `most`, both met; `step` 0 is the lightest."""

    least: float
    most: float
    step: int


@dataclass(frozen=True)
class Chart:
    """A picture of one column of figures.

    `figure` is the column's id, `others` the ones that could be drawn instead. `high` and `low`
    are said beside the picture. A line stands across in hundredths of its place, whatever that is,
    and up and down in pixels; `path` joins its dots. `shown` and `shades` are a map's:
    unit code → its point and class.
    """

    kind: Literal["map", "line", "bars"]
    figure: str
    labels: str
    others: tuple[str, ...]
    high: Point
    low: Point
    width: float = WIDTH
    height: float = 0.0
    marks: tuple[Mark, ...] = ()
    ticks: tuple[Tick, ...] = ()
    zero: float = 0.0
    path: str = ""
    named: tuple[Name, ...] = ()
    shown: dict[str, tuple[Point, int]] = field(default_factory=dict)
    shades: tuple[Shade, ...] = ()
