"""What a city dataset is: the schemas' rules. For other parts: `lacking`, `told`."""

from __future__ import annotations

from ckanext.hue_opendata.schema.publishing import lacking
from ckanext.hue_opendata.schema.told import told

__all__ = ["lacking", "told"]
