"""Atom feeds for people and their readers: in the reader's language, leading to pages.

CKAN's own are English in every language, each entry leads to JSON, Markdown runs together, the
address of a further page is `?query=page&query=2`, and the whole is called changed at each request.
Source of the rules: RFC 4287 (Atom), RFC 5005 (pages of a feed).
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import PFeedFactory
from ckan.views.feed import CKANFeed
from dateutil.tz import tzutc
from flask import request

from ckanext.hue_opendata.reader import language

#: Letters that XML cannot hold (XML 1.0, 2.2).
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: An item's field that carries the whole dataset from CKAN's view to `HueFeed.add_item`.
DATASET = "hue_dataset"


class Feeds:
    """CKAN's `IFeed`."""

    def get_feed_class(self) -> PFeedFactory:
        """What writes the feeds."""
        made: Any = HueFeed  # CKAN's own class differs from its contract where that takes None
        return made

    def get_item_additional_fields(self, dataset_dict: dict[str, Any]) -> dict[str, Any]:
        """The dataset itself: the fields that CKAN picks lack its address and agency."""
        return {DATASET: dataset_dict}


class HueFeed(CKANFeed):
    """A feed about what the request asks for."""

    def __init__(self, *_said: str, **given: Any) -> None:
        title, about, page = _subject()
        site = tk.config["ckan.site_title"]
        super().__init__(
            title,
            page,
            about,
            language=language(),
            author_name=tk.config.get("ckan.feeds.author_name") or site,
            feed_guid=_identity(given["feed_guid"]),
            feed_url=_here(),
            previous_page=_here(_number() - 1) if _number() > 1 else "",
            next_page="",
            first_page=_here(1),
            last_page="",
        )
        self._may_go_on = bool(given["next_page"])
        self._newest: datetime | None = None

    def add_item(self, **kwargs: Any) -> None:
        """An entry: title, agency, description as HTML, the dataset's page."""
        dataset = kwargs[DATASET]
        agency = (dataset.get("organization") or {}).get("title")
        page = tk.h.url_for(f"{dataset['type']}.read", id=dataset["name"], qualified=True)
        entry = self.add_entry(order="append")
        entry.id(kwargs["unique_id"])
        entry.title(_clean(tk.h.dataset_display_name(dataset)))
        # The only link: feedgen writes those of entries without their kind.
        entry.link(href=page)
        if agency:
            entry.author({"name": _clean(agency)})
        notes = tk.h.get_translated(dataset, "notes") or ""
        entry.content(_clean(str(tk.h.render_markdown(notes))), type="html")
        entry.category([{"term": _clean(name)} for name in kwargs["categories"]])
        changed = kwargs["updated"].replace(tzinfo=tzutc())
        entry.updated(changed)
        entry.published(kwargs["published"].replace(tzinfo=tzutc()))
        self._newest = max(changed, self._newest or changed)

    def writeString(self, encoding: str) -> str:
        """The feed as XML; the same bytes for the same data."""
        entries = self.entry()
        # CKAN sees a further page behind a last one that is not full.
        if self._may_go_on and len(entries) >= tk.config["ckan.feeds.limit"]:
            self.link(href=_here(_number() + 1), rel="next")
        if self._newest:
            self.updated(self._newest)
        return super().writeString(encoding)


def _subject() -> tuple[str, str, str]:
    """What the feed is called, what it says of itself, and the page with the same datasets."""
    site = tk.config["ckan.site_title"]
    kind = str(request.endpoint).rpartition(".")[2]
    name = (request.view_args or {}).get("id", "")
    if kind in ("organization", "group"):
        found = model.Group.get(name)
        title = _clean(found.title or found.name) if found else name
        about = tk._("Data newly published or changed: {name}").format(name=title)
        return f"{title} – {site}", about, tk.h.url_for(f"{kind}.read", id=name, qualified=True)
    if kind == "tag":
        about = tk._("Data newly published or changed with the keyword “{name}”").format(name=name)
        title = tk._("Keyword “{name}”").format(name=name)
        page = tk.h.url_for("dataset.search", tags=name, qualified=True)
        return f"{title} – {site}", about, page
    asked = {key: value for key, value in request.args.items() if key != "page"}
    page = tk.h.url_for("dataset.search", qualified=True, **(asked if kind == "custom" else {}))
    if kind == "custom" and asked.get("q"):
        title = tk._("Search for “{words}”").format(words=_clean(asked["q"]))
        return f"{title} – {site}", tk._("Data newly published or changed"), page
    return site, tk._("Data newly published or changed"), page


def _number() -> int:
    return tk.h.get_page_number(request.args)


def _here(number: int = 0) -> str:
    """The address of this feed, or of its page of that number."""
    asked: dict[str, Any] = {**request.args.to_dict(), **(request.view_args or {})}
    if number:
        asked["page"] = number if number > 1 else None
    return tk.h.url_for(str(request.endpoint), qualified=True, **asked)


def _identity(given: str) -> str:
    """CKAN's own id; for agencies and topics it forgets the slash behind the host."""
    site = tk.config["ckan.site_url"].rstrip("/")
    rest = given.removeprefix(site)
    return given if rest == given or rest.startswith("/") else f"{site}/{rest}"


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
