"""The administrative units that a text names by their kind: «xã Vinh Lộc», «huyện Phú Vang»."""

from __future__ import annotations

import itertools
import re

from ckanext.hue_opendata import places
from ckanext.hue_opendata.text import fold, normalize

KINDS = ("phường", "xã", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh")
#: By its folded form: file names have no accents.
KIND_OF = {fold(kind): kind for kind in KINDS}
WORD = re.compile(r"[^\W_]+")
#: A name has up to four words with a capital: Hương Thủy, Thừa Thiên Huế, Phú Xuân.
LONGEST_NAME = 4
MOST = 10
#: How a name may agree: as written, or without its accents.
GOOD = ("exact", "accents")


def mentioned(text: str) -> list[dict[str, str]]:
    """Each unit named once, in the order of the text: `{"uri": code@date, "text": kind and name}`.

    A name is taken as far as it is one of a unit of that kind; a homonym's first reading counts.
    """
    found: dict[str, dict[str, str]] = {}
    words = WORD.findall(normalize(text))
    for place in range(len(words)):
        for length in (1, 2):
            kind = KIND_OF.get(fold(" ".join(words[place : place + length])))
            unit = _named(kind, words[place + length :]) if kind else None
            if unit is not None:
                found.setdefault(unit.id, {"uri": unit.id, "text": f"{unit.kind} {unit.name}"})
        if len(found) >= MOST:
            break
    return list(found.values())


def _named(kind: str, words: list[str]) -> places.Unit | None:
    """The unit of a kind whose name the next words are, the longest name first."""
    name = list(itertools.takewhile(lambda w: w[0].isupper(), words[:LONGEST_NAME]))
    for length in range(len(name), 0, -1):
        for match in places.find(f"{kind} {' '.join(name[:length])}"):
            if match.how in GOOD and match.unit.kind == kind:
                return match.unit
    return None
