"""Office forms made here with their exact truth, read by content alone."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.hue_opendata.tables import read


def xlsx(rows, merges=(), bold=()):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for merge in merges:
        sheet.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


FORM = [
    ["UBND THÀNH PHỐ HUẾ", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", None],
    ["SỞ DU LỊCH", None, None, "Độc lập - Tự do - Hạnh phúc", None],
    [None],
    ["BÁO CÁO LƯỢT KHÁCH"],
    [None, None, None, None, "Đơn vị tính: lượt"],
    ["STT", "Điểm tham quan", "Năm 2025", None, "Ghi chú"],
    [None, None, "Trong nước", "Quốc tế", None],
    ["(1)", "(2)", "(3)", "(4)", "(5)"],
    ["I", "Di tích", None, None, None],
    [1, "Đại Nội", 120, 80, None],
    [2, "Lăng Tự Đức", 60, 30, "số ước"],
    ["II", "Bảo tàng", None, None, None],
    [1, "Bảo tàng Cổ vật", 20, 10, None],
    [None, "Tổng cộng", 200, 120, None],
    [None],
    ["Ghi chú: số liệu đến 30/6/2025"],
    [None, None, None, "KT. GIÁM ĐỐC"],
]


def test_form_with_letterhead_two_row_header_groups_and_total():
    reading = read(xlsx(FORM, ["A6:A7", "B6:B7", "C6:D6", "E6:E7"]), "bc.xlsx")
    (table,) = reading.tables
    assert [c.levels for c in table.columns if c.origin == "file"] == [
        ("STT",), ("Điểm tham quan",), ("Năm 2025", "Trong nước"), ("Năm 2025", "Quốc tế"),
        ("Ghi chú",),
    ]  # fmt: skip
    assert [row[:4] for row in table.rows] == [
        (1, "Đại Nội", 120, 80), (2, "Lăng Tự Đức", 60, 30), (1, "Bảo tàng Cổ vật", 20, 10),
    ]  # fmt: skip
    assert [row[5] for row in table.rows] == ["Di tích", "Di tích", "Bảo tàng"]
    kinds = [(a.kind, a.row) for a in table.set_aside]
    assert ("unit", 5) in kinds
    assert ("total", 14) in kinds
    assert ("note", 16) in kinds
    assert ("signature", 17) in kinds
    assert ("column_numbers", 8) in kinds
    assert table.unit == "lượt"
    assert "total_mismatch" not in reading.codes()


def test_total_that_does_not_add_up_is_said_with_its_column():
    rows = [["Phường", "Số hộ"], ["A", 10], ["B", 20], ["C", 30], ["Tổng cộng", 61]]
    found = [w for w in read(xlsx(rows), "a.xlsx").warnings if w.code == "total_mismatch"]
    assert [(w.column, w.row) for w in found] == [("so_ho", 5)]


@pytest.mark.parametrize(
    ("values", "kind", "first", "code"),
    [
        (["1.234,5", "2,25", "1.000"], "number", Decimal("1234.5"), None),
        (["1.234", "2.345"], "text", "1.234", "ambiguous_number"),
        (["01", "02"], "text", "01", None),
        (["25/12/2024", "01/02/2025"], "date", "2024-12-25", None),
        (["25/12/2024", "12/25/2024"], "text", "25/12/2024", "date_ambiguous"),
        (["5 tỷ", "300 triệu"], "text", "5 tỷ", "mixed_units"),
        (["12*", "13"], "integer", 12, "footnote_marks"),
        (["1.23457E+11", "1.3E+11"], "text", "1.23457E+11", "scientific_code"),
        (["#N/A", "5"], "integer", None, "error_values"),
        (["####", "5"], "integer", None, "values_lost"),
        (["Tháng 9/2025", "Tháng 10/2025"], "period", "Tháng 9/2025", None),
    ],
)
def test_column_types_from_all_rows(values, kind, first, code):
    data = "Tên;Giá trị\n" + "".join(f"Dòng {n};{v}\n" for n, v in zip("ab", values, strict=False))
    data += "".join(f"Dòng c;{v}\n" for v in values[2:])
    reading = read(data.encode(), "a.csv")
    (table,) = reading.tables
    assert table.columns[1].type == kind
    value = table.rows[0][1]
    assert (value.isoformat() if isinstance(value, date) else value) == first
    said = {w.code for w in reading.warnings if w.column == "gia_tri"}
    assert said == ({code} if code else set())


def test_json_envelope_of_the_city_takes_labels_from_hienthi():
    body = {
        "code": 0, "message": "ok", "data": [{"ten": "A", "kinhdo": 107.6, "vido": 16.4}],
        "hienthi": [{"khoa": False, "tentruong": "ten", "mota": "Tên lễ hội"}],
    }  # fmt: skip
    (table,) = read(json.dumps(body).encode(), "a.json").tables
    assert table.columns[0].label == "Tên lễ hội"
    assert table.rows[0][0] == "A"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.csv", "empty"),
        (b"%PDF-1.4", "a.pdf", "unsupported_format"),
        (b'{"code": 500, "message": "Loi"}', "a.json", "error_response"),
        (b"<html><title>Login</title><body>x</body></html>", "a.xlsx", "html_page"),
        (b'[{"a": 1}, {"a": 2}, {"a"', "a.json", "truncated"),
        ("Tên;Số\nA;1\nB;2\n".encode(), "a.xlsx", "wrong_extension"),
    ],
)
def test_what_is_no_table_or_not_whole_is_said(data, name, code):
    assert code in read(data, name).codes()


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=400) | st.text(alphabet='ab1.,;"\n\t[]{}<>', max_size=300).map(str.encode)
)
def test_no_bytes_break_the_reader(data):
    # A fault inside the reader would be said as `corrupt`: plain text is never that.
    assert "corrupt" not in read(b"x" + data, "a.csv").codes()
