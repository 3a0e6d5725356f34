"""What of our fields goes into Solr, and in which shape.

Repeating fields and lists reach the index as JSON, which the stock schema would take as one long
word: they are flattened here into words, and codes into facets (`vocab_*` is multi-valued).
"""

from __future__ import annotations

from typing import Any

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.schema.helpers import hue_json_list

REPEATING = ("contact", "temporal_coverage", "spatial_coverage")
#: Fields that say nothing to a searcher, and would only fill the index.
SILENT = ("harvest_guid", "harvest_hash", "schema_version")


def flatten(document: dict[str, Any]) -> dict[str, Any]:
    """A dataset's index document with scalar fields only; codes with their labels beside them."""
    for name in REPEATING:
        parts = hue_json_list(document.pop(name, None))
        document.pop(f"extras_{name}", None)
        words = [str(value) for part in parts if isinstance(part, dict) for value in part.values()]
        if words:
            document[f"extras_{name}"] = " ".join(words)
    for name in SILENT:
        document.pop(f"extras_{name}", None)
    themes = [str(code) for code in hue_json_list(document.pop("theme", None))]
    document.pop("extras_theme", None)
    if themes:
        vocabulary = vocabularies.load("theme")
        document["vocab_theme"] = themes
        labels = [vocabulary.label(code, lang) for code in themes for lang in ("vi", "en")]
        document["extras_theme"] = " ".join(labels)
    return document
