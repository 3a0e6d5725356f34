"""Source type `hue_spreadsheet`: a department's inventory list."""

from __future__ import annotations

from ckanext.hue_opendata.harvest.adapter import HueHarvester
from ckanext.hue_opendata.harvest.connectors.spreadsheet import Config, SpreadsheetConnector


class HueSpreadsheetHarvester(HueHarvester):
    """Inventory lists in Excel or CSV."""

    kind = "hue_spreadsheet"
    title = "Danh mục dữ liệu (Excel, CSV) / Inventory list (Excel, CSV)"
    description = (
        "Danh mục dữ liệu của cơ quan: mỗi dòng một bộ dữ liệu / "
        "An agency's list of its data: each row is a dataset"
    )
    settings = Config

    def connector(self, url: str, settings: Config) -> SpreadsheetConnector:
        return SpreadsheetConnector(url, settings)
