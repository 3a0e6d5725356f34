"""Numbers and dates as people type them."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import WARDS, D, case, day, file, page, text, truth, xlsx


def column(name, values, other=None):
    """Wards and one column of what is tried."""
    first = other or WARDS
    return [["Địa phương", name], *[[first[i], v] for i, v in enumerate(values)]]


def one(name, kind, values):
    return [truth(f"Địa phương:text|{name}:{kind}", [[WARDS[i], v] for i, v in enumerate(values)])]


@case
def conventions():
    dots = ["1.234", "2.500", "12.750", "3.108", "9.999"]
    yield file("only_dots_in_threes", "csv", text(column("Sản lượng", dots), ";"),
               one("Sản lượng", "text", dots), ("ambiguous_number", "Sản lượng"))  # fmt: skip
    yield file("only_dots_in_threes_xlsx", "xlsx", xlsx(page(*column("Sản lượng", dots))),
               one("Sản lượng", "text", dots), ("ambiguous_number", "Sản lượng"))  # fmt: skip
    told = ["1.234", "2.500.000", "12.750", "870", "9.999"]
    yield file("dots_told_by_millions", "csv", text(column("Số tiền", told), ";"),
               one("Số tiền", "integer", [1234, 2500000, 12750, 870, 9999]))  # fmt: skip
    told = ["1.234", "2.500,5", "12.750", "870,25", "9.999"]
    yield file(
        "dots_told_by_comma",
        "csv",
        text(column("Số tiền", told), ";"),
        one("Số tiền", "number", [D(1234), D("2500.5"), D(12750), D("870.25"), D(9999)]),
    )
    told = ["1 234,5", "12 500", "870,25", "1 009 300"]
    yield file(
        "spaces_between_thousands",
        "csv",
        text(column("Số tiền", told), ";"),
        one("Số tiền", "number", [D("1234.5"), D(12500), D("870.25"), D(1009300)]),
    )
    told = ["1,234.5", "2,500.75", "870.25", "12,750.00"]
    yield file(
        "english_text_xls",
        "xls",
        writers.xls([page(*column("Số tiền", told))]),
        one("Số tiền", "number", [D("1234.5"), D("2500.75"), D("870.25"), D(12750)]),
    )
    mixed = ["1.234,50", "2,500.75", "870,25", "12,750.10", "1.100"]
    yield file("both_in_one_column", "csv", text(column("Số tiền", mixed), ";"),
               one("Số tiền", "text", mixed), ("ambiguous_number", "Số tiền"),
               may="mixed_types")  # fmt: skip


@case
def units_in_cells():
    same = ["12,5 ha", "30 ha", "7,25 ha", "104 ha"]
    yield file("hectares_in_cells", "csv", text(column("Diện tích", same), ";"),
               one("Diện tích", "number", [D("12.5"), D(30), D("7.25"), D(104)]))  # fmt: skip
    differ = ["12,5 ha", "3000 m2", "7,25 ha", "104 m2", "1,5 km2"]
    yield file("areas_in_differing_units", "csv", text(column("Diện tích", differ), ";"),
               one("Diện tích", "text", differ), ("mixed_units", "Diện tích"),
               may="mixed_types")  # fmt: skip
    price = ["20.000 đồng", "150.000 đồng", "1.250.000 đồng", "5.000 đồng"]
    yield file("prices_with_dong", "csv", text(column("Mức giá", price)),
               one("Mức giá", "integer", [20000, 150000, 1250000, 5000]))  # fmt: skip


@case
def text_among_numbers():
    values = [41.5, 38, 44.25, "Chưa có số liệu", 36.75, 40, 39.5, 42, 37.5, 45]
    yield file("one_word_among_numbers", "xlsx", xlsx(page(*column("Năng suất", values))),
               one("Năng suất", "number", [None if isinstance(v, str) else D(str(v))
                                           for v in values]))  # fmt: skip
    values = ["1.234,5", "870,25(*)", "912,5", "1.100,75", "640,1(*)"]
    body = [*column("Sản lượng", values), ["(*) Số liệu ước tính", None]]
    yield file("footnote_stars", "xlsx", xlsx(page(*body)),
               one("Sản lượng", "number", [D("1234.5"), D("870.25"), D("912.5"), D("1100.75"),
                                           D("640.1")]),
               ("footnote_marks", "Sản lượng"))  # fmt: skip
    values = [12, "tốt", 15, "khá", "8 điểm", 9, "không xếp loại", 14]
    yield file("half_words", "xlsx", xlsx(page(*column("Kết quả", values))),
               one("Kết quả", "text", [str(v) for v in values]),
               ("mixed_types", "Kết quả"), may="text_in_number_column")  # fmt: skip


@case
def nothing_and_unknown():
    p = page(
        ["Tai nạn giao thông năm 2024"],
        ["Địa phương", "Số vụ", "Số người chết"],
        [WARDS[0], 12, 3],
        [WARDS[1], 9, "-"],
        [WARDS[2], "...", "..."],
        [WARDS[3], 4, "-"],
        [WARDS[4], 0, 0],
        [WARDS[5], "…", 1],
        ["Ký hiệu: (-) không có hiện tượng phát sinh; (...) chưa có số liệu"],
    )
    want = {"-": None, "...": None, "…": None}
    rows = [[want.get(v, v) for v in r] for r in p.rows[2:-1]]
    yield file("signs_explained", "xlsx", xlsx(p),
               [truth("Địa phương:text|Số vụ:integer|Số người chết:integer", rows)])  # fmt: skip


@case
def codes():
    values = ["8,49E+11", "8,4912E+11", "9,05E+11", "8,43E+11"]
    yield file(
        "codes_scientific",
        "csv",
        text(column("Mã định danh", values), ";"),
        one("Mã định danh", "text", values),
        ("scientific_code", "Mã định danh"),
    )
    values = [4601234567891230, 4601234567891240, 4609876543210980, 4605555000011110]
    yield file("codes_sixteen_digits", "xlsx", xlsx(page(*column("Mã giao dịch", values))),
               one("Mã giao dịch", "text", [str(v) for v in values]),
               ("precision_lost", "Mã giao dịch"), may="big_number")  # fmt: skip
    values = ["12000000000000000000", "8500000000000000000", "25000000000000000000"]
    yield file("more_than_a_bigint", "csv", text(column("Giá trị (đồng)", values)),
               one("Giá trị (đồng)", "number", [D(v) for v in values]),
               ("big_number", "Giá trị (đồng)"))  # fmt: skip
    values = ["19753", "19774", "19777", "19789", "19815"]
    yield file(
        "ward_codes_kept",
        "csv",
        text([["Mã xã", "Số hộ"], *[[v, 900 + i] for i, v in enumerate(values)]]),
        [truth("Mã xã:text|Số hộ:integer", [[v, 900 + i] for i, v in enumerate(values)])],
    )


@case
def days():
    right = ["2025-04-03", "2025-03-25", "2025-07-12", "2025-06-30", "2025-01-09", "2025-08-28"]
    values = []
    for text_of_day in right:
        d = day(text_of_day)
        values.append(date(d.year, d.day, d.month) if d.day <= 12 else d.strftime("%d/%m/%Y"))
    yield file("days_swapped_by_excel", "xlsx", xlsx(page(*column("Ngày cấp", values))),
               one("Ngày cấp", "date", [day(r) for r in right]), ("dates_swapped", "Ngày cấp"),
               may="mixed_types date_ambiguous")  # fmt: skip
    values = ["25/03/2025", "03/25/2025", "04/05/2025", "30/06/2025", "06/07/2025", "12/31/2024"]
    yield file("days_both_ways", "csv", text(column("Ngày cấp", values)),
               one("Ngày cấp", "text", values), ("date_ambiguous", "Ngày cấp"),
               may="mixed_types dates_swapped")  # fmt: skip
    values = [45731, 45800, 45667, 45901]
    yield file("serial_days", "xlsx", xlsx(page(*column("Ngày cấp phép", values))),
               one("Ngày cấp phép", "date", [date(2025, 3, 15), date(2025, 5, 23),
                                             date(2025, 1, 10), date(2025, 9, 1)]),
               may="date_ambiguous")  # fmt: skip
    stamps = ["17-09-2024 10:55", "03-10-2024 08:05", "25-12-2024 16:30"]
    yield file("days_with_hours", "csv", text(column("Thời điểm đo", stamps)),
               one("Thời điểm đo", "datetime",
                   [datetime.strptime(s, "%d-%m-%Y %H:%M") for s in stamps]))  # fmt: skip
    dots = ["31.12.2024", "5.1.2025", "17.10.2023"]
    yield file(
        "days_with_dots",
        "csv",
        text(column("Ngày họp", dots)),
        one("Ngày họp", "date", [date(2024, 12, 31), date(2025, 1, 5), date(2023, 10, 17)]),
    )


@case
def days_of_1904():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    days = [date(2023, 2, 14), date(2024, 11, 30), date(2025, 7, 1)]
    for row in column("Ngày nghiệm thu", days):
        book.active.append(row)
    for r in range(2, 5):
        book.active.cell(r, 2).number_format = "dd/mm/yyyy"
    out = io.BytesIO()
    book.save(out)
    yield file("days_of_1904", "xlsx", out.getvalue(), one("Ngày nghiệm thu", "date", days))


@case
def periods():
    months = ["Tháng 9/2024", "Tháng 10/2024", "Tháng 11/2024", "Tháng 12/2024"]
    rows = [[m, 410 + 15 * i] for i, m in enumerate(months)]
    yield file("months_named", "csv", text([["Kỳ báo cáo", "Số hồ sơ"], *rows]),
               [truth("Kỳ báo cáo:period|Số hồ sơ:integer", rows)])  # fmt: skip
    quarters = ["Quý I/2025", "Quý II/2025", "Quý III/2025"]
    rows = [[m, 1410 + 15 * i] for i, m in enumerate(quarters)]
    p = page(["Hồ sơ trực tuyến"], ["Kỳ", "Số hồ sơ"], *rows)
    yield file("quarters_named", "ods", writers.ods([p]),
               [truth("Kỳ:period|Số hồ sơ:integer", rows)])  # fmt: skip
