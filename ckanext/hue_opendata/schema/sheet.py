"""What the dataset page says first, worked out once: use, freshness, places, who answers."""

from __future__ import annotations

from datetime import date
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata import formats, vocabularies
from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.schema.extent import box_of, polygon
from ckanext.hue_opendata.schema.freshness import freshness
from ckanext.hue_opendata.schema.helpers import hue_json_list, hue_places
from ckanext.hue_opendata.schema.placing import COVERAGE, question, unclear
from ckanext.hue_opendata.schema.publishing import OPEN, UNASSESSED
from ckanext.hue_opendata.schema.types import TYPES, fields_of, schema_of

CITY = "46"


def sheet(dataset: dict[str, Any]) -> dict[str, Any] | None:
    """The sheet of a dataset as `package_show` gives it, in the reader's language.

    Keys: `kind`, `topics` [{code, label}], `use`, `fresh`, `places`, `offices`, `lacking`
    [labels], `asked` [questions about places], `links` [{label, url}]. None for a dataset type
    that is none of ours.
    """
    kind = dataset.get("type") or "dataset"
    if kind not in TYPES:
        return None
    spoken = language()
    topics = [str(code) for code in hue_json_list(dataset.get("theme"))]
    return {
        "kind": schema_of(kind)["label"][spoken],
        "topics": [{"code": c, "label": _label("theme", c, spoken)} for c in topics],
        "use": _use(dataset, spoken),
        "fresh": _fresh(dataset, spoken),
        "places": _places(dataset),
        "offices": [one for one in hue_json_list(dataset.get("contact")) if isinstance(one, dict)],
        "lacking": _lacking(dataset, kind, spoken),
        "asked": _asked(dataset),
        "links": _links(dataset),
    }


def _label(name: str, code: Any, spoken: str) -> str:
    return vocabularies.load(name).label(str(code), spoken) if code else ""


def _use(dataset: dict[str, Any], spoken: str) -> dict[str, Any]:
    """May I use it: licence with its terms in a sentence, sharing class, assessment."""
    licence = vocabularies.load("licence").terms.get(str(dataset.get("license_id") or ""))
    extra = licence.extra if licence else {}
    return {
        "open": dataset.get("classification") == OPEN and bool(licence),
        "licence": _label("licence", dataset.get("license_id"), spoken),
        "terms": (extra.get("terms") or {}).get(spoken, ""),
        "url": extra.get("url", ""),
        "classification": _label("classification", dataset.get("classification"), spoken),
        "assessed": dataset.get("personal_data", "") not in UNASSESSED,
        "personal_data": _label("personal_data", dataset.get("personal_data"), spoken),
    }


def _fresh(dataset: dict[str, Any], spoken: str) -> dict[str, Any]:
    found = freshness(dataset, formats.today())
    return {
        "state": found.state,
        "frequency": _label("frequency", dataset.get("frequency"), spoken),
        "last": _iso(found.last),
        "due": _iso(found.due),
        "late": found.late,
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _places(dataset: dict[str, Any]) -> dict[str, Any]:
    """Where it applies: `named` as `hue_places` gives it, the codes to mark on the map, and an
    extent that somebody gave (GeoJSON), which is not worked out from the units.
    """
    coverage = hue_json_list(dataset.get("spatial_coverage"))
    named = hue_places(coverage)
    marked = {code for place in named for code in place["codes"]}
    units = [str(part.get("uri") or "") for part in coverage if isinstance(part, dict)]
    box, extent = box_of(units), str(dataset.get("spatial") or "")
    own = extent if not box or extent != polygon(box) else ""
    return {"named": named, "codes": sorted(marked), "whole": CITY in marked, "extent": own}


def _lacking(dataset: dict[str, Any], kind: str, spoken: str) -> list[str]:
    """The labels of what a harvested record still lacks."""
    wanted = str(dataset.get("incomplete") or "").split()
    labels = {field["field_name"]: field["label"][spoken] for field in fields_of(kind)}
    return [labels.get(name, name) for name in wanted]


def _asked(dataset: dict[str, Any]) -> list[str]:
    """What a person must decide about the places of a harvested record."""
    if COVERAGE not in str(dataset.get("incomplete") or "").split():
        return []
    return [question(name, units) for name, units in unclear(dataset)]


def _links(dataset: dict[str, Any]) -> list[dict[str, str]]:
    """The same record for machines."""
    identity, name = dataset["id"], dataset["name"]
    links = [
        {
            "label": "JSON (CKAN API)",
            "url": tk.url_for("api.action", ver=3, logic_function="package_show", id=identity),
        }
    ]
    if tk.h.plugin_loaded("dcat"):
        shapes = (("RDF/Turtle (DCAT)", "ttl"), ("JSON-LD (DCAT)", "jsonld"))
        links += [
            {"label": label, "url": tk.url_for("dcat.read_dataset", _id=name, _format=ending)}
            for label, ending in shapes
        ]
    return links
