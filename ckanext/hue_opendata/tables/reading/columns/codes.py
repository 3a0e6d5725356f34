"""Columns of codes: numbers that count nothing, and those under such a label that do."""

from __future__ import annotations

from ckanext.hue_opendata.tables.reading.columns import cell as looks
from ckanext.hue_opendata.tables.reading.columns import labels
from ckanext.hue_opendata.tables.reading.columns.decision import Decision
from ckanext.hue_opendata.tables.reading.columns.profile import Profile


def are_counts(seen: Profile, label: str, real: int) -> bool:
    """`Số hồ sơ` over short plain numbers of several lengths counts papers."""
    return (
        labels.may_count(label)
        and seen.count(looks.NUMBER, looks.AMBIGUOUS, "float") == real
        and (
            max(seen.digits, default=0) <= labels.handled(label)
            or (
                (len(seen.digits) > 1 or seen.count(looks.AMBIGUOUS) > 0)
                and max(seen.digits, default=0) <= 5
            )
        )
    )


def code(seen: Profile, label: str, real: int) -> Decision:
    """A column of codes is text; lost zeros and spoilt figures in it are said."""
    made = Decision()
    if seen.count(looks.SCIENTIFIC):
        made.say("scientific_code", looks.SCIENTIFIC)
    digits = seen.digits + seen.lengths
    short = {labels.is_phone: (9, 10), labels.is_tax: (9,), labels.is_citizen: (10, 11)}
    plain = seen.count("float", looks.NUMBER)
    kind = "float" if seen.count("float") else looks.NUMBER
    for asks, lengths in short.items():
        if asks(label) and sum(seen.digits[n] for n in lengths):
            made.say("lost_digits", kind)
    if labels.is_ward(label) and seen.digits and min(digits) < 5 and max(digits) == 5:
        made.say("lost_digits", kind)
    widths = [width for width, n in seen.lengths.items() if n]
    if plain and len(widths) == 1 and any(size < widths[0] for size in seen.digits):
        made.say("lost_digits", kind)
    if (
        seen.count(looks.CODE) == 0
        and plain == real
        and seen.count("float")
        and (seen.high - seen.low) >= 0
        and len(seen.digits) == 2
        and max(digits) >= 5
        and (max(digits) - min(digits) == 1 and digits[max(digits)] > 4 * digits[min(digits)])
    ):
        made.say("lost_digits", kind)
    return made
