"""Workbooks: several tables, sheets of one table, tables on their side, things hidden or merged."""

from __future__ import annotations

from tests.tables_corpus.awkward.city_desk import PEOPLE, UNITS, days, dice, put, seal, true
from tests.tables_corpus.awkward.desk import add, count
from tests.tables_corpus.awkward.kit import case, day, page, truth


@case
def two_tables_below_each_other():
    r = dice(31)
    first = [[u, r.randint(10, 99), r.randint(10, 99)] for u in UNITS[:5]]
    second = [
        [f"Cầu Mẫu {i}", r.randint(1960, 2020), round(r.uniform(20, 200), 1)] for i in range(4)
    ]
    second[0][2] = 45.5
    p = page(["BÁO CÁO HẠ TẦNG"], [None], ["Bảng 1. Số đường kiệt theo phường"])
    p.add(["Phường", "Đã bê tông", "Chưa bê tông"], bold=True)
    p.rows += first
    p.rows += [[None], [None], ["Bảng 2. Danh sách cầu"]]
    p.add(["Tên cầu", "Năm xây dựng", "Chiều dài (m)"], bold=True)
    p.rows += second
    tables = [
        truth("Phường:text|Đã bê tông:integer|Chưa bê tông:integer", first),
        truth("Tên cầu:text|Năm xây dựng:integer|Chiều dài (m):number", true(second)),
    ]
    yield from put("two_below", p, tables, "xlsx xls csv", "multiple_tables")


@case
def three_tables_with_sums_and_one_signature():
    r = dice(32)
    p = page(["TỔNG HỢP CÔNG TÁC THỬ NGHIỆM QUÝ I"])
    tables = []
    for title, first, columns in (
        ("I. VỀ NHÂN SỰ", "Phòng", ["Biên chế giao", "Có mặt"]),
        ("II. VỀ TÀI SẢN", "Loại tài sản", ["Số lượng", "Hư hỏng", "Đã thanh lý"]),
        ("III. VỀ ĐÀO TẠO", "Khóa học", ["Số lớp", "Học viên"]),
    ):
        p.rows += [[None], [title]]
        p.add([first, *columns], bold=True)
        rows = [
            [f"{first} mẫu {w}", *[r.randint(3, 50) for _ in columns]] for w in "một hai ba".split()
        ]
        p.rows += rows
        p.add(["Cộng", *add(rows, 1)], bold=True)
        tables.append(truth(f"{first}:text|" + "|".join(f"{c}:integer" for c in columns), rows))
    p.rows += seal(2, "Huế, ngày 02 tháng 4 năm 2025", "CHÁNH VĂN PHÒNG")
    yield from put("three_below", p, tables, "xlsx ods", "multiple_tables")


@case
def tables_side_by_side_of_unlike_length():
    r = dice(33)
    left = [[d, r.randint(100, 999)] for d in days(r, 8)]
    right = [["Tham quan", 41], ["Hội nghị", 12], ["Học tập", 9]]
    p = page(["Theo ngày", None, None, "Theo mục đích"])
    p.add(["Ngày", "Số khách", None, "Mục đích", "Số đoàn"], bold=True)
    for i, row in enumerate(left):
        p.add([*row, None, *(right[i] if i < len(right) else [None, None])])
    tables = [
        truth("Ngày:date|Số khách:integer", left),
        truth("Mục đích:text|Số đoàn:integer", right),
    ]
    yield from put("side_unlike", p, tables, "xlsx ods", "multiple_tables")


@case
def monthly_sheets():
    r = dice(34)
    for name, title, forms in (
        ("words", "Tháng {}", "xlsx xls ods"),
        ("short", "T{}-2025", "xlsx"),
        ("dots", "0{}.2025", "xlsx"),
    ):
        pages, rows = [], []
        for month in range(1, 5):
            p = page([f"SỐ LƯỢT KHÁM THÁNG {month}/2025"], [None], name=title.format(month))
            p.add(["STT", "Trạm y tế", "Lượt khám", "Chuyển tuyến"], bold=True)
            part = [[u, r.randint(100, 900), r.randint(1, 30)] for u in UNITS[:4]]
            p.rows += count(part)
            p.add([None, "Cộng", *add(part, 1)], bold=True)
            pages.append(p)
            rows += count(part)
        columns = "STT:integer|Trạm y tế:text|Lượt khám:integer|Chuyển tuyến:integer"
        table = [truth(columns, rows)]
        yield from put(
            f"months_{name}", pages, table, forms, "sheets_merged", may="multiple_sheets"
        )


@case
def sheets_of_different_tables():
    r = dice(35)
    first = page(name="Dân cư")
    first.add(["Thôn", "Số hộ", "Số khẩu"], bold=True)
    body = [[f"Thôn Mẫu {i}", n := r.randint(50, 200), 3 * n + i] for i in range(1, 6)]
    first.rows += body
    second = page(["Danh sách công trình thủy lợi"], name="Thủy lợi")
    second.add(["Tên công trình", "Loại", "Năng lực tưới (ha)", "Ngày đưa vào sử dụng"], bold=True)
    works = [
        ["Trạm bơm Thử", "Trạm bơm", 120.5, day("2014-05-20")],
        ["Hồ Ví Dụ", "Hồ chứa", 340.0, day("2009-11-03")],
        ["Đập Giả Định", "Đập dâng", 75.25, day("2018-08-19")],
    ]
    second.rows += works
    works = [[a, b, 340 if c == 340.0 else c, d] for a, b, c, d in works]
    tables = [
        truth("Thôn:text|Số hộ:integer|Số khẩu:integer", body),
        truth(
            "Tên công trình:text|Loại:text|Năng lực tưới (ha):number|Ngày đưa vào sử dụng:date",
            true(works),
        ),
    ]
    forms = "xls ods"
    pages = [first, second]
    yield from put("unlike_sheets", pages, tables, forms, "multiple_sheets", may="multiple_tables")


