"""Fisheries, markets and shops: forms with groups, nested groups, subtotals and sheets."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.desk import add, count, head, sign
from tests.tables_corpus.awkward.kit import D, case, file, page, truth, xlsx

LAGOON = [["Xã Phú Vang", 120, 340], ["Xã Vinh Lộc", 95, 210], ["Xã Phú Lộc", 143, 402]]
RIVER = [["Phường Kim Long", 12, 33], ["Phường Hương Trà", 27, 61]]
SEA = [["Phường Thuận An", 86, 1250], ["Xã Phú Vinh", 71, 980]]


@case
def catch_with_sums_in_group_rows():
    kinds = "STT:integer|Địa phương:text|Sản lượng (tấn) / Nuôi trồng:integer|"
    kinds += "Sản lượng (tấn) / Khai thác:integer"
    for ext in ("xlsx", "xls"):
        p = page(*head("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "CHI CỤC THỦY SẢN", 3))
        p.add(["BÁO CÁO SẢN LƯỢNG THỦY SẢN"], bold=True)
        p.add(["6 tháng đầu năm 2025"])
        at = p.add(["STT", "Địa phương", "Sản lượng (tấn)", None], bold=True)
        p.add([None, None, "Nuôi trồng", "Khai thác"], bold=True)
        p.merges += [(at, 0, at + 1, 0), (at, 1, at + 1, 1), (at, 2, at, 3)]
        p.add(["A", "B", 1, 2])
        p.add([None, "TỔNG SỐ", *add(LAGOON + RIVER + SEA, 1)], bold=True)
        rows = []
        for sign_, name, part in (
            ("I", "Vùng đầm phá", LAGOON),
            ("II", "Vùng sông", RIVER),
            ("III", "Vùng biển", SEA),
        ):
            p.add([sign_, name, *add(part, 1)], bold=True)
            p.rows += count(part)
            rows += count(part)
        p.rows += sign(3)
        yield file(
            f"catch_group_sums_{ext}",
            ext,
            writers.SHEETS[ext]([p]),
            [truth(kinds, rows)],
            may="subtotals_in_rows",
        )


@case
def boats_with_broken_words():
    rows = [
        ["Phường Thuận An", 212, 64, 31, 307],
        ["Xã Phú Vang", 98, 12, 4, 114],
        ["Xã Vinh Lộc", 145, 20, 2, 167],
        ["Xã Chân Mây - Lăng Cô", 188, 45, 17, 250],
    ]
    kinds = "Đơn vị:text|Số tàu theo chiều dài / Dưới 12m:integer|"
    kinds += "Số tàu theo chiều dài / Từ 12m đến dưới 15m:integer|"
    kinds += "Số tàu theo chiều dài / Từ 15m trở lên:integer|Tổng cộng:integer"
    for ext, merged in (("xlsx", False), ("ods", True), ("xls", True)):
        p = page(["Số lượng tàu cá đã đăng ký", None, None, None, None], [None])
        at = p.add(["Đơn vị", "Số tàu theo\nchiều dài", None, None, "Tổng\ncộng"], bold=True)
        p.add([None, "Dưới\n12m", "Từ 12m đến\ndưới 15m", "Từ 15m\ntrở lên", None], bold=True)
        if merged:
            p.merges += [(at, 0, at + 1, 0), (at, 1, at, 3), (at, 4, at + 1, 4)]
        p.rows += [list(r) for r in rows]
        p.add(["Cộng", *add(rows, 1)], bold=True)
        p.rows += [[None], ["Ghi chú: Không tính tàu dưới 6m."]]
        yield file(f"boats_line_feeds_{ext}", ext, writers.SHEETS[ext]([p]), [truth(kinds, rows)])


@case
def markets_nested_groups():
    parts = [
        (
            "A",
            "CHỢ HẠNG I",
            [
                ("1", "Quận Thuận Hóa cũ", [["Chợ An Cựu", 412, 38], ["Chợ Bến Ngự", 356, 40]]),
                ("2", "Quận Phú Xuân cũ", [["Chợ Đông Ba", 2543, 612]]),
            ],
        ),
        (
            "B",
            "CHỢ HẠNG III",
            [
                ("1", "Khu vực đồng bằng", [["Chợ Nọ", 88, 11], ["Chợ Sam", 120, 16]]),
                ("2", "Khu vực miền núi", [["Chợ A Lưới", 75, 9], ["Chợ Nam Đông", 60, 7]]),
            ],
        ),
    ]
    p = page(
        ["PHỤ LỤC 03"],
        ["DANH SÁCH CHỢ TRÊN ĐỊA BÀN THÀNH PHỐ"],
        ["(Kèm theo Công văn số 99/SCT-MAU ngày 02/6/2025)"],
        [None],
    )
    p.merges += [(0, 0, 0, 3), (1, 0, 1, 3), (2, 0, 2, 3)]
    p.add(["TT", "Tên chợ", "Số quầy", "Số lô trống"], bold=True)
    rows = []
    for letter, big, groups in parts:
        p.add([letter, big, None, None], bold=True)
        for mark, small, body in groups:
            p.add([mark, small, None, None], bold=True)
            for i, row in enumerate(body, 1):
                p.rows.append([f"{mark}.{i}", *row])
                rows.append([f"{mark}.{i}", *row])
    kinds = "TT:text|Tên chợ:text|Số quầy:integer|Số lô trống:integer"
    yield file("markets_nested", "xlsx", xlsx(p), [truth(kinds, rows)])


@case
def markets_subtotals_below():
    parts = [
        ("I", "Chợ loại 1", [["Chợ Đông Ba", 2543, 5200], ["Chợ An Cựu", 412, 930]]),
        (
            "II",
            "Chợ loại 2",
            [["Chợ Tây Lộc", 380, 640], ["Chợ Kim Long", 121, 212], ["Chợ Vỹ Dạ", 99, 187]],
        ),
    ]
    kinds = "STT:integer|Tên chợ:text|Số hộ kinh doanh:integer|Thu phí:integer"
    for name, words in (("cong", "Cộng {}"), ("nhom", "Tổng nhóm {}")):
        p = page(["TỔNG HỢP THU PHÍ CHỢ QUÝ II NĂM 2025"], [None, None, None, "ĐVT: triệu đồng"])
        p.add(["STT", "Tên chợ", "Số hộ kinh doanh", "Thu phí"], bold=True)
        rows = []
        for mark, title, part in parts:
            p.add([mark, title], bold=True)
            p.rows += count(part)
            rows += count(part)
            p.add([None, words.format(mark), *add(part, 1)], bold=True)
        p.add([None, "TỔNG CỘNG (I+II)", *add(rows, 2)], bold=True)
        p.rows += sign(3, "KẾ TOÁN", "TRƯỞNG BAN QUẢN LÝ")
        yield file(
            f"market_fees_{name}", "xlsx", xlsx(p), [truth(kinds, rows)], may="subtotals_in_rows"
        )


@case
def stalls_on_sheets_by_market():
    pages, rows = [], []
    for market, base in (("Chợ Đông Ba", 40), ("Chợ An Cựu", 23), ("Chợ Tây Lộc", 17)):
        body = [
            [1, "Vải sợi", base * 3, base],
            [2, "Hải sản", base * 2, base // 3],
            [3, "Rau quả", base * 4, base // 2],
        ]
        p = page([f"DANH SÁCH NGÀNH HÀNG {market.upper()}"], [None], name=market)
        p.add(["STT", "Ngành hàng", "Số sạp", "Số sạp đóng cửa"], bold=True)
        p.rows += body
        p.add([None, "Cộng", *add(body, 2)], bold=True)
        pages.append(p)
        rows += body
    kinds = "STT:integer|Ngành hàng:text|Số sạp:integer|Số sạp đóng cửa:integer"
    for ext in ("xlsx", "ods"):
        yield file(
            f"stalls_by_market_{ext}",
            ext,
            writers.SHEETS[ext](pages),
            [truth(kinds, rows)],
            "sheets_merged",
            may="multiple_sheets",
        )


@case
def shrimp_by_month():
    months = [f"Tháng {m}" for m in range(1, 13)]
    rows = [
        ["Tôm sú", *[3 + m for m in range(12)]],
        ["Tôm thẻ chân trắng", *[40 + 2 * m for m in range(12)]],
        ["Cua", *[5 + m % 4 for m in range(12)]],
    ]
    rows = [[*row, sum(row[1:])] for row in rows]
    p = page(["SẢN LƯỢNG NUÔI THEO THÁNG NĂM 2024 (Đơn vị: tấn)"])
    p.merges.append((0, 0, 0, 13))
    p.add(["Đối tượng nuôi", *months, "Cả năm"], bold=True)
    p.rows += [list(r) for r in rows]
    p.add(["Tổng cộng", *add(rows, 1)], bold=True)
    kinds = "Đối tượng nuôi:text|" + "|".join(f"{m}:integer" for m in months) + "|Cả năm:integer"
    yield file("shrimp_months", "xlsx", xlsx(p), [truth(kinds, rows)])


@case
def cages_total_wrong():
    rows = [
        ["Lồng trên sông Hương", 320, D("45.5")],
        ["Lồng trên sông Bồ", 410, D("61.2")],
        ["Lồng đầm phá", 220, D("38.7")],
    ]
    p = page(["Lồng nuôi cá năm 2024"], ["Loại lồng", "Số lồng", "Sản lượng (tấn)"])
    p.rows += [[a, b, float(c)] for a, b, c in rows]
    p.add(["Tổng cộng", 960, 145.4], bold=True)
    kinds = "Loại lồng:text|Số lồng:integer|Sản lượng (tấn):number"
    yield file(
        "cages_total_off",
        "xlsx",
        xlsx(p),
        [truth(kinds, rows)],
        ("total_mismatch", "Số lồng"),
        may="subtotals_in_rows",
    )


@case
def prices_and_averages():
    rows = [
        ["Gạo tẻ thường", 18500, 18700, 18600],
        ["Thịt heo đùi", 125000, 128000, 131000],
        ["Cá thu", 240000, 235000, 245000],
        ["Trứng gà (chục)", 32000, 31000, 33000],
    ]
    kinds = "Mặt hàng:text|Chợ Đông Ba:integer|Chợ An Cựu:integer|Chợ Tây Lộc:integer"
    p = page(["BẢNG GIÁ BÁN LẺ NGÀY 15/7/2025"], ["Đơn vị tính: đồng/kg"])
    p.add(["Mặt hàng", "Chợ Đông Ba", "Chợ An Cựu", "Chợ Tây Lộc"], bold=True)
    p.rows += [list(r) for r in rows]
    p.rows += [["(Nguồn: Ban quản lý các chợ cung cấp)"]]
    yield file("prices_retail", "xls", writers.xls([p]), [truth(kinds, rows)])


@case
def licences_beside_each_other():
    left = [["Thuận An", 45], ["Phú Vang", 32], ["Vinh Lộc", 28]]
    right = [["Lưới kéo", 31, 4], ["Lưới rê", 52, 1], ["Câu mực", 22, 0]]
    p = page(["Cấp phép theo xã", None, None, "Cấp phép theo nghề"])
    p.add(["Cảng", "Số giấy phép", None, "Nghề", "Cấp mới", "Thu hồi"], bold=True)
    p.rows += [[*a, None, *b] for a, b in zip(left, right, strict=True)]
    tables = [
        truth("Cảng:text|Số giấy phép:integer", left),
        truth("Nghề:text|Cấp mới:integer|Thu hồi:integer", right),
    ]
    yield file("licences_side_by_side", "xlsx", xlsx(p), tables, "multiple_tables")
