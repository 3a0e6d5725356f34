"""Finds units by name: without accents, by prefix, with short forms, and never by a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ckanext.hue_opendata.places.lineage import ancestors
from ckanext.hue_opendata.places.model import KINDS, Match, Unit
from ckanext.hue_opendata.places.store import everything, unit
from ckanext.hue_opendata.text import canonical, fold, normalize, sort_key

#: Longest short form first; a one-letter form needs its dot or a blank after it.
_WORDS = sorted(
    ((fold(form), kind) for kind, forms in KINDS.items() for form in forms),
    key=lambda pair: -len(pair[0]),
)
_HOW = ("exact", "accents", "letters", "prefix")
#: `TP Huế` before 2025 was a district-level unit; its name is the city's now.
_SEPARATORS = re.compile(r"\s*(?:[,;()]|\s-\s(?=(?:phường|xã|thị|quận|huyện|tp|tx)\b))\s*", re.I)


@dataclass(frozen=True)
class _Asked:
    """A name as it was asked for: its kind if one was said, and the rest."""

    kind: str
    name: str


def find(name: str, on: date | None = None, within: Unit | str | None = None) -> list[Match]:
    """The units that a name may mean, best first; every homonym is among them.

    `on`: only units in force on that day; without it, units of all times, those in force first
    among equals. `within`: a unit, code or name of the district (of its time) or of the unit that
    it belongs to now. What follows a comma in the name narrows in the same way.
    """
    parts = [part for part in _SEPARATORS.split(normalize(name)) if part.strip(" .")]
    if not parts:
        return []
    found = _matches(parts[0], on)
    for part in parts[1:]:
        narrowed = _narrowed(found, part)
        if narrowed:
            found = narrowed
        elif not _is_city(part):
            return []
    if within is not None:
        found = _narrowed(found, within)
    return _ranked(found)


def _matches(text: str, on: date | None) -> list[tuple[int, Unit, str]]:
    """(place in `_HOW`, unit, name that matched), for each reading of the text."""
    found: dict[Unit, tuple[int, str]] = {}
    for asked in _readings(text):
        for candidate, spelled in _index():
            if (on is not None and not candidate.was_on(on)) or not _same_kind(asked, candidate):
                continue
            how = _compare(asked.name, spelled)
            if how is not None and (candidate not in found or how < found[candidate][0]):
                found[candidate] = how, spelled
    return _latest([(how, unit, spelled) for unit, (how, spelled) in found.items()])


def _readings(text: str) -> list[_Asked]:
    """The text as a bare name, and with the kind that it may begin with."""
    text = text.strip(" .")
    readings = [_Asked("", text)]
    folded = fold(text)
    for form, kind in _WORDS:
        rest = re.match(rf"{re.escape(form)}(?:\s*\.\s*|\s+)(?=\S)", folded)
        if rest:
            readings.append(_Asked(kind, text[rest.end() :].strip(" .")))
            break
    return readings


@lru_cache(maxsize=1)
def _index() -> tuple[tuple[Unit, str], ...]:
    return tuple((one, name) for one in everything() for name in (one.name, *one.aliases))


def _same_kind(asked: _Asked, candidate: Unit) -> bool:
    return not asked.kind or asked.kind == candidate.kind


def _compare(asked: str, name: str) -> int | None:
    """How an asked name agrees with a unit's (place in `_HOW`), or None."""
    one, other = _words(asked), _words(name)
    if not one:
        return None
    bare, full = [fold(word) for word in one], [fold(word) for word in other]
    if bare == full:
        if [_key(word) for word in one] == [_key(word) for word in other]:
            return 0
        return 1 if _accents_agree(one, other) else 2
    begins = bare[:-1] == full[: len(bare) - 1] and len(bare) <= len(full)
    if begins and full[len(bare) - 1].startswith(bare[-1]):
        return 3 if _accents_agree(one[:-1], other) else None
    return None


def _accents_agree(asked: list[str], name: list[str]) -> bool:
    """Whether each asked word is bare or has just the name's accents."""
    pairs = zip(asked, name, strict=False)
    return all(_is_bare(one) or _key(one) == _key(other) for one, other in pairs)


def _is_bare(word: str) -> bool:
    return fold(word) == word.lower()


def _key(word: str) -> str:
    return canonical(word).lower()


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\s\-–.]+", text) if word]


def _latest(found: list[tuple[int, Unit, str]]) -> list[tuple[int, Unit, str]]:
    """Of one unit that only changed its extent or its district, the latest version.

    They stay apart where a narrowing needs them: `_was_in` looks at the earlier versions too.
    """
    newest: dict[tuple[str, str, str], tuple[int, Unit, str]] = {}
    for entry in found:
        one = entry[1]
        key = _identity(one)
        if key not in newest or _begin(one) > _begin(newest[key][1]):
            newest[key] = entry
    return list(newest.values())


def _begin(one: Unit) -> date:
    return one.valid_from or date.min


def _narrowed(
    found: list[tuple[int, Unit, str]], within: Unit | str
) -> list[tuple[int, Unit, str]]:
    """Those that, in any of their versions, were in a district or are in a unit of today."""
    wanted = _meant(within)
    if any(place.level == "city" for place in wanted):
        return found
    communes = [place for place in wanted if place.level == "commune"]
    inside = {one for place in communes for one in ancestors(place)}
    return [match for match in found if match[1] in inside or _was_in(match[1], wanted)]


def _meant(within: Unit | str) -> set[Unit]:
    """The units that a narrowing may mean; a district under its earlier kinds too."""
    if isinstance(within, Unit):
        return {within}
    by_code = unit(within)
    wanted = {by_code} if by_code else {match[1] for match in _matches(within, None)}
    return wanted | {old for new in wanted if new.level == "district" for old in _namesakes(new)}


def _was_in(one: Unit, wanted: set[Unit]) -> bool:
    """Whether a version of a unit was in one of the wanted, or is one under an other extent."""
    for version in everything():
        if _identity(version) == _identity(one):
            day = version.valid_from or date.min
            above = unit(version.district, day) if version.district else None
            if above in wanted or (version in wanted and version != one):
                return True
    return False


def _namesakes(place: Unit) -> set[Unit]:
    """A district under its earlier kinds: huyện, then thị xã Phong Điền."""
    return {one for one in everything() if one.level == "district" and one.name == place.name}


def _identity(one: Unit) -> tuple[str, str, str]:
    """What stays the same in all versions of a unit that only changed extent or district."""
    return one.code, one.kind, one.name


def _is_city(text: str) -> bool:
    return any(match[1].level == "city" for match in _matches(text, None)) or fold(text) in {
        "viet nam",
        "vietnam",
    }


def _ranked(found: list[tuple[int, Unit, str]]) -> list[Match]:
    """In order; equal ranks are those that only their names or dates tell apart."""
    ordered = sorted(
        found,
        key=lambda entry: (entry[0], not entry[1].in_force, sort_key(entry[1].name), entry[1].id),
    )
    return [Match(one, _HOW[how], spelled, how) for how, one, spelled in ordered]
