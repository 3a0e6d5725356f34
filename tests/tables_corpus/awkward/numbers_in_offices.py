"""Figures, codes and days as typed: electricity, waste, telecoms, air, vaccination."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import D, case, file, page, text, truth, xlsx


@case
def waste_in_three_hands():
    rows = [
        ["Phường Thuận Hóa", D("1234.5"), D("98.25")],
        ["Phường Phú Xuân", D("2010.75"), D("87.5")],
        ["Xã Phú Vang", D("815"), D("76")],
    ]
    kinds = "Địa bàn:text|Khối lượng (tấn):number|Tỷ lệ thu gom (%):number"
    looks = {
        "dots": [("1.234,5", "98,25"), ("2.010,75", "87,5"), ("815,0", "76,0")],
        "commas": [("1,234.5", "98.25"), ("2,010.75", "87.5"), ("815.0", "76.0")],
        "spaces": [("1 234,5", "98,25"), ("2 010,75", "87,5"), ("815", "76")],
        "hard_spaces": [("1\u00a0234,5", "98,25"), ("2\u00a0010,75", "87,5"), ("815", "76")],
    }
    for name, figures in looks.items():
        body = [["Địa bàn", "Khối lượng (tấn)", "Tỷ lệ thu gom (%)"]]
        body += [[r[0], *f] for r, f in zip(rows, figures, strict=True)]
        yield file(f"waste_{name}", "csv", text(body, ";", "utf-8-sig"), [truth(kinds, rows)])


@case
def millions_with_dots():
    body = [
        ["Công ty", "Doanh thu (đồng)", "Nộp thuế (đồng)"],
        ["Công ty TNHH Mẫu 1", "12.345.678.900", "1.234.567"],
        ["Công ty CP Mẫu 2", "987.654.321", "98.765.432"],
        ["Công ty Mẫu 3", "1.000.000", "100.000"],
    ]
    rows = [[r[0], int(r[1].replace(".", "")), int(r[2].replace(".", ""))] for r in body[1:]]
    kinds = "Công ty:text|Doanh thu (đồng):integer|Nộp thuế (đồng):integer"
    yield file("companies_dots", "csv", text(body), [truth(kinds, rows)])
    p = page(*body)
    yield file("companies_dots_as_text", "xlsx", xlsx(p), [truth(kinds, rows)])


@case
def doubtful_thousands():
    body = [
        ["Trạm", "Chỉ số"],
        ["Trạm Mẫu 1", "1.234"],
        ["Trạm Mẫu 2", "2.105"],
        ["Trạm Mẫu 3", "3.980"],
    ]
    kinds = "Trạm:text|Chỉ số:text"
    yield file(
        "meter_doubtful_dot",
        "csv",
        text(body, ";"),
        [truth(kinds, body[1:])],
        ("ambiguous_number", "Chỉ số"),
    )
    body = [[a, b.replace(".", ",")] for a, b in body]
    yield file(
        "meter_doubtful_comma",
        "csv",
        text(body, ";"),
        [truth(kinds, body[1:])],
        ("ambiguous_number", "Chỉ số"),
    )
    body = [
        ["Trạm", "Số khách hàng (hộ)"],
        ["Trạm Mẫu 1", "1.234"],
        ["Trạm Mẫu 2", "2.105"],
        ["Trạm Mẫu 3", "980"],
    ]
    rows = [["Trạm Mẫu 1", 1234], ["Trạm Mẫu 2", 2105], ["Trạm Mẫu 3", 980]]
    yield file(
        "customers_proved_by_unit",
        "csv",
        text(body, ";"),
        [truth("Trạm:text|Số khách hàng (hộ):integer", rows)],
    )


@case
def codes_keep_zeros():
    body = [
        ["Mã số thuế", "Tên doanh nghiệp", "Điện thoại", "Mã ngành", "Số quyết định"],
        ["0100000001", "Công ty Mẫu 1", "0234 000 0001", "0111", "12"],
        ["3300000002", "Công ty Mẫu 2", "0900000002", "4711", "13"],
        ["3300000002-001", "Chi nhánh Mẫu 2", "0900 000 003", "0322", "14"],
    ]
    kinds = "Mã số thuế:text|Tên doanh nghiệp:text|Điện thoại:text|Mã ngành:text|Số quyết định:text"
    yield file("company_codes_csv", "csv", text(body, ","), [truth(kinds, body[1:])])
    yield file("company_codes_xls", "xls", writers.xls([page(*body)]), [truth(kinds, body[1:])])


@case
def codes_that_lost():
    body = [
        ["Tên hộ kinh doanh", "Mã số thuế", "Vốn (đồng)"],
        ["Hộ Mẫu 1", "8,00E+09", 50000000],
        ["Hộ Mẫu 2", "3,30E+09", 120000000],
    ]
    yield file(
        "tax_scientific",
        "csv",
        text(body, ";"),
        [truth("Tên hộ kinh doanh:text|Mã số thuế:text|Vốn (đồng):integer", body[1:])],
        ("scientific_code", "Mã số thuế"),
    )
    p = page(
        ["Đại lý", "Số điện thoại"],
        ["Đại lý Mẫu 1", 900000001],
        ["Đại lý Mẫu 2", 900000002],
        ["Đại lý Mẫu 3", 234000003],
    )
    rows = [[a, str(b)] for a, b in p.rows[1:]]
    yield file(
        "agency_phones_without_zero",
        "xlsx",
        xlsx(p),
        [truth("Đại lý:text|Số điện thoại:text", rows)],
        ("lost_digits", "Số điện thoại"),
    )


@case
def shares():
    p = page(
        ["Đơn vị", "Tỷ lệ tiêm", "Tỷ lệ đạt"],
        ["Trạm Mẫu 1", 0.855, 0.9],
        ["Trạm Mẫu 2", 0.912, 1],
        ["Trạm Mẫu 3", 0.78, 0.455],
    )
    p.formats = {(r, c): "0.0%" for r in (1, 2, 3) for c in (1, 2)}
    rows = [
        ["Trạm Mẫu 1", D("85.5"), D(90)],
        ["Trạm Mẫu 2", D("91.2"), D(100)],
        ["Trạm Mẫu 3", D(78), D("45.5")],
    ]
    kinds = "Đơn vị:text|Tỷ lệ tiêm:number|Tỷ lệ đạt:number"
    yield file("vaccine_shares_xlsx", "xlsx", xlsx(p), [truth(kinds, rows)])
    yield file(
        "vaccine_shares_ods",
        "ods",
        writers.ods(
            [
                page(
                    ["Đơn vị", "Tỷ lệ tiêm"],
                    ["Trạm Mẫu 1", "85,5 %"],
                    ["Trạm Mẫu 2", "91,2%"],
                    ["Trạm Mẫu 3", "78 %"],
                )
            ]
        ),
        [truth("Đơn vị:text|Tỷ lệ tiêm:number", [r[:2] for r in rows])],
    )
    p = page(
        ["Đơn vị", "Tỷ lệ phủ sóng"],
        ["Xã Mẫu 1", 0.855],
        ["Xã Mẫu 2", 91.2],
        ["Xã Mẫu 3", 0.78],
        ["Xã Mẫu 4", 64.5],
    )
    p.formats = {(1, 1): "0.0%", (3, 1): "0.0%"}
    rows = [
        ["Xã Mẫu 1", D("85.5")],
        ["Xã Mẫu 2", D("91.2")],
        ["Xã Mẫu 3", D(78)],
        ["Xã Mẫu 4", D("64.5")],
    ]
    yield file(
        "coverage_mixed_shares",
        "xlsx",
        xlsx(p),
        [truth("Đơn vị:text|Tỷ lệ phủ sóng:number", rows)],
        ("percent_mixed", "Tỷ lệ phủ sóng"),
    )


@case
def nil_and_unknown():
    body = [
        ["Loại rác", "Năm 2022", "Năm 2023", "Năm 2024"],
        ["Rác y tế", "12,5", "-", "14,25"],
        ["Rác xây dựng", "…", "105,0", "98,4"],
        ["Rác nhựa", "41,3", "..", "-"],
    ]
    rows = [
        ["Rác y tế", D("12.5"), None, D("14.25")],
        ["Rác xây dựng", None, D(105), D("98.4")],
        ["Rác nhựa", D("41.3"), None, None],
    ]
    yield file(
        "waste_nil",
        "csv",
        text(body, ";", "utf-8-sig"),
        [truth("Loại rác:text|Năm 2022:number|Năm 2023:number|Năm 2024:number", rows)],
    )
