"""Forms of statistical yearbooks: totals on top, units under the header, years with notes."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import WARDS, D, case, file, page, text, truth, xlsx


@case
def totals_on_top():
    p = page(
        ["Hộ nghèo chia theo đơn vị hành chính"],
        [],
        ["Đơn vị", "Tổng số hộ", "Trong đó", None],
        [None, None, "Hộ nghèo", "Hộ cận nghèo"],
        ["TỔNG SỐ", 15200.0, 310.0, 405.0],
        ["Thành thị", 9700.0, 120.0, 190.0],
        ["Phường Thuận Hóa", 5200.0, 70.0, 100.0],
        ["Phường Vỹ Dạ", 4500.0, 50.0, 90.0],
        ["Nông thôn", 5500.0, 190.0, 215.0],
        ["Xã Phú Vang", 3100.0, 80.0, 95.0],
        ["Xã Bình Điền", 2400.0, 110.0, 120.0],
        merges=[(0, 0, 0, 3), (2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 2, 3)],
    )
    rows = [
        ["Phường Thuận Hóa", 5200, 70, 100],
        ["Phường Vỹ Dạ", 4500, 50, 90],
        ["Xã Phú Vang", 3100, 80, 95],
        ["Xã Bình Điền", 2400, 110, 120],
    ]
    wanted = truth(
        "Đơn vị:text|Tổng số hộ:integer|Trong đó / Hộ nghèo:integer"
        "|Trong đó / Hộ cận nghèo:integer",
        rows,
    )
    for ext in ("xlsx", "xls"):
        yield file(
            f"total_then_areas_{ext}", ext, writers.SHEETS[ext]([p]), [wanted],
            may="subtotals_in_rows",
        )  # fmt: skip
    p = page(
        ["STT", "Loại hình", "Số cơ sở", "Lao động"],
        [None, "Tổng cộng", 60.0, 480.0],
        [1.0, "Khách sạn", 25.0, 300.0],
        [2.0, "Nhà nghỉ", 20.0, 100.0],
        [3.0, "Homestay", 15.0, 90.0],
    )
    yield file(
        "total_on_top_wrong", "xlsx", xlsx(p),
        [truth("STT:integer|Loại hình:text|Số cơ sở:integer|Lao động:integer",
               [[1, "Khách sạn", 25, 300], [2, "Nhà nghỉ", 20, 100], [3, "Homestay", 15, 90]])],
        ("total_mismatch", "Lao động"),
    )  # fmt: skip


@case
def units_below_the_header():
    p = page(
        ["Cây trồng", "Diện tích", "Năng suất", "Sản lượng"],
        [None, "(ha)", "(tạ/ha)", "(tấn)"],
        ["Lúa", 28000.0, 61.5, 172200.0],
        ["Ngô", 1650.0, 40.2, 6633.0],
        ["Sắn", 5200.0, 195.75, 101790.0],
        merges=[(0, 0, 1, 0)],
    )
    yield file(
        "units_in_second_row", "xlsx", xlsx(p),
        [truth("Cây trồng:text|Diện tích / (ha):integer|Năng suất / (tạ/ha):number"
               "|Sản lượng / (tấn):integer",
               [["Lúa", 28000, D("61.5"), 172200], ["Ngô", 1650, D("40.2"), 6633],
                ["Sắn", 5200, D("195.75"), 101790]])],
    )  # fmt: skip
    body = [
        ["Xã", "Dân số", "Diện tích", "Mật độ"],
        ["", "(người)", "(km²)", "(người/km²)"],
        ["A", "B", "1", "2"],
        ["Xã Phú Vang", "34.120", "61,22", "557"],
        ["Xã Nam Đông", "12.005", "302,5", "40"],
        ["Xã A Lưới 1", "9.870", "244,18", "40"],
    ]
    yield file(
        "units_then_column_numbers", "csv", text(body, ";"),
        [truth("Xã:text|Dân số / (người):integer|Diện tích / (km²):number"
               "|Mật độ / (người/km²):integer",
               [["Xã Phú Vang", 34120, D("61.22"), 557], ["Xã Nam Đông", 12005, D("302.5"), 40],
                ["Xã A Lưới 1", 9870, D("244.18"), 40]])],
    )  # fmt: skip
    p = page(
        ["THỐNG KÊ CHỢ NĂM 2025"],
        [],
        ["TT", "Tên chợ", "Quy mô", None, "Ghi chú"],
        [None, None, "Diện tích", "Số lô", None],
        [None, None, "(m2)", "(lô)", None],
        [],
        [1.0, "Chợ Đông Ba", 16332.0, 2543.0, None],
        [2.0, "Chợ An Cựu", 5520.5, 800.0, "Đang sửa"],
        [3.0, "Chợ Bến Ngự", 4210.0, 612.0, None],
        merges=[(2, 0, 4, 0), (2, 1, 4, 1), (2, 2, 2, 3), (2, 4, 4, 4), (0, 0, 0, 4)],
    )
    yield file(
        "three_rows_then_blank", "xlsx", xlsx(p),
        [truth("TT:integer|Tên chợ:text|Quy mô / Diện tích / (m2):number"
               "|Quy mô / Số lô / (lô):integer"
               "|Ghi chú:text",
               [[1, "Chợ Đông Ba", D(16332), 2543, None],
                [2, "Chợ An Cựu", D("5520.5"), 800, "Đang sửa"],
                [3, "Chợ Bến Ngự", D(4210), 612, None]])],
    )  # fmt: skip
    p = page(
        ["Đơn vị", "Kế hoạch", None, "Thực hiện", None],
        [None, None, None, None, None],
        [None, "Số dự án", "Vốn", "Số dự án", "Vốn"],
        ["Sở Y tế", 4.0, 120.5, 3.0, 88.25],
        ["Sở Xây dựng", 7.0, 560.0, 7.0, 541.5],
        ["Sở Công Thương", 2.0, 31.75, 1.0, 12.5],
        merges=[(0, 1, 0, 2), (0, 3, 0, 4), (0, 0, 2, 0)],
    )
    yield file(
        "blank_between_header_rows", "xlsx", xlsx(p),
        [truth("Đơn vị:text|Kế hoạch / Số dự án:integer|Kế hoạch / Vốn:number"
               "|Thực hiện / Số dự án:integer|Thực hiện / Vốn:number",
               [["Sở Y tế", 4, D("120.5"), 3, D("88.25")],
                ["Sở Xây dựng", 7, D(560), 7, D("541.5")],
                ["Sở Công Thương", 2, D("31.75"), 1, D("12.5")]])],
    )  # fmt: skip


@case
def years_with_notes():
    body = [
        ["Chỉ tiêu", "2021", "2022", "2023 (sơ bộ)", "2024 (ước)", "Ghi chú"],
        ["Lượt khách (nghìn)", 690.0, 2050.0, 3200.0, 3900.0, None],
        ["Doanh thu (tỷ đồng)", 1215.0, 4500.0, 6800.0, 7900.0, "Theo giá hiện hành"],
        ["Ngày lưu trú", 1.5, 1.75, 1.8, 1.9, None],
    ]
    yield file(
        "years_with_notes", "xlsx", xlsx(page(*body)),
        [truth("Chỉ tiêu:text|2021:number|2022:number|2023 (sơ bộ):number|2024 (ước):number"
               "|Ghi chú:text",
               [[a, *(D(str(v)) for v in vs), n] for a, *vs, n in body[1:]])],
    )  # fmt: skip
    p = page(
        ["Xã", "Năm 2023", None, "Năm 2024", None],
        [None, "6 tháng đầu năm", "Cả năm", "6 tháng đầu năm", "Cả năm"],
        *[[w, 10.0 + i, 25.0 + i, 12.0 + 2 * i, 27.0 + 2 * i] for i, w in enumerate(WARDS[:4])],
        ["Cộng", 46.0, 106.0, 60.0, 120.0],
        merges=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)],
    )
    yield file(
        "half_years_below_years", "ods", writers.ods([p]),
        [truth("Xã:text|Năm 2023 / 6 tháng đầu năm:integer|Năm 2023 / Cả năm:integer"
               "|Năm 2024 / 6 tháng đầu năm:integer|Năm 2024 / Cả năm:integer",
               [[w, 10 + i, 25 + i, 12 + 2 * i, 27 + 2 * i] for i, w in enumerate(WARDS[:4])])],
    )  # fmt: skip
    body = [
        ["Năm học", "Số trường", "Số học sinh"],
        ["2021-2022", "566", "251.340"],
        ["2022-2023", "560", "254.012"],
        ["2023-2024", "555", "257.996"],
        ["2024-2025", "551", "260.104"],
        ["Nguồn: Sở Giáo dục và Đào tạo", "", ""],
    ]
    yield file(
        "school_years_down", "csv", text(body, ";"),
        [truth("Năm học:period|Số trường:integer|Số học sinh:text",
               [[a, int(b), c] for a, b, c in body[1:5]])],
        ("ambiguous_number", "Số học sinh"),
    )  # fmt: skip


@case
def side_by_side():
    p = page(
        ["Bảng 1. Trường học", None, None, "Bảng 2. Trạm y tế", None, None],
        ["Xã", "Số trường", None, "Trạm", "Số giường", "Bác sĩ"],
        ["Xã Phú Vang", 12.0, None, "Trạm Phú Vang", 10.0, 2.0],
        ["Xã Nam Đông", 8.0, None, "Trạm Nam Đông", 6.0, 1.0],
        ["Xã A Lưới 1", 5.0, None, "Trạm A Lưới", 8.0, 3.0],
        ["Xã Bình Điền", 6.0, None, None, None, None],
        ["Cộng", 31.0, None, None, None, None],
    )
    tables = [
        truth("Xã:text|Số trường:integer",
              [["Xã Phú Vang", 12], ["Xã Nam Đông", 8], ["Xã A Lưới 1", 5], ["Xã Bình Điền", 6]]),
        truth("Trạm:text|Số giường:integer|Bác sĩ:integer",
              [["Trạm Phú Vang", 10, 2], ["Trạm Nam Đông", 6, 1], ["Trạm A Lưới", 8, 3]]),
    ]  # fmt: skip
    yield file("two_side_by_side", "xlsx", xlsx(p), tables, "multiple_tables")
    p = page(
        ["Chợ", "Số lô", None, "Bến xe", "Số xe", None, "Cảng", "Tấn hàng"],
        ["Chợ Mai", 120.0, None, "Phía Nam", 210.0, None, "Chân Mây", 51000.0],
        ["Chợ Nọ", 80.0, None, "Phía Bắc", 175.0, None, "Thuận An", 4200.0],
        ["Chợ Sịa", 95.0, None, "A Lưới", 30.0, None, None, None],
    )
    yield file(
        "three_side_by_side", "xls", writers.xls([p]),
        [truth("Chợ:text|Số lô:integer", [["Chợ Mai", 120], ["Chợ Nọ", 80], ["Chợ Sịa", 95]]),
         truth("Bến xe:text|Số xe:integer",
               [["Phía Nam", 210], ["Phía Bắc", 175], ["A Lưới", 30]]),
         truth("Cảng:text|Tấn hàng:integer", [["Chân Mây", 51000], ["Thuận An", 4200]])],
        "multiple_tables",
    )  # fmt: skip
