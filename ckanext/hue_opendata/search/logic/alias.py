"""Names that the portal's admins add to what people may look for."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
import pysolr

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.search.added import checking, settling, table, touched
from ckanext.hue_opendata.search.log import entry

#: More are no names that somebody looks through.
MOST = 2000


@tk.side_effect_free
def hue_search_alias_list(context: Any, data_dict: dict[str, Any]) -> list[dict[str, Any]]:
    """The names that admins added, newest first.

    Each has `id`, `name`, `kind` (`text`, `dataset`, `organization`, `topic`), `target` (words, an
    id or a code), `label` (the target in words), `created` (a day), and `datasets`: how many were
    indexed for it, None while that is to be done.
    """
    tk.check_access("hue_search_alias_list", context, data_dict)
    return [_told(row) for row in table.every()]


def hue_search_alias_create(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Find what is meant by other words, too.

    `name`: the words that people look for; `kind` and `target`: `text` and words that datasets
    have (in a row, with accents), `dataset` or `organization` and a name, an id or an address,
    `topic` and a code. The datasets that it touches, and no others, are indexed by a job. Answers
    the name, with `queued`: whether the job could be sent. Raises ValidationError.
    """
    tk.check_access("hue_search_alias_create", context, data_dict)
    name = checking.name(data_dict.get("name"))
    kind = str(data_dict.get("kind") or "text")
    target = checking.target(kind, data_dict.get("target"), name)
    query = entry.key(name)
    if table.same(query, kind, target):
        raise tk.ValidationError({"name": [tk._("This name is there already for the same thing")]})
    if len(table.every()) >= MOST:
        raise tk.ValidationError({"name": [tk._("There are too many names; delete some first")]})
    if kind == "text" and not _spoken(target):
        sentence = tk._("No dataset says “{text}”; write it as titles do, with accents")
        raise tk.ValidationError({"target": [sentence.format(text=target)]})
    made = table.add(name, query, kind, target, formats.today())
    return {**_told(made), "queued": settling.send()}


def hue_search_alias_delete(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Take a name away again, by its `id`; its datasets are indexed without it by a job.

    Answers `queued`: whether the job could be sent. Raises ObjectNotFound.
    """
    tk.check_access("hue_search_alias_delete", context, data_dict)
    try:
        row = table.find(int(tk.get_or_bust(data_dict, "id")))
    except ValueError:
        row = None
    if row is None:
        raise tk.ObjectNotFound(tk._("There is no such name"))
    table.remove(row.number)
    return {"queued": settling.send()}


def _spoken(target: str) -> bool:
    """Whether any dataset has the words; taken for true while Solr is away."""
    try:
        return touched.speaks(target)
    except pysolr.SolrError:
        return True


def _told(row: Any) -> dict[str, Any]:
    return {
        "id": row.number,
        "name": row.name,
        "kind": row.kind,
        "target": row.target,
        "label": checking.label(row.kind, row.target),
        "created": row.created.isoformat(),
        "datasets": row.datasets,
    }
