"""What the pages' frame and the home page ask for."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import ckan.plugins.toolkit as tk
from flask import request

from ckanext.hue_opendata import formats, vocabularies
from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.theme import config, errors, pages, rows, samples
from ckanext.hue_opendata.theme.city_map import city_map

NEWEST, MOST = 6, 12
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT00:00:00(?:\.0+)?")
#: Stock pages without a heading of first rank.
HEADLESS = {
    *(f"activity.{kind}_activity" for kind in ("package", "organization", "group", "user")),
    *(f"dashboard.{name}" for name in ("datasets", "organizations", "groups")),
    *(f"{kind}.{name}" for kind in ("organization", "group") for name in ("about", "members")),
    *(f"admin.{name}" for name in ("index", "config", "reset_config", "trash")),
    *(f"user.{name}" for name in ("read", "edit", "api_tokens")),
    "activity.dashboard",
    "dataset.groups",
    "dataset_resource.edit_view",
    "harvest.new",
}
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


def hue_home() -> dict[str, Any]:
    """Figures, topics, agencies, newest, most used and featured data, as the reader may see them.

    At most three searches, however many datasets, agencies and topics there are.
    """
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


def hue_site_logo() -> str:
    """The logo that an admin has set, else our own mark; never CKAN's."""
    logo = str(tk.config.get("ckan.site_logo") or "")
    return "/hue/mark.svg" if not logo or logo.endswith("ckan-logo.png") else logo


def hue_search_examples() -> list[str]:
    """Searches that show what the box understands; an admin may write others."""
    ours = [tk._("ticket prices"), tk._("le hoi"), tk._("population of wards"), tk._("rainfall")]
    return config.lines("examples") or ours


def hue_city_map() -> dict[str, Any]:
    """The outlines of the 40 units for an inline picture."""
    return city_map()


def hue_search_told() -> str | None:
    """What the search of this page has to say about how it found its results."""
    told = getattr(tk.g, "hue_search", None)
    return told["explain"] if told else None


def hue_topic_icon(code: str) -> str:
    """The drawing of a topic, as a class of the icon font."""
    term = vocabularies.load("theme").terms.get(code)
    return "fa-" + ICONS.get(str(term.extra.get("icon", "")) if term else "", "folder-open")


def hue_languages() -> list[tuple[str, str]]:
    """(code, address of this page in that language) of each language on offer."""
    codes = tk.config.get("ckan.locales_offered") or ["vi", "en"]
    path = request.environ.get("CKAN_CURRENT_URL", "/")
    return [(code, tk.h.url_for(path, locale=code)) for code in codes]


def hue_pages() -> dict[str, str]:
    """name → title of the portal's own pages."""
    return pages.titles()


def hue_contact() -> str:
    """The contact for the footer, in Markdown."""
    return config.text("contact")


def hue_site_style() -> str | None:
    """The address of the style sheet that an admin has made, if any."""
    made = pages.style_version()
    return tk.h.url_for("hue_theme.style", v=made, locale="default") if made else None


def hue_font() -> dict[str, str] | None:
    """The font made by `ckan hue theme font`, if it was made: `style` and the `files` it loads."""
    storage = str(tk.config.get("ckan.storage_path") or "")
    told = Path(storage) / "storage" / "hue" / "font.json"
    if not storage or not told.is_file():
        return None
    return json.loads(told.read_text(encoding="utf-8"))


def _search(**query: Any) -> dict[str, Any]:
    return tk.get_action("package_search")({}, {"q": "*:*", **query})


def _topics(facets: dict[str, Any]) -> list[dict[str, Any]]:
    themes, spoken = vocabularies.load("theme"), language()
    return [
        {
            "code": item["name"],
            "name": themes.label(item["name"], spoken),
            "count": item["count"],
            "icon": hue_topic_icon(item["name"]),
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
        "agency": (dataset.get("organization") or {}).get("title", ""),
        "changed": dataset["metadata_modified"],
        "formats": sorted({one["format"] for one in dataset["resources"] if one.get("format")}),
    }


def hue_rows(resource_id: str) -> dict[str, Any] | None:
    """The page of a table's rows that the address asks for."""
    return rows.page_of_rows(resource_id, request.args)


def hue_rows_url(**changes: Any) -> str:
    """This page's address with other rows; an empty value takes the word out of the address."""
    asked = {**request.args.to_dict(), **{key: str(value) for key, value in changes.items()}}
    kept = {key: value for key, value in asked.items() if value}
    return f"?{urlencode(kept)}#hue-rows"


def hue_dump_url(resource_id: str, shown: dict[str, Any]) -> str:
    """The rows that were found as CSV, readable by spreadsheet programs (with a BOM)."""
    words = {"q": shown["words"]} if shown["words"] else {}
    return tk.h.url_for("datastore.dump", resource_id=resource_id, bom=True, **words)


def hue_cell(value: Any) -> str:
    """A cell as people read it: numbers with the reader's separators, dates by day."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return tk._("Yes") if value else tk._("No")
    if isinstance(value, int | float):
        return tk.h.hue_number(value)
    text = str(value)
    return tk.h.hue_date(text) if TIMESTAMP.fullmatch(text) else text


def hue_citation(dataset: dict[str, Any]) -> str:
    """How to name the dataset as a source."""
    agency = (dataset.get("organization") or {}).get("title") or tk.config["ckan.site_title"]
    address = tk.h.url_for(f"{dataset['type']}.read", id=dataset["name"], qualified=True)
    return tk._("{agency} ({year}). {title}. {portal}. {address} (accessed {day})").format(
        agency=agency,
        year=str(dataset["metadata_modified"])[:4],
        title=dataset["title"],
        portal=tk.config["ckan.site_title"],
        address=address,
        day=tk.h.hue_date(datetime.now(formats.ZONE)),
    )


def hue_samples(dataset: dict[str, Any]) -> list[dict[str, str]]:
    """The same request in curl, Python and R, to be pasted: rows where there are any."""
    return samples.samples(dataset, tk.h.url_for("/", qualified=True, locale="default"))


def hue_error(code: Any, content: Any) -> dict[str, Any]:
    """What an error page says: `code`, `title`, `text`; the page begins with no assets asked for."""
    errors.forget_assets()
    return errors.told(code, content)


def hue_about() -> dict[str, str]:
    """Our own text of the page about the portal, in the reader's language."""
    spoken = language()
    return {"text": pages.ours("about", spoken), "spoken": spoken}


def hue_lacks_heading() -> bool:
    """Is this a stock page that has no heading of first rank?"""
    return str(request.endpoint) in HEADLESS


def hue_column_type(kind: str) -> str:
    """A column's type in words."""
    if kind in rows.FIGURES:
        return tk._("number")
    if kind.startswith(("timestamp", "date", "time")):
        return tk._("date and time")
    return {"bool": tk._("yes or no"), "json": "JSON"}.get(kind, tk._("Text").lower())


def hue_script_words() -> str:
    """Words for scripts of others that bring only English ones, as JSON."""
    words = {
        "search": tk._("Search"),
        "remove": tk._("Remove"),
        "nothing": tk._("No matches found"),
        "move": tk._("Change the order"),
        "close": tk._("Close"),
        "next": tk._("Next rows"),
        "previous": tk._("Previous rows"),
    }
    return json.dumps(words, ensure_ascii=False)
