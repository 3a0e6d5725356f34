"""The harvest's settings, read through typed accessors."""

from __future__ import annotations

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.harvest.http import Networks

PREFIX = "ckanext.hue_opendata.harvest"


def allowed_networks() -> Networks:
    """Private networks that were opened in the ini (never in the admin pages)."""
    return Networks.parse(tk.config.get(f"{PREFIX}.allowed_networks") or [])


def pause() -> int:
    """Seconds between two looks at the schedule."""
    return int(tk.config.get(f"{PREFIX}.pause") or 30)
