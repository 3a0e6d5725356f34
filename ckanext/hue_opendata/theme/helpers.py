"""What the home page and the search page ask for."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.theme.city_map import city_map

NEWEST, MOST = 6, 12


def hue_home() -> dict[str, Any]:
    """Figures, topics, agencies and newest data, as the reader may see them: one search."""
    found = tk.get_action("package_search")(
        {},
        {
            "q": "*:*",
            "rows": NEWEST,
            "sort": "metadata_modified desc",
            "facet.field": ["vocab_theme", "organization", "res_format"],
            "facet.limit": 100,
        },
    )
    facets = found["search_facets"]
    themes = vocabularies.load("theme")
    spoken = language()
    topics = [
        {"code": item["name"], "name": themes.label(item["name"], spoken), "count": item["count"]}
        for item in _items(facets, "vocab_theme")
    ]
    agencies = [
        {"code": item["name"], "name": item["display_name"], "count": item["count"]}
        for item in _items(facets, "organization")
    ]
    numbers = (found["count"], tk._("datasets")), (len(agencies), tk._("agencies"))
    more = (len(topics), tk._("topics")), (len(_items(facets, "res_format")), tk._("file formats"))
    return {
        "figures": [{"number": number, "name": name} for number, name in (*numbers, *more)],
        "topics": topics[:MOST],
        "agencies": agencies[:MOST],
        "newest": [_short(dataset) for dataset in found["results"]],
    }


def hue_site_logo() -> str:
    """The logo that an admin has set, else our own mark; never CKAN's."""
    logo = str(tk.config.get("ckan.site_logo") or "")
    return "/hue/mark.svg" if not logo or logo.endswith("ckan-logo.png") else logo


def hue_search_examples() -> list[str]:
    """Searches that show what the box understands."""
    return [tk._("ticket prices"), tk._("le hoi"), tk._("population of wards"), tk._("rainfall")]


def hue_city_map() -> dict[str, Any]:
    """The outlines of the 40 units for an inline picture."""
    return city_map()


def hue_search_told() -> str | None:
    """What the search of this page has to say about how it found its results."""
    told = getattr(tk.g, "hue_search", None)
    return told["explain"] if told else None


def _items(facets: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = facets.get(name, {}).get("items", [])
    return sorted(found, key=lambda item: (-item["count"], item["display_name"]))


def _short(dataset: dict[str, Any]) -> dict[str, Any]:
    agency = (dataset.get("organization") or {}).get("title", "")
    changed = dataset["metadata_modified"]
    return {
        "name": dataset["name"],
        "title": dataset["title"],
        "agency": agency,
        "changed": changed,
    }
