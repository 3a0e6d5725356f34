"""The theme's settings, read through typed accessors; an admin changes them in the UI."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk

PREFIX = "ckanext.hue_opendata.theme"
#: Settings that are texts in Markdown, in the order of the admin's form.
TEXTS = ("news", "contact", "terms", "privacy", "accessibility", "guide")
MANY = 12


def allow_logos(config: Any) -> None:
    """Let an admin upload a logo: CKAN 2.12 has such defaults for people and groups only."""
    config.setdefault("ckan.upload.admin.types", ["image"])
    config.setdefault("ckan.upload.admin.mimetypes", ["image/png", "image/gif", "image/jpeg"])


def text(name: str) -> str:
    """A text that an admin has written, or an empty one."""
    return str(tk.config.get(f"{PREFIX}.{name}") or "").strip()


def lines(name: str) -> list[str]:
    """A setting of several lines: those that hold something, at most twelve."""
    return [line.strip() for line in text(name).splitlines() if line.strip()][:MANY]


def colour() -> str:
    """The main colour as `#rrggbb`, or an empty text for Huế's purple."""
    return text("colour").lower()


def made() -> Path | None:
    """Where the commands of `ckan hue theme` put what they make; None without a storage path."""
    storage = str(tk.config.get("ckan.storage_path") or "")
    return Path(storage) / "storage" / "hue" if storage else None
