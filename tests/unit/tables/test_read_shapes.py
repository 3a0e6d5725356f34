"""Shapes of office sheets, each with the reading that a person would make."""

from __future__ import annotations

import json

import pytest

from ckanext.hue_opendata.tables import read
from tests.tables_corpus.sheet import Page
from tests.tables_corpus.writers import xlsx


def sheet(rows, merges=(), bold=(), name="Sheet1"):
    page = Page(name)
    for row in rows:
        page.add(row, bold=len(page.rows) in bold)
    page.merges = list(merges)
    return page


def labels(table):
    return [c.label for c in table.columns if c.origin == "file"]


def test_months_as_plain_numbers_are_a_header_and_no_column_numbers():
    rows = [["Trạm", "Tháng", None, None], [None, 1, 2, 3]]
    rows += [[f"Trạm {k}", k * 10, k * 11, k * 13] for k in range(1, 5)]
    (table,) = read(xlsx([sheet(rows, [(0, 0, 1, 0), (0, 1, 0, 3)])]), "a.xlsx").tables
    assert labels(table) == ["Trạm", "Tháng / 1", "Tháng / 2", "Tháng / 3"]
    assert len(table.rows) == 4


BUDGET = [
    ["STT", "Nội dung", "Dự toán", "Thực hiện"],
    ["A", "TỔNG THU", 450, 330],
    ["I", "Thu nội địa", 300, 210],
    [1, "Thu từ doanh nghiệp", 100, 70],
    [2, "Thu ngoài quốc doanh", 200, 140],
    ["II", "Thu xuất nhập khẩu", 150, 120],
    [1, "Thuế xuất khẩu", 50, 40],
    [2, "Thuế nhập khẩu", 100, 80],
    ["B", "TỔNG CHI", 200, 100],
    ["I", "Chi đầu tư", 120, 60],
    ["II", "Chi thường xuyên", 80, 40],
]


def test_a_budget_keeps_only_what_is_nobodys_sum():
    reading = read(xlsx([sheet(BUDGET)]), "a.xlsx")
    (table,) = reading.tables
    assert [row[1] for row in table.rows] == [
        "Thu từ doanh nghiệp", "Thu ngoài quốc doanh", "Thuế xuất khẩu", "Thuế nhập khẩu",
        "Chi đầu tư", "Chi thường xuyên",
    ]  # fmt: skip
    assert table.rows[0][-1] == "TỔNG THU / Thu nội địa"
    assert {(a.kind, a.checked) for a in table.set_aside} == {("group", True)}
    assert "subtotals_in_rows" in reading.codes()
    assert "total_mismatch" not in reading.codes()


def test_small_figures_that_add_up_by_chance_stay_rows():
    rows = [["Phường", "Số hộ", "Số khẩu"], *[[f"P{k}", k, k * 3] for k in range(4)]]
    (table,) = read(xlsx([sheet(rows)]), "a.xlsx").tables
    assert len(table.rows) == 4


def test_a_count_of_papers_is_a_number_and_a_paper_number_a_text():
    rows = [["Phường", "Số hồ sơ tiếp nhận", "Số người tham gia BHYT", "Số quyết định"]]
    rows += [[f"P{k}", 90 + k * 17, 1000 + k, 12 + k] for k in range(4)]
    (table,) = read(xlsx([sheet(rows)]), "a.xlsx").tables
    assert [c.type for c in table.columns] == ["text", "integer", "integer", "text"]


def test_a_row_that_the_end_of_the_file_cuts_is_no_row():
    reading = read("Phường,Số hộ,Ghi chú\nA,12,x\nB,13,y\nC,14,z\nD,1".encode(), "a.csv")
    (table,) = reading.tables
    assert [row[1] for row in table.rows] == [12, 13, 14]
    assert [(a.kind, a.row) for a in table.set_aside] == [("text", 5)]
    assert "truncated" in reading.codes()


def test_a_sheet_that_sums_up_the_others_is_not_joined_to_them():
    pages = []
    for name, times in (("Tháng 1", 1), ("Tháng 2", 2), ("Tổng hợp", 3)):
        rows = [["Phường", "Số hộ"], *[[f"P{k}", times * (k + 10)] for k in range(4)]]
        pages.append(sheet(rows, name=name))
    reading = read(xlsx(pages), "a.xlsx")
    assert [(t.sheet, len(t.rows)) for t in reading.tables] == [("", 8), ("Tổng hợp", 4)]
    assert {"sheets_merged", "multiple_sheets"} <= reading.codes()


def test_sheets_with_the_same_columns_in_another_order_are_joined_by_name():
    first = sheet([["Phường", "Số hộ", "Số vụ"], ["A", 10, 1], ["B", 20, 2]], name="T1")
    second = sheet([["Phường", "Số vụ", "Số hộ"], ["A", 3, 30], ["B", 4, 40]], name="T2")
    (table,) = read(xlsx([first, second]), "a.xlsx").tables
    assert [row[:3] for row in table.rows][2:] == [("A", 30, 3), ("B", 40, 4)]


def test_letters_that_are_lost_keep_their_mark_and_are_said():
    data = "Tên,Số\nTrư\ufffdng A,1\nTrư\ufffdng B,2\nChùa C,3\n".encode()
    reading = read(data, "a.csv")
    assert reading.tables[0].rows[0][0] == "Trư\ufffdng A"
    assert [(w.code, w.column) for w in reading.warnings] == [("mojibake", "ten")]


def test_names_behind_the_signatures_are_no_rows():
    rows = [["Phường", "Chủ tịch", "Ghi chú"], ["A", "Ông X", "y"], ["B", "Bà Z", "w"], [None]]
    rows += [
        [None, "Huế, ngày 5 tháng 6 năm 2025"],
        ["NGƯỜI LẬP", "GIÁM ĐỐC"],
        [None],
        ["Lê A", "Hồ B"],
    ]
    (table,) = read(xlsx([sheet(rows)]), "a.xlsx").tables
    assert len(table.rows) == 2
    assert [a.kind for a in table.set_aside] == ["signature"] * 3


@pytest.mark.parametrize(
    "data",
    [b"Internal Server Error", b'<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>'],
)
def test_the_answer_of_a_broken_server_is_no_data(data):
    assert read(data, "a.csv").codes() == {"error_response"}


def test_the_geometry_of_geojson_has_its_type_and_points_are_added_columns():
    feature = {"type": "Feature", "properties": {"ten": "A"}}
    feature["geometry"] = {"type": "Point", "coordinates": [107.6, 16.4]}
    body = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (table,) = read(body.encode(), "a.geojson").tables
    assert [(c.id, c.type, c.origin) for c in table.columns] == [
        ("ten", "text", "file"), ("geometry", "geometry", "file"),
        ("longitude", "number", "geometry"), ("latitude", "number", "geometry"),
    ]  # fmt: skip
