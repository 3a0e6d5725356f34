"""The parts of which written dates are made, as patterns over folded text (see `dates.FORMS`)."""

from __future__ import annotations

import re

_STEMS = "giap|at|binh|dinh|mau|ky|canh|tan|nham|quy"
_BRANCHES = "ty|ti|suu|dan|mao|meo|thin|ngo|mui|than|dau|tuat|hoi"
#: Words that put a date into the lunar calendar: nothing here turns it into a Gregorian one.
LUNAR = re.compile(
    r"\b(am lich|lich am|lich ta|nong lich|mung|mong|ram|gieng|chap|nhuan|tet)\b"
    rf"|(?<![a-z])a\.?l\b|\b({_STEMS}) ({_BRANCHES})\b"
)
#: Monday is 0, as in `date.weekday`.
WEEKDAYS = {
    **{"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, "chu nhat": 6, "cn": 6},
    **{str(number): number - 2 for number in range(2, 8)},
}
#: Months as Roman numbers, without the tenth: `2/X/2025` may be a form that was not filled in.
ROMAN = {
    **{"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6},
    **{"vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12},
}
#: Months as spreadsheets write them in English.
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
ENGLISH = {name: number for number, name in enumerate(_MONTHS.split(), 1)}
WEEKDAY = r"(?:(?:thu (?P<w>hai|ba|tu|nam|sau|bay|[2-7])|t(?P<v>[2-7])|(?P<u>chu nhat|cn)),? )?"
#: Where a letter was written: `Huế, ngày …`. No digit, so that no other date can hide in it.
PLACE = (
    r"(?!(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|cn|truoc|sau|den|tu)\b)"
    r"[a-z]+(?:(?:\. ?| )[a-z]+){0,5}, "
)
DAY = r"(?:ngay:? )?"
DMY = r"(?P<d>\d{1,2}) ?(?P<s>[/.-]) ?(?P<m>\d{1,2}) ?(?P=s) ?(?P<y>\d{4})"
YMD = r"(?P<y>\d{4})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
D_MONTH_Y = r"(?P<d>\d{1,2})[,/]? thang (?P<m>\d{1,2})[,/]? (?:nam )?(?P<y>\d{4})"
D_ROMAN_Y = rf"(?P<d>\d{{1,2}}) ?(?P<s>[/.-]) ?(?P<r>{'|'.join(ROMAN)}) ?(?P=s) ?(?P<y>\d{{4}})"
D_ENGLISH_Y = rf"(?P<d>\d{{1,2}})(?P<s>[- ])(?P<e>{'|'.join(ENGLISH)})(?P=s)(?P<y>\d{{4}})"
#: The first and the last day of a range: of a month, of a year.
D_M = r"(?P<c>\d{1,2})(?:/| thang )(?P<f>\d{1,2})"
D_MONTH_YEAR = r"(?P<d>\d{1,2})(?:/| thang )(?P<m>\d{1,2})(?:/| nam |, | )(?P<y>\d{4})"
#: Days, months and quarters that make a period with another.
A_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}"
A_MONTH = r"(?:thang |t)?\d{1,2}(?:/| nam )\d{4}|(?:quy |q)(?:iv|i{1,3}|[1-4])(?:/| nam )\d{4}"
TIME = (
    r"(?:(?:vao )?luc |hoi )?"
    r"(?P<H>\d{1,2})(?:(?::|h| ?g(?:io)? ?)(?P<M>\d{2})(?::(?P<S>\d{2})(?:\.(?P<F>\d+))?)?"
    r"(?: ?p(?:h|hut)?|')?|h| gio)(?: ?(?P<half>sa|ch|am|pm|sang|trua|chieu|toi))?"
)
#: A moment of ISO 8601 with its time zone.
ISO_DAY = r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"
ISO_TIME = (
    r"(?P<H>\d{2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:\.(?P<F>\d{1,9}))?)?(?P<half>)"
    r"(?P<zone>z|[+-]\d{2}:?\d{2})"
)
DASH = r" ?(?:-|den(?: het)?|toi) ?"
OF_YEAR = r"(?:/| nam |-|, | )(?P<y>\d{4})"
#: What says that two years are a span of years.
PERIOD = r"(?:trong )?(?:giai doan |gd |thoi ky |nhiem ky |cac nam )(?:tu )?|tu "

_NUMBERS = {
    **{"muoi mot": 11, "muoi hai": 12, "muoi": 10, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4},
    **{"sau": 6, "bay": 7, "tam": 8, "chin": 9},
}
_WORD = "|".join(_NUMBERS)
_MONTH = re.compile(rf"\bthang (?:({_WORD})\b|(nam)(?= nam \d))")
_ROMAN_MONTH = re.compile(rf"\bthang ({'|'.join(sorted(ROMAN, key=len, reverse=True))})\b")
_QUARTER = re.compile(r"\b(qu[yi]) (mot|nhat|hai|ba|tu|bon)\b")
_SPAN = re.compile(rf"^({_WORD}) (?=thang (?:dau|cuoi)\b)")
_SHORT = re.compile(r"\bthg\.? ?(?=\d)")


def in_digits(key: str) -> str:
    """Months, quarters and counts of months in digits: `tháng chín` → `thang 9`.

    *tháng năm* is May only where `năm` and the year follow, else it may be a form with an empty
    month (`tháng … năm 2025`).
    """
    key = _SHORT.sub("thang ", key)
    key = _MONTH.sub(lambda found: f"thang {_NUMBERS.get(found[1], 5)}", key)
    key = _ROMAN_MONTH.sub(lambda found: f"thang {ROMAN[found[1]]}", key)
    key = _QUARTER.sub(lambda found: f"{found[1]} {_NUMBERS.get(found[2], 1)}", key)
    return _SPAN.sub(lambda found: f"{_NUMBERS[found[1]]} ", key)
