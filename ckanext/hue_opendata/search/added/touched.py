"""Which datasets a name touches: exactly those whose index document has it, or is to have it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import model
from ckan.lib.search.common import make_connection

from ckanext.hue_opendata.search import aliases, index, layer_state, tokens
from ckanext.hue_opendata.search.aliases import Phrase

ROWS = 500
#: The fields that hold what a dataset says; the rest is made of these.
SAID = ("title", "alias", "body")
#: What core stores of a dataset and the index's text is made of.
STORED = "id,title,notes,tags,validated_data_dict,data_dict"


def by(kind: str, target: str) -> list[str]:
    """The ids of the datasets; of those that are not indexed yet, none. Raises `SolrError`."""
    if kind == "dataset":
        return _packages(model.Package.id == target)
    if kind == "organization":
        return _packages(model.Package.owner_org == target)
    if kind == "topic":
        code = target.replace("\\", "").replace('"', "")
        return [one["id"] for one in _documents(f'vocab_theme:"{code}"', "id")]
    return sorted({one for phrase in aliases.phrases(target) for one in _saying(phrase)})


def speaks(target: str) -> bool:
    """Whether any dataset has these words in a row. Raises `SolrError`."""
    return any(True for phrase in aliases.phrases(target) for _ in _saying(phrase))


def _packages(which: Any) -> list[str]:
    query = sa.select(model.Package.id).where(which, model.Package.state != "deleted")
    return [identity for (identity,) in model.Session.execute(query)]


def _saying(phrase: Phrase) -> Iterator[str]:
    """The datasets that have these words in a row; Solr gives those that have all of them."""
    wanted = [tokens.accented(word) or tokens.plain(word) for word in phrase]
    wanted += [tokens.pair(one, other) for one, other in pairwise(phrase)]
    layer = layer_state.state().searched
    fields = [layer.field(name) for name in SAID]
    clauses = (f"+({' '.join(f'{field}:{token}' for field in fields)})" for token in wanted)
    for document in _documents(" ".join(dict.fromkeys(clauses)), STORED):
        spoken = index.speaking(document, index.dataset_of(document))
        if _has(tokens.words(spoken.named), phrase) or _has(tokens.words(spoken.body), phrase):
            yield document["id"]


def _has(words: tuple[str, ...], phrase: Phrase) -> bool:
    length = len(phrase)
    return any(words[at : at + length] == phrase for at in range(len(words) - length + 1))


def _documents(query: str, fields: str) -> Iterator[dict[str, Any]]:
    """The site's documents that a query finds, whoever may see them: nothing is shown of them."""
    solr, mark = make_connection(), "*"
    mine = [f'+site_id:"{tk.config["ckan.site_id"]}"', "+entity_type:package"]
    how = {"q.op": "OR", "rows": ROWS, "sort": "index_id asc"}
    while True:
        found = solr.search(query, fq=mine, fl=fields, cursorMark=mark, **how)
        yield from found.docs
        if found.nextCursorMark == mark:
            return
        mark = found.nextCursorMark
