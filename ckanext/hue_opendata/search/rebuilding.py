"""Makes index documents anew: many at a time, on as many processes as there are processors.

Nothing is cleared first, so searches answer all the while; what a document of the index has lost in
the database goes at the end. A document that Solr refuses is told and does not stop the others.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from typing import Any

import ckan.plugins.toolkit as tk
import pysolr
from ckan import logic, model
from ckan.lib.search.common import make_connection

from ckanext.hue_opendata.search import stock_documents
from ckanext.hue_opendata.search.added import current

BATCH = 100
#: What is told of a dataset that could not be indexed: its id and the reason.
Failure = tuple[str, str]
Told = Callable[[int], None]


def everything() -> list[str]:
    """The ids that belong into the index, as core's own rebuild chooses them."""
    asked = model.Session.query(model.Package.id)
    if tk.config.get("ckan.search.remove_deleted_packages"):
        asked = asked.filter(model.Package.state != "deleted")
    return [one for (one,) in asked]


def rebuild(
    identities: Sequence[str] | None = None,
    processes: int | None = None,
    told: Told = lambda done: None,
) -> list[Failure]:
    """Index datasets anew (all of them when none are named) and commit; those that failed.

    Raises `pysolr.SolrError` when Solr does not answer.
    """
    wanted = everything() if identities is None else list(identities)
    parts = processes or multiprocessing.cpu_count()
    parts = max(1, min(parts, len(wanted) // BATCH))
    failed = _index(wanted, told) if parts == 1 else _side_by_side(wanted, parts, told)
    make_connection().commit()
    return failed


def _side_by_side(wanted: list[str], parts: int, told: Told) -> list[Failure]:
    """Each process takes a batch, and then the next."""
    batches = [wanted[at : at + BATCH] for at in range(0, len(wanted), BATCH)]
    # The children get the loaded application by fork; connections are not shared with them.
    model.Session.remove()
    context = multiprocessing.get_context("fork")
    failed: list[Failure] = []
    with context.Pool(parts, initializer=_own_connections) as pool:
        for number, found in enumerate(pool.imap_unordered(_index, batches), 1):
            failed += found
            told(min(number * BATCH, len(wanted)))
    return failed


def _own_connections() -> None:
    engine: Any = model.meta.engine
    engine.dispose(close=False)


def _index(wanted: Sequence[str], told: Told = lambda done: None) -> list[Failure]:
    failed: list[Failure] = []
    for start in range(0, len(wanted), BATCH):
        with current.held():
            failed += _send(stock_documents.documents(wanted[start : start + BATCH]))
        # Core leaves the objects of all datasets in the session; a long run would keep them all.
        model.Session.remove()
        told(min(start + BATCH, len(wanted)))
    return failed


def _send(found: Any) -> list[Failure]:
    failed: list[Failure] = []
    documents: list[dict[str, Any]] = []
    for identity, made in found:
        if isinstance(made, logic.NotFound):
            continue
        if isinstance(made, Exception):
            failed.append((identity, f"{type(made).__name__}: {made}"[:300]))
        elif made is not None:
            documents.append(made)
    return failed + _add(documents)


def _add(documents: list[dict[str, Any]]) -> list[Failure]:
    """Add all at once; when Solr refuses, one by one, so that only the bad ones are left out."""
    solr = make_connection()
    try:
        if documents:
            solr.add(documents, commit=False)
    except pysolr.SolrError as error:
        if "HTTP 400" not in str(error):
            raise  # Solr is away: nothing of the rest would be taken either
        if len(documents) == 1:
            return [(documents[0]["id"], str(error)[:300])]
        return [failure for one in documents for failure in _add([one])]
    return []
