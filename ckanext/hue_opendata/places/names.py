"""Finds units by name: without accents, by prefix, with short forms, and never by a guess."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from ckanext.hue_opendata.places.lineage import ancestors
from ckanext.hue_opendata.places.model import KINDS, Match, Unit
from ckanext.hue_opendata.places.store import by_code, everything, unit
from ckanext.hue_opendata.text import canonical, fold, normalize, sort_key
from ckanext.hue_opendata.text.letters import CONSONANTS

#: Longest short form first; a one-letter form needs its dot or a blank after it.
_WORDS = sorted(
    ((fold(form), kind) for kind, forms in KINDS.items() for form in forms),
    key=lambda pair: -len(pair[0]),
)
_HOW = ("exact", "accents", "letters", "prefix")
_I = str.maketrans("iìỉĩíị", "yỳỷỹýỵ")
#: `TP Huế` before 2025 was a district-level unit; its name is the city's now.
_SEPARATORS = re.compile(r"\s*(?:[,;()]|\s-\s(?=(?:phường|xã|thị|quận|huyện|tp|tx)\b))\s*", re.I)


class _Spelled:
    """A name in words, made ready for comparing: as written, accent-free, and as they sound."""

    def __init__(self, text: str) -> None:
        self.text = text
        words = [word for word in re.split(r"[\s\-–.]+", text) if word]
        self.size = len(words)
        self.folded = [fold(word) for word in words]
        self.bare = [_sound(word) for word in self.folded]
        self.keys = [_sound(canonical(word).lower()) for word in words]
        self.has_accents = [fold(word) != word.lower() for word in words]


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
    return _ranked(_latest(found))


def _matches(text: str, on: date | None) -> list[tuple[int, Unit, str]]:
    """(place in `_HOW`, unit, name that matched), for each reading of the text."""
    found: dict[Unit, tuple[int, str]] = {}
    for kind, asked in _readings(text):
        for candidate, spelled in _index():
            if (on is not None and not candidate.was_on(on)) or (kind and kind != candidate.kind):
                continue
            how = _compare(asked, spelled)
            if how is not None and (candidate not in found or how < found[candidate][0]):
                found[candidate] = how, spelled.text
    return [(how, unit, spelled) for unit, (how, spelled) in found.items()]


def _readings(text: str) -> list[tuple[str, _Spelled]]:
    """The text as a bare name, and with the kind that it may begin with."""
    text = text.strip(" .")
    readings = [("", _Spelled(text))]
    folded = fold(text)
    for form, kind in _WORDS:
        rest = re.match(rf"{re.escape(form)}(?:\s*\.\s*|\s+)(?=\S)", folded)
        if rest:
            readings.append((kind, _Spelled(text[rest.end() :].strip(" ."))))
            break
    return [(kind, asked) for kind, asked in readings if asked.size]


@lru_cache(maxsize=1)
def _index() -> tuple[tuple[Unit, _Spelled], ...]:
    return tuple((one, _Spelled(name)) for one in everything() for name in _spellings(one))


def _spellings(one: Unit) -> tuple[str, ...]:
    """The name, its aliases, and *ALưới* for *A Lưới*, which people write as one word."""
    names = one.name, *one.aliases
    return *names, *(name.replace(" ", "", 1) for name in names if name[1:2] == " ")


def _compare(asked: _Spelled, name: _Spelled) -> int | None:
    """How an asked name agrees with a unit's (place in `_HOW`), or None."""
    if asked.bare == name.bare:
        if asked.keys == name.keys:
            return 0
        return 1 if _accents_agree(asked, name, asked.size) else 2
    last = asked.size - 1
    if last >= name.size or asked.bare[:last] != name.bare[:last]:
        return None
    if not name.folded[last].startswith(asked.folded[last]):
        return None
    return 3 if _accents_agree(asked, name, last) else None


def _accents_agree(asked: _Spelled, name: _Spelled, size: int) -> bool:
    """Whether each of the first asked words is bare or has just the name's accents."""
    return all(not asked.has_accents[at] or asked.keys[at] == name.keys[at] for at in range(size))


def _sound(word: str) -> str:
    """*Mĩ* as *Mỹ*: one sound in two spellings, where it ends a syllable after a consonant."""
    ends = len(word) > 1 and word[-2] in CONSONANTS
    return word[:-1] + word[-1].translate(_I) if ends else word


def _latest(found: list[tuple[int, Unit, str]]) -> list[tuple[int, Unit, str]]:
    """Of one unit that only changed its extent or its district, the latest version."""
    newest: dict[tuple[str, str, str], tuple[int, Unit, str]] = {}
    for entry in found:
        key = _identity(entry[1])
        if key not in newest or _begin(entry[1]) > _begin(newest[key][1]):
            newest[key] = entry
    return list(newest.values())


def _begin(one: Unit) -> date:
    return one.valid_from or date.min


def _narrowed(
    found: list[tuple[int, Unit, str]], within: Unit | str
) -> list[tuple[int, Unit, str]]:
    """Those that were in a district or are in a unit of today.

    A version that was not, of a unit that in another version was, stays where no better one is
    among those found: papers go on writing the district of before.
    """
    wanted = _meant(within)
    if any(place.level == "city" for place in wanted):
        return found
    inside = {one for place in wanted if place.level == "commune" for one in ancestors(place)}
    inside |= {one for one in everything() if not wanted.isdisjoint(_above(one))}
    better = {_identity(match[1]) for match in found if match[1] in inside}
    units = {_identity(one) for one in inside} - better
    return [match for match in found if match[1] in inside or _identity(match[1]) in units]


def _meant(within: Unit | str) -> set[Unit]:
    """The units that a narrowing may mean; a district under its earlier kinds too.

    A code in force is today's unit, another one whatever unit once had it.
    """
    if isinstance(within, Unit):
        return {within}
    coded = unit(within)
    if coded:
        return {coded}
    wanted = set(by_code().get(within.strip(), ())) or {one for _, one, _ in _matches(within, None)}
    return wanted | {old for new in wanted if new.level == "district" for old in _namesakes(new)}


@lru_cache(maxsize=1024)
def _above(one: Unit) -> frozenset[Unit]:
    """The districts that a version of a unit was in, one after the other (huyện, then thị xã)."""
    return frozenset(
        above
        for above in by_code().get(one.district, ())
        if (above.valid_to or date.max) > _begin(one) and _begin(above) < (one.valid_to or date.max)
    )


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
