"""Forms with letterheads, headers in storeys, groups and sums that are right: hardly awkward."""

from __future__ import annotations

from tests.tables_corpus.awkward.city_desk import UNITS, crest, dice, put, seal, tidy, true
from tests.tables_corpus.awkward.desk import add, count
from tests.tables_corpus.awkward.kit import case, page, truth


@case
def letterheads_of_three_lengths():
    r = dice(11)
    body = [[u, r.randint(5, 90), r.randint(1, 40)] for u in UNITS[:9]]
    rows = count(body)
    columns = "STT:integer|Đơn vị:text|Số vụ cháy:integer|Số vụ cứu nạn:integer"
    total = [None, "Tổng cộng", *add(body, 1)]
    heads = {
        "short": [["Biểu số 02-MAU"], ["SỐ VỤ CHÁY VÀ CỨU NẠN NĂM 2024"]],
        "middle": [*crest("UBND thành phố Huế", "Sở Mẫu", 3), [None], ["TỔNG HỢP SỐ VỤ CHÁY"]],
        "long": [
            *crest(
                "Công an thành phố",
                "Phòng Thử nghiệm",
                3,
                "12/BC-PTN",
                "Huế, ngày 05 tháng 01 năm 2025",
            ),
            [None],
            ["BÁO CÁO"],
            ["Tình hình cháy và cứu nạn, cứu hộ trên địa bàn thành phố Huế năm 2024"],
            ["(Ban hành kèm theo Kế hoạch số 07/KH-MAU ngày 02/01/2025 của Sở Mẫu)"],
            [None],
        ],
    }
    for name, above in heads.items():
        below = [total, *seal(3, "Huế, ngày 06 tháng 01 năm 2025", "NGƯỜI LẬP", "TRƯỞNG PHÒNG")]
        yield from tidy(
            f"letterhead_{name}",
            columns,
            rows,
            {"short": "xlsx csv", "middle": "xls", "long": "xlsx ods"}[name],
            above=above,
            below=below,
        )


@case
def three_storeys_of_header():
    r = dice(12)
    body = [[u, *[r.randint(3, 400) for _ in range(6)]] for u in UNITS[3:11]]
    rows = count(body)
    columns = (
        "TT:integer|Xã, phường:text|Học sinh / Tiểu học / Nam:integer"
        "|Học sinh / Tiểu học / Nữ:integer|Học sinh / THCS / Nam:integer"
        "|Học sinh / THCS / Nữ:integer"
        "|Giáo viên / Biên chế:integer"
        "|Giáo viên / Hợp đồng:integer"
    )
    p = page(["THỐNG KÊ HỌC SINH VÀ GIÁO VIÊN"], ["Năm học 2024-2025"], [None])
    p.merges += [(0, 0, 0, 7), (1, 0, 1, 7)]
    at = p.add(["TT", "Xã, phường", "Học sinh", None, None, None, "Giáo viên", None], bold=True)
    p.add([None, None, "Tiểu học", None, "THCS", None, "Biên chế", "Hợp đồng"], bold=True)
    p.add([None, None, "Nam", "Nữ", "Nam", "Nữ", None, None], bold=True)
    p.merges += [
        (at, 0, at + 2, 0),
        (at, 1, at + 2, 1),
        (at, 2, at, 5),
        (at, 6, at, 7),
        (at + 1, 2, at + 1, 3),
        (at + 1, 4, at + 1, 5),
        (at + 1, 6, at + 2, 6),
        (at + 1, 7, at + 2, 7),
    ]
    p.rows += rows
    p.rows += seal(6, "", "HIỆU TRƯỞNG")
    yield from put("three_storeys", p, [truth(columns, rows)], "xlsx xls")


@case
def two_storeys_without_merges():
    r = dice(13)
    rows = [[u, *[r.randint(20, 800) for _ in range(4)]] for u in UNITS[8:16]]
    columns = (
        "Địa bàn:text|Kế hoạch năm / Số nhà:integer|Kế hoạch năm / Kinh phí (triệu đồng):integer"
        "|Thực hiện / Số nhà:integer|Thực hiện / Kinh phí (triệu đồng):integer"
    )
    p = page(["XÓA NHÀ TẠM, NHÀ DỘT NÁT"], [None])
    p.add(["Địa bàn", "Kế hoạch năm", None, "Thực hiện", None], bold=True)
    p.add([None, "Số nhà", "Kinh phí (triệu đồng)", "Số nhà", "Kinh phí (triệu đồng)"], bold=True)
    p.rows += rows
    p.add(["Toàn thành phố", *add(rows, 1)], bold=True)
    yield from put("two_storeys_plain", p, [truth(columns, rows)], "ods semi")


