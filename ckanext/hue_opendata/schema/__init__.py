"""What a city dataset is: the schemas' rules. For other parts: `lacking`."""

from __future__ import annotations

from ckanext.hue_opendata.schema.publishing import lacking

__all__ = ["lacking"]
