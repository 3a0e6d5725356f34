"""`install`, `remove` and `status` of layer S, without a moment in which nothing is found.

While documents are made anew they carry both layers' fields and searches stay on P; only when
every document has S's fields do searches turn to them, and the same backwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ckanext.hue_opendata.search import layer_state, layers, solr_schema
from ckanext.hue_opendata.search.layer_state import State

Rebuild = Callable[[], Any]


class CannotInstall(Exception):
    """Solr cannot have layer S; the text says why, in both languages."""


@dataclass(frozen=True)
class Status:
    """What Solr has of layer S: the state, names that are missing, names that are otherwise."""

    state: layer_state.State
    missing: tuple[str, ...] = ()
    other: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every type and field is there as we define it."""
        return not self.missing and not self.other


def status() -> Status:
    """Compare Solr's schema with our definitions."""
    wanted = layers.definitions()
    there = {"add-field-type": solr_schema.field_types(), "add-field": solr_schema.fields()}
    missing: list[str] = []
    other: list[str] = []
    for command, ones in wanted.items():
        for one in ones:
            found = there[command].get(one["name"])
            if found is None:
                missing.append(one["name"])
            elif not _same(one, found):
                other.append(one["name"])
    return Status(layer_state.ask(), tuple(missing), tuple(other))


def install(rebuild: Rebuild) -> bool:
    """Add what is missing, make the documents anew, use it; whether anything was to do.

    `CannotInstall` when Solr refuses or has our names otherwise: then nothing is used of it.
    """
    found = status()
    if found.other:
        names = ", ".join(found.other)
        raise CannotInstall(
            f"Solr đã có {names} với kiểu khác. / Solr has {names} with another type."
        )
    if found.state == State(layers.VERSION) and found.whole:
        return False
    if found.missing:
        _add(found.missing)
    _try()
    # A version that lost some of its fields cannot be searched until documents have them again.
    reads = found.state.reads if not found.missing or found.state.reads < layers.VERSION else 0
    _move(reads, layers.VERSION, rebuild)
    return True


def remove(rebuild: Rebuild) -> bool:
    """Go back to the stock schema's fields; whether anything was to do.

    The definitions stay: without them documents that had the fields would make Solr refuse every
    later one.
    """
    found = layer_state.ask()
    if found == State():
        return False
    _move(found.reads, 0, rebuild)
    return True


def _move(reads: int, wanted: int, rebuild: Rebuild) -> None:
    layer_state.put(State(reads, frozenset({wanted})))
    rebuild()
    layer_state.put(State(wanted))


def _add(missing: tuple[str, ...]) -> None:
    commands = {
        command: [one for one in ones if one["name"] in missing]
        for command, ones in layers.definitions().items()
    }
    try:
        solr_schema.change(commands)
    except solr_schema.Refused as error:
        raise CannotInstall(
            f"Solr không nhận trường mới: {error} / Solr refuses new fields: {error}"
        ) from error


def _try() -> None:
    """Whether a document with all the fields is taken, before a real one depends on it."""
    names = [one["name"] for one in layers.definitions()["add-field"]]
    document = dict.fromkeys(names, "thuw")
    keys = {"index_id": "hue-search-trial", "id": "hue-search-trial", "site_id": "hue-trial"}
    try:
        solr_schema.try_document({**document, **keys})
    except solr_schema.Refused as error:
        raise CannotInstall(
            "Tên trường đã bị dùng cho kiểu khác trước khi cài; cần tạo lại lõi Solr. / "
            "Documents used these names with another type before; the Solr core must be made "
            f"anew. ({error})"
        ) from error


def _same(wanted: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether Solr's definition says all that ours says (it may say more)."""
    return all(_equal(value, found.get(name)) for name, value in wanted.items())


def _equal(wanted: Any, found: Any) -> bool:
    if isinstance(wanted, dict):
        return isinstance(found, dict) and _same(wanted, found)
    if isinstance(wanted, list):
        return (
            isinstance(found, list)
            and len(found) == len(wanted)
            and all(_equal(*both) for both in zip(wanted, found, strict=True))
        )
    return str(wanted).lower() == str(found).lower()
