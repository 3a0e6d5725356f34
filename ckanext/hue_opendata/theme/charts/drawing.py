"""Chooses the kind of picture that a table's rows bear, and lays it out."""

from __future__ import annotations

import math
from datetime import date

from ckanext.hue_opendata.text import fold
from ckanext.hue_opendata.theme.charts import columns as cols
from ckanext.hue_opendata.theme.charts.model import WIDTH, Chart, Mark, Name, Point, Shade, Tick

#: Rows that a picture can show; more bars than this are no picture, more units there are not.
FEWEST, MOST_BARS, MOST = 3, 40, 400
BAR = 20.0
#: A line's picture is as wide as its place: across it stand hundredths, up and down pixels.
ACROSS, HEIGHT, TOP, BOTTOM = 100.0, 300.0, 16.0, 34.0
CLASSES = 5
#: So many dots of a line carry their names under the axis; on a phone two, or three short ones.
NAMES, SHORT = 6, 8


def draw(columns: list[cols.Column], records: list[cols.Record], asked: str = "") -> Chart | None:
    """The picture of a table's rows; None when none would say more than the table.

    `columns` are `{id, figure}` in the table's order, `records` all rows (at most 400), `asked` the
    id of the column of figures that the reader chose.
    """
    if len(records) > MOST:
        return None
    records = _without_totals(columns, records)
    if len(records) < FEWEST:
        return None
    measures = [one["id"] for one in cols.measures(columns, records)]
    if not measures:
        return None
    figure = asked if asked in measures else measures[0]
    others = tuple(one for one in measures if one != figure)
    where = cols.units(columns, records) if len(records) >= CLASSES else None
    if where:
        return _map(figure, others, where[0]["id"], where[1], records)
    when = cols.moments(columns, records)
    if when:
        return _line(figure, others, when[0]["id"], when[1], records)
    names = cols.names(columns, records)
    if names and len(records) <= MOST_BARS:
        return _bars(figure, others, names["id"], records)
    return None


def _without_totals(columns: list[cols.Column], records: list[cols.Record]) -> list[cols.Record]:
    words = [one["id"] for one in columns if not one["figure"]]
    return [
        one
        for one in records
        if not any(cols.TOTAL.match(fold(str(one.get(column) or ""))) for column in words)
    ]


def _points(figure: str, labels: str, records: list[cols.Record]) -> list[Point | None]:
    made = [(str(one.get(labels) or ""), cols.number(one.get(figure))) for one in records]
    return [Point(label, _whole(value)) if value is not None else None for label, value in made]


def _whole(value: float) -> float:
    """A whole number as one, so that it is written without decimals."""
    return int(value) if value == int(value) else value


def _ends(points: list[Point]) -> tuple[Point, Point]:
    return max(points, key=lambda one: one.value), min(points, key=lambda one: one.value)


def _bars(figure: str, others: tuple[str, ...], labels: str, records: list[cols.Record]) -> Chart:
    points = [one for one in _points(figure, labels, records) if one]
    high, low = _ends(points)
    most, least = max(0.0, high.value), min(0.0, low.value)
    scale = WIDTH / (most - least)
    zero = -least * scale
    marks = [
        Mark(
            point,
            x=zero + min(0.0, point.value) * scale,
            y=0.0,
            width=abs(point.value) * scale,
            height=BAR,
        )
        for point in points
    ]
    return Chart("bars", figure, labels, others, high, low, marks=tuple(marks), zero=zero)


def _line(
    figure: str,
    others: tuple[str, ...],
    labels: str,
    days: list[date],
    records: list[cols.Record],
) -> Chart:
    pairs = zip(days, _points(figure, labels, records), strict=True)
    known = sorted(((day, point) for day, point in pairs if point), key=lambda pair: pair[0])
    points = [point for _, point in known]
    high, low = _ends(points)
    ticks = nice(min(0.0, low.value), high.value)
    bottom, top = ticks[0], ticks[-1]
    up = (HEIGHT - TOP - BOTTOM) / (top - bottom)
    first, last = known[0][0].toordinal(), known[-1][0].toordinal()
    along = ACROSS / max(1, last - first)
    marks = [
        Mark(
            point,
            x=(day.toordinal() - first) * along,
            y=HEIGHT - BOTTOM - (point.value - bottom) * up,
        )
        for day, point in known
    ]
    return Chart(
        "line",
        figure,
        labels,
        others,
        high,
        low,
        width=ACROSS,
        height=HEIGHT,
        marks=tuple(marks),
        ticks=tuple(Tick(value, HEIGHT - BOTTOM - (value - bottom) * up) for value in ticks),
        path="M" + "L".join(f"{mark.x:.2f} {mark.y:.1f}" for mark in marks),
        named=_named(marks),
    )


def _named(marks: list[Mark]) -> tuple[Name, ...]:
    """The points whose days are written below: the first, the last, and some between, apart."""
    apart = ACROSS / (NAMES - 1) * 0.99
    first, *others, last = marks
    named = [first]
    for mark in others:
        if mark.x - named[-1].x >= apart and last.x - mark.x >= apart:
            named.append(mark)
    short = max(len(mark.point.label) for mark in (*named, last)) <= SHORT
    middle = min(named, key=lambda mark: abs(mark.x - ACROSS / 2)) if short else first
    return (
        Name(first, "start", narrow=True),
        *(Name(mark, "middle", narrow=mark is middle) for mark in named[1:]),
        Name(last, "end", narrow=True),
    )


def nice(least: float, most: float, wished: int = 4) -> list[float]:
    """Round values from below `least` to above `most`, about `wished` steps apart."""
    # Nearer than floating point can part, the two are one value with a scale of its own size.
    apart = most - least > max(abs(most), 1.0) * cols.LEAST_SPAN
    alone = abs(most) if abs(most) > cols.LEAST_SPAN else 1.0
    span = most - least if apart else alone
    rough = span / wished
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * part for part in (1, 2, 2.5, 5, 10) if size * part >= rough)
    begin, end = math.floor(least / step), math.ceil(most / step)
    steps = range(begin, max(end, begin + 1) + 1)
    return [_whole(round(place * step, 10)) for place in steps]


def _map(
    figure: str, others: tuple[str, ...], labels: str, codes: list[str], records: list[cols.Record]
) -> Chart:
    pairs = zip(codes, _points(figure, labels, records), strict=True)
    known = {code: point for code, point in pairs if point}
    high, low = _ends(list(known.values()))
    ordered = sorted(point.value for point in known.values())
    shades: list[Shade] = []
    for step in range(CLASSES):
        begin, end = (len(ordered) * place // CLASSES for place in (step, step + 1))
        part = [value for value in ordered[begin:end] if not shades or value > shades[-1].most]
        if part:
            shades.append(Shade(part[0], max(part), step))
    # Equal values fall into one class: it reaches to the last value equal to its own.
    steps = {
        code: next(one.step for one in shades if point.value <= one.most)
        for code, point in known.items()
    }
    shown = {code: (point, steps[code]) for code, point in known.items()}
    return Chart("map", figure, labels, others, high, low, shown=shown, shades=tuple(shades))
