"""An inventory list becomes records and datasets; what cannot be is said."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from openpyxl import Workbook

from ckanext.hue_opendata.harvest.connectors.contract import Discovery, Unreadable
from ckanext.hue_opendata.harvest.connectors.meaning import code_of
from ckanext.hue_opendata.harvest.connectors.spreadsheet import (
    Config,
    SpreadsheetConnector,
)
from ckanext.hue_opendata.harvest.http import Answer

URL = "http://files.example.vn/sub/danh-muc.xlsx"

FILES = ["STT", "Tên bộ dữ liệu", "Mô tả", "Định dạng", "Đường dẫn tệp", "Ngày số liệu"]


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
    mapped = connector.map(records[0])
    assert mapped.dataset["resources"] == []
    assert [problem.code for problem in mapped.problems] == ["no_address"]


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
        (b"<!DOCTYPE html><html><body>503</body></html>", "html_page"),
        (b'{"error": "maintenance"}', "error_response"),
        (b"PK\x03\x04broken", "half_a_file"),
        (b"", "empty"),
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


def merged(rows, merges):
    made = Workbook()
    for row in rows:
        made.active.append(row)
    for one in merges:
        made.active.merge_cells(one)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


HOTELS = [1, "Khách sạn", "Các khách sạn", "CSV", "ks.csv", "01/07/2025"]
MARKETS = [2, "Chợ", "Các chợ", "CSV", "cho.csv", None]


@pytest.mark.parametrize(
    ("further", "merges"),
    [
        ([None, None, None, "XLSX", "ks.xlsx", None], []),
        ([None, None, None, None, "ks.xlsx", None], []),
        ([None, None, None, "XLSX", "ks.xlsx", None], ["A2:A3", "B2:B3", "C2:C3"]),
        ([1, "Khách sạn", "Các khách sạn", "XLSX", "ks.xlsx", None], []),
        ([None, "Khách sạn", None, "XLSX", "ks.xlsx", None], []),
    ],
)
def test_consecutive_rows_of_one_dataset_are_its_files(further, merges):
    connector, records, found = harvest(merged([FILES, HOTELS, further, MARKETS], merges))
    assert not found.problems
    assert [record.raw["title"] for record in records] == ["Khách sạn", "Chợ"]
    resources = connector.map(records[0]).dataset["resources"]
    assert [one["url"].rpartition("/")[2] for one in resources] == ["ks.csv", "ks.xlsx"]
    assert [one["format"] for one in resources] == ["CSV", "XLSX"]
    assert resources[0]["data_date"] == "2025-07-01"
    assert resources[0]["name"] != resources[1]["name"]
    assert records[0].where.endswith("dòng 2–3")
    assert records[1].where.endswith("dòng 4")


def test_a_row_of_only_a_link_directly_below_is_a_further_file_and_is_said():
    body = book(FILES, HOTELS, [None, None, None, "XLSX", "ks.xlsx", None], MARKETS)
    connector, records, _ = harvest(body)
    mapped = connector.map(records[0])
    assert len(mapped.dataset["resources"]) == 2
    (said,) = mapped.problems
    assert (said.code, said.where) == ("further_file", records[0].where)
    assert "ks.xlsx" in said.text["vi"]


@pytest.mark.parametrize(
    "between",
    [
        [[3, None, None, "XLSX", "x.xlsx", None]],
        [[3, None, None, None, "x.xlsx", None]],
        [[], [None, None, None, "XLSX", "x.xlsx", None]],
        [["II", "Lĩnh vực Y tế"], [None, None, None, "XLSX", "x.xlsx", None]],
    ],
    ids=["its own number", "its own number, no format", "below a blank row", "below a group"],
)
def test_a_row_of_only_a_link_that_speaks_for_itself_is_no_file_of_another_dataset(between):
    body = book(FILES, HOTELS, *between, MARKETS)
    connector, records, found = harvest(body)
    links = [r["url"] for one in records for r in connector.map(one).dataset["resources"]]
    assert not [link for link in links if link.endswith("x.xlsx")]
    assert [problem.code for problem in found.problems] == ["row_without_title"]
    assert "x.xlsx" in found.problems[0].text["vi"]
    number = 2 + len(between)
    assert found.problems[0].where.endswith(f"dòng {number}")


def test_the_running_number_is_no_part_of_a_record():
    """A row that is put in above moves all numbers below it; their datasets have not changed."""
    _, before, _ = harvest(book(FILES, HOTELS, MARKETS))
    _, after, _ = harvest(book(FILES, [1, "Cầu", "", "", "", None], HOTELS, [3, *MARKETS[1:]]))
    assert [one.raw for one in after[1:]] == [one.raw for one in before]


def test_rows_of_one_title_with_other_codes_are_datasets_of_their_own():
    header = ["Mã dữ liệu", "Tên bộ dữ liệu", "Đường dẫn"]
    body = book(header, ["01", "Chợ", "a.csv"], ["02", "Chợ", "b.csv"], ["01", "Cầu", "c.csv"])
    _, records, found = harvest(body)
    assert [record.guid for record in records] == ["01", "02"]
    assert [problem.code for problem in found.problems] == ["duplicate"]
    assert "dòng 2" in found.problems[0].text["vi"]
    assert "dòng 4" in found.problems[0].where


def test_a_group_above_the_rows_is_their_topic():
    body = book(
        FILES, ["I", "Lĩnh vực Du lịch"], HOTELS, ["II", "Y tế"], MARKETS, ["III", "Khác"], HOTELS
    )
    connector, records, _ = harvest(body)
    themes = [connector.map(record).dataset.get("theme") for record in records]
    assert themes[0] == ["du-lich"]


def test_a_row_without_a_title_is_said_with_its_number():
    body = book(FILES, HOTELS, [2, None, "Mô tả mà không có tên", "CSV", "x.csv", None], MARKETS)
    _, records, found = harvest(body)
    assert len(records) == 2
    assert [problem.code for problem in found.problems] == ["row_without_title"]
    assert found.problems[0].where.endswith("dòng 3")


def test_an_old_encoding_and_a_merged_header_are_understood():
    table = {"ă": 0xA8, "â": 0xA9, "ê": 0xAA, "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE}
    table |= {"à": 0xB5, "ả": 0xB6, "á": 0xB8, "ạ": 0xB9, "ệ": 0xD6, "ữ": 0xF7, "ợ": 0xEE}
    table |= {"ị": 0xDE, "ễ": 0xD4, "ộ": 0xE9, "ế": 0xD5, "ẫ": 0xCB, "ờ": 0xEA, "ể": 0xD3}
    text = (
        "TT;Tên bộ dữ liệu;Mô tả;Đường dẫn\n"
        "1;Danh sách lễ hội ở các phường;Tên và địa điểm các lễ hội;le-hoi.csv\n"
        "2;Danh sách các chợ loại một;Tên chợ và diện tích;cho.csv\n"
        "3;Số liệu khách tham quan di tích;Số khách theo tháng;khach.csv\n"
    ).replace("Đ", "đ")
    table |= {"ố": 0xE8, "ỉ": 0xD8, "ì": 0xD7, "ứ": 0xF8, "ở": 0xEB, "ã": 0xB7, "í": 0xDD}
    body = b"".join(bytes([table[c]]) if c in table else c.encode() for c in text)
    _, records, found = harvest(body)
    assert [record.raw["title"] for record in records][:2] == [
        "Danh sách lễ hội ở các phường",
        "Danh sách các chợ loại một",
    ]
    assert "legacy_encoding" in [problem.code for problem in found.problems]


def test_a_drive_of_the_office_is_no_address():
    body = book(FILES, [*HOTELS[:4], r"D:\du-lieu\ks.xlsx", None], MARKETS)
    connector, records, _ = harvest(body)
    mapped = connector.map(records[0])
    assert mapped.dataset["resources"] == []
    assert [problem.code for problem in mapped.problems] == ["no_address"]


def test_codes_keep_their_zeros_and_days_their_form():
    header = ["Mã dữ liệu", "Tên bộ dữ liệu", "Đường dẫn", "Ngày số liệu"]
    day = datetime(2025, 7, 1)
    body = book(header, ["001", "Chợ", "a.csv", day], ["002", "Cầu", "b.csv", day])
    connector, records, _ = harvest(body)
    assert [record.guid for record in records] == ["001", "002"]
    assert connector.map(records[0]).dataset["resources"][0]["data_date"] == "2025-07-01"


def test_a_list_cut_in_the_middle_changes_nothing():
    body = book(FILES, *[[n, f"Chợ {n}", "x", "CSV", f"{n}.csv", None] for n in range(200)])
    with pytest.raises(Unreadable):
        harvest(body[: len(body) // 2])


def test_a_period_that_cannot_be_read_is_said_and_costs_no_dataset():
    body = book(
        ["STT", "Tên bộ dữ liệu", "Kỳ báo cáo"], [1, "Chợ", "Quý III/2025"], [2, "Bến", "x"]
    )
    connector, records, _ = harvest(body)
    first, second = (connector.map(record) for record in records)
    assert first.dataset["reporting_period"] == "Quý III/2025"
    assert second.dataset["reporting_period"] == ""
    assert [problem.code for problem in second.problems] == ["unknown_period"]
