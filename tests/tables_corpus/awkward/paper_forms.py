"""Whole forms: letterheads, groups, hidden parts, sheets of months, old letters in headers."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import WARDS, D, case, file, page, text, truth, xlsx
from tests.tables_corpus.writers import html


@case
def letterheads():
    p = page(
        ["UBND THÀNH PHỐ HUẾ", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỞ DU LỊCH", None, None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["DANH SÁCH CƠ SỞ LƯU TRÚ"],
        ["(Kèm theo Báo cáo số 123/BC-SDL ngày 15 tháng 9 năm 2025)"],
        ["Số liệu cập nhật đến ngày 30/9/2025"],
        ["STT", "Tên cơ sở\n(đầy đủ)", "Số phòng", "Giá (nghìn đồng)"],
        ["A", "B", "1", "2=1x..."],
        [1.0, "Azerai", 122.0, 2500.0],
        [2.0, "Century", 135.0, 1200.0],
        [3.0, "Hoa Mai", 20.0, 350.0],
        ["Tổng số: 03 cơ sở"],
        [None, None, None, "Huế, ngày 15 tháng 9 năm 2025"],
        ["NGƯỜI LẬP BIỂU", None, None, "KT. GIÁM ĐỐC"],
        [None, None, None, "PHÓ GIÁM ĐỐC"],
        merges=[(0, 0, 0, 2), (1, 0, 1, 2), (3, 0, 3, 3), (4, 0, 4, 3), (5, 0, 5, 3)],
    )
    rows = [[1, "Azerai", 122, 2500], [2, "Century", 135, 1200], [3, "Hoa Mai", 20, 350]]
    wanted = truth(
        "STT:integer|Tên cơ sở (đầy đủ):text|Số phòng:integer|Giá (nghìn đồng):integer", rows
    )
    for ext in ("xlsx", "ods"):
        yield file(f"letterhead_{ext}", ext, writers.SHEETS[ext]([p]), [wanted])
    yield file("letterhead_html", "xls", html([p]), [wanted], "html_as_xls")


@case
def groups():
    p = page(
        ["Nội dung", "Dự toán", "Tỷ lệ (%)"],
        ["A. Chi đầu tư", 300.0, 60.0],
        ["a) Giao thông", 180.0, 36.0],
        ["b) Trường học", 120.0, 24.0],
        ["B. Chi thường xuyên", 200.0, 40.0],
        ["a) Y tế", 150.0, 30.0],
        ["b) Văn hóa", 50.0, 10.0],
        ["TỔNG CỘNG (A+B)", 500.0, 100.0],
    )
    yield file(
        "letters_inside_names", "xlsx", xlsx(p),
        [truth("Nội dung:text|Dự toán:integer|Tỷ lệ (%):integer",
               [["a) Giao thông", 180, 36], ["b) Trường học", 120, 24], ["a) Y tế", 150, 30],
                ["b) Văn hóa", 50, 10]])],
        may="subtotals_in_rows",
    )  # fmt: skip
    p = page(
        ["Tên di tích", "Năm xếp hạng", "Cấp"],
        ["Phường Thuận Hóa", None, None],
        ["Đình Phú Xuân", 1999.0, "Quốc gia"],
        ["Chùa Diệu Đế", 2001.0, "Tỉnh"],
        ["Phường Hóa Châu", None, None],
        ["Thành Hóa Châu", 1996.0, "Quốc gia"],
        ["Chùa Thành Trung", 2010.0, "Tỉnh"],
    )
    p.bold |= {(1, 0), (4, 0)}
    yield file(
        "bold_groups_only", "xls", writers.xls([p]),
        [truth("Tên di tích:text|Năm xếp hạng:integer|Cấp:text",
               [["Đình Phú Xuân", 1999, "Quốc gia"], ["Chùa Diệu Đế", 2001, "Tỉnh"],
                ["Thành Hóa Châu", 1996, "Quốc gia"], ["Chùa Thành Trung", 2010, "Tỉnh"]])],
    )  # fmt: skip
    p = page(
        ["Xã", "Diện tích (ha)", "Sản lượng (tấn)"],
        *[[w, 10.33 + i, 60.17 + 3 * i] for i, w in enumerate(WARDS[:4])],
        ["Tổng cộng", 47.3, 258.7],
        ["Bình quân", 11.8, 64.7],
    )
    yield file(
        "rounded_total_and_mean", "xlsx", xlsx(p),
        [truth("Xã:text|Diện tích (ha):number|Sản lượng (tấn):number",
               [[w, D("10.33") + i, D("60.17") + 3 * i] for i, w in enumerate(WARDS[:4])])],
    )  # fmt: skip
    p = page(
        ["TT", "Thủ tục", "Mức 3", "Mức 4"],
        [1.0, "Khai sinh", "x", None],
        [2.0, "Kết hôn", None, "x"],
        [3.0, "Chứng thực", "x", None],
        [4.0, "Hộ kinh doanh", None, "x"],
        [None, "Tổng cộng", 2.0, 2.0],
    )
    yield file(
        "ticks_with_count", "xlsx", xlsx(p),
        [truth("TT:integer|Thủ tục:text|Mức 3:boolean|Mức 4:boolean",
               [[1, "Khai sinh", True, None], [2, "Kết hôn", None, True],
                [3, "Chứng thực", True, None], [4, "Hộ kinh doanh", None, True]])],
    )  # fmt: skip
    p = page(
        ["Hạng mục", "Quý I", "Quý II", "Quý III"],
        ["Nạo vét", 10.0, 12.0, 9.0],
        ["Trồng cây", "Chưa triển khai", None, None],
        ["Chiếu sáng", 5.0, 6.0, 8.0],
        ["Vỉa hè", 20.0, 25.0, 22.0],
        merges=[(2, 1, 2, 3)],
    )
    yield file(
        "words_across_figures", "xlsx", xlsx(p),
        [truth("Hạng mục:text|Quý I:text|Quý II:integer|Quý III:integer",
               [["Nạo vét", "10", 12, 9], ["Trồng cây", "Chưa triển khai", None, None],
                ["Chiếu sáng", "5", 6, 8], ["Vỉa hè", "20", 25, 22]])],
        ("text_in_number_column", "Quý I"), may="merged_cells merged_filled",
    )  # fmt: skip


@case
def hidden_and_sheets():
    p = page(
        ["Xã", "Số hộ", "Kinh phí"],
        ["Xã Phú Vang", 10.0, 100.0],
        ["Xã Nam Đông", 20.0, 250.0],
        ["Xã A Lưới 1", 30.0, 320.0],
        ["Cộng", 60.0, 670.0],
        hidden_rows={2}, hidden_columns={2},
    )  # fmt: skip
    yield file(
        "hidden_row_counts", "xlsx", xlsx(p),
        [truth("Xã:text|Số hộ:integer|Kinh phí:integer",
               [["Xã Phú Vang", 10, 100], ["Xã Nam Đông", 20, 250], ["Xã A Lưới 1", 30, 320]])],
        "hidden_rows", "hidden_columns",
    )  # fmt: skip
    months = [
        page(["BÁO CÁO THÁNG " + str(m)], ["Đơn vị", "Hồ sơ", "Đúng hạn"],
             *[[w, 10.0 * m + i, 9.0 * m + i] for i, w in enumerate(WARDS[:3])],
             name=f"Tháng {m}")
        for m in (7, 8, 9)
    ]  # fmt: skip
    draft = page(["Đơn vị", "Hồ sơ"], ["thử", 1.0], name="nháp", hidden=True)
    yield file(
        "months_and_draft", "xlsx", xlsx(*months, draft),
        [truth("Đơn vị:text|Hồ sơ:integer|Đúng hạn:integer",
               [[w, 10 * m + i, 9 * m + i] for m in (7, 8, 9) for i, w in enumerate(WARDS[:3])])],
        "sheets_merged", "hidden_sheets",
    )  # fmt: skip
    other = [
        page(["Đơn vị", "Hồ sơ"], ["Xã Phú Vang", 10.0], ["Xã Nam Đông", 12.0], name="Xã"),
        page(["Bệnh viện", "Giường", "Bác sĩ"], ["TW Huế", 2500.0, 800.0],
             ["Phú Vang", 150.0, 40.0], name="Y tế"),
    ]  # fmt: skip
    yield file(
        "two_subjects", "ods", writers.ods(other),
        [truth("Đơn vị:text|Hồ sơ:integer", [["Xã Phú Vang", 10], ["Xã Nam Đông", 12]]),
         truth("Bệnh viện:text|Giường:integer|Bác sĩ:integer",
               [["TW Huế", 2500, 800], ["Phú Vang", 150, 40]])],
        "multiple_sheets",
    )  # fmt: skip


@case
def old_letters_in_headers():
    # "Tên đơn vị", "Số hộ nghèo" in TCVN3; the body was typed in Unicode.
    heads = ["Tªn ®¬n vÞ", "Sè hé nghÌo", "Ghi chó"]
    rows = [["Phường Kim Long", 12.0, None], ["Xã Phú Vang", 30.0, "Đã rà soát"],
            ["Xã Nam Đông", 41.0, None]]  # fmt: skip
    wanted = truth(
        "Tên đơn vị:text|Số hộ nghèo:integer|Ghi chú:text", [[a, int(b), c] for a, b, c in rows]
    )
    p = page(heads, *rows, fonts={(0, c): ".VnTime" for c in range(3)})
    yield file("tcvn3_header_by_font", "xlsx", xlsx(p), [wanted], "legacy_encoding")
    yield file("tcvn3_header_by_evidence", "csv", text([heads, *rows]), [wanted], "legacy_encoding")


@case
def torn_text():
    body = ("Báo cáo tháng 9\r\nĐơn vị: Sở Y tế\r\n\r\nTên;Địa chỉ;Số ca;\r\n"
            '"Trạm A";"12 Lê Lợi;\nphường Thuận Hóa";1.250;\r\n"Trạm ""B""";5 Hà Nội;980;\r\n'
            "Trạm C;7 Đống Đa;12.400.000;\r\n")  # fmt: skip
    yield file(
        "title_quotes_trailing", "csv", body.encode("utf-16"),
        [truth("Tên:text|Địa chỉ:text|Số ca:integer",
               [["Trạm A", "12 Lê Lợi;\nphường Thuận Hóa", 1250],
                ['Trạm "B"', "5 Hà Nội", 980], ["Trạm C", "7 Đống Đa", 12400000]])],
    )  # fmt: skip
    p = page(
        ["Trang 1/2"], ["Mã", "Tên", "Số lượng"], ["V01", "Gạch", 1000.0], ["V02", "Ngói", 500.0],
        ["Trang 2/2"], ["Mã", "Tên", "Số lượng"], ["V03", "Xi măng", 20.0], ["V04", "Cát", 75.0],
    )  # fmt: skip
    yield file(
        "printed_pages", "xlsx", xlsx(p),
        [truth("Mã:text|Tên:text|Số lượng:integer",
               [["V01", "Gạch", 1000], ["V02", "Ngói", 500], ["V03", "Xi măng", 20],
                ["V04", "Cát", 75]])],
    )  # fmt: skip
    p = page(
        ["Tên", None, "Số lượng", "Số lượng", None, "Ghi chú"],
        ["Bàn", "gỗ", 10.0, 12.0, None, "mới"],
        ["Ghế", "nhựa", 40.0, 38.0, None, None],
        ["Tủ", "sắt", 5.0, 5.0, None, "cũ"],
    )
    yield file(
        "nameless_and_twice", "xlsx", xlsx(p),
        [truth("Tên:text|Cột 2:text|Số lượng:integer|Số lượng:integer|Ghi chú:text",
               [["Bàn", "gỗ", 10, 12, "mới"], ["Ghế", "nhựa", 40, 38, None],
                ["Tủ", "sắt", 5, 5, "cũ"]])],
        "duplicate_headers",
    )  # fmt: skip
