"""Cover sheets, wide years, sides and signed lists of tourism and roads."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.desk import add, count, head, sign
from tests.tables_corpus.awkward.kit import D, case, day, file, page, text, truth, xlsx


@case
def cover_and_table():
    cover = page(
        [None],
        ["UBND THÀNH PHỐ HUẾ"],
        ["SỞ DU LỊCH"],
        [None],
        ["BÁO CÁO THỐNG KÊ"],
        ["Năm 2024"],
        [None],
        ["Huế, tháng 01 năm 2025"],
        name="Bìa",
    )
    rows = [
        ["Anh", 40211, 38112],
        ["Pháp", 61200, 70455],
        ["Hàn Quốc", 98100, 121034],
        ["Nhật Bản", 20311, 25607],
    ]
    p = page(
        ["Biểu 01"],
        [None, None, "Đơn vị: lượt khách"],
        ["Quốc tịch", "Năm 2023", "Năm 2024"],
        *rows,
        name="Biểu 1",
    )
    kinds = "Quốc tịch:text|Năm 2023:integer|Năm 2024:integer"
    yield file(
        "visitors_with_cover",
        "xlsx",
        xlsx(cover, p),
        [truth(kinds, rows)],
        may="multiple_sheets no_table",
    )
    p.rows.append(["Tổng số", *add(rows, 1)])
    yield file(
        "visitors_with_cover_xls",
        "xls",
        writers.xls([cover, p]),
        [truth(kinds, rows)],
        may="multiple_sheets no_table",
    )


@case
def years_wide():
    years = [str(y) for y in range(2015, 2025)]
    rows = [
        ["Khách quốc tế", *[1000 + 37 * i for i in range(10)]],
        ["Khách nội địa", *[2100 + 91 * i for i in range(10)]],
        ["Số ngày lưu trú bình quân", *[D("1.8") + D("0.05") * i for i in range(10)]],
    ]
    kinds = "Chỉ tiêu:text|" + "|".join(f"{y}:number" for y in years)
    p = page(
        ["Một số chỉ tiêu du lịch qua các năm"], [None], ["Chỉ tiêu", *[int(y) for y in years]]
    )
    p.rows += [[row[0], *[float(v) for v in row[1:]]] for row in rows]
    yield file("tourism_years_wide", "xlsx", xlsx(p), [truth(kinds, rows)])


@case
def stops_transposed():
    p = page(
        ["Thông tin điểm đến", None, None, None, None],
        ["Tên điểm", "Bãi biển Mẫu", "Suối Mẫu", "Đầm Mẫu", "Làng nghề Mẫu"],
        ["Phường, xã", "Phường Thuận An", "Xã Nam Đông", "Xã Phú Vang", "Phường Hóa Châu"],
        ["Diện tích (ha)", 12.5, 30.2, 100.7, 4.1],
        ["Sức chứa (người)", 3000, 500, 800, 250],
        [
            "Ngày công nhận",
            day("2019-05-20"),
            day("2020-11-02"),
            day("2018-07-15"),
            day("2022-03-30"),
        ],
    )
    rows = [
        tuple(D(str(v)) if isinstance(v, float) else v for v in column)
        for column in zip(*[row[1:] for row in p.rows[1:]], strict=True)
    ]
    kinds = "Tên điểm:text|Phường, xã:text|Diện tích (ha):number|Sức chứa (người):integer|Ngày công nhận:date"  # noqa: E501
    yield file("stops_transposed", "xlsx", xlsx(p), [truth(kinds, rows)], "transposed")


@case
def revenue_semicolons():
    body = [
        ["SỞ DU LỊCH", "", ""],
        ["DOANH THU LỮ HÀNH", "", ""],
        ["Tháng", "Doanh thu (triệu đồng)", "So với cùng kỳ (%)"],
        ["Tháng 1/2025", "1.250,5", "101,2"],
        ["Tháng 2/2025", "980,25", "98,7"],
        ["Tháng 3/2025", "1.410,0", "110,4"],
        ["Cộng", "3.640,75", ""],
    ]
    rows = [
        ["Tháng 1/2025", D("1250.5"), D("101.2")],
        ["Tháng 2/2025", D("980.25"), D("98.7")],
        ["Tháng 3/2025", D("1410"), D("110.4")],
    ]
    kinds = "Tháng:period|Doanh thu (triệu đồng):number|So với cùng kỳ (%):number"
    yield file("travel_revenue", "csv", text(body, ";", "utf-8-sig"), [truth(kinds, rows)])


@case
def road_works_signed():
    rows = [
        ["Sửa chữa cầu Mẫu", "Phường Hương An", D("12.4")],
        ["Thảm nhựa đường Mẫu", "Phường Phú Bài", D("30.75")],
        ["Cắm biển báo", "Xã Hưng Lộc", D("0.8")],
    ]
    p = page(
        *head("SỞ XÂY DỰNG", "BAN QUẢN LÝ MẪU", 3),
        ["DANH MỤC CÔNG TRÌNH KHẮC PHỤC ĐIỂM ĐEN"],
        ["Đơn vị tính: tỷ đồng"],
        ["STT", "Tên công trình", "Địa điểm", "Kinh phí"],
    )
    p.rows += [[i, a, b, float(c)] for i, (a, b, c) in enumerate(rows, 1)]
    p.add(["Tổng cộng", None, None, 43.95], bold=True)
    p.merges.append((len(p.rows) - 1, 0, len(p.rows) - 1, 2))
    p.rows += [["(Bằng chữ: Bốn mươi ba tỷ chín trăm năm mươi triệu đồng)"], *sign(3)]
    kinds = "STT:integer|Tên công trình:text|Địa điểm:text|Kinh phí:number"
    yield file("road_black_spots", "xlsx", xlsx(p), [truth(kinds, count(rows))])
