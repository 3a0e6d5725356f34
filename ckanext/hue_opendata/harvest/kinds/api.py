"""Source type `hue_json`: a JSON API, declared in the source's settings."""

from __future__ import annotations

from ckanext.hue_opendata.harvest.adapter import HueHarvester
from ckanext.hue_opendata.harvest.connectors.api import JsonConnector
from ckanext.hue_opendata.harvest.connectors.api_settings import Config


class HueJsonHarvester(HueHarvester):
    """JSON APIs in the envelopes of the city's systems."""

    kind = "hue_json"
    title = "API JSON của cơ quan / JSON API of an agency"
    description = (
        "Mỗi bản ghi, hoặc cả câu trả lời, là một bộ dữ liệu / "
        "Each record, or the whole answer, is a dataset"
    )
    settings = Config

    def connector(self, url: str, settings: Config) -> JsonConnector:
        return JsonConnector(url, settings)
