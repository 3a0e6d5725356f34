"""Codes that lost digits, errors, dates and mixtures."""

from __future__ import annotations

from datetime import datetime

from tests.tables_corpus.awkward.kit import case, day, file, page, text, truth, xlsx


@case
def errors():
    rows = [["A", 12.0], ["B", "#REF!"], ["C", 30.0], ["D", "#DIV/0!"], ["E", 15.0]]
    values = [["A", 12], ["B", None], ["C", 30], ["D", None], ["E", 15]]
    made = [["Đơn vị", "Số lượt"], *rows]
    yield file(
        "error_values_csv",
        "csv",
        text(made),
        [truth("Đơn vị:text|Số lượt:integer", values)],
        ("error_values", "Số lượt"),
    )
    yield file(
        "error_values_xlsx",
        "xlsx",
        xlsx(page(*made)),
        [truth("Đơn vị:text|Số lượt:integer", values)],
        ("error_values", "Số lượt"),
    )
    rows = [["A", 12.0, "=B2*2"], ["B", 20.0, "=B3*2"], ["C", 30.0, "=B4*2"]]
    yield file(
        "formula_without_value",
        "xlsx",
        xlsx(page(["Đơn vị", "Số", "Gấp đôi"], *rows)),
        [
            truth(
                "Đơn vị:text|Số:integer|Gấp đôi:text",
                [["A", 12, None], ["B", 20, None], ["C", 30, None]],
            )
        ],
        ("formula_no_value", "Gấp đôi"),
    )
    rows = [["A", "########"], ["B", "1250"], ["C", "########"], ["D", "3400"]]
    yield file(
        "values_lost",
        "csv",
        text([["Đơn vị", "Kinh phí"], *rows]),
        [
            truth(
                "Đơn vị:text|Kinh phí:integer", [["A", None], ["B", 1250], ["C", None], ["D", 3400]]
            )
        ],
        ("values_lost", "Kinh phí"),
    )


@case
def dates():
    # en-US Excel: what could be a month-first date became one, the rest stayed text.
    raw = [
        ["QĐ 1", datetime(2024, 3, 4)],
        ["QĐ 2", "25/12/2024"],
        ["QĐ 3", datetime(2024, 11, 5)],
        ["QĐ 4", "31/01/2024"],
        ["QĐ 5", "17/06/2024"],
        ["QĐ 6", datetime(2024, 8, 7)],
    ]
    days = ["2024-04-03", "2024-12-25", "2024-05-11", "2024-01-31", "2024-06-17", "2024-07-08"]
    rows = [[a, day(d)] for (a, _), d in zip(raw, days, strict=True)]
    formats = {(r, 1): "m/d/yyyy" for r in (1, 3, 6)}
    yield file(
        "swapped_by_excel",
        "xlsx",
        xlsx(page(["Văn bản", "Ngày ban hành"], *raw, formats=formats)),
        [truth("Văn bản:text|Ngày ban hành:date", rows)],
        ("dates_swapped", "Ngày ban hành"),
    )
    raw = [["A", "03/04/24"], ["B", "05/06/24"], ["C", "07/08/24"]]
    yield file(
        "short_years",
        "csv",
        text([["Hồ sơ", "Ngày nộp"], *raw]),
        [truth("Hồ sơ:text|Ngày nộp:text", raw)],
        ("date_ambiguous", "Ngày nộp"),
    )
    raw = [["A", "12/25/2024"], ["B", "3/4/2024"], ["C", "11/30/2024"]]
    yield file(
        "american",
        "csv",
        text([["Record", "Date"], *raw]),
        [
            truth(
                "Record:text|Date:date",
                [["A", day("2024-12-25")], ["B", day("2024-03-04")], ["C", day("2024-11-30")]],
            )
        ],
        ("date_ambiguous", "Date"),
    )
    raw = [["A", "25/12/2024"], ["B", "3/4/2024"], ["C", "12/30/2024"], ["D", "14/2/2024"]]
    yield file(
        "both_orders",
        "csv",
        text([["Hồ sơ", "Ngày"], *raw]),
        [truth("Hồ sơ:text|Ngày:text", raw)],
        ("date_ambiguous", "Ngày"),
        may="mixed_types",
    )
    raw = [["A", 45292.0], ["B", 45323.0], ["C", 45657.0], ["D", 45505.0]]
    days = ["2024-01-01", "2024-02-01", "2024-12-31", "2024-08-01"]
    yield file(
        "serials",
        "xlsx",
        xlsx(page(["Hồ sơ", "Ngày tiếp nhận"], *raw)),
        [
            truth(
                "Hồ sơ:text|Ngày tiếp nhận:date",
                [[a, day(d)] for (a, _), d in zip(raw, days, strict=True)],
            )
        ],
        may="date_ambiguous",
    )
    yield file(
        "serials_1904",
        "xlsx",
        _since_1904(),
        [
            truth(
                "Hồ sơ:text|Ngày tiếp nhận:date",
                [["A", day("2024-01-01")], ["B", day("2024-02-01")], ["C", day("2024-12-31")]],
            )
        ],
        may="date_ambiguous",
    )


