"""Types of a table's columns, from all of its rows and what its totals prove."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from ckanext.hue_opendata.tables.reading import proving
from ckanext.hue_opendata.tables.reading.columns import cell as looks
from ckanext.hue_opendata.tables.reading.columns import labels
from ckanext.hue_opendata.tables.reading.columns.decide import decide
from ckanext.hue_opendata.tables.reading.columns.decision import Decision
from ckanext.hue_opendata.tables.reading.columns.profile import Profile
from ckanext.hue_opendata.tables.reading.overrides import Overrides
from ckanext.hue_opendata.tables.reading.structure import words
from ckanext.hue_opendata.tables.reading.structure.draft import Draft

CHUNK = 20_000


def pieces(draft: Draft) -> Iterator[tuple[Sequence[int], list[Sequence[Any]]]]:
    """The body in pieces of columns, with row numbers."""
    if draft.stream is not None:
        yield from draft.stream()
        return
    numbers, body = draft.row_numbers(), draft.body()
    for start in range(0, len(numbers), CHUNK):
        rows = body[start : start + CHUNK]
        yield numbers[start : start + CHUNK], list(zip(*rows, strict=True))


def decided(
    draft: Draft, names: list[tuple[str, str]], units: list[str], chosen: Overrides
) -> tuple[list[Profile], list[Decision]]:
    """What each column's rows look like, and what type that makes."""
    profiles, evidence = _profiles(draft), _evidence(draft)
    for place, name in enumerate(names):
        sign = chosen.decimal(name)
        if sign:
            evidence[place].signs = Counter({sign: 1})

    def one(i: int) -> Decision:
        unit = units[i] or line_unit(draft, names[i][1])
        serial = draft.grid.serial_dates
        return decide(profiles[i], names[i][1], unit, serial_dates=serial, evidence=evidence[i])

    made = [one(i) for i in range(len(names))]
    for i, decision in enumerate(made):
        sign = proving.sign(draft, i) if decision.has_said("ambiguous_number") else None
        if sign:
            evidence[i].signs[sign] += 1
            made[i] = one(i)
            if made[i].type != "integer" or not labels.counts_things(names[i][1]):
                # The better supported reading is taken, and the other is said.
                made[i].say("ambiguous_number:proven", looks.AMBIGUOUS)
    _alike_over_years(draft, made)
    for decision in made:
        decision.since_1904 = draft.grid.since_1904
    chosen.apply(made, names, profiles)
    return profiles, made


def _alike_over_years(draft: Draft, made: list[Decision]) -> None:
    """A series that stands in columns of years is of one type, also in a year without decimals."""
    series: dict[tuple[str, ...], list[Decision]] = {}
    for levels, decision in zip(draft.levels, made, strict=True):
        if decision.type in ("integer", "number") and labels.period_of(levels):
            series.setdefault(levels[:-1], []).append(decision)
    for years in series.values():
        if any(decision.type == "number" for decision in years):
            for decision in years:
                decision.type = "number"


def _profiles(draft: Draft) -> list[Profile]:
    profiles = [Profile() for _ in draft.columns]
    total, low, high = 0, 0, -1
    for numbers, columns in pieces(draft):
        low, high = (numbers[0] - 1 if not total else low), numbers[-1] - 1
        total += len(numbers)
        for profile, column in zip(profiles, columns, strict=True):
            profile.add(column, numbers)
    draft.total, draft.reach = total, (low, high)
    return profiles


def _evidence(draft: Draft) -> list[Profile]:
    """What rows of totals say of each column: a convention is proven there as well."""
    out = [Profile() for _ in draft.columns]
    for aside in draft.asides:
        if aside.kind in ("total", "subtotal", "group"):
            for i, column in enumerate(draft.columns):
                value = aside.cells.get(column)
                if value is not None:
                    out[i].add([value], [aside.row + 1])
    return out


def line_unit(draft: Draft, label: str) -> str:
    """The unit line's unit, for columns that are amounts."""
    unit = draft.unit
    if not unit or not labels.is_unit(unit) or words.is_serial(label) or labels.is_code(label):
        return ""
    if labels.counts_things(label) and labels.is_money(unit):
        return ""  # `Số người` is no amount of đồng
    return unit if labels.additive(label, "") or labels.period_of((label,)) else ""
