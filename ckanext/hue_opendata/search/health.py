"""Compares the database with the index, both ways and by version, and repairs what differs.

The index tells ids, times of change (`metadata_modified`) and shapes (`hue_shape`, by which layer
and by which version of our fields a document was made) page by page, never all at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib.search.common import make_connection

from ckanext.hue_opendata.search import layer_state, rebuilding

ROWS = 2000


@dataclass(frozen=True)
class Health:
    """Ids of datasets: not in the index, older there, made for other fields, only there."""

    datasets: int
    missing: tuple[str, ...]
    older: tuple[str, ...]
    other_shape: tuple[str, ...]
    orphans: tuple[str, ...]

    @property
    def well(self) -> bool:
        """Whether index and database say the same."""
        return not (self.missing or self.older or self.other_shape or self.orphans)


def check() -> Health:
    """Look at every dataset and every document."""
    indexed = dict(_documents("*:*"))
    # While a change goes on, documents have the fields of both layers and the new one's shape.
    shape = layer_state.state().written[-1].shape
    other = {one for one, _ in _documents(f'*:* -hue_shape:"{shape}"')}
    wanted = _datasets()
    return Health(
        len(wanted),
        tuple(sorted(set(wanted) - set(indexed))),
        tuple(sorted(one for one in wanted if one in indexed and wanted[one] != indexed[one])),
        tuple(sorted(other & set(wanted))),
        tuple(sorted(set(indexed) - set(wanted))),
    )


def counts() -> tuple[int, int]:
    """The number of datasets that belong into the index, and that of the site's documents."""
    return _belonging(model.Package.id).count(), make_connection().search(
        "*:*", fq=_mine(), rows=0
    ).hits


def repair(found: Health) -> list[rebuilding.Failure]:
    """Index what is missing, older or of another shape; take away what the database has not."""
    forget(found.orphans)
    stale = sorted({*found.missing, *found.older, *found.other_shape})
    return rebuilding.rebuild(stale)


def forget(orphans: tuple[str, ...]) -> None:
    """Take away documents of datasets that the database has not."""
    solr = make_connection()
    for start in range(0, len(orphans), 100):
        ids = " OR ".join(f'"{one}"' for one in orphans[start : start + 100])
        solr.delete(q=f"{' '.join(_mine())} +id:({ids})", commit=False)
    if orphans:
        solr.commit()


def _datasets() -> dict[str, str]:
    """The datasets that belong into the index, with the time of their last change."""
    asked = _belonging(model.Package.id, model.Package.metadata_modified)
    return {one: _moment(changed.isoformat()) for one, changed in asked}


def _belonging(*columns: Any) -> Any:
    """A question for the datasets that core indexes."""
    asked = model.Session.query(*columns)
    if tk.config.get("ckan.search.remove_deleted_packages"):
        asked = asked.filter(model.Package.state != "deleted")
    return asked


def _mine() -> list[str]:
    return [f'+site_id:"{tk.config["ckan.site_id"]}"', "+entity_type:package"]


def _moment(text: str) -> str:
    """A time to the millisecond, which is what Solr keeps (and writes without trailing noughts)."""
    seconds, _, part = text.removesuffix("Z").partition(".")
    return f"{seconds}.{part[:3]:0<3}"


def _documents(query: str) -> Iterator[tuple[str, str]]:
    """Ids and times of the site's documents."""
    solr = make_connection(decode_dates=False)
    mark = "*"
    while True:
        found = solr.search(
            query,
            fq=_mine(),
            fl="id,metadata_modified",
            rows=ROWS,
            sort="index_id asc",
            cursorMark=mark,
        )
        for one in found.docs:
            yield one["id"], _moment(str(one.get("metadata_modified", "")))
        if found.nextCursorMark == mark:
            return
        mark = found.nextCursorMark
