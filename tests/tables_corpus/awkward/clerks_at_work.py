"""Structure as clerks invent it: page sums, odd corners, parents without marks, three signers."""

from __future__ import annotations

from datetime import date

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.desk import FREE, MOTTO, add, count, head
from tests.tables_corpus.awkward.kit import D, case, file, page, text, truth, xlsx


@case
def pages_with_sums_carried():
    top = ["TT", "Tên hộ kinh doanh", "Ngành nghề", "Vốn (triệu đồng)"]
    one = [["Hộ Mẫu 1", "Tạp hóa", 50], ["Hộ Mẫu 2", "May mặc", 120], ["Hộ Mẫu 3", "Ăn uống", 80]]
    two = [["Hộ Mẫu 4", "Sửa xe", 35], ["Hộ Mẫu 5", "Tạp hóa", 60]]
    p = page(
        ["DANH SÁCH HỘ KINH DOANH"],
        top,
        ["1", "2", "3", "4"],
        *count(one),
        [None, "Cộng trang 1", None, 250],
        top,
        ["1", "2", "3", "4"],
        *count(two, 4),
        [None, "Cộng trang 2", None, 95],
        [None, "Tổng cộng", None, 345],
    )
    kinds = "TT:integer|Tên hộ kinh doanh:text|Ngành nghề:text|Vốn (triệu đồng):integer"
    yield file(
        "traders_page_sums",
        "xlsx",
        xlsx(p),
        [truth(kinds, count(one + two))],
        may="subtotals_in_rows",
    )
    yield file(
        "traders_page_sums_ods",
        "ods",
        writers.ods([p]),
        [truth(kinds, count(one + two))],
        may="subtotals_in_rows",
    )


@case
def far_from_the_corner():
    rows = [
        ["Nhà máy Mẫu 1", 15000, D("98.5")],
        ["Nhà máy Mẫu 2", 42000, D("101.25")],
        ["Nhà máy Mẫu 3", 8000, D("87")],
    ]
    p = page(
        *[[None]] * 6,
        [None, None, MOTTO],
        [None, None, FREE],
        [None],
        [None, None, "CÔNG SUẤT CẤP NƯỚC SẠCH (m3/ngày)"],
        [None],
    )
    p.add([None, None, "Nhà máy", "Công suất", "Hiệu suất (%)"], bold=True)
    p.rows += [[None, None, a, b, float(c)] for a, b, c in rows]
    kinds = "Nhà máy:text|Công suất:integer|Hiệu suất (%):number"
    for ext in ("xlsx", "xls"):
        yield file(f"water_plants_far_{ext}", ext, writers.SHEETS[ext]([p]), [truth(kinds, rows)])


@case
def parents_without_marks():
    parts = [
        (
            "Vùng đồng bằng",
            [["Xã Quảng Điền", 4120, 12], ["Xã Đan Điền", 3870, 9], ["Xã Phú Hồ", 5011, 15]],
        ),
        (
            "Vùng gò đồi",
            [["Xã Bình Điền", 2250, 7], ["Xã Lộc An", 3105, 10], ["Xã Hưng Lộc", 2731, 8]],
        ),
    ]
    p = page(["Thuê bao băng rộng theo vùng"], ["Địa bàn", "Thuê bao", "Trạm phát sóng"])
    rows = [r for _, part in parts for r in part]
    p.add(["Tổng số", *add(rows, 1)])
    for name, part in parts:
        p.rows += [[name, *add(part, 1)], *[["    " + r[0], *r[1:]] for r in part]]
    kinds = "Địa bàn:text|Thuê bao:integer|Trạm phát sóng:integer"
    yield file("broadband_indented", "xlsx", xlsx(p), [truth(kinds, rows)], may="subtotals_in_rows")


