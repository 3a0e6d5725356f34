"""An inventory list becomes records and datasets; what cannot be is said."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from ckanext.hue_opendata.harvest.connectors.contract import Discovery, Unreadable
from ckanext.hue_opendata.harvest.connectors.spreadsheet import (
    Config,
    SpreadsheetConnector,
    code_of,
)
from ckanext.hue_opendata.harvest.http import Answer

URL = "http://files.example.vn/sub/danh-muc.xlsx"


class Served:
    """A client that gives one body: the wire itself is tested in test_http."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def get(self, url, headers=None):
        return Answer(url, 200, {}, self.body)


def book(*rows) -> bytes:
    made = Workbook()
    for row in rows:
        made.active.append(list(row))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def harvest(body: bytes, **config):
    connector = SpreadsheetConnector(URL, Config(**config))
    found = Discovery()
    records = list(connector.discover(Served(body), {}, found))
    return connector, records, found


LETTERHEAD = (["SỞ DU LỊCH"], [], ["DANH MỤC DỮ LIỆU MỞ"], [])


def test_the_header_is_found_below_a_letterhead():
    body = book(*LETTERHEAD, ["STT", "Tên bộ dữ liệu", "Lĩnh vực"], [1, "Khách sạn", "Du lịch"])
    connector, records, found = harvest(body)
    assert [record.raw["title"] for record in records] == ["Khách sạn"]
    assert records[0].where == "Sheet, dòng 6"
    assert found.complete
    assert connector.map(records[0]).dataset["theme"] == ["du-lich"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_with_any_separator_is_read(separator):
    lines = [["STT", "Tên dữ liệu", "Mô tả"], ["1", "Chợ", "Các chợ ở Huế"]]
    body = "\n".join(separator.join(line) for line in lines).encode("utf-8-sig")
    _, records, _ = harvest(body)
    assert records[0].raw["notes"] == "Các chợ ở Huế"


def test_a_file_is_linked_relative_to_the_list():
    body = book(["Tên bộ dữ liệu", "Đường dẫn tệp", "Định dạng"], ["Chợ", "cho.csv", "CSV"])
    connector, records, _ = harvest(body)
    resource = connector.map(records[0]).dataset["resources"][0]
    assert resource["url"] == "http://files.example.vn/sub/cho.csv"
    assert resource["format"] == "CSV"


def test_a_link_that_is_no_web_address_is_not_taken():
    body = book(["Tên bộ dữ liệu", "Đường dẫn"], ["Chợ", "file:///etc/passwd"])
    connector, records, _ = harvest(body)
    assert "resources" not in connector.map(records[0]).dataset


def test_a_title_that_stands_twice_is_said_with_both_places():
    body = book(["Tên bộ dữ liệu", "Mô tả"], ["Chợ", "a"], ["CHỢ", "b"])
    _, records, found = harvest(body)
    assert len(records) == 1
    assert [problem.code for problem in found.problems] == ["duplicate"]
    assert "dòng 2" in found.problems[0].text["vi"]


def test_an_unknown_topic_is_said_and_the_default_taken():
    body = book(["Tên bộ dữ liệu", "Chủ đề"], ["Chợ", "Chợ búa"])
    connector, records, _ = harvest(body, theme="kinh-te")
    mapped = connector.map(records[0])
    assert mapped.dataset["theme"] == ["kinh-te"]
    assert [problem.code for problem in mapped.problems] == ["unknown_theme"]


def test_a_column_can_be_named_in_the_settings():
    body = book(["Món", "Kể"], ["Chợ", "a"])
    with pytest.raises(Unreadable):
        harvest(body)
    _, records, _ = harvest(body, columns={"title": "Món", "notes": "Kể"})
    assert records[0].raw["title"] == "Chợ"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<!DOCTYPE html><html><body>503</body></html>", "not_a_sheet"),
        (b'{"error": "maintenance"}', "not_a_sheet"),
        (b"PK\x03\x04broken", "not_a_sheet"),
        (b"", "no_header"),
        (book(["a", "b"], ["c", "d"]), "no_header"),
        (book(["Tên bộ dữ liệu", "Mô tả"]), "empty_list"),
    ],
)
def test_a_source_that_gives_no_list_changes_nothing(body, code):
    with pytest.raises(Unreadable) as unreadable:
        harvest(body)
    assert unreadable.value.problem.code == code


def test_a_record_keeps_its_id_when_its_text_changes():
    header = ["Mã dữ liệu", "Tên bộ dữ liệu", "Mô tả"]
    first = harvest(book(header, ["DL01", "Chợ", "a"]))[1][0]
    second = harvest(book(header, ["DL01", "Các chợ", "b"]))[1][0]
    assert first.guid == second.guid == "DL01"


@pytest.mark.parametrize("text", ["hang-nam", "Hằng năm", "HẰNG NĂM", "hang nam", "Annual"])
def test_codes_are_found_by_code_and_label(text):
    assert code_of("frequency", text) in ("hang-nam",)
