"""A picture of a table where people would rather look than read: map, line or bars. No CKAN.

`draw(columns, records, asked)` gives a `Chart` or None; the page writes it as inline SVG without a
script or an external service, and the table under it says the same in words.
"""

from ckanext.hue_opendata.theme.charts.drawing import draw
from ckanext.hue_opendata.theme.charts.model import Chart

__all__ = ["Chart", "draw"]
