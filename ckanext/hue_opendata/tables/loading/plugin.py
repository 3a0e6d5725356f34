"""The rows of office files in the DataStore: loads after every change, reports, downloads."""

from __future__ import annotations

from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.tables.loading import dictionary, snapshot, watching
from ckanext.hue_opendata.tables.loading.stock import IDataDictionaryForm


@tk.blanket.config_declarations
@tk.blanket.actions
@tk.blanket.auth_functions
@tk.blanket.blueprints
@tk.blanket.helpers
class HueTablesPlugin(p.SingletonPlugin):
    """Wires loads, their pages, and our part of the data dictionary."""

    p.implements(p.IConfigurer)
    p.implements(p.IDomainObjectModification)
    p.implements(p.IMiddleware, inherit=True)
    p.implements(IDataDictionaryForm)

    def update_config(self, config: Any) -> None:
        tk.add_template_directory(config, "templates")

    def make_middleware(self, app: Any, config: Any) -> Any:
        dump = app.view_functions["datastore.dump"]
        app.view_functions["datastore.dump"] = snapshot.consistent(dump)
        return app

    def notify(self, entity: Any, operation: Any) -> None:
        watching.notice(entity, operation)

    def update_datastore_create_schema(self, schema: Any) -> Any:
        schema["fields"]["hue_unit"] = [
            tk.get_validator("ignore_missing"),
            dictionary.unit_validator,
        ]
        return schema

    def update_datastore_info_field(
        self, field: dict[str, Any], plugin_data: dict[str, Any]
    ) -> dict[str, Any]:
        return dictionary.shown(field, plugin_data)
