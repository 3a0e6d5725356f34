"""Which dataset of the last harvest each entry of a list is, also when the list changed its ways.

A code tells it, else the title. A list that gets or loses its column of codes, and an entry whose
title was mended while its files stayed, are the same datasets as before: their addresses, rows and
views must not be doubled.
"""

from __future__ import annotations

import hashlib
import itertools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from ckanext.hue_opendata.harvest.connectors.contract import Problem, say
from ckanext.hue_opendata.text import fold

Raw = Mapping[str, Any]


def key(raw: Raw) -> str:
    """What may stand only once in a list: the department's own code, else the folded title."""
    return raw.get("code") or f"\n{fold(raw['title'])}"


def assigned(raws: Sequence[Raw], known: Mapping[str, Raw]) -> list[str]:
    """The guid of each entry; `known`: guid → entry of the last harvest. Keys differ in `raws`.

    An entry never takes a dataset whose code is another one than its own, nor one that a surer
    sign gives to somebody else: codes first, then titles, then the same files under much the same
    title. Datasets of another kind of list that the source had before, which have no title, are
    only left alone.
    """
    listed = {guid: raw for guid, raw in known.items() if raw.get("title")}
    found: dict[int, str] = {}
    for sign in (_code, _title, _links):
        free = [at for at in range(len(raws)) if at not in found]
        taken = set(found.values())
        left = {guid: raw for guid, raw in listed.items() if guid not in taken}
        found.update(_matched(sign, {at: raws[at] for at in free}, left))
    return _completed(found, raws, known, _own)


def followed(raws: Sequence[Raw], known: Mapping[str, Raw]) -> tuple[list[str], int]:
    """The guid of each record that has an id of its own (`raw["guid"]`), which differ; and how many
    were told by their titles.

    When not one id is known from the last harvest, the source names its records otherwise now (or
    an administrator has declared another field): those whose title stands once on both sides stay
    the datasets that they were.
    """
    before = {raw.get("guid") or guid: guid for guid, raw in known.items() if raw.get("title")}
    found = {at: before[raw["guid"]] for at, raw in enumerate(raws) if raw["guid"] in before}
    by_title = not found
    if by_title:
        listed = {guid: known[guid] for guid in before.values()}
        found = _matched(_title, dict(enumerate(raws)), listed)
    told = len(found) if by_title else 0
    return _completed(found, raws, known, lambda raw: _ids(raw["guid"], raw["guid"])), told


def _completed(
    found: Mapping[int, str],
    raws: Sequence[Raw],
    known: Mapping[str, Raw],
    ids: Callable[[Raw], Iterable[str]],
) -> list[str]:
    """The guids of all, in order: who has none gets the first of its own that nobody has."""
    guids = dict(found)
    used = {*known, *guids.values()}
    for at, raw in enumerate(raws):
        if at not in guids:
            guids[at] = next(one for one in ids(raw) if one not in used)
            used.add(guids[at])
    return [guids[at] for at in range(len(raws))]


def renamed(raw: Raw, before: Raw | None, where: str) -> Problem | None:
    """An entry that was taken for an old one only because its files are the same."""
    if before is None or _title(raw) == _title(before):
        return None
    if _code(raw) is not None and _code(raw) == _code(before):
        return None
    old, new = before["title"], raw["title"]
    return say(
        "renamed",
        where,
        f"«{old}» không còn trong danh mục, «{new}» có cùng tệp nên được coi là bộ dữ liệu đó đổi "
        "tên. Nếu là bộ dữ liệu khác, ghi mã cho cả hai.",
        f"“{old}” is no longer in the list and “{new}” has the same files, so it was taken for "
        "that dataset with a new title. If it is another one, give both a code.",
    )


def _matched(
    sign: Callable[[Raw], Hashable], raws: Mapping[int, Raw], known: Mapping[str, Raw]
) -> dict[int, str]:
    """Entries that have just one known dataset of the same sign, and share it with no other."""
    old, new = _by(sign, known.items()), _by(sign, raws.items())
    found: dict[int, str] = {}
    for value, places in new.items():
        guids = old.get(value, [])
        if len(places) == len(guids) == 1 and _may_be(raws[places[0]], known[guids[0]]):
            found[places[0]] = guids[0]
    return found


def _by(sign: Callable[[Raw], Hashable], items: Iterable[tuple[Any, Raw]]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for name, raw in items:
        value = sign(raw)
        if value is not None:
            found[value].append(name)
    return found


def _may_be(raw: Raw, before: Raw) -> bool:
    """Not two codes, and half of the shorter title's words at least; of equal codes, any title."""
    codes = _code(raw), _code(before)
    if None not in codes:
        return codes[0] == codes[1]
    words = [set(_title(one).split()) for one in (raw, before)]
    return 2 * len(words[0] & words[1]) >= min(len(one) for one in words)


def _code(raw: Raw) -> str | None:
    return raw.get("code") or None


def _title(raw: Raw) -> str:
    return fold(raw["title"])


def _links(raw: Raw) -> frozenset[str] | None:
    files = raw.get("files") or ()
    return frozenset(file["link"] for file in files if isinstance(file, Mapping)) or None


def _own(raw: Raw) -> Iterable[str]:
    """The guids an entry may get, the first one usually: its code, else a digest of its title.

    Those that follow are for an entry whose own guid a renamed dataset has kept.
    """
    text = _title(raw)
    return _ids(raw.get("code") or _digest(text), text)


def _ids(first: str, text: str) -> Iterable[str]:
    yield first
    for number in itertools.count(2):
        yield _digest(f"{text}\n{number}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
