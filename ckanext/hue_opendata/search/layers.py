"""The two layers of fields in Solr: which names they have, and how a query is written for each.

Layer P (“plain”) lives in the stock schema; layer S (“schema”) in fields of our own that
`ckan hue search install` makes. Both hold the same tokens, so that they answer alike; S is not
stored, not copied into the catch-all `text`, is not stemmed, and leaves a word's beginnings to
Solr's edge n-grams. No CKAN here.

With CKAN's `dynamicField *` a name is burnt once a document used it with another type (every later
document is refused, even after all are deleted). So S's names carry a version, a changed type is a
new version, and P never writes a name of S.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

#: Raise it whenever a type or a field below changes.
VERSION = 1
#: The fields that words are looked for in, and what a word there weighs.
WEIGHTS = {"title": 3, "alias": 2.25, "body": 1}
#: Any version's names.
OWN_NAME = re.compile(r"hue\d+_")


@dataclass(frozen=True)
class Layer:
    """One layer: `prefix` + a name of `WEIGHTS` is a field, + `begin` the field of beginnings;
    `cuts`: Solr cuts a word's beginnings, else the index has each as a token."""

    name: str
    prefix: str
    cuts: bool

    def field(self, name: str) -> str:
        """The field's name in Solr."""
        return f"{self.prefix}{name}"

    @property
    def begin(self) -> str:
        """The field of beginnings."""
        return self.field("begin")

    @property
    def weights(self) -> str:
        """Solr's `qf`."""
        return " ".join(f"{self.field(name)}^{weight}" for name, weight in WEIGHTS.items())

    @property
    def named(self) -> str:
        """`qf` for what is only to be named: titles, tags and other names, no descriptions."""
        some = ((name, weight) for name, weight in WEIGHTS.items() if name != "body")
        return " ".join(f"{self.field(name)}^{weight}" for name, weight in some)

    @property
    def shape(self) -> str:
        """What documents of this layer carry in `hue_shape`, so that older ones are known."""
        return f"{self.name}{SHAPE}"


#: Raise it when documents made before must be indexed anew to be found as well.
SHAPE = 5
PLAIN = Layer("p", "extras_hue_", cuts=False)


def own(version: int = VERSION) -> Layer:
    """Layer S in a version."""
    return Layer(f"s{version}_", f"hue{version}_", cuts=True)


def definitions(version: int = VERSION) -> dict[str, list[dict[str, Any]]]:
    """What the Schema API is to add: `add-field-type` and `add-field`, in Solr's own words."""
    layer = own(version)
    tokens, edges = layer.field("tokens"), layer.field("edges")
    whitespace = {"tokenizer": {"class": "solr.WhitespaceTokenizerFactory"}}
    grams = {
        "class": "solr.EdgeNGramFilterFactory",
        **{"minGramSize": "1", "maxGramSize": "20", "preserveOriginal": "true"},
    }
    text = {"class": "solr.TextField", "indexed": True, "stored": False}
    types = [
        # Nobody asks for phrases: neighbours are tokens of their own.
        {"name": tokens, **text, "omitPositions": True, "analyzer": whitespace},
        {
            "name": edges,
            **text,
            **{"omitNorms": True, "omitTermFreqAndPositions": True},
            "indexAnalyzer": {**whitespace, "filters": [grams]},
            "queryAnalyzer": whitespace,
        },
    ]
    fields = [{"name": layer.field(name), "type": tokens} for name in WEIGHTS]
    fields.append({"name": layer.begin, "type": edges})
    return {"add-field-type": types, "add-field": fields}
