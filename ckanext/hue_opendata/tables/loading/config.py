"""The tables' settings, read through typed accessors."""

from __future__ import annotations

import ckan.plugins as p
import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.harvest.http import Networks

PREFIX = "ckanext.hue_opendata.tables"
#: Plugins that load files into the DataStore too.
OTHERS = ("xloader", "datapusher", "datapusher_plus")
MEGABYTE = 1024 * 1024


def others() -> list[str]:
    """The other loaders that this site has switched on."""
    return [name for name in OTHERS if p.plugin_loaded(name)]


def loader() -> str:
    """The setting as it stands: `auto`, `hue_tables` or `other`."""
    return str(tk.config.get(f"{PREFIX}.loader") or "auto")


def ours() -> bool:
    """Whether this part loads files; two loaders would fight over a resource."""
    chosen = loader()
    return chosen == "hue_tables" or (chosen == "auto" and not others())


def links() -> bool:
    """Whether files that are linked, not uploaded, are loaded."""
    return tk.asbool(tk.config.get(f"{PREFIX}.links", True))


def timeout() -> int:
    """Seconds that one load may take."""
    return int(tk.config.get(f"{PREFIX}.timeout") or 14400)


def link_bytes() -> int:
    """The largest linked file in bytes."""
    return int(tk.config.get(f"{PREFIX}.link_megabytes") or 256) * MEGABYTE


def networks() -> Networks:
    """Private networks opened for the harvest; linked files are fetched under the same rule."""
    return Networks.parse(tk.config.get("ckanext.hue_opendata.harvest.allowed_networks") or [])
