"""What the search adds to a dataset's index document, in the stock schema.

The stock fields stay as they are; ours are `extras_hue_*` (the stock dynamic field of type `text`)
and hold tokens of `tokens.py`. `title_string`, by which lists are sorted, becomes the key of the
Vietnamese order.
"""

from __future__ import annotations

import json
from typing import Any

from ckanext.hue_opendata import places, vocabularies
from ckanext.hue_opendata.schema.helpers import hue_json_list
from ckanext.hue_opendata.search import aliases, tokens
from ckanext.hue_opendata.text import sort_key

#: Cut before tokens are made of it: a field of the index must stay bounded.
LONGEST = 20_000


def enrich(document: dict[str, Any]) -> dict[str, Any]:
    """Add our fields to an index document; a document that is no dataset stays as it is."""
    dataset = _dataset(document)
    title = str(document.get("title") or "")
    tags = [str(tag) for tag in document.get("tags") or []]
    topics = [str(group.get("title") or "") for group in dataset.get("groups") or []]
    agency = str((dataset.get("organization") or {}).get("title") or "")
    notes = str(document.get("notes") or "")[:LONGEST]
    files = _files(dataset)
    topics += _topics(dataset)
    covered = _covered(dataset)
    said = ". ".join([title, *tags, *topics, *covered])
    english = " ".join(str(dataset.get(name) or "") for name in ("title_en", "notes_en"))
    body = f"{notes}. {files}"
    texts = {
        "extras_hue_title": [title],
        "extras_hue_tags": [*tags, *topics],
        "extras_hue_alias": [
            *(agency, english, *covered),
            *aliases.others(f"{said}. {agency}"),
            *aliases.place_names(said),
        ],
        "extras_hue_body": [body],
        "extras_hue_more": [*aliases.others(body), *aliases.place_names(body)],
    }
    for name, parts in texts.items():
        document[name] = " ".join(tokens.of_text(". ".join(parts)[:LONGEST]))
    # Few fields: each one costs every word of every query.
    named = [title, *tags, agency]
    beginnings = [*tokens.beginnings(named), *tokens.all_initials([*named, *topics])]
    document["extras_hue_more"] += " " + " ".join(beginnings)
    document["title_string"] = sort_key(title)
    return document


def _dataset(document: dict[str, Any]) -> dict[str, Any]:
    """The dataset that the document is of, as core keeps it in the document."""
    text = document.get("validated_data_dict") or document.get("data_dict") or "{}"
    return json.loads(text)


def _topics(dataset: dict[str, Any]) -> list[str]:
    """The labels of the dataset's topic codes, in both languages."""
    vocabulary = vocabularies.load("theme")
    codes = [str(code) for code in hue_json_list(dataset.get("theme"))]
    return [vocabulary.label(code, language) for code in codes for language in ("vi", "en")]


def _covered(dataset: dict[str, Any]) -> list[str]:
    """The names of the units that the dataset says it covers."""
    found: list[str] = []
    for part in hue_json_list(dataset.get("spatial_coverage")):
        if isinstance(part, dict):
            found.append(str(part.get("text") or ""))
            unit = places.unit(str(part.get("uri") or ""))
            found.append(unit.full_name if unit else "")
    return [name for name in found if name]


def _files(dataset: dict[str, Any]) -> str:
    """Names and descriptions of the files, their column names among them."""
    found: list[str] = []
    for resource in dataset.get("resources") or []:
        found += [str(resource.get(name) or "") for name in ("name", "description", "columns")]
    return ". ".join(part for part in found if part)[:LONGEST]