def _since_1904() -> bytes:
    import io

    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Hồ sơ", "Ngày tiếp nhận"],
        ["A", datetime(2024, 1, 1)],
        ["B", datetime(2024, 2, 1)],
        ["C", datetime(2024, 12, 31)],
    ):
        sheet.append(row)
    for r in range(2, 5):
        sheet.cell(r, 2).number_format = "dd/mm/yyyy"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@case
def mixtures():
    raw = [
        ["Xã A", 120.0],
        ["Xã B", "chưa báo cáo"],
        ["Xã C", 98.0],
        ["Xã D", 75.0],
        ["Xã E", 44.0],
        ["Xã F", 61.0],
    ]
    rows = [[a, b if isinstance(b, str) else str(int(b))] for a, b in raw]
    yield file(
        "words_among_numbers",
        "xlsx",
        xlsx(page(["Tên xã", "Số hộ nghèo"], *raw)),
        [truth("Tên xã:text|Số hộ nghèo:text", rows)],
        ("text_in_number_column", "Số hộ nghèo"),
    )
    raw = [
        ["A", "12"],
        ["B", "01/02/2024"],
        ["C", "có"],
        ["D", "15/03/2024"],
        ["E", "7,5"],
        ["F", "không"],
    ]
    yield file(
        "all_sorts",
        "csv",
        text([["Mục", "Nội dung"], *raw], ";"),
        [truth("Mục:text|Nội dung:text", raw)],
        may="mixed_types",
    )
    raw = [
        ["A", "12"],
        ["B", "01/02/2024"],
        ["C", "18"],
        ["D", "15/03/2024"],
        ["E", "21"],
        ["F", "16/03/2024"],
    ]
    yield file(
        "days_and_numbers",
        "csv",
        text([["Mục", "Kết quả"], *raw], ";"),
        [truth("Mục:text|Kết quả:text", raw)],
        ("mixed_types", "Kết quả"),
    )
    raw = [
        ["Xã A", "-", "x"],
        ["Xã B", "12", ""],
        ["Xã C", "…", "x"],
        ["Xã D", "5", ""],
        ["Xã E", "7", "x"],
    ]
    yield file(
        "nil_unknown_ticks",
        "csv",
        text([["Xã", "Số ca", "Đạt chuẩn"], *raw]),
        [
            truth(
                "Xã:text|Số ca:integer|Đạt chuẩn:boolean",
                [
                    ["Xã A", None, True],
                    ["Xã B", 12, None],
                    ["Xã C", None, True],
                    ["Xã D", 5, None],
                    ["Xã E", 7, True],
                ],
            )
        ],
    )
