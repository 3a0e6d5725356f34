"""Tells CKAN that a resource has rows in the DataStore, without a version of the dataset.

`resource_patch` would write the whole dataset from what it read a moment before, and could undo
what an officer saves meanwhile; so the one flag is set in the resource's own row, as CKAN's
DataStore does when a resource is deleted (`after_resource_delete`), and the dataset is indexed
again.
"""

from __future__ import annotations

import logging
from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib import search

from ckanext.hue_opendata.acting import as_site_user

log = logging.getLogger(__name__)


def activate(resource_id: str) -> bool:
    """Set `datastore_active` and add the default views of tables; False when it was set."""
    query = model.Session.query(model.Resource).filter(model.Resource.id == resource_id)
    resource = query.with_for_update().populate_existing().first()
    if resource is None or resource.extras.get("datastore_active") is True:
        model.Session.commit()
        return False
    extras = {**resource.extras, "datastore_active": True}
    query.update({"extras": extras}, synchronize_session=False)
    model.Session.commit()
    _index(resource.package_id)
    _views(resource_id)
    return True


def index_again(resource_id: str) -> None:
    """Index the dataset of a table whose columns changed: people find it by their names."""
    resource = model.Resource.get(resource_id)
    if resource is not None:
        _index(resource.package_id)


def _index(package_id: Any) -> None:
    """Index a dataset; a search that is away keeps no table from being loaded."""
    try:
        search.rebuild(package_id)
    except search.SearchIndexError as error:
        log.warning("dataset %s waits for the search: %s", package_id, error)
        # `hue_harvest` keeps who waits; without it `ckan hue search rebuild` catches up.
        if p.plugin_loaded("hue_harvest"):
            tk.get_action("hue_index_later")(as_site_user(), {"id": package_id})


def _views(resource_id: str) -> None:
    resource = tk.get_action("resource_show")(as_site_user(), {"id": resource_id})
    package = tk.get_action("package_show")(as_site_user(), {"id": resource["package_id"]})
    tk.get_action("resource_create_default_resource_views")(
        as_site_user(),
        {"resource": resource, "package": package, "create_datastore_views": True},
    )
