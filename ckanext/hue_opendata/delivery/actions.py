"""CKAN's search, telling a faulty index apart from a faulty query."""

from __future__ import annotations

from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan.lib.search import SearchError, SearchQueryError, SolrConnectionError

from ckanext.hue_opendata.delivery import changes, index_away


@tk.side_effect_free
@tk.chained_action
def package_search(original: Any, context: Any, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Core's search; a Solr that is away is told to the page that asked.

    Raises `SolrConnectionError` for programs and the API as core does, `SearchError` for the home
    page, `ServiceUnavailable` (503) for every other page.
    """
    if index_away.known():
        raise index_away.error_for_caller()
    try:
        return original(context, data_dict)
    except SearchQueryError:
        raise
    except SolrConnectionError as error:
        raise index_away.noticed(error) from error
    except SearchError as error:
        if index_away.refused_the_query(error):
            raise
        raise index_away.noticed(error) from error


def EXPORTS() -> dict[str, Any]:
    """An action of a plugin that is off cannot be chained: CKAN would refuse every action."""
    found: dict[str, Any] = {"package_search": package_search}
    if p.plugin_loaded("activity"):
        found["activity_diff"] = changes.activity_diff
    return found
