"""Checks of the search: its fields are whole, no change was left half-way, the index is full."""

from __future__ import annotations

from collections.abc import Iterator

import pysolr

from ckanext.hue_opendata.doctor import Finding, check
from ckanext.hue_opendata.search import health, installing, solr_schema

REPAIR = {
    "vi": "Chạy: ckan hue search check --repair",
    "en": "Run: ckan hue search check --repair",
}
INSTALL = {"vi": "Chạy: ckan hue search install", "en": "Run: ckan hue search install"}


@check("search.fields")
def fields() -> Iterator[Finding]:
    """Our own fields are in Solr as we define them, or not at all."""
    try:
        found = installing.status()
    except solr_schema.Unreachable:
        return  # services.solr tells it
    names = ", ".join((*found.missing, *found.other))
    if found.other or (found.state.reads and found.missing):
        yield Finding(
            "search.fields_differ",
            {
                "vi": f"Trường tìm kiếm trong Solr thiếu hoặc khác định nghĩa: {names}",
                "en": f"Search fields in Solr are missing or defined otherwise: {names}",
            },
            INSTALL,
        )
    elif found.state.also:
        yield Finding(
            "search.half_way",
            {
                "vi": "Việc cài hoặc gỡ trường tìm kiếm bị dừng giữa chừng.",
                "en": "Installing or removing the search fields was interrupted.",
            },
            {
                "vi": "Chạy lại: ckan hue search install (hoặc remove)",
                "en": "Run it again: ckan hue search install (or remove)",
            },
        )
    elif not found.state.reads:
        yield Finding(
            "search.stock_fields",
            {
                "vi": "Tìm kiếm đang dùng các trường có sẵn của CKAN (chậm hơn).",
                "en": "Searches use CKAN's stock fields (slower).",
            },
            INSTALL,
            "warning",
        )


@check("search.index")
def index() -> Iterator[Finding]:
    """As many documents as datasets; `ckan hue search check` looks at each of them."""
    try:
        datasets, documents = health.counts()
    except pysolr.SolrError:
        return  # services.solr tells it
    if datasets and not documents:
        yield Finding(
            "search.index_empty",
            {
                "vi": f"Chỉ mục tìm kiếm trống, trong khi có {datasets} tập dữ liệu.",
                "en": f"The search index is empty, and there are {datasets} datasets.",
            },
            REPAIR,
        )
    elif datasets != documents:
        yield Finding(
            "search.index_differs",
            {
                "vi": f"Có {datasets} tập dữ liệu nhưng chỉ mục tìm kiếm có {documents}.",
                "en": f"There are {datasets} datasets, and the search index has {documents}.",
            },
            REPAIR,
            "warning",
        )
