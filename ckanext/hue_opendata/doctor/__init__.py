"""Looks at a site and says what is wrong, where, and what to do.

`check` registers a check of a part; `Finding` is what a check yields. Those two names are the
room's public surface.
"""

from __future__ import annotations

from ckanext.hue_opendata.doctor.registry import Finding, check

__all__ = ["Finding", "check"]
