"""What the columns of a department's list are, by the words of their headings.

Departments name them as the forms of their superiors do, in capitals, without accents, as names of
database columns, or in two languages; the words (`heading_words`) count, not the form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from ckanext.hue_opendata.harvest.connectors.heading_words import (
    BEGINNINGS,
    FURTHER_LINKS,
    IN_A_LIST,
    INSIDE,
    NAME_OF_DATA,
    NO_TITLE,
    OF_A_LIST,
    OF_A_PERSON,
    OFFICE,
    OTHER_LISTS,
    OTHERS_CODE,
    SHORT_WORDS,
    SHORTENED,
    WHOLE,
)
from ckanext.hue_opendata.text import fold

_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZĐ])")
_SIGNS = re.compile(r"[\W_]+")


def columns(
    headings: Sequence[Sequence[str]], declared: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Which column is what: as declared, else by the meaning of its heading.

    A heading is given with its levels, outermost first; the innermost speaks before the whole. What
    a person declares by a heading that is not there counts as not declared.
    """
    names = [tuple(_names(levels)) for levels in headings]
    found: dict[str, int] = {}
    for meaning, text in (declared or {}).items():
        if text:
            _take(found, meaning, names, (_plain(text),), _begins)
    for meaning, words in BEGINNINGS.items():
        _take(found, meaning, names, words, _begins)
        if meaning == "title":
            _take(found, meaning, names, ("",), _names_data)
    for meaning, words in WHOLE.items():
        _take(found, meaning, names, words, _is)
    for meaning, words in INSIDE.items():
        _take(found, meaning, names, words, _holds)
    _take(found, "agency", names, ("",), _is_office)
    if "title" not in found:
        _untitled(found, names)
    for meaning in FURTHER_LINKS:
        _take(found, meaning, names, (*BEGINNINGS["link"], *WHOLE["link"]), _begins)
    if "link" not in found and FURTHER_LINKS[0] in found:
        found["link"] = found.pop(FURTHER_LINKS[0])
    return found


def _untitled(found: dict[str, int], names: list[tuple[str, ...]]) -> None:
    """Find the title by what else stands beside it; it may have been taken for the description."""
    signs = sum(meaning in found for meaning in OF_A_LIST)
    notes = found.pop("notes", None)
    if signs >= 2 and not _of_others(names):
        _take(found, "title", names, IN_A_LIST, _is)
    if notes is None:
        return
    if found.get("title") == notes:
        others = tuple(one for one in BEGINNINGS["notes"] if one != "noi dung")
        _take(found, "notes", names, others, _begins)
    else:
        found["notes"] = notes


def _take(
    found: dict[str, int],
    meaning: str,
    names: list[tuple[str, ...]],
    words: tuple[str, ...],
    fits: Callable[[str, str], bool],
) -> None:
    """Give a meaning to the first free column that fits the first fitting word."""
    if meaning in found:
        return
    taken = set(found.values())
    for word in words:
        for place, levels in enumerate(names):
            if place not in taken and any(fits(name, word) for name in levels):
                if meaning == "title" and any(_begins(levels[0], one) for one in NO_TITLE):
                    continue
                if meaning == "agency" and OF_A_PERSON.search(levels[-1]):
                    continue
                if meaning == "code" and any(_holds(levels[0], one) for one in OTHERS_CODE):
                    continue
                found[meaning] = place
                return


def _names(levels: Sequence[str]) -> Iterator[str]:
    """The innermost level and all together, each folded."""
    yield _plain(levels[-1]) if levels else ""
    yield _plain(" ".join(levels))


def _plain(heading: str) -> str:
    """Folded words with single spaces: `TenBoDuLieu`, `TEN_BO_DU_LIEU` and “Tên bộ dữ liệu (*)”."""
    parted = heading if " " in heading.strip() else _CAMEL.sub(" ", heading)
    words = _SIGNS.sub(" ", fold(parted)).split()
    # “(1) Tên bộ dữ liệu”
    words = words[1:] if len(words) > 1 and words[0].isdigit() and len(words[0]) < 3 else words
    return " ".join(_written_out(words))


def _written_out(words: list[str]) -> Iterator[str]:
    """Short forms as the words that they stand for: `CQ chủ trì`, `Đ/vị`, `ND chính`."""
    place = 0
    while place < len(words):
        two = SHORTENED.get(" ".join(words[place : place + 2]))
        yield two or SHORT_WORDS.get(words[place], words[place])
        place += 2 if two else 1


def is_of_others(headings: Sequence[Sequence[str]]) -> bool:
    """Whether a heading is one of another kind of list."""
    return _of_others([tuple(_names(levels)) for levels in headings])


def _of_others(names: Sequence[tuple[str, ...]]) -> bool:
    return any(_begins(name, word) for levels in names for name in levels for word in OTHER_LISTS)


def said(levels: Sequence[str]) -> str:
    """All words of a heading, folded, short forms written out."""
    return _plain(" ".join(levels))


def is_heading(text: str) -> bool:
    """Whether a text is nothing but the name of a column: a cell of a form, not of a list."""
    name = _plain(text)
    return any(name in words for words in (*BEGINNINGS.values(), *WHOLE.values()))


def _names_data(name: str, word: str) -> bool:
    return bool(NAME_OF_DATA.match(name))


def _is_office(name: str, word: str) -> bool:
    return bool(OFFICE.match(name))


def _is(name: str, word: str) -> bool:
    return name == word


def _begins(name: str, word: str) -> bool:
    """Whether a heading begins with these words, whole, or is them in one: `linhvuc`."""
    return f"{name} ".startswith(f"{word} ") or name == word.replace(" ", "")


def _holds(name: str, word: str) -> bool:
    return f" {word} " in f" {name} "
