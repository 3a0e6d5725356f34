"""The files of a source's datasets, as the catalogue has them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata.harvest.stock import HarvestObject


def files_of(source_id: str) -> list[Any]:
    """Each file in a lasting order: id, url, url_type, name, package_id, its dataset's title."""
    resource, package = model.Resource, model.Package
    query = (
        sa.select(
            *(resource.id, resource.url, resource.url_type, resource.name, resource.package_id),
            package.title,
        )
        .join(package, package.id == resource.package_id)
        .join(HarvestObject, HarvestObject.package_id == package.id)
        .where(
            HarvestObject.harvest_source_id == source_id,
            HarvestObject.current.is_(True),
            resource.state == "active",
            package.state != "deleted",
        )
        .order_by(package.id, resource.position)
    )
    return list(model.Session.execute(query))