@case
def tables_on_their_side():
    sets = {
        "museum": [
            ["Tên bảo tàng", "Bảo tàng Mẫu", "Bảo tàng Thử", "Bảo tàng Ví Dụ", "Nhà trưng bày Giả"],
            [
                "Ngày thành lập",
                day("1999-04-17"),
                day("2004-08-25"),
                day("2011-12-30"),
                day("2016-01-09"),
            ],
            ["Số hiện vật", 1200, 560, 8700, 75],
            ["Địa chỉ", "3 Lê Trực", "23 Tống Duy Tân", "1 Điện Biên Phủ", "17 Lê Lợi"],
            ["Giám đốc", *PEOPLE[:4]],
        ],
        "pumps": [
            ["Mã trạm", "TB-01", "TB-02", "TB-03", "TB-04", "TB-05"],
            ["Xã, phường", *UNITS[9:14]],
            ["Số tổ máy", 3, 2, 5, 4, 1],
            [
                "Ngày kiểm định",
                day("2025-02-14"),
                day("2025-02-20"),
                day("2025-03-01"),
                day("2025-03-18"),
                day("2025-04-30"),
            ],
            ["Tình trạng", "Tốt", "Hỏng 1 tổ máy", "Tốt", "Đang sửa", "Tốt"],
        ],
    }
    kinds = {
        "museum": ["text", "date", "integer", "text", "text"],
        "pumps": ["text", "text", "integer", "date", "text"],
    }
    for name, lines in sets.items():
        columns = "|".join(f"{row[0]}:{k}" for row, k in zip(lines, kinds[name], strict=True))
        rows = list(zip(*[row[1:] for row in lines], strict=True))
        forms = "xls ods" if name == "museum" else "xlsx csv"
        yield from put(f"turned_{name}", page(*lines), [truth(columns, rows)], forms, "transposed")


@case
def hidden_things():
    r = dice(36)
    rows = [
        [i, u, r.randint(10, 99), r.choice(["Đạt", "Chưa đạt"])] for i, u in enumerate(UNITS[:8], 1)
    ]
    columns = "STT:integer|Đơn vị:text|Điểm:integer|Xếp loại:text"
    head = [c.split(":")[0] for c in columns.split("|")]
    table = [truth(columns, rows)]
    p = page(head, *rows, hidden_rows={3, 4})
    yield from put("rows_hidden", p, table, "xlsx xls", "hidden_rows")
    p = page(head, *rows, hidden_columns={2})
    yield from put("column_hidden", p, table, "xlsx ods", "hidden_columns")
    shy = page(["Danh mục dùng chung"], ["Đạt"], ["Chưa đạt"], name="DM", hidden=True)
    yield from put("sheet_hidden", [page(head, *rows), shy], table, "xlsx xls", "hidden_sheets")


@case
def labels_merged_down():
    r = dice(37)
    p = page(["Địa bàn", "Trường", "Số lớp"])
    rows, at = [], 1
    for place, size in (("Phường Vỹ Dạ", 3), ("Phường Kim Long", 2), ("Xã Phú Vang", 4)):
        for i in range(size):
            row = [place, f"Trường mẫu {place.split()[-1]} {i + 1}", r.randint(8, 30)]
            p.rows.append([place if i == 0 else None, *row[1:]])
            rows.append(row)
        p.merges.append((at, 0, at + size - 1, 0))
        at += size
    table = [truth("Địa bàn:text|Trường:text|Số lớp:integer", rows)]
    yield from put(
        "labels_merged",
        p,
        table,
        "xlsx xls html",
        ("merged_filled", "Địa bàn"),
        may="merged_cells",
    )


@case
def amounts_merged_down():
    p = page(["Hộ kinh doanh", "Mặt hàng", "Tiền thuê (nghìn đồng)"])
    rows = []
    for i, (who, what, much) in enumerate(
        (
            (PEOPLE[0], "Nón lá", 500),
            (PEOPLE[1], "Mè xửng", 1250),
            (PEOPLE[2], "Trà cung đình", None),
            (PEOPLE[3], "Tranh", 730),
            (PEOPLE[4], "Gốm", None),
            (PEOPLE[5], "Vải", 415),
        )
    ):
        rows.append([who, what, much])
        if much is None:
            p.merges.append((i, 2, i + 1, 2))
    p.rows += [list(row) for row in rows]
    table = [truth("Hộ kinh doanh:text|Mặt hàng:text|Tiền thuê (nghìn đồng):integer", rows)]
    yield from put(
        "amounts_merged",
        p,
        table,
        "xlsx ods",
        ("merged_numbers", "Tiền thuê (nghìn đồng)"),
        may="merged_cells",
    )


@case
def the_same_label_twice():
    r = dice(38)
    rows = [
        [u, r.randint(10, 99), r.randint(10, 99), f"Ý kiến {i}"] for i, u in enumerate(UNITS[:6])
    ]
    columns = "Đơn vị:text|Số lượng:integer|Số lượng:integer|Ý kiến:text"
    p = page([c.split(":")[0] for c in columns.split("|")], *rows)
    yield from put("label_twice", p, [truth(columns, rows)], "xlsx csv", "duplicate_headers")


@case
def plain_second_empty_sheets():
    r = dice(39)
    rows = [[u, r.randint(1, 50)] for u in UNITS[:7]]
    pages = [page(["Đơn vị", "Số sáng kiến"], *rows), page(name="Sheet2"), page(name="Sheet3")]
    table = [truth("Đơn vị:text|Số sáng kiến:integer", rows)]
    yield from put("empty_sheets", pages, table, "xlsx ods")
