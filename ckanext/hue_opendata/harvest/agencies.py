"""Whose a harvested record is: the source's agency, the agency that the record names, a twin."""

from __future__ import annotations

from typing import Any

from ckan import model

from ckanext.hue_opendata.harvest.connectors.contract import Problem, say
from ckanext.hue_opendata.harvest.stock import HarvestObject, HarvestSource
from ckanext.hue_opendata.text import fold


def owner(named: str, of_the_source: str | None) -> tuple[str | None, Problem | None]:
    """The agency of a record: the one that it names by code or title, else the source's own."""
    if not named:
        return of_the_source, None
    found = _find(named)
    if found:
        return found, None
    return of_the_source, say(
        "unknown_agency",
        named,
        f"Không có cơ quan nào mang mã hoặc tên «{named}»; bộ dữ liệu được đặt ở cơ quan của "
        "nguồn. Ghi mã này vào trang cơ quan, hoặc chuyển bộ dữ liệu.",
        f"No agency has the code or name “{named}”; the dataset went to the source's agency. "
        "Write the code on the agency's page, or move the dataset.",
    )


def _find(named: str) -> str | None:
    agencies = model.Session.query(model.Group).filter(
        model.Group.is_organization.is_(True), model.Group.state == "active"
    )
    wanted = fold(named)
    for agency in agencies:
        # CKAN maps `extras` when it starts; the type checker sees the class without it.
        extras = agency.extras  # pyright: ignore[reportAttributeAccessIssue]
        names = (agency.title, extras.get("short_name"), extras.get("agency_code"))
        if wanted in (fold(name) for name in names if name):
            return agency.id
    return None


def claimed(item: Any, title: str) -> Problem | None:
    """The other source, by name, that brought the same record before; both keep their dataset."""
    query = (
        model.Session.query(HarvestSource.title, model.Package.title)
        .join(HarvestObject, HarvestObject.harvest_source_id == HarvestSource.id)
        .join(model.Package, model.Package.id == HarvestObject.package_id)
        .filter(
            HarvestObject.guid == item.guid,
            HarvestObject.current.is_(True),
            HarvestObject.harvest_source_id != item.harvest_source_id,
            model.Package.state != "deleted",
        )
    )
    for source, twin in query.limit(50):
        if fold(twin or "") == fold(title):
            return say(
                "claimed_twice",
                title,
                f"Nguồn «{item.source.title}» và nguồn «{source}» cùng có bản ghi này (mã "
                f"«{item.guid}»). Bỏ bản ghi ở một trong hai nguồn.",
                f"The sources “{item.source.title}” and “{source}” both have this record "
                f"(identifier “{item.guid}”). Remove it from one of them.",
            )
    return None
