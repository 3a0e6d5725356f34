"""What many hands type into columns: periods, plates, ranges, clock times, places."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import D, case, day, file, page, text, truth, xlsx


@case
def clocks():
    body = [
        ["Thời điểm ghi", "Độ mặn (‰)"],
        ["05/03/2025 5:52:32 CH", "12,5"],
        ["06/03/2025 7:10:00 SA", "9,75"],
        ["17/03/2025 11:45:10 CH", "10,0"],
    ]
    days = [
        datetime(2025, 3, 5, 17, 52, 32),
        datetime(2025, 3, 6, 7, 10),
        datetime(2025, 3, 17, 23, 45, 10),
    ]
    rows = zip(days, (D("12.5"), D("9.75"), D(10)), strict=True)
    yield file(
        "salt_clock_words",
        "csv",
        text(body, ";"),
        [truth("Thời điểm ghi:datetime|Độ mặn (‰):number", rows)],
    )
    iso = [
        ["thoidiem", "mucnuoc"],
        ["2025-03-05T17:52:32", "1.25"],
        ["2025-03-06T07:10:00", "0.98"],
        ["2025-03-17T23:45:10", "1.5"],
    ]
    rows = zip(days, (D("1.25"), D("0.98"), D("1.5")), strict=True)
    yield file("level_iso", "csv", text(iso), [truth("thoidiem:datetime|mucnuoc:number", rows)])


@case
def days_of_1904():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    rows = [
        ["Đợt trồng 1", day("2024-01-20"), 1200],
        ["Đợt trồng 2", day("2024-02-18"), 800],
        ["Đợt trồng 3", day("2024-11-30"), 2100],
    ]
    for row in (["Đợt trồng cây", "Ngày trồng", "Số cây"], *rows):
        book.active.append(row)
    for r in (2, 3, 4):
        book.active.cell(r, 2).number_format = "dd/mm/yyyy"
    out = io.BytesIO()
    book.save(out)
    yield file(
        "trees_1904",
        "xlsx",
        out.getvalue(),
        [truth("Đợt trồng cây:text|Ngày trồng:date|Số cây:integer", rows)],
    )


@case
def plates_and_ranges():
    body = [
        ["Biển số", "Tuyến", "Tải trọng (tấn)", "Giờ chạy"],
        ["75A-000.01", "12/QĐ-MAU", "2,5 - 3,5", "5h30 - 18h00"],
        ["75C-000.02", "15/QĐ-MAU", "5 - 8", "6h00 - 22h00"],
        ["75H-000.03", "07/QĐ-MAU", "1,25 - 2", "Cả ngày"],
    ]
    yield file(
        "trucks_ranges",
        "xlsx",
        xlsx(page(*body)),
        [truth("Biển số:text|Tuyến:text|Tải trọng (tấn):text|Giờ chạy:text", body[1:])],
    )


@case
def houses_and_schools():
    body = [
        ["Tên trụ sở", "Địa chỉ", "Mã bưu chính"],
        ["Trụ sở Mẫu 1", "1.297 Đường Mẫu", "49000"],
        ["Trụ sở Mẫu 2", "12/5 Kiệt Thử", "49108"],
        ["Trụ sở Mẫu 3", "03 Đường Mẫu", "49001"],
    ]
    yield file(
        "ward_offices",
        "csv",
        text(body, ",", "utf-8-sig"),
        [truth("Tên trụ sở:text|Địa chỉ:text|Mã bưu chính:text", body[1:])],
    )
    p = page(
        ["Năm học", "Số vé ưu đãi"],
        ["Năm học 2021-2022", 10500],
        ["Năm học 2022-2023", 22140],
        ["Năm học 2023-2024", 25300],
    )
    yield file(
        "school_tickets",
        "xlsx",
        xlsx(p),
        [truth("Năm học:period|Số vé ưu đãi:integer", p.rows[1:])],
    )


@case
def places_in_columns():
    body = [
        ["Tên bảo tàng", "Vĩ độ", "Kinh độ"],
        ["Bảo tàng Mẫu 1", "16,4637", "107,5909"],
        ["Bảo tàng Mẫu 2", "16,4721", "107,5801"],
        ["Bảo tàng Mẫu 3", "16,4555", "107,6002"],
    ]
    rows = [[a, D(b.replace(",", ".")), D(c.replace(",", "."))] for a, b, c in body[1:]]
    kinds = "Tên bảo tàng:text|Vĩ độ:number|Kinh độ:number"
    yield file("museums_comma_places", "csv", text(body, ";"), [truth(kinds, rows)])
    p = page(body[0], *[[a, float(b), float(c)] for a, b, c in rows], ["Bảo tàng Mẫu 4", 0, 0])
    yield file(
        "museums_zero_place",
        "xlsx",
        xlsx(p),
        [truth(kinds, [*rows, ["Bảo tàng Mẫu 4", 0, 0]])],
        "zero_coordinates",
        may="out_of_area",
    )
    p = page(
        ["Mốc", "X (m)", "Y (m)"],
        ["M1", 1820100.25, 562000.5],
        ["M2", 1819000.5, 558310.75],
        ["M3", 1818300.125, 573200.5],
    )
    rows = [[a, D(str(b)), D(str(c))] for a, b, c in p.rows[1:]]
    yield file(
        "forest_marks_metres",
        "xls",
        writers.xls([p]),
        [truth("Mốc:text|X (m):number|Y (m):number", rows)],
        "projected_coordinates",
    )


@case
def signs_and_losses():
    body = [
        ["Chỉ tiêu", "Biến động"],
        ["Giá điện", "+2,5"],
        ["Giá nước", "-1,25"],
        ["Giá rác", "0,0"],
    ]
    rows = [["Giá điện", D("2.5")], ["Giá nước", D("-1.25")], ["Giá rác", D(0)]]
    yield file(
        "prices_signed", "csv", text(body, ";"), [truth("Chỉ tiêu:text|Biến động:number", rows)]
    )
    body = [
        ["Công ty", "Doanh thu (đồng)"],
        ["Công ty Mẫu 1", "1.250.000"],
        ["Công ty Mẫu 2", "########"],
        ["Công ty Mẫu 3", "980.500"],
    ]
    rows = [["Công ty Mẫu 1", 1250000], ["Công ty Mẫu 2", None], ["Công ty Mẫu 3", 980500]]
    yield file(
        "sales_hashes",
        "csv",
        text(body),
        [truth("Công ty:text|Doanh thu (đồng):integer", rows)],
        ("values_lost", "Doanh thu (đồng)"),
    )
    p = page(
        ["Điểm bán", "Doanh thu (triệu đồng)", "Vé bán"],
        ["Quầy Mẫu 1", "12,5", 310],
        ["Quầy Mẫu 2", "8,75", "Đang cập nhật"],
        ["Quầy Mẫu 3", 9, 255],
        ["Quầy Mẫu 4", 10.25, 280],
    )
    rows = [
        ["Quầy Mẫu 1", D("12.5"), 310],
        ["Quầy Mẫu 2", D("8.75"), None],
        ["Quầy Mẫu 3", D(9), 255],
        ["Quầy Mẫu 4", D("10.25"), 280],
    ]
    yield file(
        "counters_some_texts",
        "xlsx",
        xlsx(p),
        [truth("Điểm bán:text|Doanh thu (triệu đồng):number|Vé bán:integer", rows)],
        may="text_in_number_column mixed_types",
    )
