"""What of our fields goes into Solr, and in which shape.

Repeating fields and lists reach the index as JSON, which the stock schema would take as one long
word: they are flattened here into words, and codes into facets (`vocab_*` is multi-valued).
"""

from __future__ import annotations

from typing import Any

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.schema.helpers import hue_json_list
from ckanext.hue_opendata.schema.shape import is_ours
from ckanext.hue_opendata.schema.types import fields_of

#: Fields that say nothing to a searcher, and would only fill the index.
SILENT = ("harvest_guid", "harvest_hash", "schema_version", "spatial")
#: Solr refuses a whole document for one longer word (32,766 bytes) in a field of one word.
LONGEST = 32_000


def flatten(document: dict[str, Any]) -> dict[str, Any]:
    """A dataset's index document with scalar fields only; codes with their labels beside them."""
    if not is_ours(document):
        return document
    for field in fields_of(document.get("type") or "dataset"):
        name, validators = field["field_name"], str(field.get("validators")).split()
        if name in SILENT:
            document.pop(f"extras_{name}", None)
        elif "repeating_subfields" in field:
            _set_words(document, name, _words(document.pop(name, None)))
        elif "hue_codes" in validators:
            _set_codes(document, name, field["vocabulary"])
        elif "hue_text_list" in validators or "hue_link_list" in validators:
            _set_words(document, name, hue_json_list(document.pop(name, None)))
        elif len(str(document.get(name, "")).encode()) > LONGEST and name != "notes":
            document.pop(name)
    # A topic's page, and the number beside it, ask for members of its group.
    topics = {*document.get("groups", []), *document.get("vocab_theme", [])}
    if topics:
        document["groups"] = sorted(topics)
    return document


def _words(value: Any) -> list[Any]:
    parts = [part for part in hue_json_list(value) if isinstance(part, dict)]
    return [word for part in parts for word in part.values()]


def _set_words(document: dict[str, Any], name: str, words: list[Any]) -> None:
    document.pop(f"extras_{name}", None)
    if words:
        document[f"extras_{name}"] = " ".join(str(word) for word in words)


def _set_codes(document: dict[str, Any], name: str, vocabulary: str) -> None:
    codes = [str(code) for code in hue_json_list(document.pop(name, None))]
    terms = vocabularies.load(vocabulary)
    if codes:
        document[f"vocab_{name}"] = codes
    labels = [terms.label(code, spoken) for code in codes for spoken in ("vi", "en")]
    _set_words(document, name, labels)
