"""`hue_search_suggest`: what a person may be about to type, and may see."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.lib import search

from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.schema.types import TYPES
from ckanext.hue_opendata.search import (
    kept,
    known_names,
    layer_state,
    names,
    shaping,
    slips,
    variants,
)
from ckanext.hue_opendata.search.names import Name

log = logging.getLogger(__name__)
#: Letters below which nothing is suggested, and beyond which a text is cut.
SHORTEST, LONGEST = 2, 100
USUAL, MOST = 10, 20
#: Tags that are asked for, of all datasets that fit.
TAGS = 100
#: How many of a kind; what is left over goes to datasets.
SHARES = {"topic": 2, "organization": 2, "place": 3, "tag": 3}
TITLES = 5


@tk.side_effect_free
def hue_search_suggest(context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Datasets, topics, agencies, places and tags of which a word begins as asked.

    `q`: what was typed so far, with or without accents; fewer than two letters give nothing.
    `limit`: at most so many, usually 10, up to 20. Answers `{q, suggestions}`; a suggestion has
    `kind`, `code`, `label`, `detail` and `marks`: pairs of first and behind last letter in the
    label. Datasets and their tags are those that the user may see. Nothing is written.
    """
    tk.check_access("hue_search_suggest", context, data_dict)
    text = str(data_dict.get("q") or "")[:LONGEST]
    limit = _limit(data_dict.get("limit"))
    asked = names.asked_words(text)
    if sum(len(word) for word in asked) < SHORTEST:
        return {"q": text, "suggestions": []}
    found = _found(context, asked, text, limit)
    if not found:
        decoded = slips.decoded(text)
        if decoded:
            asked = names.asked_words(decoded)
            found = _found(context, asked, decoded, limit)
    return {"q": text, "suggestions": [_told(name, asked) for name in _shared(found, limit)]}


def _found(context: Any, asked: list[str], text: str, limit: int) -> dict[str, list[Name]]:
    """The best names of each kind that has some."""
    spoken, best = language(), names.best
    words = " ".join(asked) + (" " if text.endswith(" ") else "")
    titles, counts = _datasets(context, words, limit)
    tags = {name.label: counts[name.label] for name in names.fits(map(_tag, counts), asked)}
    found = {
        "dataset": _fitting_first(titles, asked),
        "topic": best(known_names.topics(spoken).near(asked), asked, SHARES["topic"]),
        "organization": best(known_names.agencies().near(asked), asked, SHARES["organization"]),
        "place": best(known_names.units(spoken).near(asked), asked, SHARES["place"]),
        "tag": best(map(_tag, variants.merged(tags)), asked, SHARES["tag"]),
    }
    return {kind: some for kind, some in found.items() if some}


def _datasets(context: Any, words: str, rows: int) -> tuple[list[Name], dict[str, int]]:
    """Titles, and tags with their numbers, of the datasets that fit and that the user may see; none
    without an index."""
    query = {
        **shaping.shaped({"q": words}),
        "fl": "name,title,organization,dataset_type",
        "fq": f"+dataset_type:({' OR '.join(TYPES)})",
        "rows": rows,
        "facet.field": ["tags"],
        "facet.limit": TAGS,
    }
    if "qf" in query:
        query["qf"] = layer_state.state().searched.named
    asking = kept.Query()
    try:
        docs = asking.run(query, permission_labels=kept.labels(context))["results"]
    except (search.SearchError, search.SolrConnectionError):
        log.warning("no datasets suggested: the index gave no answer", exc_info=True)
        return [], {}
    titles = [
        _name(
            "dataset",
            f"{doc.get('dataset_type') or 'dataset'}/{doc['name']}",
            str(doc.get("title") or doc["name"]),
            known_names.agency_title(str(doc.get("organization") or "")),
        )
        for doc in docs
    ]
    return titles, asking.facets.get("tags", {})


#: The words of a name are read once.
_name = lru_cache(maxsize=8192)(Name)


def _tag(label: str) -> Name:
    return _name("tag", label, label)


def _fitting_first(titles: list[Name], asked: list[str]) -> list[Name]:
    """Those whose title has the words before those that are found by something else."""
    fitting = names.fits(titles, asked)
    return fitting + [name for name in titles if name not in fitting]


def _shared(found: dict[str, list[Name]], limit: int) -> list[Name]:
    """At most `limit` names: each other kind its share, datasets the rest, in the order shown."""
    titles = found.pop("dataset", [])
    others = [name for kind in known_names.KINDS for name in found.get(kind, [])]
    kept = others[: max(0, limit - min(TITLES, len(titles)))]
    return [*titles[: limit - len(kept)], *kept]


def _told(name: Name, asked: list[str]) -> dict[str, Any]:
    return {
        "kind": name.kind,
        "code": name.code,
        "label": name.label,
        "detail": name.detail,
        "marks": names.marks(name.label, asked, beginnings=True),
    }


def _limit(value: Any) -> int:
    try:
        return max(1, min(int(value or USUAL), MOST))
    except (TypeError, ValueError) as error:
        raise tk.ValidationError({"limit": [tk._("Give a whole number")]}) from error
