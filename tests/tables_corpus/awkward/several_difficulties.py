"""Two or three difficulties in one file, as they come in life."""

from __future__ import annotations

from datetime import date, timedelta

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.city_desk import (
    PEOPLE,
    UNITS,
    crest,
    days,
    dice,
    file,
    flat,
    html,
    put,
    seal,
    true,
    vn,
)
from tests.tables_corpus.awkward.desk import abc, add, count, old
from tests.tables_corpus.awkward.kit import case, page, truth
from tests.tables_corpus.awkward.letters_of_old_systems import apart, twice


@case
def old_font_with_groups_and_a_wrong_total():
    r = dice(121)
    p = page(["Tổng hợp xe máy thi công"], ["Đơn vị tính: chiếc"])
    p.add(["TT", "Chủng loại", "Đăng ký", "Còn hạn"], bold=True)
    rows = []
    for mark, title, kinds in (
        ("I", "Máy đào", ["Bánh xích", "Bánh lốp"]),
        ("II", "Xe tải", ["Tải nhẹ", "Tải nặng", "Tự đổ"]),
    ):
        p.add([mark, title], bold=True)
        part = count([[k, a := r.randint(30, 90), a - r.randint(1, 20)] for k in kinds])
        p.rows += [list(row) for row in part]
        rows += part
    good = add(rows, 2)
    p.add([None, "Tổng cộng", good[0], good[1] + 9], bold=True)
    columns = "TT:integer|Chủng loại:text|Đăng ký:integer|Còn hạn:integer"
    said = ("legacy_encoding", ("total_mismatch", "Còn hạn"))
    p = old(p, abc, ".VnTime")
    table = [truth(columns, rows)]
    yield from put("old_groups", p, table, "xlsx xls", *said, may="subtotals_in_rows")


@case
def figures_in_windows_1258_with_letterhead():
    r = dice(122)
    body = [[u, r.randint(1_000_000, 90_000_000), r.randint(1, 60)] for u in UNITS[:7]]
    rows = count(body)
    shown = [[i, u, vn(a), b] for i, u, a, b in rows]
    above = [*crest("Ủy ban Mẫu", "Phòng Thử", 3), [None], ["Kinh phí hỗ trợ năm 2009"]]
    head = ["STT", "Đơn vị", "Kinh phí (đồng)", "Số hộ"]
    total = [None, "Cộng", vn(sum(b[1] for b in body)), sum(b[2] for b in body)]
    cells = [*above, head, *shown, total]
    columns = "STT:integer|Đơn vị:text|Kinh phí (đồng):integer|Số hộ:integer"
    data = apart(flat(cells, ";", eol="\r\n").decode()).encode("cp1258")
    yield file("w1258_letterhead", "csv", data, [truth(columns, rows)], "legacy_encoding")
    data = twice(flat(cells, ";"), "cp1252")
    yield file("twice_letterhead", "csv", data, [truth(columns, rows)], "mojibake")


@case
def hidden_rows_within_a_total():
    r = dice(123)
    body = [[u, r.randint(10, 99), r.randint(10, 99)] for u in UNITS[:9]]
    rows = count(body)
    p = page(["DANH SÁCH CẤP PHÁT"], [None])
    p.add(["STT", "Đơn vị", "Gạo (bao)", "Mì (thùng)"], bold=True)
    p.rows += rows
    p.add([None, "Tổng cộng", *add(body, 1)], bold=True)
    p.rows += seal(3, "Huế, ngày 01 tháng 10 năm 2025", "THỦ KHO", "TRƯỞNG BAN")
    p.hidden_rows |= {5, 6, 9}
    columns = "STT:integer|Đơn vị:text|Gạo (bao):integer|Mì (thùng):integer"
    yield from put("hidden_in_total", p, [truth(columns, rows)], "xlsx xls ods", "hidden_rows")


@case
def lost_zeros_and_exchanged_days():
    dates = [
        date(2024, 1, 9),
        date(2024, 2, 17),
        date(2024, 4, 11),
        date(2024, 6, 25),
        date(2024, 9, 3),
        date(2024, 10, 30),
        date(2024, 12, 8),
    ]
    rows, shown = [], []
    for i, d in enumerate(dates):
        phone = 935000010 + 1001 * i
        rows.append([PEOPLE[i], str(phone), d])
        swapped = date(d.year, d.day, d.month) if d.day <= 12 else d.strftime("%d/%m/%Y")
        shown.append([PEOPLE[i], phone, swapped])
    columns = "Họ và tên:text|Điện thoại:text|Ngày đăng ký:date"
    p = page(["Họ và tên", "Điện thoại", "Ngày đăng ký"], *shown)
    said = (("lost_digits", "Điện thoại"), ("dates_swapped", "Ngày đăng ký"))
    yield from put(
        "zeros_and_days", p, [truth(columns, rows)], "xlsx xls", *said, may="mixed_types"
    )