@case
def numbered_columns_with_sums():
    r = dice(14)
    body = [[u, a := r.randint(200, 3000), b := r.randint(20, 100), a - b] for u in UNITS[2:12]]
    rows = count(body)
    columns = "STT:integer|Đơn vị:text|Phải thu:integer|Đã thu:integer|Còn phải thu:integer"
    for name, numbers in (
        ("brackets", ["(1)", "(2)", "(3)", "(4)", "(5)=(3)-(4)"]),
        ("letters", ["A", "B", 1, 2, "3=1-2"]),
        ("plain", [1, 2, 3, 4, 5]),
    ):
        above = [["TÌNH HÌNH THU QUỸ"], ["Đơn vị tính: nghìn đồng"]]
        p = page(*above)
        p.add([c.split(":")[0] for c in columns.split("|")], bold=True)
        p.add(numbers)
        p.rows += rows
        p.add([None, "Cộng", *add(body, 1)], bold=True)
        yield from put(
            f"numbered_{name}", p, [truth(columns, rows)], "csv" if name == "plain" else "xlsx"
        )


@case
def groups_by_letters_only():
    groups = [
        ("A", "Khối phường", [["Phường Phú Xuân", 12, 3], ["Phường Vỹ Dạ", 9, 4]]),
        ("B", "Khối xã", [["Xã Phú Vang", 21, 6], ["Xã Lộc An", 17, 2], ["Xã Khe Tre", 30, 5]]),
        ("C", "Khối đơn vị sự nghiệp", [["Trung tâm Mẫu", 4, 1], ["Nhà thiếu nhi Thử", 7, 2]]),
    ]
    p = page(["DANH SÁCH ĐƠN VỊ THI ĐUA"], [None])
    p.add(["STT", "Đơn vị", "Số sáng kiến", "Số giải"], bold=True)
    rows, at = [], 1
    for letter, title, part in groups:
        p.add([letter, title, None, None], bold=True)
        p.rows += count(part, at)
        rows += count(part, at)
        at += len(part)
    columns = "STT:integer|Đơn vị:text|Số sáng kiến:integer|Số giải:integer"
    yield from put("letter_groups", p, [truth(columns, rows)], "xlsx xls csv")


@case
def groups_in_merged_rows():
    r = dice(15)
    p = page(["LỊCH TIÊM CHỦNG LƯU ĐỘNG"], [None])
    p.add(["Thôn, tổ", "Số trẻ", "Số bàn tiêm"], bold=True)
    rows = []
    for place in ("XÃ PHÚ HỒ", "XÃ ĐAN ĐIỀN", "PHƯỜNG KIM TRÀ"):
        at = p.add([place, None, None], bold=True)
        p.merges.append((at, 0, at, 2))
        part = [[f"Thôn {w}", r.randint(10, 99), r.randint(1, 4)] for w in ("Đông", "Tây", "Nam")]
        p.rows += part
        rows += part
    columns = "Thôn, tổ:text|Số trẻ:integer|Số bàn tiêm:integer"
    yield from put("merged_groups", p, [truth(columns, rows)], "xlsx ods", may="merged_cells")


@case
def subtotals_before_their_rows():
    r = dice(16)
    p = page(["DIỆN TÍCH GIEO TRỒNG VỤ ĐÔNG XUÂN"], [None, None, None, "Đơn vị: ha"])
    p.add(["TT", "Vùng, xã", "Lúa", "Ngô"], bold=True)
    parts, rows = [], []
    for sign_, title, names in (
        ("I", "Vùng đồng bằng", UNITS[9:11]),
        ("II", "Vùng gò đồi", UNITS[18:21]),
        ("III", "Vùng núi", UNITS[21:23]),
    ):
        part = [[u, r.randint(300, 900), r.randint(20, 90)] for u in names]
        parts.append((sign_, title, part))
        rows += count(part)
    p.add([None, "TOÀN THÀNH PHỐ", *add(rows, 2)], bold=True)
    for sign_, title, part in parts:
        p.add([sign_, title, *add(part, 1)], bold=True)
        p.rows += count(part)
    columns = "TT:integer|Vùng, xã:text|Lúa:integer|Ngô:integer"
    yield from put("sums_first", p, [truth(columns, rows)], "xlsx xls csv", may="subtotals_in_rows")


