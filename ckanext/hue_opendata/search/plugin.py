"""Wires the search into CKAN: index documents, query parameters, and the ladder."""

from __future__ import annotations

from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.search import index, shaping


@tk.blanket.actions
class HueSearchPlugin(p.SingletonPlugin):
    """Vietnamese search on the stock schema."""

    p.implements(p.IPackageController, inherit=True)

    def before_dataset_index(self, pkg_dict: dict[str, Any]) -> dict[str, Any]:
        return index.enrich(pkg_dict)

    def before_dataset_search(self, search_params: dict[str, Any]) -> dict[str, Any]:
        return shaping.shaped(search_params)
