"""Tourism, traffic accidents, tickets, festivals: letterheads, wide months, sides and sheets."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.desk import add, count, head
from tests.tables_corpus.awkward.kit import D, case, day, file, page, truth, xlsx


@case
def hotels_one_block():
    rows = [
        ["Khách sạn Mẫu Một", 5, 194, "16 Đường Thử Nghiệm"],
        ["Khách sạn Mẫu Hai", 4, 132, "8 Đường Thử Nghiệm"],
        ["Nhà nghỉ Mẫu Ba", 1, 15, "42/3 Kiệt Mẫu"],
        ["Khách sạn Mẫu Bốn", 3, 78, "120 Đường Mẫu"],
    ]
    kinds = "TT:integer|Tên cơ sở lưu trú:text|Hạng sao:integer|Số phòng:integer|Địa chỉ:text"
    for ext in ("xlsx", "xls", "ods"):
        p = page(
            ["UBND THÀNH PHỐ HUẾ"],
            ["SỞ DU LỊCH"],
            ["-------"],
            [None],
            ["DANH SÁCH CƠ SỞ LƯU TRÚ DU LỊCH"],
            ["ĐƯỢC CÔNG NHẬN XẾP HẠNG"],
            ["(Tính đến ngày 30/6/2025)"],
            [None],
        )
        p.merges += [(r, 0, r, 4) for r in range(4, 7)]
        p.add(["TT", "Tên cơ sở lưu trú", "Hạng sao", "Số phòng", "Địa chỉ"], bold=True)
        p.add(["(1)", "(2)", "(3)", "(4)", "(5)"])
        p.rows += count(rows)
        p.rows += [
            [None],
            ["Nơi nhận:", None, None, "KT. GIÁM ĐỐC"],
            ["- Như trên;", None, None, "PHÓ GIÁM ĐỐC"],
            ["- Lưu: VT, QLLH.", None, None, None],
            [None, None, None, "Lê Văn Thử"],
        ]
        yield file(
            f"hotels_starred_{ext}", ext, writers.SHEETS[ext]([p]), [truth(kinds, count(rows))]
        )


@case
def visitors_three_rows():
    rows = [
        ["Quý I/2025", 812300, 301200, 210400, 95300],
        ["Quý II/2025", 951700, 322100, 254800, 101900],
        ["Quý III/2025", 1020400, 275600, 301300, 88700],
    ]
    top = "Khách tham quan"
    kinds = f"Kỳ báo cáo:period|{top} / Trong nước / Thực hiện:integer|{top} / Quốc tế / Thực hiện:integer|"  # noqa: E501
    kinds += (
        "Khách lưu trú / Trong nước / Thực hiện:integer|Khách lưu trú / Quốc tế / Thực hiện:integer"
    )
    for ext in ("xlsx", "xls"):
        p = page(*head("SỞ DU LỊCH", "PHÒNG MẪU", 3), ["LƯỢNG KHÁCH DU LỊCH ĐẾN HUẾ NĂM 2025"])
        at = p.add(["Kỳ báo cáo", top, None, "Khách lưu trú", None], bold=True)
        p.add([None, "Trong nước", "Quốc tế", "Trong nước", "Quốc tế"], bold=True)
        p.add([None, "Thực hiện", "Thực hiện", "Thực hiện", "Thực hiện"], bold=True)
        p.merges += [(at, 0, at + 2, 0), (at, 1, at, 2), (at, 3, at, 4)]
        p.rows += [list(r) for r in rows]
        p.add(["Cộng 9 tháng", *add(rows, 1)], bold=True)
        yield file(
            f"visitors_three_header_rows_{ext}", ext, writers.SHEETS[ext]([p]), [truth(kinds, rows)]
        )


@case
def accidents_by_month_with_page_headers():
    title = ["Tuyến đường", "Số vụ", "Số người chết", "Số người bị thương"]
    one = [["Quốc lộ 1", 14, 5, 16], ["Quốc lộ 49", 6, 2, 5], ["Quốc lộ 49B", 4, 1, 3]]
    two = [["Đường tránh phía Tây", 7, 3, 4], ["Tỉnh lộ 10A", 3, 0, 4], ["Tỉnh lộ 4", 2, 1, 1]]
    p = page(
        ["THỐNG KÊ TAI NẠN GIAO THÔNG 6 THÁNG NĂM 2025"],
        title,
        *one,
        title,
        *two,
        ["Tổng", *add(one + two, 1)],
    )
    kinds = "Tuyến đường:text|Số vụ:integer|Số người chết:integer|Số người bị thương:integer"
    yield file("accidents_page_headers", "xlsx", xlsx(p), [truth(kinds, one + two)])
    p = page(["Tai nạn giao thông"], title, *one, [None, None, None, None], *two)
    yield file("accidents_blank_row", "ods", writers.ods([p]), [truth(kinds, one + two)])


@case
def accidents_compared():
    rows = [
        ["Đường bộ", 112, 131, D("-14.5")],
        ["Đường sắt", 6, 4, D("50")],
        ["Đường thủy", 1, 2, D("-50")],
    ]
    p = page(["So sánh tai nạn giao thông cùng kỳ"], [None])
    at = p.add(["Loại hình", "Số vụ", None, "Tăng, giảm (%)"], bold=True)
    p.add([None, "Năm 2025", "Năm 2024", None], bold=True)
    p.merges += [(at, 0, at + 1, 0), (at, 1, at, 2), (at, 3, at + 1, 3)]
    p.rows += [[a, b, c, float(d)] for a, b, c, d in rows]
    kinds = "Loại hình:text|Số vụ / Năm 2025:integer|Số vụ / Năm 2024:integer|Tăng, giảm (%):number"
    yield file("accidents_same_period", "xlsx", xlsx(p), [truth(kinds, rows)])


@case
def tickets_with_ticks():
    rows = [
        ["Vé toàn tuyến", 530000, True, True, True],
        ["Vé Đại Nội", 200000, True, None, None],
        ["Vé hai điểm", 300000, True, True, None],
        ["Vé lăng", 150000, None, True, None],
    ]
    kinds = "Loại vé:text|Giá vé (đồng):integer|Đại Nội:boolean|Lăng Mẫu:boolean|Bảo tàng:boolean"
    for mark, ext in (("x", "xlsx"), ("✓", "xls"), ("X", "ods")):
        p = page(["Loại vé", "Giá vé (đồng)", "Đại Nội", "Lăng Mẫu", "Bảo tàng"])
        p.rows += [[mark if v is True else v for v in row] for row in rows]
        yield file(f"tickets_ticks_{ext}", ext, writers.SHEETS[ext]([p]), [truth(kinds, rows)])


@case
def festivals_with_days():
    rows = [
        ["Lễ hội mẫu Cầu Ngói", day("2025-03-05"), day("2025-03-07"), 12000],
        ["Lễ hội mẫu Điện", day("2025-04-01"), day("2025-04-03"), 30000],
        ["Đêm hoàng cung mẫu", day("2025-06-14"), day("2025-06-20"), 8500],
    ]
    kinds = "Tên lễ hội:text|Thời gian / Bắt đầu:date|Thời gian / Kết thúc:date|Lượt khách:integer"
    p = page(["KẾ HOẠCH TỔ CHỨC LỄ HỘI NĂM 2025"], ["(Ban hành kèm theo Kế hoạch số 12/KH-MAU)"])
    at = p.add(["Tên lễ hội", "Thời gian", None, "Lượt khách"], bold=True)
    p.add([None, "Bắt đầu", "Kết thúc", None], bold=True)
    p.merges += [(at, 0, at + 1, 0), (at, 1, at, 2), (at, 3, at + 1, 3)]
    p.rows += [list(r) for r in rows]
    yield file("festivals_plan", "xlsx", xlsx(p), [truth(kinds, rows)])
    p.hidden_rows = {5}
    yield file("festivals_hidden_row", "xlsx", xlsx(p), [truth(kinds, rows)], "hidden_rows")
    p.hidden_rows, p.hidden_columns = set(), {3}
    yield file(
        "festivals_hidden_column",
        "xlsx",
        xlsx(p),
        [truth(kinds, rows)],
        ("hidden_columns", "Lượt khách"),
    )


@case
def guides_and_hidden_sheet():
    rows = [
        ["Nguyễn Văn Mẫu", "133110001", "Tiếng Anh"],
        ["Trần Thị Thử", "046210022", "Tiếng Pháp"],
        ["Lê Văn Ví Dụ", "046190303", "Tiếng Nhật"],
    ]
    p = page(
        ["DANH SÁCH HƯỚNG DẪN VIÊN"], ["Họ và tên", "Số thẻ", "Ngoại ngữ"], *rows, name="Danh sách"
    )
    lists = page(
        ["Ngoại ngữ"], ["Tiếng Anh"], ["Tiếng Pháp"], ["Tiếng Nhật"], name="DM", hidden=True
    )
    kinds = "Họ và tên:text|Số thẻ:text|Ngoại ngữ:text"
    yield file(
        "guides_hidden_list",
        "xlsx",
        xlsx(p, lists),
        [truth(kinds, rows)],
        "hidden_sheets",
        may="multiple_sheets",
    )
