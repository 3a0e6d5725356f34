"""The harvest's settings, read through typed accessors."""

from __future__ import annotations

import os
from pathlib import Path

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.harvest.http import Networks

PREFIX = "ckanext.hue_opendata.harvest"


def allowed_networks() -> Networks:
    """Private networks that were opened in the ini (never in the admin pages)."""
    return Networks.parse(tk.config.get(f"{PREFIX}.allowed_networks") or [])


def pause() -> int:
    """Seconds between two looks at the schedule."""
    return int(tk.config.get(f"{PREFIX}.pause") or 30)


def secret(name: str) -> str | None:
    """The value of a secret that a source refers to: of the ini, else of the environment."""
    found = tk.config.get(f"{PREFIX}.secret.{name}") or os.environ.get(f"HUE_SECRET_{name.upper()}")
    return str(found) if found else None


def ca_names() -> list[str]:
    """The names of the certificate bundles that the ini declares."""
    head = f"{PREFIX}.ca."
    return sorted(key.removeprefix(head) for key in tk.config if key.startswith(head))


def ca_bundle(name: str) -> str | None:
    """The path of a declared certificate bundle."""
    found = tk.config.get(f"{PREFIX}.ca.{name}")
    return str(found) if found else None


def uploads() -> Path:
    """Where uploaded archives of sources lie: outside what the web server gives away."""
    return Path(str(tk.config["ckan.storage_path"])) / "hue_harvest"


def largest_upload() -> int:
    """Bytes of the largest archive that may be uploaded."""
    return int(tk.config.get(f"{PREFIX}.largest_upload") or 64) * 2**20
