# ruff: noqa: E501
"""The files of the present portal, with the truth of each written by hand.

Rows, header and labels were compared with the raw cells and records, file by file.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ckanext.hue_opendata.tables import read

REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "hue-portal" / "files"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the portal's files are not here")

LETTERS = {"t": "text", "i": "integer", "n": "number", "m": "datetime"}
#: Name without its upload time → tables as (sheet, rows, types by letter, labels), and what is said.
TRUTH = {
    "Am_nhac_Tuong": (
        [
            (
                "Sheet1",
                8,
                "itttttttttt",
                "Stt|Tên âm nhạc|Thể loại|Hình thức biểu diễn|Ý nghĩa|Loại đối tượng|Ghi chú|Nội dung|Lời ban nhạc|Phân tích|Mô tả",
            ),
        ],
        set(),
    ),
    "Ban_Nha_Nhac": (
        [
            (
                "",
                33,
                "iitttmmttttttt",
                "STT|ID|title|TheLoai|source|createdAt|updatedAt|description|LoiNhac|MoTa|PhanTich|HinhThuc|temporal|audience",
            ),
        ],
        set(),
    ),
    "Danh-muc-loai-ve": (
        [
            ("", 88, "tiiti", "name|ticketTypeID|customerTypeID|customerTypeName|price"),
        ],
        set(),
    ),
    "Danh-sach-cac-diem-du-lich": (
        [
            ("data", 196, "itinn", "id|ten|totalRows|toaDoX|toaDoY"),
        ],
        {"out_of_area", "null_coordinates"},
    ),
    "Danh-sach-dia-diem-di-tich-tham-quan": (
        [
            ("", 12, "it", "id|title"),
        ],
        set(),
    ),
    "Danh-sach-dia-diem-di-tich-van-hoa-tinh-Thua-Thien-Hue": (
        [
            (
                "data",
                180,
                "iittttnnttttttt",
                "sttbanghi|id|Tên Đối Tượng|Nhóm Loại Hình|Loại Hình|Địa Chỉ|Kinh Độ|Vĩ Độ|Mô Tả|Giá Tham Khảo Từ|Giá Tham Khảo Đến|Mở Cửa|Ảnh|Group ID|Đóng Cửa",
            ),
        ],
        {"null_coordinates"},
    ),
    "Danh-sach-le-hoi-tren-dia-ban-tinh-Thua-Thien-Hue": (
        [
            (
                "data",
                138,
                "iitttnnt",
                "sttbanghi|id|Tên Đối Tượng|Nhóm Loại Hình|Địa Chỉ|Kinh Độ|Vĩ Độ|Mô Tả",
            ),
        ],
        set(),
    ),
    "Dao_cu_san_khau": (
        [
            (
                "Sheet1",
                21,
                "itttttttt",
                "Stt|Tên đạo cụ|Hình thức trình diễn|Đối tượng sử dụng|Ý nghĩa|Mô tả|Loại đối tượng|Ghi chú|Bối cảnh sử dụng",
            ),
        ],
        set(),
    ),
    "Du-lieu-ve-gia-ve-tham-quan-di-tich-cua-Trung-tam-Bao-ton-di-tich-Co-do-Hue-1": (
        [
            (
                "",
                22,
                "iitiiit",
                "placeID|total|placeTitle|soVeDon|soVeTuyen|customerType|customerTypeName",
            ),
        ],
        set(),
    ),
    "Du-lieu-ve-luot-khach-tham-quan-cac-diem-Di-tich-cua-Trung-tam-Bao-ton-Di-tich-Co-do-Hue-2": (
        [
            ("chart", 13, "itii", "placeId|title|soLuotTrongNuoc|soLuotQuocTe"),
            (
                "grid",
                52,
                "tiiii",
                "displayName|placeId|soLuongTrongNuoc|soLuongQuocTe|customerTypeId",
            ),
        ],
        {"multiple_tables"},
    ),
    "Gia-ve-dich-vu-di-tich-Hue": (
        [
            (
                "newsList",
                12,
                "ttitmtitttttt",
                "id|title|typediadiem|summary|publishTime|content|order|language|category|imgNews|imgNewsThumb|geo|author",
            ),
        ],
        set(),
    ),
    "Hat_Tuong": (
        [
            (
                "Sheet1",
                17,
                "ittttttttt",
                "Stt|Tên hát tuồng|Thể loại|Hình thức trình diễn|Nghệ nhân nghệ sĩ biểu diễn|Loại đối tượng|Bối cảnh sử dụng|Nội dung|Ý nghĩa|Ghi chú",
            ),
        ],
        set(),
    ),
    "Kich_ban_Tuong": (
        [
            (
                "Sheet1",
                56,
                "ittttttiitt",
                "Stt|Tên kịch bản|Thể loại|Nhân vật chính|Thời lượng biểu diễn|Đối tượng thưởng thức|Loại đối tượng|Số trang tư liệu|Số lượng nhân vật|Nội dung|Ý nghĩa",
            ),
        ],
        set(),
    ),
    "Nhac_Chuong_Nha_Nhac": (
        [],
        {"no_rows"},
    ),
    "Nhac_cu_Nha_Nhac": (
        [
            (
                "",
                18,
                "iittimmttt",
                "STT|ID|title|BoNhacCu|source|createdAt|updatedAt|DacTinh|HinhThuc|TinhNang",
            ),
        ],
        set(),
    ),
    "Phuc_trang_Tuong": (
        [
            (
                "Sheet1",
                29,
                "ittttttttttttt",
                "Stt|Tên phục trang|Đặc điểm màu sắc|Đặc điểm hoa văn|Đặc điểm kiểu dáng|Đặc điểm chất liệu|Loại đối tượng|Nội dung|Tóm tắt|Ghi chú|Đặc điểm khác với các nơi khác|Đặc điểm giống với các nơi khác|Các đặc điểm khác|Mô tả hình phục trang",
            ),
        ],
        set(),
    ),
    "Trich_doan_Tuong": (
        [
            (
                "Sheet1",
                21,
                "ittttttitt",
                "Stt|Tên trích đoạn|Tóm tắt|Thời lượng biểu diễn|Đối tượng thưởng thức|Thể loại|Ý nghĩa|Số lượng nhận vật|Ghi chú|Url liên kết",
            ),
        ],
        set(),
    ),
}


def of(name):
    (path,) = REAL.glob(f"{name}_*")
    return read(path)


@pytest.mark.parametrize("name", TRUTH)
def test_header_rows_types_and_what_is_said(name):
    tables, said = TRUTH[name]
    reading = of(name)
    assert [
        (t.sheet, len(t.rows), [c.type for c in t.columns], [c.label for c in t.columns])
        for t in reading.tables
    ] == [
        (sheet, rows, [LETTERS[letter] for letter in types], labels.split("|"))
        for sheet, rows, types, labels in tables
    ]
    assert reading.codes() == said


def test_titles_and_header_rows_of_the_lists():
    (table,) = of("Kich_ban_Tuong").tables
    assert (table.title, table.header_rows) == ("Danh sách Kịch bản tuồng", (2,))
    assert table.rows[1][1:3] == ("TRẦN TRÁ HÔN DIỄN CA", "Tuồng cổ")


def test_moments_of_two_systems_are_local_time():
    (news,) = of("Gia-ve-dich-vu-di-tich-Hue").tables
    assert news.rows[0][4] == datetime(2024, 9, 17, 10, 55)
    (songs,) = of("Ban_Nha_Nhac").tables
    assert songs.rows[0][5] == datetime(2024, 3, 19, 9, 4, 10, 656000)


def test_coordinates_are_kept_as_they_are_and_those_outside_are_said():
    reading = of("Danh-sach-cac-diem-du-lich")
    (table,) = reading.tables
    assert table.rows[1][3:] == (Decimal("16.46688255192054"), Decimal("107.64265166360504"))
    assert {w.column for w in reading.warnings if w.code == "out_of_area"} == {"toadox", "toadoy"}


def test_figures_of_the_ticket_office():
    chart, grid = of(
        "Du-lieu-ve-luot-khach-tham-quan-cac-diem-Di-tich-cua-Trung-tam-Bao-ton-Di-tich-Co-do-Hue-2"
    ).tables
    assert chart.rows[0] == (5, "Đại Nội", 2932676, 2383750)
    assert grid.rows[0] == ("Đại Nội - Người lớn (NL)", 5, 2357287, 2345843, 1)
