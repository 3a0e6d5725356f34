"""Wires the search into CKAN: index documents, query parameters, the ladder, suggestions."""

from __future__ import annotations

from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.search import (
    columns,
    facets,
    index,
    kept,
    layer_state,
    offers,
    shaping,
)


@tk.blanket.config_declarations
@tk.blanket.actions(offers.actions)
@tk.blanket.auth_functions(offers.auth_functions)
@tk.blanket.helpers(offers.helpers)
@tk.blanket.blueprints(offers.blueprints)
class HueSearchPlugin(p.SingletonPlugin):
    """Vietnamese search: on the stock schema, or on fields of its own where they are installed."""

    p.implements(p.IConfigurable)
    p.implements(p.IConfigurer)
    p.implements(p.IPackageController, inherit=True)
    p.implements(p.IFacets, inherit=True)
    p.implements(p.ISignal)

    def get_signal_subscriptions(self) -> Any:
        described = {"sender": "datastore_create", "receiver": columns.described}
        return {tk.signals.action_succeeded: [described]}

    def update_config(self, config: Any) -> None:
        tk.add_template_directory(config, "templates")

    def configure(self, config: Any) -> None:
        layer_state.forget()
        layer_state.state()
        kept.use()

    def before_dataset_index(self, pkg_dict: dict[str, Any]) -> dict[str, Any]:
        return index.enrich(pkg_dict)

    def before_dataset_search(self, search_params: dict[str, Any]) -> dict[str, Any]:
        return shaping.shaped(search_params)

    def after_dataset_search(
        self, search_results: dict[str, Any], search_params: dict[str, Any]
    ) -> dict[str, Any]:
        return facets.label(search_results)

    def dataset_facets(self, facets_dict: dict[str, Any], package_type: str) -> dict[str, Any]:
        return facets.with_ours(facets_dict)

    def organization_facets(
        self, facets_dict: dict[str, Any], organization_type: str, package_type: str | None
    ) -> dict[str, Any]:
        return facets.with_ours(facets_dict)

    def group_facets(
        self, facets_dict: dict[str, Any], group_type: str, package_type: str | None
    ) -> dict[str, Any]:
        return facets.with_ours(facets_dict)
