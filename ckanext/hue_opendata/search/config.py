"""The search's settings through typed accessors; a site can only be stricter than the rule."""

from __future__ import annotations

import ckan.plugins.toolkit as tk

PREFIX = "ckanext.hue_opendata.search"
#: Days that counts are kept at most, and the least count that anybody is shown.
LONGEST, LEAST = 90, 3


def log() -> bool:
    """Whether searches are counted."""
    return tk.asbool(tk.config.get(f"{PREFIX}.log", True))


def log_days() -> int:
    """Days that counts are kept: 1 to 90."""
    return min(LONGEST, max(1, int(tk.config.get(f"{PREFIX}.log_days") or LONGEST)))


def log_least() -> int:
    """How often a text must have been looked for before it is shown: 3 or more."""
    return max(LEAST, int(tk.config.get(f"{PREFIX}.log_least") or LEAST))