@case
def a_csv_of_two_tables_with_vietnamese_figures():
    first = [["Cá", 1250.5], ["Tôm", 310.25], ["Cua", 96.75]]
    second = [["Xã Phú Vang", 12, 4], ["Xã Phú Hồ", 30, 7], ["Xã Đan Điền", 21, 2]]
    cells = [
        ["Bảng 1: Sản lượng", None, None],
        ["Loại", "Sản lượng (tấn)", None],
        *[[a, vn(b, 2), None] for a, b in first],
        [None] * 3,
        [None] * 3,
        ["Bảng 2: Số hộ nuôi", None, None],
        ["Địa bàn", "Hộ nuôi", "Hộ ngừng nuôi"],
        *second,
    ]
    tables = [
        truth("Loại:text|Sản lượng (tấn):number", true(first)),
        truth("Địa bàn:text|Hộ nuôi:integer|Hộ ngừng nuôi:integer", second),
    ]
    yield file("two_in_semi", "csv", flat(cells, ";"), tables, "multiple_tables")
    yield file(
        "two_in_utf16", "csv", flat(cells, "\t", encoding="utf-16"), tables, "multiple_tables"
    )


@case
def merged_labels_under_two_storeys():
    r = dice(124)
    p = page(["SỐ LIỆU TUYỂN SINH"], ["Năm học 2025-2026"])
    at = p.add(["Địa bàn", "Trường", "Chỉ tiêu", None, "Ghi chú"], bold=True)
    p.add([None, None, "Lớp", "Học sinh", None], bold=True)
    p.merges += [(at, 0, at + 1, 0), (at, 1, at + 1, 1), (at, 2, at, 3), (at, 4, at + 1, 4)]
    rows = []
    for place in ("Phường Phú Bài", "Phường Hương Trà", "Xã Quảng Điền"):
        start = len(p.rows)
        for i in range(3):
            row = [
                place,
                f"Trường mẫu số {i + 1}",
                n := r.randint(3, 9),
                n * 35,
                "Có bán trú" if i == 1 else None,
            ]
            p.rows.append([None if i else place, *row[1:]])
            rows.append(row)
        p.merges.append((start, 0, start + 2, 0))
    columns = "Địa bàn:text|Trường:text|Chỉ tiêu / Lớp:integer|Chỉ tiêu / Học sinh:integer"
    table = [truth(columns + "|Ghi chú:text", rows)]
    said = ("merged_filled", "Địa bàn")
    yield from put("merged_storeys", p, table, "xlsx xls ods", said, may="merged_cells")


@case
def wrong_names_with_faults_within():
    r = dice(125)
    rows = [[f"Trạm {i}", d, round(10.25 + i, 2)] for i, d in enumerate(days(r, 7))]
    head = ["Trạm", "Ngày đo", "Trị số"]
    columns = "Trạm:text|Ngày đo:date|Trị số:number"
    shown = [[*row[:2], "#N/A" if i == 3 else row[2]] for i, row in enumerate(rows)]
    known = true([[*row[:2], None if i == 3 else row[2]] for i, row in enumerate(rows)])
    table = [truth(columns, known)]
    said = ("wrong_extension", ("error_values", "Trị số"))
    yield file("tsv_named_xls", "xls", flat([head, *shown], "\t"), table, *said)
    p = page(["Trạm", "Ngày đo", "Trị số"], *rows, hidden_columns={1})
    data = writers.SHEETS["xlsx"]([p])
    table = [truth(columns, true(rows))]
    yield file("hidden_named_csv", "csv", data, table, "wrong_extension", "hidden_columns")


@case
def web_report_with_groups_and_a_wrong_sum():
    r = dice(126)
    p = page(["STT", "Thủ tục", "Tiếp nhận", "Giải quyết"])
    p.bold |= {(0, c) for c in range(4)}
    rows = []
    for mark, title in (("I", "Lĩnh vực hộ tịch"), ("II", "Lĩnh vực đất đai")):
        p.add([mark, title, None, None])
        part = [[i, f"Thủ tục thử {mark}-{i}", a := r.randint(20, 90), a - i] for i in range(1, 5)]
        p.rows += part
        rows += part
    p.add([None, "Tổng cộng", sum(row[2] for row in rows) + 100, sum(row[3] for row in rows)])
    columns = "STT:integer|Thủ tục:text|Tiếp nhận:integer|Giải quyết:integer"
    said = ("html_as_xls", ("total_mismatch", "Tiếp nhận"))
    may = "wrong_extension subtotals_in_rows"
    yield file("web_wrong_sum", "xls", html([p]), [truth(columns, rows)], *said, may=may)


@case
def sheets_of_weeks_with_old_days():
    start, pages, rows = date(2025, 9, 1), [], []
    r = dice(127)
    for week in range(1, 5):
        p = page(["Ngày", "Ca trực", "Số cuộc gọi"], name=f"Tuần {week}")
        for i in range(6):
            row = [
                start + timedelta(7 * (week - 1) + i),
                "Sáng" if i % 2 else "Chiều",
                r.randint(3, 40),
            ]
            p.rows.append(row)
            rows.append(row)
        pages.append(p)
    table = [truth("Ngày:date|Ca trực:text|Số cuộc gọi:integer", rows)]
    may = "multiple_sheets"
    yield from put("weeks", pages, table, "xlsx xls ods xml", "sheets_merged", may=may)
