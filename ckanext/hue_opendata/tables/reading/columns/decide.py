"""Decides a column's type from its profile; a doubt leaves it text and is said with the column."""

from __future__ import annotations

import re

from ckanext.hue_opendata.tables.reading.columns import cell as looks
from ckanext.hue_opendata.tables.reading.columns import codes, labels
from ckanext.hue_opendata.tables.reading.columns.cell import basic_day
from ckanext.hue_opendata.tables.reading.columns.decision import Decision
from ckanext.hue_opendata.tables.reading.columns.profile import Profile

_NUMERIC = (looks.NUMBER, looks.AMBIGUOUS, "float", "measured")
_DATED = (looks.DATE, looks.MOMENT, "day", "stamp")
#: Days that numbers may be: 1949 to 2119; as texts, 1970 to 2050.
_SERIAL, _NEAR = (18_000, 80_000), (25_569, 55_153)


def decide(seen: Profile, label: str, unit: str = "", *, serial_dates: bool = False,
           evidence: Profile | None = None) -> Decision:  # fmt: skip
    """The type of a column. `unit` is its header's; `evidence`: its cells in rows of totals."""
    made = _type(seen, label, unit, serial_dates, evidence)
    if seen.count("error_cell", looks.ERROR):
        made.say("error_values", "error_cell" if seen.count("error_cell") else looks.ERROR)
    if seen.count(looks.HASHES):
        made.say("values_lost", looks.HASHES)
    made.lossy = bool(seen.count(looks.ERROR, looks.HASHES))
    if seen.count("no_value"):
        made.say("formula_no_value", "no_value")
    if seen.count("footnote"):
        made.say("footnote_marks", "footnote")
    if seen.count("long_float"):
        made.type = "text" if made.type == "integer" else made.type
        made.say("precision_lost", "long_float")
    if seen.count("long_int") or (seen.count(looks.BIG) and not labels.is_code(label)):
        made.say("big_number", "long_int" if seen.count("long_int") else looks.BIG)
    return made


def _type(seen: Profile, label: str, unit: str, serial: bool, evidence: Profile | None) -> Decision:
    real = seen.real()
    if not real:
        return Decision()
    if seen.count("bool", looks.BOOLEAN) == real:
        return Decision("boolean")
    if seen.count(looks.TICK) == real:
        return Decision("boolean")
    if labels.is_code(label) and not codes.are_counts(seen, label, real):
        return codes.code(seen, label, real)
    if seen.count(looks.SCIENTIFIC):
        small = seen.orders["-"] and not seen.orders["+"]
        if not small or real != seen.count(looks.SCIENTIFIC, *_NUMERIC):
            return Decision().say("scientific_code", looks.SCIENTIFIC)
        return Decision().say("ambiguous_number", looks.SCIENTIFIC)
    dated = seen.count(*_DATED)
    if dated and dated == real:
        return _dates(seen)
    numeric = seen.count(*_NUMERIC)
    if not unit and labels.names_days(label):
        if _are_serial(seen, real, serial):
            made = _dates(seen)
            made.serial = made.type in ("date", "datetime")
            return made
        if _are_basic(seen, real):
            return Decision("date", order="ymd")
    if seen.count(looks.SHORT_DATE) and seen.count(looks.SHORT_DATE, *_DATED) >= 0.5 * real:
        return Decision().say("date_ambiguous", looks.SHORT_DATE)
    if (
        seen.count(looks.PERIOD)
        and seen.count(looks.PERIOD)
        + (seen.count(looks.NUMBER, "float") if labels.is_date(label) else 0)
        == real
    ):
        return Decision("period")
    if numeric == real:
        return _numbers(seen, label, unit, evidence)
    if numeric + seen.count(looks.BIG) == real and labels.counts_whole(label, unit):
        made = _numbers(seen, label, unit, evidence)
        made.type = "number" if made.type == "integer" else made.type
        return made
    return _mixed(seen, label, real, numeric, dated)


def _are_serial(seen: Profile, real: int, serial: bool) -> bool:
    """Whether all figures may be days as spreadsheets count them: native ones, or five digits of
    a text that a spreadsheet wrote without their format."""
    dated, floats = seen.count(*_DATED), seen.count("float")
    if floats:
        inside = seen.low >= _SERIAL[0] and seen.high <= _SERIAL[1]
        return serial and seen.natural and dated + floats == real and inside
    written = seen.count(looks.NUMBER)
    return 0 < written == seen.digits[5] and dated + written == real and _in_our_days(seen)


def _are_basic(seen: Profile, real: int) -> bool:
    """Whether all figures are days as programs write them (`20250102`)."""
    if seen.count("float") == real:
        return seen.natural and seen.low >= 19_000_101 and seen.high <= 21_001_231
    samples = [text for _, text in seen.first.get(looks.NUMBER, ())]
    written = seen.count(looks.NUMBER) == seen.digits[8] == real
    return written and all(basic_day(text) for text in samples)


def _in_our_days(seen: Profile) -> bool:
    samples = [text for _, text in seen.first.get(looks.NUMBER, ())]
    return all(text.isdigit() and _NEAR[0] <= int(text) <= _NEAR[1] for text in samples)


