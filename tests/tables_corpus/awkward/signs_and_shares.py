"""Signs, shares and conventions: accounting formats, minus signs, percentages, footnotes."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import D, case, file, page, text, truth, xlsx

ACCOUNTING = '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)'


@case
def accounting():
    raw = [["Thu", 1250000.0], ["Chi", -830500.0], ["Tạm ứng", 0.0], ["Hoàn", -12000.0]]
    for ext in ("xlsx", "xls"):
        p = page(["Khoản", "Số tiền"], *raw, formats={(r, 1): ACCOUNTING for r in range(1, 5)})
        yield file(
            f"accounting_format_{ext}", ext, writers.SHEETS[ext]([p]),
            [truth("Khoản:text|Số tiền:integer", [[a, int(b)] for a, b in raw])],
        )  # fmt: skip
    body = [["Khoản", "Chênh lệch (đồng)"], ["Quỹ 1", "2.500.000"], ["Quỹ 2", "(1.250.000)"],
            ["Quỹ 3", "-"], ["Quỹ 4", "(30.500)"], ["Quỹ 5", "415.000"]]  # fmt: skip
    yield file(
        "brackets_are_minus", "csv", text(body, ";"),
        [truth("Khoản:text|Chênh lệch (đồng):integer",
               [["Quỹ 1", 2500000], ["Quỹ 2", -1250000], ["Quỹ 3", None], ["Quỹ 4", -30500],
                ["Quỹ 5", 415000]])],
    )  # fmt: skip
    body = [["Phí", "Mức thu"], ["Tham quan Đại Nội", "200.000 ₫"], ["Lăng Khải Định", "150.000₫"],
            ["Cung An Định", "50.000 đ"], ["Trẻ em", "0 ₫"]]  # fmt: skip
    yield file(
        "dong_signs", "xlsx", xlsx(page(*body)),
        [truth("Phí:text|Mức thu:integer",
               [["Tham quan Đại Nội", 200000], ["Lăng Khải Định", 150000],
                ["Cung An Định", 50000], ["Trẻ em", 0]])],
    )  # fmt: skip


@case
def minus_and_plus():
    for name, minus in (("true_minus", "\u2212"), ("en_dash_minus", "\u2013")):
        body = [["Ngành", "Tăng trưởng (%)"], ["Công nghiệp", "+8,25"], ["Xây dựng", f"{minus}3,1"],
                ["Dịch vụ", "+6,7"], ["Nông nghiệp", f"{minus}0,45"]]  # fmt: skip
        yield file(
            name, "csv", text(body, ";"),
            [truth("Ngành:text|Tăng trưởng (%):number",
                   [["Công nghiệp", D("8.25")], ["Xây dựng", D("-3.1")], ["Dịch vụ", D("6.7")],
                    ["Nông nghiệp", D("-0.45")]])],
        )  # fmt: skip
    body = [["Trạm", "Mực nước (m)", "So với hôm qua"], ["Kim Long", "1,25", "tăng 0,12"],
            ["Phú Ốc", "2,4", "giảm 0,3"], ["Thượng Nhật", "58,61", "tăng 0,05"]]  # fmt: skip
    yield file(
        "words_for_signs", "csv", text(body, ";"),
        [truth("Trạm:text|Mực nước (m):number|So với hôm qua:text",
               [["Kim Long", D("1.25"), "tăng 0,12"], ["Phú Ốc", D("2.4"), "giảm 0,3"],
                ["Thượng Nhật", D("58.61"), "tăng 0,05"]])],
    )  # fmt: skip


@case
def shares():
    raw = [["Sở A", 0.455], ["Sở B", "61,2%"], ["Sở C", 0.9], ["Sở D", "100%"]]
    yield file(
        "share_by_format_and_by_text", "xlsx",
        xlsx(page(["Đơn vị", "Tỷ lệ giải ngân"], *raw, formats={(1, 1): "0.0%", (3, 1): "0%"})),
        [truth("Đơn vị:text|Tỷ lệ giải ngân:number",
               [["Sở A", D("45.5")], ["Sở B", D("61.2")], ["Sở C", D(90)], ["Sở D", D(100)]])],
        may="percent_mixed",
    )  # fmt: skip
    raw = [["Xã A", 0.95], ["Xã B", 0.8725], ["Xã C", 1.0], ["Xã D", 97.5]]
    yield file(
        "one_share_without_format", "ods",
        writers.ods([page(["Xã", "Tỷ lệ hộ dùng nước sạch"], *raw,
                          formats={(r, 1): "0.00%" for r in range(1, 4)})]),
        [truth("Xã:text|Tỷ lệ hộ dùng nước sạch:number",
               [["Xã A", D(95)], ["Xã B", D("87.25")], ["Xã C", D(100)], ["Xã D", D("97.5")]])],
        ("percent_mixed", "Tỷ lệ hộ dùng nước sạch"),
    )  # fmt: skip
    body = [["Đơn vị", "Số phiếu", "Hài lòng"], ["Phường A", "120", "96,5 %"],
            ["Phường B", "85", "88 %"], ["Phường C", "240", "91,25 %"]]  # fmt: skip
    yield file(
        "space_before_percent", "csv", text(body, ";"),
        [truth("Đơn vị:text|Số phiếu:integer|Hài lòng:number",
               [["Phường A", 120, D("96.5")], ["Phường B", 85, D(88)],
                ["Phường C", 240, D("91.25")]])],
    )  # fmt: skip


@case
def conventions_side_by_side():
    body = [["Mã", "Vốn trong nước", "Vốn nước ngoài"],
            ["DA1", "1.234.567,5", "1,234,567.5"], ["DA2", "890,25", "12,000.75"],
            ["DA3", "12.000", "350.5"], ["DA4", "7,5", "1,000"]]  # fmt: skip
    yield file(
        "each_column_its_own_way", "csv", text(body, ";"),
        [truth("Mã:text|Vốn trong nước:number|Vốn nước ngoài:number",
               [["DA1", D("1234567.5"), D("1234567.5")], ["DA2", D("890.25"), D("12000.75")],
                ["DA3", D(12000), D("350.5")], ["DA4", D("7.5"), D(1000)]])],
    )  # fmt: skip
    raw = [["A", "1.234,56"], ["B", "2.345,6"], ["C", "3,456.78"], ["D", "12,5"], ["E", "4.000,1"]]
    yield file(
        "one_row_another_way", "csv", text([["Mã", "Chi phí"], *raw], ";"),
        [truth("Mã:text|Chi phí:text", raw)],
        ("ambiguous_number", "Chi phí"),
        may="mixed_types text_in_number_column",
    )  # fmt: skip
    raw = [["A", 1234.5], ["B", "2.345,75"], ["C", 980.25], ["D", "1.100,5"]]
    yield file(
        "figures_and_written_figures", "xlsx", xlsx(page(["Mã", "Chi phí"], *raw)),
        [truth("Mã:text|Chi phí:number",
               [["A", D("1234.5")], ["B", D("2345.75")], ["C", D("980.25")], ["D", D("1100.5")]])],
    )  # fmt: skip


@case
def notes_inside_cells():
    body = [["Lĩnh vực", "Số lượt", "Trễ hạn"], ["Đất đai", "1.250.000 (1)", "12"],
            ["Hộ tịch", "3.410", "0"], ["Xây dựng", "640 (2)", "5 (3)"], ["Y tế", "2.002", "1"],
            ["(1) Gồm cả hồ sơ liên thông", "", ""], ["(2) Chưa kể hồ sơ rút", "", ""],
            ["(3) Do mưa lũ", "", ""]]  # fmt: skip
    yield file(
        "numbered_notes_in_cells", "csv", text(body, ";"),
        [truth("Lĩnh vực:text|Số lượt:integer|Trễ hạn:integer",
               [["Đất đai", 1250000, 12], ["Hộ tịch", 3410, 0], ["Xây dựng", 640, 5],
                ["Y tế", 2002, 1]])],
        ("footnote_marks", "Số lượt"), ("footnote_marks", "Trễ hạn"),
    )  # fmt: skip
    raw = [["Năm 2022", "61,5"], ["Năm 2023", "63,2"], ["Năm 2024", "65,1**"]]
    yield file(
        "stars", "xlsx",
        xlsx(page(["Kỳ", "Năng suất lúa (tạ/ha)"], *raw, ["Ghi chú: ** số sơ bộ", None])),
        [truth("Kỳ:period|Năng suất lúa (tạ/ha):number",
               [[a, D(b.strip("*").replace(",", "."))] for a, b in raw])],
        ("footnote_marks", "Năng suất lúa (tạ/ha)"),
    )  # fmt: skip
    raw = [["Tôm", 320.0], ["Cá", "đang tổng hợp"], ["Cua", 41.0], ["Mực", "…"], ["Ốc", 12.0]]
    yield file(
        "word_and_unknown", "xlsx", xlsx(page(["Loài", "Sản lượng (tấn)"], *raw)),
        [truth("Loài:text|Sản lượng (tấn):text",
               [["Tôm", "320"], ["Cá", "đang tổng hợp"], ["Cua", "41"], ["Mực", "…"],
                ["Ốc", "12"]])],
        ("text_in_number_column", "Sản lượng (tấn)"),
    )  # fmt: skip
