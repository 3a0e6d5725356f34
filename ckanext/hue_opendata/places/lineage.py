"""What became of a unit, and what it came from, with the decisions that say so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from ckanext.hue_opendata.places.model import Share, Succession, Unit
from ckanext.hue_opendata.places.store import by_code, everything, rows, unit, units

Step = tuple[str, Share, str, str]


@lru_cache(maxsize=1)
def _steps() -> dict[tuple[date, str], tuple[Step, ...]]:
    """(day, code before) → the ways into codes after."""
    found: dict[tuple[date, str], list[Step]] = {}
    for row in rows("successions.csv"):
        share: Share = "part" if row["share"] == "part" else "whole"
        step = row["to_code"], share, row["decision"], row["source"]
        found.setdefault((date.fromisoformat(row["date"]), row["from_code"]), []).append(step)
    return {key: tuple(steps) for key, steps in found.items()}


def successors(place: Unit | str, on: date | None = None) -> list[Succession]:
    """The units of a day (today when none is given) that a unit's area belongs to.

    A unit that lasted is its own successor. Share `part`: only a part of the unit went there; where
    more than one came of it, nothing here says which part. A district is followed through its
    communes. Empty for an unknown code and for a day before the unit was made. A bare code says no
    unit: where one had it on that day, that one is followed until today; else it is today's unit,
    or, where no unit has it today, the only one that ever had it.
    """
    had = unit(place, on) if on and isinstance(place, str) and "@" not in place else None
    start = had or _holder(place)
    day = date.today() if had else on or date.today()
    if start is None or (start.valid_from and day < start.valid_from):
        return []
    if start.was_on(day):
        return [Succession(start, "whole", (), ())]
    if start.level == "city":
        city = unit(start.code, day)
        return [Succession(city, "whole", (city.source,), ())] if city else []
    if start.level == "district":
        return _of_district(start, day)
    return _follow(start, day, "whole", (), ())


def _holder(place: Unit | str) -> Unit | None:
    """A unit, or the one that a code names; None where several units had it and none has it now."""
    if isinstance(place, Unit):
        return place
    had = by_code().get(str(place).strip(), ())
    only = had[-1] if len({one.name for one in had}) == 1 else None
    return unit(place) or only


def _follow(
    start: Unit, day: date, share: Share, decisions: tuple[str, ...], sources: tuple[str, ...]
) -> list[Succession]:
    if start.was_on(day) or start.valid_to is None:
        return [Succession(start, share, decisions, sources)]
    turn = start.valid_to
    steps = _steps().get((turn, start.code)) or ((start.code, "whole", "", ""),)
    found: dict[Unit, Succession] = {}
    for code, part, decision, source in steps:
        after = unit(code, turn)
        if after is None:
            continue
        both: Share = "part" if "part" in (share, part) else "whole"
        heard = _add(decisions, decision), _add(sources, source)
        for one in _follow(after, day, both, *heard):
            found.setdefault(one.unit, one)
    # Two parts of one unit that meet again in one successor are the whole unit.
    if len(steps) > 1 and len(found) == 1 and share == "whole":
        return [replace(next(iter(found.values())), share="whole")]
    return list(found.values())


def _of_district(start: Unit, day: date) -> list[Succession]:
    """Where a district's communes went: districts while there are some, else communes."""
    last = (start.valid_to or day) - timedelta(days=1)
    members = [one for one in units(last) if one.district == start.code]
    found: dict[Unit, Succession] = {}
    for member in members:
        for one in successors(member, day):
            above = unit(one.unit.district, day) if one.unit.district else one.unit
            if above is not None and above not in found:
                found[above] = Succession(above, "part", one.decisions, one.sources)
    if len(found) == 1:
        return [replace(next(iter(found.values())), share="whole")]
    return list(found.values())


def ancestors(place: Unit | str) -> list[Unit]:
    """Every earlier unit whose area, or part of it, is in this unit now; latest layer first.

    The unit itself under an earlier kind, district or extent counts as an earlier unit.
    """
    start = _holder(place)
    if start is None:
        return []
    before = [
        one
        for one in everything()
        if one.level == start.level and one != start and _is_before(one, start)
    ]
    day = start.valid_from or date.min
    found = [one for one in before if any(step.unit == start for step in successors(one, day))]
    return sorted(found, key=lambda one: (one.valid_from or date.min, one.code), reverse=True)


def _is_before(one: Unit, other: Unit) -> bool:
    return bool(one.valid_to and other.valid_from and one.valid_to <= other.valid_from)


def _add(said: tuple[str, ...], more: str) -> tuple[str, ...]:
    return (*said, more) if more and more not in said else said
