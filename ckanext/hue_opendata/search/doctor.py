"""Checks of the search: the layer in use is whole, and no change of it was left half-way."""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.hue_opendata.doctor import Finding, check
from ckanext.hue_opendata.search import installing, solr_schema

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
