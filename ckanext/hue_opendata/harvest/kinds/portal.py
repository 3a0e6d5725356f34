"""Source type `hue_portal`: the city's present portal, by its RDF files."""

from __future__ import annotations

from functools import partial

from ckanext.hue_opendata.harvest import upload
from ckanext.hue_opendata.harvest.adapter import HueHarvester
from ckanext.hue_opendata.harvest.attaching import entry_at
from ckanext.hue_opendata.harvest.connectors.portal import Config, PortalConnector


class HuePortalHarvester(HueHarvester):
    """RDF files of the present portal: a page that links them, or an archive of them."""

    kind = "hue_portal"
    title = "Cổng dữ liệu hiện tại (RDF) / Present portal (RDF)"
    description = "Trang liệt kê, hoặc tệp nén, các tệp .rdf / A page or an archive of .rdf files"
    settings = Config
    takes_archive = True

    def connector(self, url: str, settings: Config) -> PortalConnector:
        kept = partial(upload.read, settings.upload)
        return PortalConnector(url, settings, kept, partial(entry_at, url, settings))
