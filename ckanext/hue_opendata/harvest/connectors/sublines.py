"""Lines below a line: files or parts of the dataset above, and lines that only head others.

Typists mark them by a dash before the name, or by another kind of number (1, 2 above a, b).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ckanext.hue_opendata.harvest.connectors.headings import is_heading
from ckanext.hue_opendata.harvest.connectors.lines import Line

DASH = re.compile(r"^[-–+•▪○·*]\s+(?=\S)")
#: How a name ends that the lines below go on with: “Số học sinh chia theo:”.
GOES_ON = re.compile(r"(?::|\b(?:theo|gồm|về|tại|của))\s*$", re.IGNORECASE)
SUBJECT = re.compile(r"(?:lĩnh vực|nhóm|chủ đề|ngành)\b", re.IGNORECASE)
#: What a dataset has of its own, and what each of its files may have.
OF_A_DATASET = ("notes", "agency", "frequency", "theme", "code", "tags", "period", "basis")
OF_A_FILE = ("link", "format", "date")
_KINDS = (
    ("digits", re.compile(r"\d+[.)]?")),
    ("letter", re.compile(r"[a-zđ][.)]?")),
    ("parts", re.compile(r"\d+(?:\.\d+)+[.)]?")),
)


def settled(lines: Iterable[Line]) -> list[Line]:
    """The lines with those below another as its files, or as datasets of their own.

    “- Cấp THCS” with nothing but a file is a file of the line above it; one with an agency or a
    frequency of its own is a dataset, whose name goes on from that line. A line above that says
    nothing else is no dataset; where its kind of number stands only on such lines, it heads the
    lines below as a group.
    """
    return _dashed(_grouped([line for line in lines if not is_heading(line.values["title"])]))


def _dashed(lines: list[Line]) -> list[Line]:
    found: list[Line] = []
    above: Line | None = None
    for line in lines:
        title = line.values.get("title", "")
        if not DASH.match(title):
            above = line
            found.append(line)
            continue
        own = DASH.sub("", title)
        if above is None or above.sheet != line.sheet:
            found.append(_with(line, title=own))
        elif _own_facts(line, above):
            if found and found[-1] is above and not _facts(above):
                found.pop()
            found.append(_part(line, own, above))
        else:
            found.append(_with(line, title="", file=own))
    return found


def _part(line: Line, own: str, above: Line) -> Line:
    """A dataset below a line: with its name before its own, or in the group that it heads."""
    head = above.values["title"]
    if not _facts(above) and (SUBJECT.match(head) or not GOES_ON.search(head)):
        return _with(line, title=own, group=head.rstrip(" :"))
    return _with(line, title=f"{head.rstrip(' :')}: {own}")


def _own_facts(line: Line, above: Line) -> bool:
    """Whether a line says something of its own that only a dataset has."""
    given, before = line.values, above.values
    return any(given.get(name) and given[name] != before.get(name) for name in OF_A_DATASET)


def _facts(line: Line) -> bool:
    return any(line.values.get(name) for name in (*OF_A_DATASET, *OF_A_FILE))


def _grouped(lines: list[Line]) -> list[Line]:
    """Without the lines that head others; these name the group of what is below them."""
    kinds = [_kind(line.values.get("number", "")) for line in lines]
    heads = {kind for kind, line in zip(kinds, lines, strict=True) if kind and not _facts(line)}
    heads -= {kind for kind, line in zip(kinds, lines, strict=True) if _facts(line)}
    if len(heads) != 1 or not all(kinds) or kinds[0] not in heads:
        return lines
    found: list[Line] = []
    group = ""
    for kind, line in zip(kinds, lines, strict=True):
        if kind in heads:
            group = line.values.get("title", "")
        else:
            found.append(_with(line, group=line.values.get("group") or group))
    return found


def _kind(number: str) -> str:
    return next((name for name, kind in _KINDS if kind.fullmatch(number.strip().lower())), "")


def _with(line: Line, **values: str) -> Line:
    return replace(line, values={**line.values, **values})
