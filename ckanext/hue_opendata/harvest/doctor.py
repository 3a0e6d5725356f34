"""Checks of the harvest: readable settings, and no run that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from ckan import model

from ckanext.hue_opendata.doctor import Finding, check
from ckanext.hue_opendata.harvest import config
from ckanext.hue_opendata.harvest.stock import HarvestJob

STANDING = timedelta(hours=6)


@check("harvest.networks")
def networks() -> Iterator[Finding]:
    """The opened networks can be read."""
    try:
        config.allowed_networks()
    except ValueError as error:
        yield Finding(
            "harvest.networks",
            {
                "vi": f"Không đọc được danh sách mạng được phép: {error}",
                "en": f"The opened networks cannot be read: {error}",
            },
            {
                "vi": f"Sửa {config.PREFIX}.allowed_networks trong ckan.ini.",
                "en": f"Mend {config.PREFIX}.allowed_networks in ckan.ini.",
            },
        )


@check("harvest.standing")
def standing() -> Iterator[Finding]:
    """No run has been going on for hours: its consumers are probably not running."""
    since = datetime.now() - STANDING
    count = (
        model.Session.query(HarvestJob)
        .filter(HarvestJob.status != "Finished", HarvestJob.created < since)
        .count()
    )
    if count:
        yield Finding(
            "harvest.standing",
            {
                "vi": f"{count} đợt thu thập chưa xong sau {STANDING}.",
                "en": f"{count} harvest runs have not ended after {STANDING}.",
            },
            {
                "vi": "Chạy: ckan harvester gather-consumer và fetch-consumer.",
                "en": "Run: ckan harvester gather-consumer and fetch-consumer.",
            },
            "warning",
        )
