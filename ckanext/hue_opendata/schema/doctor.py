"""Checks of stored datasets against today's schemas."""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.hue_opendata.doctor.registry import Finding, check
from ckanext.hue_opendata.schema import upgrade


@check("schema.version")
def version() -> Iterator[Finding]:
    """Every dataset is of today's schema version, or of one that can be brought to it."""
    older, unknown = upgrade.waiting()
    if older:
        yield Finding(
            "schema.older",
            {
                "vi": f"{len(older)} bộ dữ liệu còn theo phiên bản lược đồ cũ.",
                "en": f"{len(older)} datasets are of an older schema version.",
            },
            {
                "vi": "Chạy: ckan hue schema upgrade (xem trước bằng --dry-run)",
                "en": "Run: ckan hue schema upgrade (--dry-run only says what would change)",
            },
            level="warning",
        )
    if unknown:
        yield Finding(
            "schema.unknown_version",
            {
                "vi": f"{len(unknown)} bộ dữ liệu ghi phiên bản lược đồ mà bản cài này không biết.",
                "en": f"{len(unknown)} datasets are of a schema version unknown to this release.",
            },
            {
                "vi": "Cài lại bản ckanext-hue-opendata mới hơn đã ghi chúng.",
                "en": "Install the newer ckanext-hue-opendata that wrote them.",
            },
            level="warning",
        )
