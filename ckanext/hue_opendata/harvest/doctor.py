"""Checks of the harvest: readable settings, and no run that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import ckan.plugins.toolkit as tk
import redis
from ckan import model

from ckanext.hue_opendata.doctor import Finding, check
from ckanext.hue_opendata.harvest import config, consuming, unindexed
from ckanext.hue_opendata.harvest.stock import HarvestJob

STANDING = timedelta(hours=6)
#: So many refused datasets are named.
NAMED = 5


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


@check("harvest.unindexed")
def unindexed_datasets() -> Iterator[Finding]:
    """No harvested dataset waits for the search."""
    if count := unindexed.standing():
        yield Finding(
            "harvest.unindexed",
            {
                "vi": f"{count} bộ dữ liệu đã thu thập nhưng chưa vào máy tìm kiếm.",
                "en": f"{count} harvested datasets are not in the search yet.",
            },
            {
                "vi": "Kiểm tra Solr; «ckan hue harvest schedule» bổ sung khi Solr trả lời.",
                "en": "Look at Solr; `ckan hue harvest schedule` makes up for it when it answers.",
            },
            "warning",
        )


@check("harvest.refused")
def refused_datasets() -> Iterator[Finding]:
    """The search has refused no harvested dataset."""
    count, first = unindexed.refused(NAMED)
    if count:
        said = "; ".join(f"{name}: {reason}" for name, reason in first)
        more = "; …" if count > len(first) else ""
        yield Finding(
            "harvest.refused",
            {
                "vi": f"Máy tìm kiếm không nhận {count} bộ dữ liệu đã thu thập ({said}{more}).",
                "en": f"The search refuses {count} harvested datasets ({said}{more}).",
            },
            {
                "vi": "Sửa giá trị sai ở bộ dữ liệu; nếu Solr thiếu trường, chạy: ckan hue search "
                "install. Cổng tự thử lại sau khi bộ dữ liệu thay đổi, và mỗi giờ.",
                "en": "Mend the wrong value in the dataset; if Solr lacks a field, run: ckan hue "
                "search install. It is tried again after a change, and every hour.",
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
                "vi": "Chạy: ckan hue harvest consume gather, và … consume fetch.",
                "en": "Run: ckan hue harvest consume gather, and … consume fetch.",
            },
            "warning",
        )


@check("harvest.consumers")
def consumers() -> Iterator[Finding]:
    """Both of the harvest's consumers are connected to Redis, on whichever machine they run."""
    if (tk.config.get("ckan.harvest.mq.type") or "redis") != "redis":
        return
    try:
        clients: Any = consuming.queue.get_connection().client_list()
    except redis.RedisError:
        return  # a Redis that is away is told by services.redis; one that lists nobody, by none
    names = {client.get("name") for client in clients}
    missing = [stage for stage in consuming.STAGES if consuming.client_name(stage) not in names]
    for stage in missing:
        yield Finding(
            "harvest.consumer",
            {
                "vi": f"Không có tiến trình thu thập «{stage}» nào đang chạy.",
                "en": f"No harvest consumer “{stage}” is running.",
            },
            {
                "vi": f"Chạy: ckan hue harvest consume {stage} (dưới supervisor hoặc systemd)",
                "en": f"Run: ckan hue harvest consume {stage} (under supervisor or systemd)",
            },
        )
