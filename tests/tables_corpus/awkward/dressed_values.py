"""The values and codes once more, in differing form."""

from __future__ import annotations

import json
from datetime import date, datetime

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import D, case, day, file, page, text, truth, xlsx


@case
def values_again():
    body = [
        ["Mẫu", "Kết quả"],
        ["M1", "12 mg/l"],
        ["M2", "15 mg/l"],
        ["M3", "0,5 g/l"],
        ["M4", "20 mg/l"],
    ]
    yield file(
        "mg_and_g",
        "csv",
        text(body, ";"),
        [truth("Mẫu:text|Kết quả:text", body[1:])],
        ("mixed_units", "Kết quả"),
    )
    raw = [["A", 0.25], ["B", "30%"], ["C", 0.5], ["D", "75%"], ["E", 0.1]]
    formats = {(r, 1): "0%" for r in (1, 3)}
    yield file(
        "percent_three_ways",
        "xlsx",
        xlsx(page(["Đơn vị", "Tỉ lệ đạt"], *raw, formats=formats)),
        [
            truth(
                "Đơn vị:text|Tỉ lệ đạt:number",
                [["A", D(25)], ["B", D(30)], ["C", D(50)], ["D", D(75)], ["E", D("0.1")]],
            )
        ],
        ("percent_mixed", "Tỉ lệ đạt"),
    )
    raw = [["A", "1.250(*)"], ["B", "2.310.500"], ["C", "3.415 (1)"], ["D", "980"]]
    yield file(
        "footnotes_dots",
        "ods",
        writers.ods([page(["Xã", "Số con"], *raw)]),
        [truth("Xã:text|Số con:integer", [["A", 1250], ["B", 2310500], ["C", 3415], ["D", 980]])],
        ("footnote_marks", "Số con"),
    )
    raw = [
        ["DN A", 1234567890123450000.0],
        ["DN B", 2234567890123450000.0],
        ["DN C", 3234567890123450000.0],
    ]
    yield file(
        "precision_again",
        "ods",
        writers.ods([page(["Tên", "Số tài khoản"], *raw)]),
        [
            truth(
                "Tên:text|Số tài khoản:text",
                [
                    ["DN A", "1234567890123450000"],
                    ["DN B", "2234567890123450000"],
                    ["DN C", "3234567890123450000"],
                ],
            )
        ],
        ("precision_lost", "Số tài khoản"),
        may="lost_digits big_number",
    )
    body = [["Giao dịch", "Mã vạch"], ["1", "8.93E+12"], ["2", "8.94E+12"], ["3", "8934567890123"]]
    yield file(
        "barcodes",
        "csv",
        text(body),
        [
            truth(
                "Giao dịch:integer|Mã vạch:text",
                [[1, "8.93E+12"], [2, "8.94E+12"], [3, "8934567890123"]],
            )
        ],
        ("scientific_code", "Mã vạch"),
        may="lost_digits",
    )
    body = [
        ["Xã", "Mã xã"],
        ["Kim Long", "19774"],
        ["Vỹ Dạ", "19777"],
        ["Ba Đình", "1"],
        ["Phúc Xá", "4"],
        ["Trúc Bạch", "7"],
    ]
    yield file(
        "ward_codes_short",
        "csv",
        text(body),
        [truth("Xã:text|Mã xã:text", body[1:])],
        ("lost_digits", "Mã xã"),
    )
    body = [
        ["Mã", "Dãy"],
        ["a", "12345678901234567890"],
        ["b", "22345678901234567890"],
        ["c", "32345678901234567890"],
    ]
    yield file(
        "big_again",
        "json",
        json.dumps([{"Mã": a, "Dãy": int(b)} for a, b in body[1:]], ensure_ascii=False).encode(),
        [truth("Mã:text|Dãy:integer", [[a, int(b)] for a, b in body[1:]])],
        ("big_number", "Dãy"),
    )
    raw = [["K1", "#N/A", 5.0], ["K2", 12.5, 6.0], ["K3", "#VALUE!", 7.0], ["K4", 3.25, 8.0]]
    for ext in ("xls", "ods"):
        yield file(
            f"errors_as_text_{ext}",
            ext,
            writers.SHEETS[ext]([page(["Kỳ", "Chỉ số", "Số"], *raw)]),
            [
                truth(
                    "Kỳ:text|Chỉ số:number|Số:integer",
                    [["K1", None, 5], ["K2", D("12.5"), 6], ["K3", None, 7], ["K4", D("3.25"), 8]],
                )
            ],
            ("error_values", "Chỉ số"),
        )
    raw = [["Cửa hàng 1", "=SUM(C2:C9)", 4.0], ["Cửa hàng 2", "=SUM(D2:D9)", 6.0]]
    yield file(
        "formulas_again",
        "xlsx",
        xlsx(page(["Tên", "Doanh thu", "Lao động"], *raw)),
        [
            truth(
                "Tên:text|Doanh thu:text|Lao động:integer",
                [["Cửa hàng 1", None, 4], ["Cửa hàng 2", None, 6]],
            )
        ],
        ("formula_no_value", "Doanh thu"),
    )
    raw = [
        ["HS1", date(2025, 1, 2)],
        ["HS2", "13/02/2025"],
        ["HS3", date(2025, 12, 3)],
        ["HS4", "28/04/2025"],
        ["HS5", date(2025, 6, 5)],
        ["HS6", "30/09/2025"],
    ]
    right = ["2025-02-01", "2025-02-13", "2025-03-12", "2025-04-28", "2025-05-06", "2025-09-30"]
    for ext in ("xls", "ods"):
        yield file(
            f"swapped_{ext}",
            ext,
            writers.SHEETS[ext]([page(["Hồ sơ", "Ngày nhận"], *raw)]),
            [
                truth(
                    "Hồ sơ:text|Ngày nhận:date",
                    [[a, day(d)] for (a, _), d in zip(raw, right, strict=True)],
                )
            ],
            ("dates_swapped", "Ngày nhận"),
        )
    body = [
        ["Kỳ", "Số"],
        ["Tháng 9/2025", 5],
        ["Tháng 10/2025", 7],
        ["Quý III/2025", 9],
        ["năm học 2024-2025", 11],
    ]
    yield file("periods", "csv", text(body), [truth("Kỳ:period|Số:integer", body[1:])])
    body = [
        ["Ngày đo", "Giá trị"],
        ["17-09-2024 10:55", "1,5"],
        ["18-09-2024 05:05", "2,25"],
        ["19-09-2024 23:00", "0,75"],
    ]
    yield file(
        "moments",
        "csv",
        text(body, ";"),
        [
            truth(
                "Ngày đo:datetime|Giá trị:number",
                [
                    [datetime(2024, 9, 17, 10, 55), D("1.5")],
                    [datetime(2024, 9, 18, 5, 5), D("2.25")],
                    [datetime(2024, 9, 19, 23, 0), D("0.75")],
                ],
            )
        ],
    )
    body = [
        ["Số văn bản", "Ngày", "Địa chỉ"],
        ["12/QĐ-UBND", "1/2/2025", "1.297 Nguyễn Tất Thành"],
        ["007/QĐ-UBND", "13/2/2025", "12 Lê Lợi"],
        ["120/QĐ-UBND", "31/12/2025", "5/2 kiệt 7 Hà Nội"],
    ]
    yield file(
        "decisions",
        "csv",
        text(body),
        [
            truth(
                "Số văn bản:text|Ngày:date|Địa chỉ:text",
                [
                    ["12/QĐ-UBND", day("2025-02-01"), body[1][2]],
                    ["007/QĐ-UBND", day("2025-02-13"), body[2][2]],
                    ["120/QĐ-UBND", day("2025-12-31"), body[3][2]],
                ],
            )
        ],
    )
    body = [
        ["Xã", "Điện thoại"],
        ["A", "0234.3822.123"],
        ["B", "(0234) 3 823 456"],
        ["C", "+84 234 3824 789"],
    ]
    yield file("phones_dressed", "csv", text(body), [truth("Xã:text|Điện thoại:text", body[1:])])
