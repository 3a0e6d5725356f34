"""CKAN's helper that would take the dataset pages down with the index."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.lib.search import SearchError, SolrConnectionError
from werkzeug.exceptions import ServiceUnavailable


@tk.chained_helper
def get_organization(
    next_helper: Any, org: str | None = None, include_datasets: bool = False
) -> dict[str, Any]:
    """The agency of a dataset's page; without its number of datasets when Solr is away."""
    try:
        return next_helper(org, include_datasets)
    except (ServiceUnavailable, SearchError, SolrConnectionError):
        if include_datasets:
            raise
        counted = ("include_dataset_count", "include_groups", "include_users")
        asked = {"id": org, **dict.fromkeys(counted, False)}
        return tk.get_action("organization_show")({}, asked)


EXPORTS = {"get_organization": get_organization}
