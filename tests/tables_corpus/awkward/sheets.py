"""Several tables and sheets, hidden things, and tables without rows."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import WARDS, case, file, page, text, truth, xlsx


@case
def tables_on_a_sheet():
    p = page(
        ["Bảng 1. Trường học"],
        ["Xã", "Số trường"],
        *[[w, float(i)] for i, w in enumerate(WARDS[:4], 3)],
        [None],
        ["Bảng 2. Trạm y tế"],
        ["Tên trạm", "Địa chỉ", "Số giường"],
        ["Trạm A", "Lê Lợi", 10.0],
        ["Trạm B", "Hà Nội", 12.0],
        ["Trạm C", "Bến Nghé", 8.0],
    )
    first = truth("Xã:text|Số trường:integer", [[w, i] for i, w in enumerate(WARDS[:4], 3)])
    second = truth(
        "Tên trạm:text|Địa chỉ:text|Số giường:integer",
        [["Trạm A", "Lê Lợi", 10], ["Trạm B", "Hà Nội", 12], ["Trạm C", "Bến Nghé", 8]],
    )
    yield file("two_below", "xlsx", xlsx(p), [first, second], "multiple_tables")
    beside = page(
        ["Xã", "Số trường", None, "Tên trạm", "Số giường"],
        *[[w, float(i), None, f"Trạm {i}", i * 2.0] for i, w in enumerate(WARDS[:5], 3)],
    )
    yield file(
        "two_beside",
        "xlsx",
        xlsx(beside),
        [
            truth("Xã:text|Số trường:integer", [[w, i] for i, w in enumerate(WARDS[:5], 3)]),
            truth("Tên trạm:text|Số giường:integer", [[f"Trạm {i}", i * 2] for i in range(3, 8)]),
        ],
        "multiple_tables",
    )
    body = [
        ["Xã", "Số trường"],
        *[[w, i] for i, w in enumerate(WARDS[:4], 3)],
        ["", "", ""],
        ["Tên trạm", "Địa chỉ", "Số giường"],
        ["Trạm A", "Lê Lợi", 10],
        ["Trạm B", "Hà Nội", 12],
        ["Trạm C", "Bến Nghé", 8],
    ]
    yield file("two_below_csv", "csv", text(body), [first, second], "multiple_tables")


@case
def several_sheets():
    pages = [
        page(
            ["Tên xã", "Số hộ"],
            *[[w, float(k * 10 + i)] for i, w in enumerate(WARDS[:5])],
            name=f"Tháng {k}",
        )
        for k in (1, 2, 3)
    ]
    rows = [[w, k * 10 + i] for k in (1, 2, 3) for i, w in enumerate(WARDS[:5])]
    for ext in ("xlsx", "ods", "xls"):
        yield file(
            f"months_as_sheets_{ext}",
            ext,
            writers.SHEETS[ext](pages),
            [truth("Tên xã:text|Số hộ:integer", rows)],
            "sheets_merged",
        )
    totals = [
        page(
            ["Tên xã", "Số hộ"],
            *[[w, float(k * 10 + i)] for i, w in enumerate(WARDS[:5])],
            ["Tổng cộng", float(50 * k + 10)],
            name=f"Quý {k}",
        )
        for k in (1, 2)
    ]
    yield file(
        "sheets_with_totals",
        "xlsx",
        writers.xlsx(totals),
        [
            truth(
                "Tên xã:text|Số hộ:integer",
                [[w, k * 10 + i] for k in (1, 2) for i, w in enumerate(WARDS[:5])],
            )
        ],
        "sheets_merged",
    )
    different = [
        page(["Tên xã", "Số hộ"], *[[w, float(i)] for i, w in enumerate(WARDS[:5], 2)], name="Hộ"),
        page(
            ["Mã dự án", "Chủ đầu tư", "Vốn"],
            ["DA1", "Công ty A", 5.0],
            ["DA2", "Công ty B", 7.0],
            ["DA3", "Công ty C", 9.0],
            name="Dự án",
        ),
    ]
    yield file(
        "different_sheets",
        "xlsx",
        writers.xlsx(different),
        [
            truth("Tên xã:text|Số hộ:integer", [[w, i] for i, w in enumerate(WARDS[:5], 2)]),
            truth(
                "Mã dự án:text|Chủ đầu tư:text|Vốn:integer",
                [["DA1", "Công ty A", 5], ["DA2", "Công ty B", 7], ["DA3", "Công ty C", 9]],
            ),
        ],
        "multiple_sheets",
    )


@case
def hidden():
    body = [
        ["Tên xã", "Mã", "Số hộ"],
        *[[w, f"M{i}", float(i)] for i, w in enumerate(WARDS[:6], 2)],
    ]
    rows = [[w, f"M{i}", i] for i, w in enumerate(WARDS[:6], 2)]
    kinds = "Tên xã:text|Mã:text|Số hộ:integer"
    for ext in ("xlsx", "xls", "ods"):
        write = writers.SHEETS[ext]
        yield file(
            f"hidden_rows_{ext}",
            ext,
            write([page(*body, hidden_rows={3})]),
            [truth(kinds, rows)],
            "hidden_rows",
        )
        yield file(
            f"hidden_columns_{ext}",
            ext,
            write([page(*body, hidden_columns={1})]),
            [truth(kinds, rows)],
            ("hidden_columns", "Mã"),
        )
        secret = page(["Ghi chú", "Số"], ["a", 1.0], ["b", 2.0], name="Nháp", hidden=True)
        yield file(
            f"hidden_sheet_{ext}",
            ext,
            write([page(*body), secret]),
            [truth(kinds, rows)],
            "hidden_sheets",
        )


@case
def nothing():
    yield file(
        "only_header",
        "csv",
        text([["Mã", "Tên", "Số"]]),
        [truth("Mã:text|Tên:text|Số:text", [])],
        "no_rows",
    )
    yield file(
        "only_header_xlsx",
        "xlsx",
        xlsx(page(["STT", "Tên đơn vị", "Số lượng", "Ghi chú"])),
        [truth("STT:text|Tên đơn vị:text|Số lượng:text|Ghi chú:text", [])],
        "no_rows",
    )
    yield file("blank_sheet", "xlsx", xlsx(page([None])), [], "empty", may="no_table")
    yield file("no_bytes", "csv", b"", [], "empty")
    yield file("blank_text", "csv", b"\r\n\r\n  \r\n", [], "empty")
    letter = page(
        ["Kính gửi: Sở Khoa học và Công nghệ"],
        ["Căn cứ Công văn số 12/UBND ngày 5/5/2025,"],
        ["Ủy ban nhân dân phường báo cáo như sau: không phát sinh."],
        ["Trân trọng."],
    )
    yield file("a_letter", "xlsx", xlsx(letter), [], "no_table", may="not_data")
    prose = (
        "Báo cáo tình hình thực hiện nhiệm vụ.\nTrong tháng, phường đã tổ chức họp.\nTrân trọng."
    )
    yield file("prose", "csv", prose.encode(), [], "not_data", may="no_table wrong_extension")
