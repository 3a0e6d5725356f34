"""Separators, quotes and ragged rows of shows, posts and libraries."""

from __future__ import annotations

from tests.tables_corpus.awkward.desk import head
from tests.tables_corpus.awkward.kit import D, case, file, page, text, truth, xlsx

SHOWS = [
    ["Đêm diễn mẫu 1", "Nhà hát Mẫu, phường Thuận Hóa", 350],
    ["Đêm diễn mẫu 2", 'Sân khấu "Thử", phường Vỹ Dạ', 120],
    ["Đêm diễn mẫu 3", "Công viên Mẫu; bờ Bắc | bờ Nam", 800],
]
SHOW = ["Tên chương trình", "Địa điểm", "Số khán giả"]
SHOW_KINDS = "Tên chương trình:text|Địa điểm:text|Số khán giả:integer"


@case
def separators_and_quotes():
    for name, mark in (("comma", ","), ("semicolon", ";"), ("pipe", "|"), ("tab", "\t")):
        yield file(
            f"shows_{name}",
            "tsv" if mark == "\t" else "csv",
            text([SHOW, *SHOWS], mark),
            [truth(SHOW_KINDS, SHOWS)],
        )
    lined = [[a, f"{b}\n(mở cửa 19 giờ)", c] for a, b, c in SHOWS]
    yield file(
        "shows_lines_in_cells",
        "csv",
        text([SHOW, *lined], ",", "utf-8-sig"),
        [truth(SHOW_KINDS, lined)],
    )
    yield file(
        "shows_sep_line",
        "csv",
        b"sep=;\r\n" + text([SHOW, *SHOWS], ";"),
        [truth(SHOW_KINDS, SHOWS)],
    )
    unix = text([SHOW, *SHOWS], ";").replace(b"\r\n", b"\r")
    yield file("shows_old_mac", "csv", unix, [truth(SHOW_KINDS, SHOWS)])


@case
def rows_of_other_lengths():
    names = ["Mã trạm", "Tên trạm", "Loại hình", "Số máy"]
    body = [
        ["BD01", "Bưu điện Mẫu 1", "Cấp 1", "14"],
        ["BD02", "Bưu điện Mẫu 2", "Cấp 2", "6"],
        ["BD03", "Bưu điện Mẫu 3", "Cấp 3"],
        ["BD04", "Bưu điện Mẫu 4", "Cấp 3", "2"],
        ["BD05", "Bưu điện Mẫu 5", "Cấp 3", "3"],
    ]
    data = "\n".join(",".join(r) for r in [names, *body]).encode() + b"\n"
    rows = [[*r[:3], int(r[3]) if len(r) > 3 else None] for r in body]
    yield file(
        "post_short_row",
        "csv",
        data,
        [truth("Mã trạm:text|Tên trạm:text|Loại hình:text|Số máy:integer", rows)],
        "ragged_rows",
    )
    data = (
        'Mã,Tên,Số ghế\nA1,Rạp Mẫu 1,200\nA2,"Rạp Mẫu 2,150\nA3,Rạp Mẫu 3,90\nA4,Rạp Mẫu 4,310\n'
    ).encode()
    rows = [
        ["A1", "Rạp Mẫu 1", 200],
        ["A2", "Rạp Mẫu 2", 150],
        ["A3", "Rạp Mẫu 3", 90],
        ["A4", "Rạp Mẫu 4", 310],
    ]
    yield file(
        "cinemas_unclosed",
        "csv",
        data,
        [truth("Mã:text|Tên:text|Số ghế:integer", rows)],
        "unclosed_quote",
        may="ragged_rows",
    )
    head_rows = [
        *[[v or "" for v in r] for r in head("SỞ VĂN HÓA VÀ THỂ THAO", "PHÒNG MẪU", 2)],
        ["DANH SÁCH THƯ VIỆN", "", ""],
        ["Thư viện", "Số đầu sách", "Diện tích (m2)"],
        ["TV Mẫu 1", "12500", "350,5"],
        ["TV Mẫu 2", "8400", "210,25"],
    ]
    rows = [["TV Mẫu 1", 12500, D("350.5")], ["TV Mẫu 2", 8400, D("210.25")]]
    yield file(
        "libraries_head_csv",
        "csv",
        text(head_rows, ";", "utf-8-sig"),
        [truth("Thư viện:text|Số đầu sách:integer|Diện tích (m2):number", rows)],
    )
    body = [
        ["Tên", "Số lượng", "Số lượng", "Ghi chú"],
        ["Cây mẫu 1", 15, 17, "Tốt"],
        ["Cây mẫu 2", 20, 23, "Sâu bệnh"],
        ["Cây mẫu 3", 7, 9, "Tốt"],
    ]
    yield file(
        "trees_same_header",
        "xlsx",
        xlsx(page(*body)),
        [truth("Tên:text|Số lượng:integer|Số lượng:integer|Ghi chú:text", body[1:])],
        ("duplicate_headers", "Số lượng"),
    )
