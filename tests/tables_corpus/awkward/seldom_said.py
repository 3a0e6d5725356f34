"""Codes that few other files hold, in the containers where they were not tried."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import WARDS, D, case, day, file, page, text, truth, xlsx

WRITERS = {
    "xlsx": (xlsx, ()),
    "xls": (lambda p: writers.xls([p]), ()),
    "ods": (lambda p: writers.ods([p]), ()),
    "html": (lambda p: writers.html([p]), ("html_as_xls",)),
    "xml": (lambda p: writers.xmlss([p]), ("xml_spreadsheet",)),
}


def every(name, made, table, *expect, may="", forms="xlsx xls ods html xml"):
    """The page in each container."""
    for form in forms.split():
        write, said = WRITERS[form]
        ext = "xls" if said else form
        yield file(f"seldom_{name}_{form}", ext, write(made), [table], *expect, *said, may=may)


@case
def merged_across():
    head = ["Phường, xã", "Số hộ", "Số khẩu", "Ghi chú"]
    rows = [[w, 100 + i, 400 + i, f"Tổ {i}"] for i, w in enumerate(WARDS[:6])]
    shown = [head, *[list(row) for row in rows]]
    shown[3][1:3] = ["Chưa có số liệu", None]
    rows[2][1:3] = [None, None]
    made = page(*shown, merges=[(3, 1, 3, 2)])
    kinds = "Phường, xã:text|Số hộ:integer|Số khẩu:integer|Ghi chú:text"
    wanted = truth(kinds, [[w, a if a else None, b, n] for w, a, b, n in rows])
    yield from every("merged", made, wanted, ("merged_cells", "Số hộ"))


@case
def lost_behind_signs():
    head = ["Trạm", "Ngày đo", "Lượng mưa"]
    shown = [
        ["Kim Long", "03/10/2025", "12"],
        ["Phú Ốc", "########", "####"],
        ["A Lưới", "15/10/2025", "7"],
        ["Huế", "17/10/2025", "31"],
    ]
    true = [
        ["Kim Long", day("2025-10-03"), 12],
        ["Phú Ốc", None, None],
        ["A Lưới", day("2025-10-15"), 7],
        ["Huế", day("2025-10-17"), 31],
    ]
    table = truth("Trạm:text|Ngày đo:date|Lượng mưa:integer", true)
    said = (("values_lost", "Ngày đo"), ("values_lost", "Lượng mưa"))
    yield file("seldom_signs_csv", "csv", text([head, *shown], ";"), [table], *said)
    yield file("seldom_signs_tsv", "tsv", text([head, *shown], "\t", "utf-16"), [table], *said)
    yield from every("signs", page(head, *shown), table, *said)


@case
def figures_beyond_spreadsheets():
    head = ["Thửa", "Mã định vị"]
    rows = [["T1", "12345678901234567"], ["T2", "22345678901234568"], ["T3", "32345678901234569"]]
    table = truth("Thửa:text|Lượng đếm:text", rows)
    head[1] = "Lượng đếm"
    said = ("big_number", "Lượng đếm")
    yield file("seldom_big_tsv", "tsv", text([head, *rows], "\t"), [table], said)
    yield from every("big", page(head, *rows), table, said, forms="xlsx xls html")


@case
def without_a_header():
    rows = [[w, 100 + i, 2.5 + i] for i, w in enumerate(WARDS[:8])]
    table = truth("Cột 1:text|Cột 2:integer|Cột 3:number", [[w, a, D(str(b))] for w, a, b in rows])
    yield from every("headless", page(*rows), table, "no_header", forms="xlsx xls ods")
    yield file("seldom_headless_tsv", "tsv", text(rows, "\t"), [table], "no_header")


@case
def quotes_left_open():
    lines = ["Tên\tĐịa chỉ\tSố", 'A\t"12 Lê Lợi\t5', "B\t3 Hùng Vương\t6", "C\t8 Bà Triệu\t7"]
    rows = [["A", "12 Lê Lợi", 5], ["B", "3 Hùng Vương", 6], ["C", "8 Bà Triệu", 7]]
    table = truth("Tên:text|Địa chỉ:text|Số:integer", rows)
    data = "\n".join(lines).encode("utf-16")
    yield file("seldom_quote_tsv", "tsv", data, [table], "unclosed_quote")
