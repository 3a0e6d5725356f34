"""Which layers documents are written for and which one is searched, as Solr itself remembers it.

The marks are field types that no field uses: they live and die with the core, can be taken away
again without harm, and every process sees them. `hue<v>_reads`: searches use version v.
`hue<v>_writes`: documents get version v's fields beside those that are searched; version 0 is P.
"""

from __future__ import annotations

import logging
import re
import time
from dataclasses import dataclass

from ckanext.hue_opendata.search import layers, solr_schema
from ckanext.hue_opendata.search.layers import PLAIN, Layer

#: Seconds until Solr is asked again.
KEPT = 15.0
_MARK = re.compile(r"hue(\d+)_(reads|writes)")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class State:
    """The version that is searched, and those that documents get beside it (0 is layer P)."""

    reads: int = 0
    also: frozenset[int] = frozenset()

    @property
    def searched(self) -> Layer:
        """The layer that searches use."""
        return layer(self.reads)

    @property
    def written(self) -> list[Layer]:
        """The layers that a document gets, the one searched first."""
        return [layer(version) for version in (self.reads, *sorted(self.also - {self.reads}))]


_kept: tuple[float, State] | None = None


def layer(version: int) -> Layer:
    """The layer of a version."""
    return layers.own(version) if version else PLAIN


def state() -> State:
    """The state, asked for now and then; with Solr down the last one known."""
    global _kept
    now = time.monotonic()
    if _kept is None or now - _kept[0] > KEPT:
        try:
            found = ask()
        except (solr_schema.Unreachable, solr_schema.Refused) as error:
            log.warning("hue_search: Solr does not tell its fields (%s)", error)
            found = _kept[1] if _kept else State()
        if _kept is None or _kept[1] != found:
            _tell(found)
        _kept = now, found
    return _kept[1]


def ask() -> State:
    """The state as Solr tells it now; `Unreachable` when it does not."""
    marks = _marks()
    reads = [version for version, kind in marks if kind == "reads"]
    also = frozenset(version for version, kind in marks if kind == "writes")
    return State(max(reads, default=0), also)


def put(wanted: State) -> None:
    """Set the marks; other processes have seen them `KEPT` seconds later, this one at once."""
    want = {(version, "writes") for version in wanted.also}
    if wanted.reads:
        want.add((wanted.reads, "reads"))
    there = _marks()
    add = [{"name": mark(*one), "class": "solr.StrField"} for one in sorted(want - there)]
    drop = [{"name": mark(*one)} for one in sorted(there - want)]
    solr_schema.change({"add-field-type": add, "delete-field-type": drop})
    forget()


def mark(version: int, kind: str) -> str:
    """The name of a mark."""
    return f"hue{version}_{kind}"


def forget() -> None:
    """Ask Solr anew at the next question."""
    global _kept
    _kept = None


def _marks() -> set[tuple[int, str]]:
    found = (_MARK.fullmatch(name) for name in solr_schema.field_types())
    known = {(int(one.group(1)), one.group(2)) for one in found if one}
    # Marks of a newer version than ours: its fields are unknown to us.
    return {one for one in known if one[0] <= layers.VERSION}


def _tell(found: State) -> None:
    if found.reads:
        log.info("hue_search: layer S, version %s", found.reads)
    else:
        log.info("hue_search: layer P, the stock schema's fields; `ckan hue search install` for S")