@case
def three_levels_with_sums():
    a1 = [["Dự án Mẫu 11", 120, 80], ["Dự án Mẫu 12", 340, 95]]
    a2 = [["Dự án Mẫu 21", 75, 70], ["Dự án Mẫu 22", 210, 33]]
    b1 = [["Dự án Mẫu 31", 640, 128], ["Dự án Mẫu 32", 55, 41]]
    p = page(
        *head("BAN QUẢN LÝ MẪU", "PHÒNG KẾ HOẠCH", 3),
        ["BẢNG TỔNG HỢP DỰ ÁN"],
        [None, None, None, "ĐVT: tỷ đồng"],
    )
    p.add(["STT", "Tên dự án", "Tổng vốn", "Lũy kế giải ngân"], bold=True)
    every = a1 + a2 + b1
    p.add([None, "TỔNG SỐ (A+B)", *add(every, 1)], bold=True)
    marks = [
        ("A", "VỐN NGÂN SÁCH", a1 + a2, [("I", "Vốn thành phố", a1), ("II", "Vốn trung ương", a2)]),
        ("B", "VỐN NGOÀI NGÂN SÁCH", b1, [("I", "Vốn doanh nghiệp", b1)]),
    ]
    rows = []
    for letter, name, whole, inner in marks:
        p.add([letter, name, *add(whole, 1)], bold=True)
        for roman, title, part in inner:
            p.add([roman, title, *add(part, 1)], bold=True)
            p.rows += count(part)
            rows += count(part)
    p.rows += [
        [None],
        ["Người lập", "Kế toán trưởng", None, "Giám đốc"],
        ["(Ký)", "(Ký)", None, "(Ký, đóng dấu)"],
        ["Nguyễn Văn Mẫu", "Lê Thị Thử", None, "Trần Văn Ví Dụ"],
    ]
    kinds = "STT:integer|Tên dự án:text|Tổng vốn:integer|Lũy kế giải ngân:integer"
    for ext in ("xlsx", "xls"):
        yield file(
            f"projects_three_levels_{ext}",
            ext,
            writers.SHEETS[ext]([p]),
            [truth(kinds, rows)],
            may="subtotals_in_rows",
        )


@case
def months_kept_as_days():
    months = [date(2025, m, 1) for m in range(1, 7)]
    rows = [
        ["Điện lực Mẫu 1", *[410 + 13 * m for m in range(6)]],
        ["Điện lực Mẫu 2", *[275 + 9 * m for m in range(6)]],
        ["Điện lực Mẫu 3", *[122 + 4 * m for m in range(6)]],
    ]
    p = page(["Sản lượng điện thương phẩm 6 tháng (nghìn kWh)"], ["Đơn vị", *months], *rows)
    p.formats = {(1, c): "mm/yyyy" for c in range(1, 7)}
    kinds = "Đơn vị:text|" + "|".join(f"{m:%m/%Y}:integer" for m in months)
    yield file("power_month_days", "xlsx", xlsx(p), [truth(kinds, rows)])


@case
def form_in_semicolons():
    parts = [
        (
            "I",
            "Khối trường học",
            [["1", "Trường Mẫu 1", "1.250", "12,5"], ["2", "Trường Mẫu 2", "980", "7,25"]],
        ),
        (
            "II",
            "Khối cơ quan",
            [["1", "Cơ quan Mẫu 1", "310", "3,5"], ["2", "Cơ quan Mẫu 2", "145", "1,75"]],
        ),
    ]
    body = [
        ["CÔNG TY MÔI TRƯỜNG MẪU", "", MOTTO, ""],
        ["", "", FREE, ""],
        ["BẢNG KÊ THU GOM GIẤY, NHỰA", "", "", ""],
        ["STT", "Đơn vị", "Số người tham gia", "Khối lượng (kg)"],
        ["(1)", "(2)", "(3)", "(4)"],
    ]
    rows = []
    for mark, name, part in parts:
        body += [[mark, name, "", ""], *part]
        rows += [
            [int(a), b, int(c.replace(".", "")), D(d.replace(",", "."))] for a, b, c, d in part
        ]
    body += [
        ["", "Tổng cộng", "2.685", "25,0"],
        ["", "", "", ""],
        ["Người lập biểu", "", "Giám đốc", ""],
        ["Nguyễn Văn Mẫu", "", "Trần Thị Thử", ""],
    ]
    kinds = "STT:integer|Đơn vị:text|Số người tham gia:integer|Khối lượng (kg):number"
    yield file("recycling_form", "csv", text(body, ";", "utf-8-sig"), [truth(kinds, rows)])
    yield file("recycling_form_tsv", "tsv", text(body, "\t", "utf-16"), [truth(kinds, rows)])
