"""Several datasets, one request to Solr.

CKAN indexes each dataset by itself, with a commit that costs more than all the rest of a new one.
While `together` is open, core's index is ours: documents are made where core makes them, before the
dataset's commit, kept, and sent at the end, all at once. Until then core's question for a document
(`package_show` asks, and the activity after each change with it) is answered from what is kept.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import ckan.plugins.toolkit as tk
import pysolr
import sqlalchemy as sa
from ckan import model
from ckan.lib import search
from ckan.lib.search.common import make_connection

from ckanext.hue_opendata.harvest import unindexed
from ckanext.hue_opendata.index_documents import Maker

log = logging.getLogger(__name__)
#: A file with rows, as its extras stand in the database.
LOADED = '%"datastore_active": true%'
Document = dict[str, Any]


class Batch:
    """The documents of a batch, by the datasets' ids."""

    def __init__(self) -> None:
        self._maker = Maker()
        self._documents: dict[str, Document] = {}

    def keep(self, shown: dict[str, Any]) -> None:
        """Make the document of a dataset that is about to be committed, and note that it waits."""
        document = self._maker.document(shown)
        if document:
            self._documents[document["id"]] = document
            unindexed.wait(document["id"])

    def drop(self, package_id: str) -> None:
        """Forget a dataset that was not committed after all."""
        self._documents.pop(package_id, None)

    def find(self, reference: str) -> Document | None:
        """The kept document of a dataset, by its id or name."""
        found = self._documents.get(reference)
        named = (one for one in self._documents.values() if one.get("name") == reference)
        return found or next(named, None)

    def send(self) -> None:
        """Give Solr all documents; those that it does not take stay in the table of the waiting."""
        documents = list(self._documents.values())
        if not documents:
            return
        try:
            refused = _add(documents)
        except (pysolr.SolrError, OSError) as error:
            log.warning("%s datasets wait for the search: %s", len(documents), error)
            return
        for identity, reason in refused.items():
            log.warning("the search refuses dataset %s: %s", identity, reason)
            unindexed.wait(identity, reason)
        model.Session.commit()
        taken = [one for one in documents if one["id"] not in refused]
        unindexed.done([one["id"] for one in taken])
        unindexed.index(_changed_since(taken))


@contextmanager
def together() -> Iterator[Batch]:
    """Index what is written in the block at its end."""
    batch = Batch()
    mark = _open.set(batch)
    # Core looks its index and its queries up in these two, for plugins to be there (2.12).
    stock = search._INDICES["package"], search._QUERIES["package"]
    search._INDICES["package"], search._QUERIES["package"] = _Index, _Query
    try:
        yield batch
    finally:
        search._INDICES["package"], search._QUERIES["package"] = stock
        _open.reset(mark)
        batch.send()


_open: ContextVar[Batch | None] = ContextVar("hue_harvest_together", default=None)


class _Index(search.PackageSearchIndex):
    """Core's index; in the block, one that keeps."""

    def index_package(self, pkg_dict: dict[str, Any] | None, defer_commit: bool = False) -> None:
        batch = _open.get()
        if batch is None or pkg_dict is None:
            super().index_package(pkg_dict, defer_commit)
        else:
            batch.keep(pkg_dict)


class _Query(search.PackageSearchQuery):
    """Core's query; in the block, one that knows what is kept."""

    def get_index(self, reference: str) -> dict[str, Any]:
        batch = _open.get()
        found = batch.find(reference) if batch else None
        return found or super().get_index(reference)


def _add(documents: list[Document]) -> dict[str, str]:
    """Add all at once; when Solr refuses, all but the bad ones: their ids, with Solr's reasons.

    Raises what pysolr does when Solr does not answer.
    """
    solr, commit = make_connection(), bool(tk.config.get("ckan.search.solr_commit"))
    try:
        solr.add(documents, commit=commit)
    except pysolr.SolrError as error:
        if unindexed.refusal(error) is None:
            raise
    else:
        return {}
    refused = _sorted_out(solr, documents)
    if commit:
        solr.commit()
    return refused


def _sorted_out(solr: Any, documents: list[Document]) -> dict[str, str]:
    """Add by halves, and halves of halves, so that one bad document costs few requests."""
    middle = len(documents) // 2
    refused: dict[str, str] = {}
    for part in filter(None, (documents[:middle], documents[middle:])):
        try:
            solr.add(part, commit=False)
        except pysolr.SolrError as error:
            reason = unindexed.refusal(error)
            if reason is None:
                raise
            refused |= {part[0]["id"]: reason} if len(part) == 1 else _sorted_out(solr, part)
    return refused


def _changed_since(documents: list[Document]) -> list[str]:
    """The datasets that somebody else changed between their commit and the sending.

    Theirs went to Solr at once and ours after it: an officer's change, a table that was loaded.
    """
    ids = [one["id"] for one in documents]
    package, resource = model.Package, model.Resource
    rows = model.Session.execute(
        sa.select(package.id, package.state, package.metadata_modified).where(package.id.in_(ids))
    )
    now = {row.id: (row.state, row.metadata_modified.isoformat()) for row in rows}
    loaded = sa.cast(resource.extras, sa.Text).like(LOADED)
    query = sa.select(resource.id).where(resource.package_id.in_(ids), loaded)
    active = set(model.Session.execute(query).scalars())
    return [one["id"] for one in documents if not _as_sent(one, now.get(one["id"]), active)]


def _as_sent(document: Document, now: tuple[str, str] | None, active: set[str]) -> bool:
    sent = json.loads(document["data_dict"])
    files = {one["id"]: bool(one.get("datastore_active")) for one in sent["resources"]}
    same_files = all((identity in active) == flag for identity, flag in files.items())
    return now == (sent["state"], sent["metadata_modified"]) and same_files
