"""Files of a source that came, but gave no rows: what the loading of tables says of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.harvest.stock import HarvestObject

#: A report asks for so many files at most; the page of each has the rest.
MOST = 200
LOADED = '%"datastore_active": true%'


def unloaded(source_id: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Each file whose last load failed: (its id, dataset's name, file, {code, vi, en})."""
    if not p.plugin_loaded("hue_tables"):
        return
    show = tk.get_action("hue_table_report_show")
    for resource in _without_rows(source_id):
        told = show(as_site_user(), {"id": resource.id})
        if told["state"] == "failed" and told.get("problem"):
            yield resource.id, resource.package, resource.name, told["problem"]


def _without_rows(source_id: str) -> list[Any]:
    resource, package = model.Resource, model.Package
    extras = sa.func.coalesce(sa.cast(resource.extras, sa.Text), "")
    query = (
        sa.select(resource.id, resource.name, package.name.label("package"))
        .join(package, package.id == resource.package_id)
        .join(HarvestObject, HarvestObject.package_id == package.id)
        .where(
            HarvestObject.harvest_source_id == source_id,
            HarvestObject.current.is_(True),
            resource.state == "active",
            package.state != "deleted",
            extras.notlike(LOADED),
        )
        .order_by(package.name, resource.position)
        .limit(MOST)
    )
    return list(model.Session.execute(query))
