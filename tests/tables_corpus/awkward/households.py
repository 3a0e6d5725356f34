"""Population, poor households, one-stop-shop files and culture houses, by ward and village."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.desk import add, count, head, sign
from tests.tables_corpus.awkward.kit import D, case, file, page, truth, xlsx

WEST = [
    ["Phường Kim Long", 8120, 31250],
    ["Phường Hương An", 6031, 24110],
    ["Phường Phú Xuân", 30250, 121400],
]
EAST = [["Phường Thuận Hóa", 28410, 98730], ["Phường Vỹ Dạ", 12022, 45510]]
HILL = [["Xã A Lưới 1", 2410, 9733], ["Xã Nam Đông", 2988, 11290]]


@case
def people_by_merged_bands():
    for ext in ("xlsx", "xls", "ods"):
        p = page(
            ["DÂN SỐ TRUNG BÌNH NĂM 2024 PHÂN THEO XÃ, PHƯỜNG"],
            [None, None, "Đơn vị tính: hộ, người"],
        )
        p.add(["Đơn vị hành chính", "Số hộ", "Số nhân khẩu"], bold=True)
        for name, part in (
            ("KHU VỰC PHÍA TÂY", WEST),
            ("KHU VỰC PHÍA ĐÔNG", EAST),
            ("KHU VỰC MIỀN NÚI", HILL),
        ):
            at = p.add([name, None, None], bold=True)
            p.merges.append((at, 0, at, 2))
            p.rows += [list(r) for r in part]
        p.add(["TOÀN THÀNH PHỐ", *add(WEST + EAST + HILL, 1)], bold=True)
        kinds = "Đơn vị hành chính:text|Số hộ:integer|Số nhân khẩu:integer"
        yield file(
            f"people_bands_{ext}", ext, writers.SHEETS[ext]([p]), [truth(kinds, WEST + EAST + HILL)]
        )


@case
def people_total_on_top():
    rows = WEST + EAST + HILL
    p = page(
        ["Biểu số 02/DS"],
        ["Dân số chia theo phường, xã"],
        ["Đơn vị", "Số hộ", "Số nhân khẩu", "Trong đó: Nữ"],
    )
    body = [[*r, r[2] // 2 + 7] for r in rows]
    p.add(["TỔNG SỐ", *add(body, 1)], bold=True)
    p.rows += body
    kinds = "Đơn vị:text|Số hộ:integer|Số nhân khẩu:integer|Trong đó: Nữ:integer"
    yield file("people_total_first", "xlsx", xlsx(p), [truth(kinds, body)], may="subtotals_in_rows")
    yield file(
        "people_total_first_csv",
        "csv",
        writers.delimited([p], ";"),
        [truth(kinds, body)],
        may="subtotals_in_rows",
    )


@case
def people_average_row():
    rows = [
        ["Phường An Cựu", 12450, D("3.6")],
        ["Phường Thủy Xuân", 9800, D("3.9")],
        ["Xã Bình Điền", 3120, D("4.2")],
    ]
    p = page(["Quy mô hộ"], ["Địa bàn", "Số hộ", "Số người bình quân/hộ"])
    p.rows += [[a, b, float(c)] for a, b, c in rows]
    p.add(["Bình quân", 8456.67, 3.9], bold=True)
    kinds = "Địa bàn:text|Số hộ:integer|Số người bình quân/hộ:number"
    yield file(
        "household_size_average",
        "xlsx",
        xlsx(p),
        [truth(kinds, rows)],
        may="total_mismatch subtotals_in_rows",
    )


@case
def poor_list_by_village():
    groups = [
        (
            "Thôn 1",
            [["Nguyễn Văn Mẫu", 1961, 4, "Hộ nghèo"], ["Trần Thị Thử", 1975, 2, "Cận nghèo"]],
        ),
        ("Thôn 2", [["Lê Văn Ví Dụ", 1958, 3, "Hộ nghèo"]]),
        (
            "Thôn 3",
            [
                ["Phạm Thị Mẫu", 1982, 5, "Hộ nghèo"],
                ["Hồ Văn Thử", 1969, 6, "Cận nghèo"],
                ["Hồ Thị Ví Dụ", 1990, 3, "Hộ nghèo"],
            ],
        ),
    ]
    kinds = "STT:integer|Họ và tên chủ hộ:text|Năm sinh:integer|Số nhân khẩu:integer|Phân loại:text"
    for bold in (True, False):
        p = page(
            ["ỦY BAN NHÂN DÂN XÃ MẪU"],
            [None],
            ["DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2025"],
            [None],
        )
        p.add(["STT", "Họ và tên chủ hộ", "Năm sinh", "Số nhân khẩu", "Phân loại"], bold=True)
        rows = []
        for roman, (name, part) in zip(("I", "II", "III"), groups, strict=True):
            p.add([None if bold else roman, name, None, None, None], bold=bold)
            p.rows += count(part)
            rows += count(part)
        p.rows += [
            ["Tổng cộng danh sách có 6 hộ./."],
            *sign(3, "CÁN BỘ LẬP", "TM. ỦY BAN NHÂN DÂN"),
        ]
        yield file(
            f"poor_by_village_{'bold' if bold else 'roman'}", "xlsx", xlsx(p), [truth(kinds, rows)]
        )


@case
def poverty_shares():
    rows = [
        ["Xã A Lưới 1", 2410, 512, D("21.2")],
        ["Xã A Lưới 2", 2105, 433, D("20.6")],
        ["Xã Nam Đông", 2988, 97, D("3.2")],
    ]
    kinds = "Xã:text|Tổng số hộ:integer|Hộ nghèo / Số hộ:integer|Hộ nghèo / Tỷ lệ (%):number"
    p = page(["KẾT QUẢ RÀ SOÁT HỘ NGHÈO"], ["(Kèm theo Quyết định số 77/QĐ-MAU ngày 10/12/2024)"])
    at = p.add(["Xã", "Tổng số hộ", "Hộ nghèo", None], bold=True)
    p.add([None, None, "Số hộ", "Tỷ lệ (%)"], bold=True)
    p.add(["A", "1", "2", "3=2/1*100"])
    p.merges += [(at, 0, at + 1, 0), (at, 1, at + 1, 1), (at, 2, at, 3)]
    p.rows += [[a, b, c, float(d)] for a, b, c, d in rows]
    yield file("poverty_shares", "xls", writers.xls([p]), [truth(kinds, rows)])


@case
def one_stop_files():
    rows = [
        ["Hộ tịch", 1250, 1198, 40, 12],
        ["Đất đai - mẫu", 830, 701, 99, 30],
        ["Chứng thực", 4012, 4012, 0, 0],
        ["Bảo trợ xã hội", 322, 300, 20, 2],
    ]
    top, done = "Số hồ sơ", "Đã giải quyết"
    kinds = f"Lĩnh vực:text|{top} / Tiếp nhận:integer|{top} / {done} / Đúng hạn:integer|"
    kinds += f"{top} / {done} / Quá hạn:integer|{top} / Đang giải quyết:integer"
    for ext in ("xlsx", "ods"):
        p = page(*head("UBND PHƯỜNG MẪU", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", 3))
        p.add(["TÌNH HÌNH TIẾP NHẬN VÀ GIẢI QUYẾT HỒ SƠ"], bold=True)
        p.add(["Tháng 6 năm 2025 (ĐVT: hồ sơ)"])
        at = p.add(["Lĩnh vực", top, None, None, None], bold=True)
        p.add([None, "Tiếp nhận", done, None, "Đang giải quyết"], bold=True)
        p.add([None, None, "Đúng hạn", "Quá hạn", None], bold=True)
        p.merges += [
            (at, 0, at + 2, 0),
            (at, 1, at, 4),
            (at + 1, 1, at + 2, 1),
            (at + 1, 2, at + 1, 3),
            (at + 1, 4, at + 2, 4),
        ]
        p.rows += [list(r) for r in rows]
        p.add(["Tổng số", *add(rows, 1)], bold=True)
        p.rows += sign(3)
        yield file(f"one_stop_{ext}", ext, writers.SHEETS[ext]([p]), [truth(kinds, rows)])


@case
def one_stop_by_month():
    pages, rows = [], []
    for month in range(1, 5):
        body = [
            ["Tư pháp", 100 + month * 7, 90 + month],
            ["Kinh tế", 60 + month * 3, 41 + month],
            ["Văn hóa", 20 + month, 18],
        ]
        pages.append(
            page(
                [f"Tháng {month} năm 2025"],
                ["Lĩnh vực", "Tiếp nhận", "Trả kết quả"],
                *body,
                name=f"Tháng {month}",
            )
        )
        rows += body
    yield file(
        "one_stop_month_sheets",
        "xls",
        writers.xls(pages),
        [truth("Lĩnh vực:text|Tiếp nhận:integer|Trả kết quả:integer", rows)],
        "sheets_merged",
        may="multiple_sheets",
    )
