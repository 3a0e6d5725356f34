"""CKAN's helpers that ours go before, and the mark of a passage in the data's language."""

from __future__ import annotations

from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan.lib.search import SearchError, SolrConnectionError
from dominate.util import raw
from markupsafe import Markup
from werkzeug.exceptions import ServiceUnavailable

from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.schema.changed import compare_pkg_dicts


@tk.chained_helper
def get_organization(
    next_helper: Any, org: str | None = None, include_datasets: bool = False
) -> dict[str, Any]:
    """The agency of a dataset's page; without its number of datasets when Solr is away."""
    try:
        return next_helper(org, include_datasets)
    except (ServiceUnavailable, SearchError, SolrConnectionError):
        if include_datasets:
            raise
        counted = ("include_dataset_count", "include_groups", "include_users")
        asked = {"id": org, **dict.fromkeys(counted, False)}
        return tk.get_action("organization_show")({}, asked)


def english(data: Any, field: str) -> str:
    """The English text of a field (`title_en`), for who reads English; empty when there is none."""
    if language() != "en" or not isinstance(data, dict):
        return ""
    return str(data.get(f"{field}_en") or "")


@tk.chained_helper
def get_translated(next_helper: Any, data_dict: dict[str, Any], field: str) -> Any:
    """A field in the reader's language: our schemas keep the English beside it."""
    return english(data_dict, field) or next_helper(data_dict, field)


@tk.chained_helper
def dataset_display_name(next_helper: Any, package_or_package_dict: Any) -> str:
    """A dataset's title in the reader's language."""
    return english(package_or_package_dict, "title") or next_helper(package_or_package_dict)


@tk.chained_helper
def linked_user(next_helper: Any, user: Any, maxlength: int = 0, avatar: int = 20) -> Any:
    """Who did it; a link only for those who may see that page, as visitors may not."""
    link = next_helper(user, maxlength, avatar)
    seen = tk.current_user.is_authenticated or tk.config["ckan.auth.public_user_details"]
    return link if seen or not isinstance(link, Markup) else link.striptags()


def hue_vi(data: Any = None, field: str = "title") -> Markup:
    """`lang="vi"` for a passage of data on an English page, unless it has an English text."""
    foreign = language() == "en" and not english(data, field)
    return Markup(' lang="vi"') if foreign else Markup("")


def hue_steps() -> dict[str, Any]:
    """What CKAN's links to the pages before and after show: an arrow with its words."""
    words = {"previous": ("left", tk._("Previous page")), "next": ("right", tk._("Next page"))}
    shape = Markup(
        '<i class="fa-solid fa-chevron-{}" aria-hidden="true"></i>'
        '<span class="visually-hidden">{}</span>'
    )
    # CKAN puts them into tags of `dominate`, which escapes whatever is not marked in its own way.
    return {f"symbol_{name}": raw(str(shape.format(*said))) for name, said in words.items()}


_HERE = '<li class="page-item active">\n  <a '
#: What CKAN writes between the links of its pager → what stands there instead.
PAGER = {
    _HERE: Markup('<li class="page-item active">\n  <a aria-current="page" '),
    '<a href="#">...</a>': Markup('<span class="page-link">…</span>'),
}


def hue_pager_links(links: Markup) -> Markup:
    """CKAN's links to other pages as a named way through the page that says where one is.

    The dots are no link: CKAN makes them one that leads nowhere.
    """
    if not links.strip():
        return links
    for old, new in PAGER.items():
        links = links.replace(old, new)
    name = tk._("Pages of the list")
    return Markup('<nav aria-label="{}">{}</nav>').format(name, links)


def EXPORTS() -> dict[str, Any]:
    """A helper of a plugin that is off cannot be chained."""
    found: dict[str, Any] = {
        "get_organization": get_organization,
        "get_translated": get_translated,
        "dataset_display_name": dataset_display_name,
        "linked_user": linked_user,
        "hue_vi": hue_vi,
        "hue_steps": hue_steps,
        "hue_pager_links": hue_pager_links,
    }
    if p.plugin_loaded("activity"):
        found["compare_pkg_dicts"] = compare_pkg_dicts
    return found
