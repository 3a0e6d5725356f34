"""Checks of the counts of searches and of added names: tables there, jobs running, nothing old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import redis
from ckan import model
from sqlalchemy.exc import ProgrammingError

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.doctor import Finding, check
from ckanext.hue_opendata.search import config
from ckanext.hue_opendata.search.added import table as added
from ckanext.hue_opendata.search.log import buffer, table


@check("search.words")
def words() -> Iterator[Finding]:
    """Searches are counted and forgotten in time; added names are in the index."""
    try:
        old, waiting = table.too_old(formats.today(), config.log_days()), added.waiting()
    except ProgrammingError:
        model.Session.rollback()
        yield Finding(
            "search.no_tables",
            {
                "vi": "Chưa có bảng của tìm kiếm (số đếm, tên gọi khác).",
                "en": "The search's tables (counts, added names) are not there.",
            },
            {
                "vi": "Chạy: ckan db pending-migrations --apply",
                "en": "Run: ckan db pending-migrations --apply",
            },
        )
        return
    if old:
        yield Finding(
            "search.log_old",
            {
                "vi": f"{old} dòng số đếm tìm kiếm cũ hơn {config.log_days()} ngày.",
                "en": f"{old} counts of searches are older than {config.log_days()} days.",
            },
            {"vi": "Chạy: ckan hue search log purge", "en": "Run: ckan hue search log purge"},
        )
    if any(row.created < formats.today() for row in waiting):
        yield Finding(
            "search.names_wait",
            {
                "vi": f"{len(waiting)} tên gọi khác chưa được lập chỉ mục.",
                "en": f"{len(waiting)} added names are not indexed yet.",
            },
            {
                "vi": "Chạy: ckan hue search alias apply; và giữ ckan jobs worker luôn chạy.",
                "en": "Run: ckan hue search alias apply; and keep ckan jobs worker running.",
            },
            "warning",
        )
    yield from _buffered()


def _buffered() -> Iterator[Finding]:
    try:
        oldest = buffer.oldest()
    except redis.RedisError:
        return  # services.redis tells it
    if oldest and oldest < (formats.today() - timedelta(days=1)).isoformat():
        yield Finding(
            "search.log_waits",
            {
                "vi": f"Các câu tìm kiếm từ {oldest} chưa được đếm.",
                "en": f"Searches since {oldest} are not counted yet.",
            },
            {
                "vi": "Chạy: ckan hue search log flush; và giữ ckan jobs worker luôn chạy.",
                "en": "Run: ckan hue search log flush; and keep ckan jobs worker running.",
            },
            "warning",
        )
