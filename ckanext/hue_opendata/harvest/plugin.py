"""The harvest's CKAN side: its settings. Kinds of sources are plugins of their own in `kinds/`."""

from __future__ import annotations

import ckan.plugins as p
import ckan.plugins.toolkit as tk


@tk.blanket.config_declarations
class HueHarvestPlugin(p.SingletonPlugin):
    """Declares the harvest's settings."""