def _numbers(seen: Profile, label: str, unit: str, evidence: Profile | None) -> Decision:
    units = Decision(unit=unit)
    problem = _units(seen, unit, units)
    signs = set(seen.signs) | (set(evidence.signs) if evidence else set())
    if len(signs) > 1:
        return Decision().say("ambiguous_number", looks.NUMBER)
    sign = next(iter(signs), None)
    if sign is None and len(seen.ambiguous) == 1 and _are_degrees(seen, label):
        sign = next(iter(seen.ambiguous))
    if sign is None and seen.ambiguous:
        if len(seen.ambiguous) == 1 and labels.counts_whole(label, units.unit):
            sign = "," if "." in seen.ambiguous else "."
        else:
            return Decision(unit=unit).say("ambiguous_number", looks.AMBIGUOUS)
    if problem == "text":
        return Decision().say("mixed_units", next((k for k in seen.first if k[:5] == "unit:"), ""))
    whole = (
        seen.natural
        and not seen.decimals
        and not (sign and seen.ambiguous[sign])
        and not seen.measured["%"]
        and "%" not in seen.units
    )
    if not whole and labels.is_serial(label):
        return Decision()  # `1.1`, `1.10`: numbers of parts, and no amounts
    units.type, units.sign = "integer" if whole else "number", sign
    return units


def _are_degrees(seen: Profile, label: str) -> bool:
    """`107.585` under `Kinh độ`: thousands would be no degrees, and Vietnam's degrees are few."""
    if labels.axis(label) not in ("lat", "lon"):
        return False
    samples = [int(re.split("[.,]", text)[0]) for _, text in seen.first.get(looks.AMBIGUOUS, ())]
    return all(8 <= whole <= 24 or 102 <= whole <= 118 for whole in samples)


def _units(seen: Profile, unit: str, made: Decision) -> str:
    """Settle the unit of the values; "text" when they have several."""
    told = {u.lower().replace("₫", "đ"): u for u in (*seen.units, *seen.measured) if u}
    bare = seen.units[""] + seen.count("float")
    if not told:
        return ""
    if len(told) > 1:
        return "text"
    name = next(iter(told.values()))
    if name in ("%", "‰"):
        made.unit = name
        if bare:
            made.say("percent_mixed", "float" if seen.count("float") else looks.NUMBER)
        return ""
    same = unit.lower().replace("₫", "đ") == next(iter(told)) or not unit
    if not same or (bare and not unit):
        return "text"
    made.unit = name
    return ""


def _dates(seen: Profile) -> Decision:
    orders = seen.orders
    made = Decision("datetime" if seen.count(looks.MOMENT, "stamp") else "date")
    if orders["mdy"] and orders["dmy"]:
        return Decision().say("date_ambiguous", "order:mdy")
    native = seen.count("day", "stamp")
    if orders["mdy"]:
        made.order = "mdy"
        return made.say("date_ambiguous", "order:mdy")
    if native >= 10 and native == seen.native_days[True] and len(seen.native_leading) > 4:
        # Fewer than one list in a thousand has no day after the twelfth by chance.
        made.say("date_ambiguous", "day" if seen.count("day") else "stamp")
    if native and orders["dmy"] and not orders["both"] and not seen.native_days[False]:
        made.swap = True
        made.said = []
        made.say("dates_swapped", "day" if seen.count("day") else "stamp")
    if orders["both"] >= 10 and not orders["dmy"] and not native and len(seen.leading) > 4:
        made.say("date_ambiguous", "order:both")
    return made


def _mixed(seen: Profile, label: str, real: int, numeric: int, dated: int) -> Decision:
    made = Decision()
    words = seen.no_digit_texts
    width = max(seen.lengths, default=0)
    if (
        seen.count(looks.CODE) == sum(seen.lengths.values())
        and seen.count(looks.CODE) + seen.count(looks.NUMBER, "float") == real
        and seen.digits
        and max(seen.digits) <= width
    ):
        if min(seen.digits) == width:
            return made  # `01`, `12`: all there
        # Some have their zeros in front and others lost them.
        return made.say("lost_digits", "float" if seen.count("float") else looks.NUMBER)
    # Boundaries: a column of names with a few numbers in it (house numbers) is just text.
    if numeric >= 0.5 * real and seen.count(looks.CODE, looks.BIG) == 0:
        if dated and numeric + dated == real:
            return made.say("mixed_types", "day" if seen.count("day") else looks.DATE)
        if words >= 0.3 * real and numeric < 0.65 * real:
            return made.say("mixed_types", looks.TEXT)
        if words or seen.count("float") or numeric >= 0.8 * real:
            return made.say("text_in_number_column", looks.TEXT)
    elif dated >= 0.4 * real or (seen.count("float", "measured") >= 0.15 * real):
        kind = looks.TEXT if seen.count(looks.TEXT) else looks.PERIOD
        return made.say("mixed_types", kind)
    elif words and seen.units[""] >= 0.3 * real and words >= 0.3 * real:
        return made.say("mixed_types", looks.NUMBER)
    if seen.count(looks.SHORT_DATE):
        made.say("date_ambiguous", looks.SHORT_DATE)
    if len({u for u in seen.units if u}) > 1:
        made.say("mixed_units", "")
    return made
