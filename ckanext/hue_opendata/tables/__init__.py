"""Tables: `read` understands an office file; the CKAN part puts its rows into the DataStore."""

from __future__ import annotations

from ckanext.hue_opendata.tables.reading.api import read

__all__ = ["read"]
