"""What the search's templates ask for."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import ckan.plugins.toolkit as tk
from ckan.lib.pagination import Page
from flask import request
from markupsafe import Markup, escape

from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.schema.facets import CODED
from ckanext.hue_opendata.schema.helpers import hue_label
from ckanext.hue_opendata.search import (
    config,
    explaining,
    filters,
    index,
    known_names,
    ladder,
    names,
)
from ckanext.hue_opendata.search.added import current
from ckanext.hue_opendata.search.aliases import Added
from ckanext.hue_opendata.search.query import is_plain
from ckanext.hue_opendata.text import fold, normalize

#: A facet with more values than this has a box to find one.
LONG = 8
FIND = "_tim_"


def hue_suggest_words() -> str:
    """The words that the script of the search boxes shows or says, as JSON."""
    words = {
        "kinds": known_names.kinds(),
        "label": tk._("Suggestions"),
        "none": tk._("No suggestions"),
        "some": tk._("{number} suggestions; up and down arrows to choose"),
    }
    return json.dumps(words, ensure_ascii=False)


def hue_marked(text: str) -> Markup:
    """A text with the words of this page's search in `<mark>`, everything else escaped."""
    asked, text = _asked(), normalize(str(text or ""))
    spans = names.marks(text, explaining.wanted(asked), beginnings=False) if asked else []
    shown, at = Markup(""), 0
    for start, end in spans:
        shown += escape(text[at:start]) + Markup("<mark>{}</mark>").format(text[start:end])
        at = end
    return shown + escape(text[at:])


def hue_found_by(dataset: dict[str, Any]) -> str:
    """Why this dataset is among the results when its own words do not show it; else empty."""
    asked = _asked()
    missed = explaining.lacking(dataset, asked) if asked else set()
    if not missed:
        return ""
    added = _added()
    found = explaining.reason(dataset, missed, added, index.names_of(dataset, added))
    if found is None:
        return ""
    said = {
        "tag": tk._("Matches: tag “{name}”"),
        "agency": tk._("Matches: agency “{name}”"),
        "file": tk._("Matches: file “{name}”"),
        "former": tk._("Matches: other name of the agency, “{name}”"),
        "place": tk._("Matches: other name of the place, “{name}”"),
        "other": tk._("Matches: other name “{name}”"),
    }
    return said[found[0]].format(name=found[1])


def hue_sortings() -> list[tuple[str, str]]:
    """The orders of results: what is shown, and Solr's words."""
    return [
        (tk._("Relevance"), "score desc, metadata_modified desc"),
        (tk._("Newest data"), "metadata_modified desc"),
        (tk._("Most used"), "views_recent desc, views_total desc"),
        (tk._("Title A–Z"), "title_string asc"),
        (tk._("Title Z–A"), "title_string desc"),
    ]


def hue_filter_label(name: str, value: str) -> str:
    """A filter's value in words, also when no result has it."""
    if name in CODED:
        return hue_label(CODED[name], value)
    if name == "organization":
        return known_names.agency_title(value) or value
    return filters.label(name, value, language())


def hue_facet(name: str, search_facets: dict[str, Any]) -> dict[str, Any]:
    """A facet as the page shows it: `items`, what is looked for in it (`words`), is it `long`."""
    words = request.args.get(FIND + name, "")[:60]
    every = tk.h.get_facet_items_dict(name, search_facets, 0)
    if name == filters.YEAR:
        every.sort(key=lambda item: item["name"], reverse=True)
    asked = fold(words).split()
    fitting = [
        item for item in every if all(word in fold(str(item["display_name"])) for word in asked)
    ]
    default = tk.config["search.facets.default"]
    limit = 0 if asked else tk.h.get_param_int(f"_{name}_limit", default)
    return {
        "items": fitting[:limit] if limit else fitting,
        "words": words,
        "more": bool(limit) and len(fitting) > limit,
        "less": not asked and not limit and len(every) > default,
        "long": len(every) > LONG,
    }


def hue_facet_offers(name: str, search_facets: dict[str, Any]) -> bool:
    """Whether a facet has something to choose, to look for, or to take back."""
    if request.args.get(FIND + name) or (name == filters.YEAR and any(hue_years_asked().values())):
        return True
    return bool((search_facets or {}).get(name, {}).get("items"))


def hue_kept_filters(*without: str) -> list[tuple[str, str]]:
    """What stands in this page's address, for a form that changes a part of it."""
    leave = {"page", *without}
    return [(key, value) for key, value in request.args.items(multi=True) if key not in leave]


def hue_years_asked() -> dict[str, str]:
    """First and last year of the address: `first` and `last`, empty when none is asked for."""
    first, last = request.args.get(filters.FROM), request.args.get(filters.TO)
    return {"first": filters.year_of(first), "last": filters.year_of(last)}


def hue_search_told() -> str | None:
    """What the search of this page has to say about how it found its results."""
    return _told().get("explain")


def hue_search_meant() -> dict[str, str]:
    """Words that may have been meant instead: `text` and the `address` that asks them; or {}."""
    told = _told()
    meant = told.get("did_you_mean") if told.get("step") == "relaxed" else None
    if not meant:
        return {}
    kept = hue_kept_filters("q", ladder.STEP, ladder.MEANT)
    return {"text": meant[0], "address": f"?{urlencode([('q', meant[0]), *kept])}"}


def hue_search_topics() -> list[tuple[str, str]]:
    """Codes and titles of the topics, for a page on which nothing was found."""
    return [(one.code, one.label) for one in known_names.topics(language())]


def hue_search_least() -> int:
    """How often words must have been looked for before an admin is shown them."""
    return config.log_least()


def hue_search_kind(kind: str) -> str:
    """What an added name is the name of."""
    words = {
        "text": tk._("Words"),
        "dataset": tk._("Dataset"),
        "organization": tk._("Agency"),
        "topic": tk._("Topic"),
    }
    return words[kind]


def hue_pager(page: Page) -> Markup:
    """The links to the other pages of results; they go on with the step that found them."""
    more = list(_told().get("more", {}).items())
    kept = hue_kept_filters(ladder.STEP, ladder.MEANT)
    here = tk.h.url_for(str(request.endpoint), **(request.view_args or {}))

    def address(page: int, **_: Any) -> str:
        return f"{here}?{urlencode([*kept, *(more if page > 1 else []), ('page', page)])}"

    links = Page(
        page.items,
        page=page.page,
        items_per_page=page.items_per_page,
        item_count=page.item_count,
        presliced_list=True,
        url=address,
    )
    return tk.h.hue_pager_links(links.pager(**tk.h.hue_steps()))


def _added() -> Added:
    """The names that admins added, read once for a page."""
    if "hue_added" not in tk.g:
        tk.g.hue_added = current.added()
    return tk.g.hue_added


def _told() -> dict[str, Any]:
    """What this page's search said of itself; empty where it was found as typed."""
    return getattr(tk.g, "hue_search", None) or {}


def _asked() -> str:
    """The plain words of this page's search, as they were understood."""
    text = request.args.get("q", "")
    told = _told()
    if told.get("did_you_mean") and told["step"] != "relaxed":
        text = told["did_you_mean"][0]
    return text if text and is_plain(text) else ""
