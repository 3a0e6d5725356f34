"""The core plugin: language, theme, schemas, and the text and places floors in use."""

from __future__ import annotations

from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan.lib.plugins import DefaultTranslation

from ckanext.hue_opendata import assembly, cli
from ckanext.hue_opendata.naming import ordering, uploads
from ckanext.hue_opendata.schema import access, facets, indexing
from ckanext.hue_opendata.theme import config as theme_config
from ckanext.hue_opendata.theme import feeds, icons


class HueOpendataPlugin(
    p.SingletonPlugin, DefaultTranslation, access.AgencyLabels, uploads.CleanFileNames, feeds.Feeds
):
    """Wires the rooms listed in `assembly.ROOMS` into CKAN's interfaces."""

    p.implements(p.IConfigurer)
    p.implements(p.IConfigDeclaration)
    p.implements(p.ITranslation)
    p.implements(p.ITemplateHelpers)
    p.implements(p.IValidators)
    p.implements(p.IActions)
    p.implements(p.IAuthFunctions)
    p.implements(p.IBlueprint)
    p.implements(p.IClick)
    p.implements(p.IPackageController, inherit=True)
    p.implements(p.IPermissionLabels)
    p.implements(p.IFacets, inherit=True)
    p.implements(p.IUploader)
    p.implements(p.IFeed)

    def update_config(self, config: Any) -> None:
        for room, folder in reversed(list(assembly.folders("templates"))):
            tk.add_template_directory(config, f"{room}/{folder.name}")
        for room, folder in assembly.folders("assets"):
            library = "hue_opendata" if room == "theme" else f"hue_opendata_{room}"
            tk.add_resource(f"{room}/{folder.name}", library)
        theme_config.allow_logos(config)
        own_icons = icons.folder()
        if own_icons:
            tk.add_resource(str(own_icons), icons.LIBRARY)
        for room, folder in assembly.folders("public"):
            tk.add_public_directory(config, f"{room}/{folder.name}")

    def declare_config_options(self, declaration: Any, key: Any) -> None:
        for declared in assembly.declarations():
            declaration.load_dict(declared)

    def update_config_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return schema | assembly.editable(tk.get_validator)

    def get_helpers(self) -> dict[str, Any]:
        return assembly.functions("helpers")

    def get_validators(self) -> dict[str, Any]:
        return assembly.functions("validators")

    def get_actions(self) -> dict[str, Any]:
        return assembly.functions("actions")

    def get_auth_functions(self) -> dict[str, Any]:
        return assembly.functions("auth")

    def get_blueprint(self) -> list[Any]:
        return assembly.blueprints()

    def get_commands(self) -> list[Any]:
        return [cli.hue]

    def before_dataset_index(self, pkg_dict: dict[str, Any]) -> dict[str, Any]:
        return indexing.flatten(pkg_dict)

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

    def before_dataset_view(self, pkg_dict: dict[str, Any]) -> dict[str, Any]:
        pkg_dict["tags"] = ordering.by_title(pkg_dict.get("tags") or [])
        return pkg_dict
