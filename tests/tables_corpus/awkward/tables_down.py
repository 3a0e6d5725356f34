"""Several tables down a sheet, sheets with a guide, notes below."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.desk import sign
from tests.tables_corpus.awkward.kit import D, case, file, page, truth, xlsx


@case
def three_tables_down():
    a = [["Sáo trúc", 12], ["Đàn tranh", 7], ["Trống", 4]]
    b = [["Áo mãng bào", "Tốt", 2015], ["Hia", "Hỏng", 2009], ["Mũ bình thiên", "Tốt", 2018]]
    c = [["Vở Mẫu 1", 90, 12, 5], ["Vở Mẫu 2", 120, 20, 7]]
    p = page(
        ["KIỂM KÊ TÀI SẢN NHÀ HÁT MẪU"],
        ["1. Nhạc cụ"],
        ["Tên nhạc cụ", "Số lượng"],
        *a,
        [None],
        ["2. Phục trang"],
        ["Tên phục trang", "Tình trạng", "Năm nhập"],
        *b,
        [None],
        ["3. Vở diễn"],
        ["Tên vở", "Thời lượng (phút)", "Số diễn viên", "Số nhạc công"],
        *c,
    )
    p.bold = {(r, k) for r in (2, 8, 14) for k in range(4) if k < len(p.rows[r]) and p.rows[r][k]}
    tables = [
        truth("Tên nhạc cụ:text|Số lượng:integer", a),
        truth("Tên phục trang:text|Tình trạng:text|Năm nhập:integer", b),
        truth("Tên vở:text|Thời lượng (phút):integer|Số diễn viên:integer|Số nhạc công:integer", c),
    ]
    for ext in ("xlsx", "ods"):
        yield file(
            f"theatre_three_tables_{ext}", ext, writers.SHEETS[ext]([p]), tables, "multiple_tables"
        )


@case
def sheets_and_a_guide():
    pages, rows = [], []
    for ward in ("Thuận Hóa", "Phú Xuân"):
        body = [
            ["Camera giao thông", len(ward), 2],
            ["Camera an ninh", len(ward) * 3, 5],
            ["Cảm biến ngập", 4, 1],
        ]
        pages.append(page(["Loại thiết bị", "Đang hoạt động", "Hỏng"], *body, name=ward))
        rows += body
    guide = page(
        ["HƯỚNG DẪN"],
        ["Các phường nhập số liệu vào từng trang."],
        ["Không sửa tiêu đề cột."],
        name="Hướng dẫn",
    )
    yield file(
        "devices_with_guide",
        "xlsx",
        xlsx(guide, *pages),
        [truth("Loại thiết bị:text|Đang hoạt động:integer|Hỏng:integer", rows)],
        "sheets_merged",
        may="multiple_sheets no_table",
    )


@case
def numbers_above_and_note_marks():
    rows = [
        ["Đội Mẫu 1", 14, 3, D("21.4")],
        ["Đội Mẫu 2", 22, 2, D("9.1")],
        ["Đội Mẫu 3", 9, 0, D("0")],
    ]
    p = page(
        ["Mẫu số: 05/CC"],
        ["KẾT QUẢ KIỂM TRA PHÒNG CHÁY"],
        ["Kỳ báo cáo: Quý II/2025 - Đơn vị tính: cơ sở"],
    )
    at = p.add(["Đơn vị kiểm tra", "Số cơ sở", None, "Tỷ lệ vi phạm (%)"], bold=True)
    p.add([None, "Được kiểm tra (1)", "Vi phạm (2)", None], bold=True)
    p.merges += [(at, 0, at + 1, 0), (at, 1, at, 2), (at, 3, at + 1, 3), (0, 0, 0, 3), (1, 0, 1, 3)]
    p.add(["A", "1", "2", "3=2:1"])
    p.rows += [[a, b, c, float(d)] for a, b, c, d in rows] + [
        ["(1) Gồm cả kiểm tra đột xuất."],
        ["(2) Đã lập biên bản."],
        *sign(2),
    ]
    kinds = "Đơn vị kiểm tra:text|Số cơ sở / Được kiểm tra (1):integer|Số cơ sở / Vi phạm (2):integer|Tỷ lệ vi phạm (%):number"  # noqa: E501
    yield file("fire_checks", "xls", writers.xls([p]), [truth(kinds, rows)], may="footnote_marks")
