"""What the home page shows: figures, topics, agencies, newest, most used and featured data."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.lib.search import SearchError

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.theme import config

NEWEST, MOST = 6, 12
#: The drawing of a topic (`icon` in the vocabulary) → its name in CKAN's own icon font.
ICONS = {
    "chart": "chart-line",
    "briefcase": "briefcase",
    "compass": "compass",
    "gate": "torii-gate",
    "book": "book-open",
    "heart": "heart-pulse",
    "people": "people-group",
    "leaf": "leaf",
    "water": "water",
    "road": "road",
    "building": "building",
    "map": "map-location-dot",
    "bolt": "bolt",
    "chip": "microchip",
    "stamp": "stamp",
    "scale": "scale-balanced",
}


def home() -> dict[str, Any]:
    """Figures, topics, agencies, newest, most used and featured data, as the reader may see them.

    At most three searches, however many datasets, agencies and topics there are. Without the index
    only `news`, and `away` is true.
    """
    try:
        return _lists()
    except SearchError:
        return {"away": True, "news": config.text("news")}


def _lists() -> dict[str, Any]:
    found = _search(
        rows=NEWEST,
        sort="metadata_modified desc",
        **{"facet.field": ["vocab_theme", "organization", "res_format"], "facet.limit": 100},
    )
    facets = found["search_facets"]
    topics = _topics(facets)
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
        "used": _used(),
        "featured": _featured(),
        "news": config.text("news"),
    }


def topic_icon(code: str) -> str:
    """The drawing of a topic, as a class of the icon font."""
    term = vocabularies.load("theme").terms.get(code)
    return "fa-" + ICONS.get(str(term.extra.get("icon", "")) if term else "", "folder-open")


def _search(**query: Any) -> dict[str, Any]:
    return tk.get_action("package_search")({}, {"q": "*:*", **query})


def _topics(facets: dict[str, Any]) -> list[dict[str, Any]]:
    themes, spoken = vocabularies.load("theme"), language()
    return [
        {
            "code": item["name"],
            "name": themes.label(item["name"], spoken),
            "count": item["count"],
            "icon": topic_icon(item["name"]),
        }
        for item in _items(facets, "vocab_theme")
    ]


def _used() -> list[dict[str, Any]]:
    """What was looked at most in the last two weeks; nothing where views are not counted."""
    if not tk.asbool("tracking" in tk.aslist(tk.config.get("ckan.plugins"))):
        return []
    found = _search(rows=NEWEST, sort="views_recent desc", fq="views_recent:[1 TO *]")
    return [_short(dataset) for dataset in found["results"]]


def _featured() -> list[dict[str, Any]]:
    names = config.lines("featured")
    if not names:
        return []
    either = " OR ".join(f'"{name}"' for name in names)
    found = _search(rows=len(names), fq=f"name:({either})")["results"]
    found.sort(key=lambda dataset: names.index(dataset["name"]))
    return [_short(dataset) for dataset in found]


def _items(facets: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = facets.get(name, {}).get("items", [])
    return sorted(found, key=lambda item: (-item["count"], item["display_name"]))


def _short(dataset: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": dataset["name"],
        "title": dataset["title"],
        "title_en": dataset.get("title_en", ""),
        "agency": (dataset.get("organization") or {}).get("title", ""),
        "changed": dataset["metadata_modified"],
        "formats": sorted({one["format"] for one in dataset["resources"] if one.get("format")}),
    }
