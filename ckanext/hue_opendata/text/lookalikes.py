"""Digits that are no amounts: phone and identity numbers, codes, days, addresses of machines."""

from __future__ import annotations

import re

_CODES = [
    re.compile(form)
    for form in (
        # A phone number with the country's prefix, mobile or of Huế (234); a hotline.
        r"84[ .](\d{9}|\d{2,3}([ .]\d{3,4}){2})",
        r"84(?:[35789]\d{8}|234\d{7})",
        r"1[89]00[ .]?(?:\d{4}|\d{3}[ .]\d{3}|\d{2}[ .]\d{2})",
        # A tax code that Huế's tax office gave, where it is no round amount.
        r"330[0-2](?!\d*000$)\d{6}",
        # An article number with Vietnam's prefix (GS1).
        r"893\d{10}",
        r"\d{16,}",
    )
]
#: What may as well be an amount in đồng: a mobile number or an identity card of Huế (19x, and
#: 046… of today) from which a spreadsheet took the zero in front. Round amounts are amounts.
_DOUBTFUL = re.compile(r"(?!.*000$)(?:[35789]\d{8}|[35789]\d\d \d{3} \d{3}|19\d{7}|46[0-3]\d{8})")
_GROUP = r"(?:25[0-5]|2[0-4]\d|1\d\d)"
_MACHINE = re.compile(rf"(?:{_GROUP}|[1-9]\d?)(?:\.{_GROUP}){{3}}")
#: What spreadsheets make of long codes (`8,49E+11`), and codes that look like it (`1E5`).
_EXPONENT = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d+")


def is_code(digits: str) -> bool:
    """Zeros in front, or what no office counts; a unit behind the digits changes nothing."""
    if re.match(r"0[0-9]", digits) or re.match(r"0[ .']", digits):
        return not re.fullmatch(r"0[.,]\d+", digits)
    return any(form.fullmatch(digits) for form in _CODES)


def is_code_alone(digits: str) -> bool:
    """A day without a unit, or a machine's address (`192.168.100.200`)."""
    found = re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", digits)
    if found:
        return 1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= 31
    day = re.fullmatch(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d", digits)
    return bool(day or _MACHINE.fullmatch(digits))


def may_be_code(digits: str) -> bool:
    """An amount, or a phone or identity number that lost its zero: nothing tells which."""
    return bool(_DOUBTFUL.fullmatch(digits))


def looks_like_code(text: str) -> bool:
    """Whether a text with something else than a number in it is a code or a phone number."""
    if _EXPONENT.fullmatch(text):
        return True
    if not re.fullmatch(r"[+(]?[\w./\-() ]*\d[\w./\-() ]*", text):
        return False
    inner = r"\d[/\-]\w|\w[/\-]\d|^\+\s?84|[A-Za-z]\d|\d[A-Za-z]\d|^\(0\d"
    return bool(re.search(inner, text))
