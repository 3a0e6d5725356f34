"""Shapes of office sheets, each with the reading that a person would make."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

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


@pytest.mark.parametrize(
    "rows",
    [
        [["Tên", "Số"], ["A", 1], ["B", 2]],
        [["STT", "Số hộ", "Số vụ"], [1, 2, 3], [2, 5, 1], [3, 9, 9]],
    ],
)
def test_a_first_row_that_the_next_one_carries_on_is_no_row_of_column_numbers(rows):
    (table,) = read(xlsx([sheet(rows)]), "a.xlsx").tables
    assert [list(row) for row in table.rows] == rows[1:]


def test_a_quote_that_is_never_closed_swallows_no_rows_up_to_the_next_quote():
    data = 'Tên,Địa chỉ,Số\nA,"12 Lê Lợi,5\nB,13 Lê Lợi,6\nC,"14 ""X"" Lợi",7\nD,15 Huế,8\n'
    reading = read(data.encode(), "a.csv")
    assert [row[2] for row in reading.tables[0].rows] == [5, 6, 7, 8]
    assert "unclosed_quote" in reading.codes()


def test_days_of_a_workbook_that_counts_from_1904():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (["Tên", "Ngày họp"], ["A", 44270], ["B", 44000], ["C", 43800]):
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    (table,) = read(out.getvalue(), "a.xlsx").tables
    assert [row[1] for row in table.rows] == [
        date(2025, 3, 16), date(2024, 6, 19), date(2023, 12, 2),
    ]  # fmt: skip


def test_a_persons_choices_win():
    data = "Báo cáo;x\nTên;Giá\nA;1.234\nB;2.345\n".encode()
    given = {"header_row": 2, "types": {"gia": "integer"}, "units": {"Giá": "đồng"}}
    (table,) = read(data, "a.csv", given).tables
    assert (table.columns[1].type, table.columns[1].unit) == ("integer", "đồng")
    assert [row[1] for row in table.rows] == [1234, 2345]
    (table,) = read(data, "a.csv", {"header_row": 2, "decimals": {"gia": "."},
                                    "types": {"gia": "number"}}).tables  # fmt: skip
    assert [row[1] for row in table.rows] == [Decimal("1.234"), Decimal("2.345")]


@pytest.mark.parametrize(
    ("sign", "kind", "values"),
    [(",", "integer", [1234, 2345]), (".", "number", [Decimal("1.234"), Decimal("2.345")])],
)
def test_a_chosen_decimal_sign_alone_settles_an_ambiguous_column(sign, kind, values):
    reading = read(b"Ten;Gia\nA;1.234\nB;2.345\n", "a.csv", {"decimals": {"Gia": sign}})
    (table,) = reading.tables
    assert (table.columns[1].type, [row[1] for row in table.rows]) == (kind, values)
    assert "ambiguous_number" not in reading.codes()


def test_a_sign_that_only_a_total_proves_is_taken_and_said():
    data = "Xã;Sản lượng\nA;1.250\nB;980\nC;310\nTổng;2.540\n"
    reading = read(data.encode(), "a.csv")
    (table,) = reading.tables
    assert [row[1] for row in table.rows] == [1250, 980, 310]
    (said,) = [w for w in reading.warnings if w.code == "ambiguous_number"]
    assert (said.column, said.level) == ("san_luong", "info")
    assert "dòng tổng" in said.message.vi
    # A count has no decimals: its label and its total say the same.
    counted = read(data.replace("Sản lượng", "Số hộ").encode(), "a.csv")
    assert [row[1] for row in counted.tables[0].rows] == [1250, 980, 310]
    assert not counted.warnings


def test_a_unit_line_of_money_says_nothing_of_people():
    lines = ";;ĐVT: triệu đồng", "Xã;Số người;Kinh phí", "A;12;450", "B;15;500", "C;9;310"
    (table,) = read("\n".join(lines).encode(), "a.csv").tables
    assert (table.unit, [c.unit for c in table.columns]) == ("triệu đồng", ["", "", "triệu đồng"])


def test_a_place_and_its_kind_are_no_unit():
    (table,) = read("STT;Xã, phường;Số hộ\n1;A;5\n2;B;6\n3;C;7\n".encode(), "a.csv").tables
    assert [c.unit for c in table.columns] == ["", "", ""]


def test_a_sheet_that_a_person_chose_is_the_only_one_read():
    pages = [sheet([["Tên", "Số"], ["A", 1], ["B", 2]], name=name) for name in ("Một", "Hai")]
    (table,) = read(xlsx(pages), "a.xlsx", {"sheet": "Hai"}).tables
    assert (table.sheet, len(table.rows)) == ("Hai", 2)


@pytest.mark.parametrize(
    ("bold", "rows"),
    [
        ((1, 4, 7), [["Khu A", 30, 120], ["a", 10, 40], ["b", 20, 80], ["Khu B", 50, 200],
                     ["c", 20, 90], ["d", 30, 110], ["Khu C", 99, 300], ["e", 40, 100],
                     ["f", 50, 200]]),
        ((), [["I. Khu A", 30, 120], ["1. a", 10, 40], ["2. b", 20, 80], ["II. Khu B", 50, 200],
              ["1. c", 20, 90], ["2. d", 30, 110], ["III. Khu C", 99, 300], ["1. e", 40, 100],
              ["2. f", 50, 200]]),
    ],
)  # fmt: skip
def test_a_group_that_does_not_add_up_where_the_others_do_is_said(bold, rows):
    reading = read(xlsx([sheet([["Tên", "Số hộ", "Số khẩu"], *rows], bold=bold)]), "a.xlsx")
    (table,) = reading.tables
    assert len(table.rows) == 6
    assert [a.checked for a in table.set_aside] == [True, True, False]
    told = [(w.column, w.row) for w in reading.warnings if w.code == "total_mismatch"]
    assert told == [("so_ho", 8)]


def test_parts_that_are_only_some_of_a_whole_stay_rows():
    rows = [["STT", "Nội dung", "Dự toán", "Thực hiện"], [1, "Thu A", 1000, 700],
            ["-", "Trong đó: x", 100, 70], [2, "Thu B", 2000, 1400],
            ["-", "Trong đó: y", 200, 140], [3, "Thu C", 500, 100]]  # fmt: skip
    (table,) = read(xlsx([sheet(rows)]), "a.xlsx").tables
    assert len(table.rows) == 5


def test_heads_without_figures_are_groups_and_part_numbers_stay_texts():
    rows = [["Mã", "Nội dung", "Số tiền"], ["A", "CHI ĐẦU TƯ", None], ["A.1", "Đường", 100],
            ["A.2", "Cầu", 200], ["B", "CHI KHÁC", None], ["B.1", "Lương", 300],
            ["B.2", "Điện", 50]]  # fmt: skip
    (table,) = read(xlsx([sheet(rows)]), "a.xlsx").tables
    assert [row[-1] for row in table.rows] == ["CHI ĐẦU TƯ"] * 2 + ["CHI KHÁC"] * 2
    rows = [["STT", "Nội dung", "Số tiền"], [1.1, "Đường", 100], [1.2, "Cầu", 20], [1.3, "Cống", 3]]
    (table,) = read(xlsx([sheet(rows)]), "a.xlsx").tables
    assert [row[0] for row in table.rows] == ["1.1", "1.2", "1.3"]


def test_offices_that_sign_right_below_the_rows_are_no_rows():
    rows = [["TT", "Tên", "Số hộ", "Ghi chú"], [1, "A", 10, None], [2, "B", 20, None]]
    rows += [[None, "Người lập biểu", None, "Thủ trưởng đơn vị"], [None, "Lê C", None, "Trần D"]]
    (table,) = read(xlsx([sheet(rows)]), "a.xlsx").tables
    assert len(table.rows) == 2


@pytest.mark.parametrize("written", [lambda day: day, lambda day: day.strftime("%d/%m/%Y")])
def test_days_of_a_table_on_its_side_are_days_also_when_they_rise(written):
    days = [date(1979, 8, 23), date(1993, 1, 15), date(2018, 12, 30)]
    table = read(
        xlsx(
            [
                sheet(
                    [
                        ["Tên cơ sở", "Bảo tàng Một", "Bảo tàng Hai", "Bảo tàng Ba"],
                        ["Địa chỉ", "3 Lê Trực", "7 Lê Lợi", "15 Phan Bội Châu"],
                        ["Ngày thành lập", *map(written, days)],
                        ["Số nhân viên", 64, 38, 22],
                        ["Diện tích (m2)", 5300.5, 2120, 980.4],
                    ]
                )
            ]
        ),
        "bao-tang.xlsx",
    ).tables[0]
    assert table.transposed
    assert [row[2] for row in table.rows] == days
