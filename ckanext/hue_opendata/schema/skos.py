"""A vocabulary as SKOS in JSON-LD. No CKAN."""

from __future__ import annotations

from typing import Any

from ckanext.hue_opendata.vocabularies import Term, Vocabulary

CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "schema": "http://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def scheme_uri(vocabulary: str, site: str) -> str:
    """The address of a vocabulary; it can be opened."""
    return f"{site}/vocabulary/{vocabulary}"


def term_uri(vocabulary: str, code: str, site: str) -> str:
    """The address of a term: its line on the vocabulary's page."""
    return f"{scheme_uri(vocabulary, site)}#{code}"


def document(vocabulary: Vocabulary, site: str) -> dict[str, Any]:
    """The whole vocabulary; `site` is the portal's address without a slash at its end."""
    scheme = scheme_uri(vocabulary.name, site)
    current = [{"@id": f"{scheme}#{term.code}"} for term in vocabulary.current()]
    head = {
        "@id": scheme,
        "@type": "skos:ConceptScheme",
        "skos:prefLabel": _both(vocabulary.title),
        "dct:source": vocabulary.source,
        "skos:hasTopConcept": current,
    }
    concepts = [_concept(term, vocabulary.name, site) for term in vocabulary.terms.values()]
    return {"@context": CONTEXT, "@graph": [head, *concepts]}


def _concept(term: Term, vocabulary: str, site: str) -> dict[str, Any]:
    concept: dict[str, Any] = {
        "@id": term_uri(vocabulary, term.code, site),
        "@type": "skos:Concept",
        "skos:inScheme": {"@id": scheme_uri(vocabulary, site)},
        "skos:notation": term.code,
        "skos:prefLabel": _both(term.labels),
    }
    if term.uri:
        concept["skos:exactMatch" if _same(term) else "skos:broadMatch"] = {"@id": term.uri}
    for name, day in (
        ("schema:validFrom", term.valid_from),
        ("schema:validThrough", term.valid_to),
    ):
        if day:
            concept[name] = {"@value": day, "@type": "xsd:date"}
    if term.valid_to:
        concept["owl:deprecated"] = True
    if term.replaced_by:
        concept["dct:isReplacedBy"] = {"@id": term_uri(vocabulary, term.replaced_by, site)}
    return concept


def _same(term: Term) -> bool:
    """City topics are narrower than the EU's; other codes mean what the EU's means."""
    return "/data-theme/" not in term.uri


def _both(labels: Any) -> list[dict[str, str]]:
    return [{"@value": labels[spoken], "@language": spoken} for spoken in ("vi", "en")]
