"""What a cell of a list holds beside its text: a number, a code, a note, a mark, a translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ckanext.hue_opendata.harvest.connectors.heading_words import FORMATS
from ckanext.hue_opendata.tables.reading.model import SetAside
from ckanext.hue_opendata.text import normalize
from ckanext.hue_opendata.text.fold import bare_syllables

#: A running number in the title itself, where the list has no column of them.
OWN_NUMBER = re.compile(r"^\d{1,3}[.)]\s+(?=\S)")
#: `[SXD.01]` before or behind a title, and “(Gồm: …)” behind it.
OWN_CODE = re.compile(r"^\[([\w./-]*\d[\w./-]*)\]|\[([\w./-]*\d[\w./-]*)\]$")
OWN_NOTES = re.compile(r"\s*\(((?:bao )?gồm\b.{1,1000})\)$", re.IGNORECASE)
#: A mark that a footnote begins with, and that stands behind what the note is about.
MARK = re.compile(r"\(\d{1,2}\)|\(\*{1,3}\)|\[\d{1,2}\]|\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]")
_WORD = re.compile(r"[a-z]+")


def marks(aside: Iterable[SetAside]) -> frozenset[str]:
    """The marks that notes of a table explain: only these are no part of a title."""
    found = (MARK.match(normalize(one.text)) for one in aside if one.kind in ("note", "text"))
    return frozenset(one.group() for one in found if one)


def parted(values: Mapping[str, str], explained: frozenset[str]) -> dict[str, str]:
    """What a title holds where the list has no column for it: number, code, description."""
    title, found = values["title"], {}
    while (mark := next((one for one in explained if title.endswith(one)), "")) and mark != title:
        title = title.removesuffix(mark).rstrip()
    if "number" not in values:
        title = OWN_NUMBER.sub("", title)
    code = OWN_CODE.search(title) if "code" not in values else None
    if code:
        title, found["code"] = OWN_CODE.sub(" ", title).strip(), code[1] or code[2]
    notes = OWN_NOTES.search(title) if "notes" not in values else None
    if notes:
        title, found["notes"] = title[: notes.start()], notes[1]
    return {**found, "title": title}


def two_languages(text: object) -> tuple[str, str] | None:
    """The Vietnamese and the English line of a cell that has both; None for any other cell."""
    if not isinstance(text, str) or text.count("\n") != 1:
        return None
    vietnamese, english = (normalize(line) for line in text.split("\n"))
    if vietnamese.isascii() or not english.isascii():
        return None
    words = [word for word in _WORD.findall(english.lower()) if word.upper() not in FORMATS]
    foreign = [word for word in words if word not in bare_syllables()]
    return (vietnamese, english) if 3 * len(foreign) > len(words) > 1 else None
