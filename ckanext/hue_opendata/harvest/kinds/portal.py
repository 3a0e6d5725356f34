"""Source type `hue_portal`: the city's present portal."""

from __future__ import annotations

from ckanext.hue_opendata.harvest.adapter import HueHarvester
from ckanext.hue_opendata.harvest.connectors.portal import Config, PortalConnector


class HuePortalHarvester(HueHarvester):
    """RDF files of the present portal, linked from a page or in a zip."""

    kind = "hue_portal"
    title = "Cổng dữ liệu hiện nay của Huế (RDF)"
    description = "Trang hoặc tệp nén có các tệp .rdf / a page or zip of .rdf files"
    settings = Config

    def connector(self, url: str, settings: Config) -> PortalConnector:
        return PortalConnector(url, settings)
