"""The harvest's CKAN side: settings, reports. Kinds of sources are plugins of their own."""

from __future__ import annotations

from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.harvest.report import stock_mails


@tk.blanket.config_declarations
@tk.blanket.actions
@tk.blanket.auth_functions
@tk.blanket.blueprints
@tk.blanket.helpers
class HueHarvestPlugin(p.SingletonPlugin):
    """Wires the harvest's settings, reports and pages."""

    p.implements(p.IConfigurer)

    def update_config(self, config: Any) -> None:
        tk.add_template_directory(config, "templates")
        tk.add_resource("assets", "hue_harvest")
        stock_mails.install()
