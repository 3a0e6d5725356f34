"""Marks, brackets, units, errors and days in columns of figures."""

from __future__ import annotations

from datetime import datetime

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import D, case, day, file, page, text, truth, xlsx


@case
def marks_and_brackets():
    body = [
        ["Chỉ tiêu", "Quý I", "Quý II"],
        ["Thuê bao di động", "1.250.300", "1.260.411(*)"],
        ["Thuê bao cố định", "41.200", "40.980"],
        ["Internet cáp quang", "312.000", "318.450(1)"],
        ["(*) Số ước tính", "", ""],
        ["(1) Bao gồm cả thuê bao thử nghiệm", "", ""],
    ]
    rows = [
        ["Thuê bao di động", 1250300, 1260411],
        ["Thuê bao cố định", 41200, 40980],
        ["Internet cáp quang", 312000, 318450],
    ]
    yield file(
        "telecom_footnotes",
        "csv",
        text(body, ";", "utf-8-sig"),
        [truth("Chỉ tiêu:text|Quý I:integer|Quý II:integer", rows)],
        ("footnote_marks", "Quý II"),
    )
    p = page(
        ["Đơn vị", "Chênh lệch (đồng)"],
        ["Điện lực Mẫu 1", "(1.250.000)"],
        ["Điện lực Mẫu 2", "3.400.500"],
        ["Điện lực Mẫu 3", "(75.250)"],
    )
    rows = [["Điện lực Mẫu 1", -1250000], ["Điện lực Mẫu 2", 3400500], ["Điện lực Mẫu 3", -75250]]
    yield file(
        "power_brackets", "xlsx", xlsx(p), [truth("Đơn vị:text|Chênh lệch (đồng):integer", rows)]
    )


@case
def units_in_cells():
    body = [
        ["Hạng mục", "Khối lượng"],
        ["Pin thải", "120 kg"],
        ["Rác cồng kềnh", "2,5 tấn"],
        ["Bóng đèn", "35 kg"],
    ]
    yield file(
        "waste_mixed_units",
        "csv",
        text(body, ";"),
        [truth("Hạng mục:text|Khối lượng:text", body[1:])],
        ("mixed_units", "Khối lượng"),
    )
    body = [
        ["Dịch vụ", "Giá"],
        ["Thu gom rác hộ", "30.000đ"],
        ["Thu gom rác cửa hàng", "120.000đ"],
        ["Hút hầm", "1.500.000đ"],
    ]
    rows = [["Thu gom rác hộ", 30000], ["Thu gom rác cửa hàng", 120000], ["Hút hầm", 1500000]]
    yield file("waste_prices_dong", "csv", text(body), [truth("Dịch vụ:text|Giá:integer", rows)])


@case
def formulas_and_errors():
    p = page(
        ["Trạm biến áp", "Sản lượng (kWh)", "Tăng trưởng"],
        ["TBA Mẫu 1", 12500, 5.5],
        ["TBA Mẫu 2", 9800, "#DIV/0!"],
        ["TBA Mẫu 3", 15100, -2.25],
    )
    rows = [
        ["TBA Mẫu 1", 12500, D("5.5")],
        ["TBA Mẫu 2", 9800, None],
        ["TBA Mẫu 3", 15100, D("-2.25")],
    ]
    yield file(
        "power_errors",
        "xlsx",
        xlsx(p),
        [truth("Trạm biến áp:text|Sản lượng (kWh):integer|Tăng trưởng:number", rows)],
        ("error_values", "Tăng trưởng"),
    )
    p = page(
        ["Tuyến", "Dài (km)", "Số trụ"],
        ["Tuyến Mẫu 1", 2.5, 40],
        ["Tuyến Mẫu 2", 4.25, "=40+12"],
        ["Tuyến Mẫu 3", 1.75, 31],
    )
    rows = [
        ["Tuyến Mẫu 1", D("2.5"), 40],
        ["Tuyến Mẫu 2", D("4.25"), None],
        ["Tuyến Mẫu 3", D("1.75"), 31],
    ]
    yield file(
        "power_formula",
        "xlsx",
        xlsx(p),
        [truth("Tuyến:text|Dài (km):number|Số trụ:integer", rows)],
        ("formula_no_value", "Số trụ"),
    )


@case
def days_as_typed():
    looks = [
        ("slash", ["05/3/2025", "17/03/2025", "1/4/2025"]),
        ("dots", ["05.03.2025", "17.03.2025", "01.04.2025"]),
        ("dash", ["05-03-2025", "17-03-2025", "01-04-2025"]),
        (
            "words",
            ["Ngày 05 tháng 3 năm 2025", "Ngày 17 tháng 3 năm 2025", "Ngày 01 tháng 4 năm 2025"],
        ),
    ]
    true = [day("2025-03-05"), day("2025-03-17"), day("2025-04-01")]
    for name, days in looks:
        body = [["Ngày đo", "PM2.5 (µg/m3)"], *zip(days, ("35,5", "41,25", "28,0"), strict=True)]
        rows = zip(true, (D("35.5"), D("41.25"), D(28)), strict=True)
        yield file(
            f"air_days_{name}",
            "csv",
            text(body, ";"),
            [truth("Ngày đo:date|PM2.5 (µg/m3):number", rows)],
        )
    body = [
        ["Thời điểm", "AQI"],
        ["05/03/2025 07:00", 61],
        ["05/03/2025 19:30", 74],
        ["16/03/2025 08:15", 55],
    ]
    rows = [
        [datetime(2025, 3, 5, 7), 61],
        [datetime(2025, 3, 5, 19, 30), 74],
        [datetime(2025, 3, 16, 8, 15), 55],
    ]
    yield file("air_hours", "csv", text(body), [truth("Thời điểm:datetime|AQI:integer", rows)])


@case
def days_exchanged():
    p = page(
        ["Mũi tiêm", "Ngày tiêm"],
        ["Mẫu 1", day("2025-05-03")],
        ["Mẫu 2", "25/03/2025"],
        ["Mẫu 3", day("2025-12-04")],
        ["Mẫu 4", "14/04/2025"],
        ["Mẫu 5", day("2025-07-05")],
    )
    rows = [
        ["Mẫu 1", day("2025-03-05")],
        ["Mẫu 2", day("2025-03-25")],
        ["Mẫu 3", day("2025-04-12")],
        ["Mẫu 4", day("2025-04-14")],
        ["Mẫu 5", day("2025-05-07")],
    ]
    yield file(
        "vaccine_days_exchanged",
        "xlsx",
        xlsx(p),
        [truth("Mũi tiêm:text|Ngày tiêm:date", rows)],
        ("dates_swapped", "Ngày tiêm"),
        may="date_ambiguous mixed_types",
    )
    p = page(
        ["Quý", "Sản lượng điện (triệu kWh)"],
        ["Quý I/2025", 412.5],
        ["Quý II/2025", 498.25],
        ["Quý III/2025", 530.75],
    )
    rows = [[a, D(str(b))] for a, b in p.rows[1:]]
    yield file(
        "power_quarters",
        "xls",
        writers.xls([p]),
        [truth("Quý:period|Sản lượng điện (triệu kWh):number", rows)],
    )
