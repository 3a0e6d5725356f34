"""What the search adds to a dataset's index document, for each layer that is written.

The stock fields stay as they are; ours hold tokens of `tokens.py`. `title_string`, by which lists
are sorted, becomes the key of the Vietnamese order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ckanext.hue_opendata import places, vocabularies
from ckanext.hue_opendata.schema.helpers import hue_json_list
from ckanext.hue_opendata.search import aliases, columns, filters, layer_state, layers, tokens
from ckanext.hue_opendata.search.added import current
from ckanext.hue_opendata.search.layers import Layer
from ckanext.hue_opendata.text import sort_key

#: Cut before tokens are made of it: a field of the index must stay bounded.
LONGEST = 20_000


def enrich(document: dict[str, Any]) -> dict[str, Any]:
    """Add our fields to an index document; a document that is no dataset stays as it is."""
    for name in [name for name in document if layers.OWN_NAME.match(name)]:
        # A dataset's own extra of such a name would burn the name for good.
        del document[name]
    dataset = dataset_of(document)
    spoken, added = speaking(document, dataset), current.added()
    english = " ".join(str(dataset.get(name) or "") for name in ("title_en", "notes_en"))
    # Few fields: each one costs every word of every query.
    texts = {
        "title": [spoken.title],
        "alias": [
            *(*spoken.tags, *spoken.topics),
            *(spoken.agency, english, *spoken.covered),
            *aliases.others(spoken.named, added),
            *aliases.place_names(spoken.said),
            *names_of(dataset, added),
        ],
        # The long part last: what is too long is cut off behind.
        "body": [
            *aliases.others(spoken.body, added),
            *aliases.place_names(spoken.body),
            spoken.body,
        ],
    }
    found = {name: " ".join(tokens.of_texts(_cut(parts))) for name, parts in texts.items()}
    named = [spoken.title, *spoken.tags, spoken.agency]
    found["body"] += " " + " ".join(tokens.all_initials([*named, *spoken.topics]))
    written = layer_state.state().written
    for layer in written:
        _write(document, layer, found, named)
    document["hue_shape"] = written[-1].shape
    document["title_string"] = sort_key(spoken.title)
    document.update(filters.fields(document, dataset))
    return document


def _cut(parts: list[str]) -> Iterator[str]:
    """The parts that have room, the last one cut."""
    room = LONGEST
    for part in parts:
        if room > 0:
            yield part[:room]
        room -= len(part)


def _write(document: dict[str, Any], layer: Layer, found: dict[str, str], named: list[str]) -> None:
    """One layer's fields; beginnings as words where Solr cuts them."""
    document.update({layer.field(name): text for name, text in found.items()})
    kept = tokens.to_cut(named) if layer.cuts else tokens.beginnings(named)
    document[layer.begin] = " ".join(kept)


@dataclass(frozen=True)
class Spoken:
    """What a dataset says of itself, in the parts that weigh differently."""

    title: str
    tags: list[str]
    topics: list[str]
    covered: list[str]
    agency: str
    body: str

    @property
    def said(self) -> str:
        """Title, tags, topics and places."""
        return ". ".join([self.title, *self.tags, *self.topics, *self.covered])

    @property
    def named(self) -> str:
        """All that is no description: with the agency."""
        return f"{self.said}. {self.agency}"


def speaking(document: dict[str, Any], dataset: dict[str, Any]) -> Spoken:
    """The parts of a dataset and of its index document."""
    notes = str(document.get("notes") or "")[:LONGEST]
    topics = [str(group.get("title") or "") for group in dataset.get("groups") or []]
    return Spoken(
        title=str(document.get("title") or ""),
        tags=[str(tag) for tag in document.get("tags") or []],
        topics=topics + _topics(dataset),
        covered=_covered(dataset),
        agency=str((dataset.get("organization") or {}).get("title") or ""),
        body=f"{notes}. {_files(dataset)}",
    )


def names_of(dataset: dict[str, Any], added: aliases.Added) -> list[str]:
    """The names that an admin gave this dataset, its agency, or one of its topics."""
    found = added.of("dataset", str(dataset.get("id") or ""))
    found += added.of("organization", str(dataset.get("owner_org") or ""))
    for code in hue_json_list(dataset.get("theme")):
        found += added.of("topic", str(code))
    return found


def dataset_of(document: dict[str, Any]) -> dict[str, Any]:
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
    """Names and descriptions of the files, and the names of the columns of their tables."""
    resources = dataset.get("resources") or []
    found: list[str] = []
    for resource in resources:
        found += [str(resource.get(name) or "") for name in ("name", "description", "columns")]
    found += columns.names(resources)
    return ". ".join(part for part in found if part)[:LONGEST]