@case
def subtotals_after_their_rows():
    r = dice(17)
    p = page(["CHI HỖ TRỢ ĐỢT 1"], ["Đơn vị tính: đồng"])
    p.add(["Đối tượng", "Số người", "Số tiền"], bold=True)
    rows = []
    for title in ("Người cao tuổi", "Người khuyết tật"):
        part = [[f"{title} {u}", n := r.randint(20, 300), n * 500000] for u in UNITS[:3]]
        p.rows += part
        rows += part
        p.add([f"Cộng {title.lower()}", *add(part, 1)], bold=True)
    p.add(["Tổng cộng", *add(rows, 1)], bold=True)
    columns = "Đối tượng:text|Số người:integer|Số tiền:integer"
    yield from put(
        "sums_after", p, [truth(columns, rows)], "xlsx ods semi", may="subtotals_in_rows"
    )


@case
def notes_and_sources_below():
    rows = [["Sông Hương", 3.51, 2.9], ["Sông Bồ", 4.25, 3.85], ["Sông Truồi", 2.6, 2.15]]
    columns = "Trạm đo:text|Mực nước cao nhất (m):number|Mực nước trung bình (m):number"
    below = [
        [None],
        ["Ghi chú:"],
        ["- Mực nước tính theo hệ cao độ mẫu."],
        ["- Số liệu sơ bộ, còn kiểm tra."],
        ["Nguồn: Đài Mẫu"],
    ]
    yield from tidy("notes_below", columns, rows, "xls csv", below=below)


@case
def a_form_far_from_the_corner():
    r = dice(18)
    rows = [[u, r.randint(1, 60), r.randint(100, 900)] for u in UNITS[4:10]]
    p = page([None], [None], [None, None, "Danh mục bãi đỗ xe"], [None])
    p.add([None, None, "Địa bàn", "Số bãi", "Sức chứa (xe)"], bold=True)
    p.rows += [[None, None, *row] for row in rows]
    columns = "Địa bàn:text|Số bãi:integer|Sức chứa (xe):integer"
    yield from put("far_corner", p, [truth(columns, rows)], "xlsx ods csv")


@case
def header_lines_broken_and_units():
    r = dice(19)
    rows = [[i, u, round(r.uniform(1, 99), 2), r.randint(1, 9)] for i, u in enumerate(UNITS[:7], 1)]
    rows[0][2] = 12.75
    p = page(["Hiện trạng cây xanh đường phố"])
    p.add(["Số\nTT", "Tên\nđịa bàn", "Diện tích\n(ha)", "Số tuyến\nđường"], bold=True)
    p.rows += rows
    columns = "Số TT:integer|Tên địa bàn:text|Diện tích (ha):number|Số tuyến đường:integer"
    yield from put("broken_lines", p, [truth(columns, true(rows))], "xlsx semi")


@case
def a_list_in_a_web_export():
    r = dice(20)
    rows = [[i, f"Hồ sơ thử {i}", r.choice(UNITS), r.randint(1, 15)] for i in range(1, 9)]
    columns = "STT:integer|Tên hồ sơ:text|Nơi nhận:text|Số ngày:integer"
    yield from tidy("web_export", columns, rows, "html xml")
    p = page()
    at = p.add(["Đơn vị", "Tiếp nhận", None, "Trả lại"], bold=True)
    p.add([None, "Trực tiếp", "Trực tuyến", None], bold=True)
    p.merges += [(at, 0, at + 1, 0), (at, 1, at, 2), (at, 3, at + 1, 3)]
    body = [[u, r.randint(10, 99), r.randint(100, 990), r.randint(0, 9)] for u in UNITS[:6]]
    p.rows += body
    columns = "Đơn vị:text|Tiếp nhận / Trực tiếp:integer|Tiếp nhận / Trực tuyến:integer"
    columns += "|Trả lại:integer"
    yield from put("web_spans", p, [truth(columns, body)], "html")
