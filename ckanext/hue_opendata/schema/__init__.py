"""What a city dataset is: the schemas' rules.

For other parts: `lacking`, `told`; of places: `unclear` (names that may mean several units),
`listed` (units in words), and `KEPT`, the key of a context in which such names are kept.
"""

from __future__ import annotations

from ckanext.hue_opendata.schema.placing import KEPT, listed, unclear
from ckanext.hue_opendata.schema.publishing import lacking
from ckanext.hue_opendata.schema.told import told

__all__ = ["KEPT", "lacking", "listed", "told", "unclear"]
