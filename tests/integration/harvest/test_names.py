"""Names and texts that a harvest brings: a Mac's NFD, hidden characters, two rows of one title."""

from __future__ import annotations

import io
import unicodedata

import pytest
from ckan.tests import factories
from openpyxl import Workbook

from ckanext.hue_opendata.harvest.kinds.spreadsheet import HueSpreadsheetHarvester
from tests.integration.harvest.support import act, made_source, run_once, served

HEADER = ["STT", "Tên bộ dữ liệu", "Mô tả", "Chủ đề", "Tần suất", "Đường dẫn tệp", "Mã dữ liệu"]
TITLE = "Bệnh viện Trung ương Huế"
ROWS = [
    [1, TITLE, "Khám bệnh", "Du lịch", "Hằng năm", "Bệnh viện 2025.csv", "A1"],
    [2, f" {TITLE}\u200b ", "Khám\u00a0bệnh", "Du lịch", "Hằng năm", "bv.csv", "A2"],
    [3, "Ðường Điện Biên Phủ", "Mặt đường", "Du lịch", "Hằng năm", "đường.csv", "A3"],
]


@pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")
def test_harvested_names_and_texts_are_clean_and_names_are_unique(
    tmp_path, ckan_config, monkeypatch
):
    book = Workbook()
    for row in (["SỞ Y TẾ"], [], ["DANH MỤC"], HEADER, *ROWS):
        sheet = book.active
        assert sheet is not None
        sheet.append([unicodedata.normalize("NFD", c) if isinstance(c, str) else c for c in row])
    stream = io.BytesIO()
    book.save(stream)
    (tmp_path / "danh-muc.xlsx").write_bytes(stream.getvalue())
    agency = factories.Organization(title="Sở Y tế", name="so-y-te")
    with served(tmp_path, ckan_config, monkeypatch) as base:
        source = made_source(
            f"{base}/danh-muc.xlsx",
            {"personal_data": "khong-co"},
            "hue_spreadsheet",
            agency=agency,
            name="nguon-so-y-te",
            title=unicodedata.normalize("NFD", "Danh mục Sở Y tế"),
        )
        run_once(source, HueSpreadsheetHarvester())
    found = act("package_search", fq="dataset_type:dataset", rows=10, sort="name asc")["results"]
    made = {one["name"]: one for one in found}
    first, second, road = sorted(made)
    assert (first, second) == ("benh-vien-trung-uong-hue", "benh-vien-trung-uong-hue-2")
    assert road == "duong-dien-bien-phu"
    assert {made[first]["title"], made[second]["title"]} == {TITLE}
    assert made[road]["title"] == "Đường Điện Biên Phủ"
    for one in found:
        texts = [one["title"], one["notes"], *(file["name"] for file in one["resources"])]
        texts += [tag["name"] for tag in one["tags"]]
        for text in texts:
            assert unicodedata.is_normalized("NFC", text), text
            assert "\u200b" not in text
            assert "\u00a0" not in text
        assert all(file["url"].startswith(base) for file in one["resources"])
