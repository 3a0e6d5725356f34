"""What looks like a number or a day and is none: ratios, ranges, house numbers, codes."""

from __future__ import annotations

from datetime import date, datetime

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import D, case, day, file, page, text, truth, xlsx


@case
def ratios_and_ranges():
    body = [["Xã", "Số tiêu chí đạt"], ["Xã A", "3/5"], ["Xã B", "12/19"], ["Xã C", "4/6"],
            ["Xã D", "2/9"]]  # fmt: skip
    yield file("ratios", "csv", text(body), [truth("Xã:text|Số tiêu chí đạt:text", body[1:])])
    body = [["Nhóm tuổi", "Nam", "Nữ"], ["0-4", "12", "11"], ["5-9", "14", "13"],
            ["10-12", "9", "8"], ["13-15", "7", "9"]]  # fmt: skip
    yield file(
        "age_ranges", "csv", text(body),
        [truth("Nhóm tuổi:text|Nam:integer|Nữ:integer",
               [[a, int(b), int(c)] for a, b, c in body[1:]])],
    )  # fmt: skip
    raw = [["0-4", 12.0], [date(2025, 9, 5), 14.0], [date(2025, 12, 10), 9.0], ["15-19", 7.0],
           ["20-24", 8.0]]  # fmt: skip
    p = page(["Nhóm tuổi", "Số người"], *raw, formats={(2, 0): "d-mmm", (3, 0): "d-mmm"})
    yield file(
        "age_ranges_made_days", "xlsx", xlsx(p),
        [truth("Nhóm tuổi:text|Số người:integer",
               [["0-4", 12], ["05/09/2025", 14], ["10/12/2025", 9], ["15-19", 7], ["20-24", 8]])],
        ("mixed_types", "Nhóm tuổi"),
    )  # fmt: skip
    body = [["Tuyến", "Giờ chạy", "Giá vé"], ["1", "5:30-18:00", "8.000"],
            ["2", "6:00-17:30", "10.000"], ["11", "5:45-18:15", "12.000"]]  # fmt: skip
    yield file(
        "opening_hours", "csv", text(body, ";"),
        [truth("Tuyến:integer|Giờ chạy:text|Giá vé:text",
               [[1, "5:30-18:00", "8.000"], [2, "6:00-17:30", "10.000"],
                [11, "5:45-18:15", "12.000"]])],
        ("ambiguous_number", "Giá vé"),
    )  # fmt: skip


@case
def addresses():
    body = [["Trụ sở", "Số nhà", "Đường"], ["Phường A", "12/5", "Bà Triệu"],
            ["Phường B", "1.297", "Nguyễn Tất Thành"], ["Phường C", "07", "Lê Lợi"],
            ["Phường D", "24 Kiệt 42", "Nguyễn Công Trứ"]]  # fmt: skip
    yield file(
        "house_numbers", "csv", text(body),
        [truth("Trụ sở:text|Số nhà:text|Đường:text", body[1:])], may="mixed_types",
    )  # fmt: skip
    body = [["Kiệt", "Số hộ"], ["1/12", "15"], ["3/7", "22"], ["5/11", "9"]]
    yield file(
        "alleys", "csv", text(body),
        [truth("Kiệt:text|Số hộ:integer", [[a, int(b)] for a, b in body[1:]])],
    )  # fmt: skip


@case
def numbering():
    body = [["Mục", "Nội dung"], ["1.1", "Mục tiêu"], ["1.2", "Phạm vi"], ["1.9", "Nguồn lực"],
            ["1.10", "Tiến độ"], ["2.1", "Tổ chức"]]  # fmt: skip
    yield file("item_numbers", "csv", text(body), [truth("Mục:text|Nội dung:text", body[1:])])
    body = [["Phiên bản", "Ngày phát hành"], ["1.0", "01/02/2024"], ["1.10", "15/06/2024"],
            ["2.0", "20/12/2024"]]  # fmt: skip
    yield file(
        "versions", "csv", text(body),
        [truth("Phiên bản:text|Ngày phát hành:date",
               [["1.0", day("2024-02-01")], ["1.10", day("2024-06-15")],
                ["2.0", day("2024-12-20")]])],
    )  # fmt: skip
    body = [
        ["Số văn bản", "Ngày ban hành"],
        ["12/2025/QĐ-UBND", "ngày 05 tháng 3 năm 2025"],
        ["45/NQ-HĐND", "ngày 17 tháng 7 năm 2025"],
        ["6/KH-UBND", "ngày 1 tháng 9 năm 2025"],
    ]
    yield file(
        "papers_and_long_days", "csv", text(body, "|"),
        [truth("Số văn bản:text|Ngày ban hành:date",
               [["12/2025/QĐ-UBND", day("2025-03-05")], ["45/NQ-HĐND", day("2025-07-17")],
                ["6/KH-UBND", day("2025-09-01")]])],
    )  # fmt: skip


@case
def codes():
    raw = [[123.0, "Hồ sơ A"], [4567.0, "Hồ sơ B"], [89.0, "Hồ sơ C"]]
    for ext in ("xlsx", "xls"):
        p = page(["Mã hồ sơ", "Tên"], *raw, formats={(r, 0): "000000" for r in range(1, 4)})
        yield file(
            f"zeros_by_format_{ext}", ext, writers.SHEETS[ext]([p]),
            [truth("Mã hồ sơ:text|Tên:text", [[f"{int(a):06d}", b] for a, b in raw])],
        )  # fmt: skip
    raw = [["Cty A", "3300101234"], ["Cty B", "0301234567-001"], ["Cty C", "3300505678"]]
    yield file(
        "branch_tax_numbers", "csv", text([["Doanh nghiệp", "MST"], *raw]),
        [truth("Doanh nghiệp:text|MST:text", raw)],
    )  # fmt: skip
    raw = [["Trường 1", "046001", "01"], ["Trường 2", "046012", "12"], ["Trường 3", "046100", "03"]]
    yield file(
        "zeros_in_nameless_codes", "csv", text([["Trường", "Định danh", "Khối"], *raw]),
        [truth("Trường:text|Định danh:text|Khối:text", raw)],
    )  # fmt: skip
    raw = [["Kho 1", "1.23457E+12", 5], ["Kho 2", "9.87654E+11", 7], ["Kho 3", "1234567890123", 9]]
    yield file(
        "scientific_barcode", "csv", text([["Kho", "Mã vạch", "Số lượng"], *raw]),
        [truth("Kho:text|Mã vạch:text|Số lượng:integer", raw)],
        ("scientific_code", "Mã vạch"), may="lost_digits",
    )  # fmt: skip
    raw = [["Thu", "1.23457E+12"], ["Chi", "9.5E+11"], ["Dư", "2.84571E+11"]]
    yield file(
        "scientific_amount", "csv", text([["Khoản", "Số tiền"], *raw]),
        [truth("Khoản:text|Số tiền:text", raw)],
        ("scientific_code", "Số tiền"),
    )  # fmt: skip


@case
def days_with_text():
    body = [["Lễ hội", "Thời gian"], ["Điện Hòn Chén", "02/3 âm lịch"], ["Cầu ngư", "12/01/2025"],
            ["Vật Sình", "10/01 âm lịch"], ["Áo dài", "08/03/2025"]]  # fmt: skip
    yield file(
        "lunar_days", "csv", text(body), [truth("Lễ hội:text|Thời gian:text", body[1:])],
        may="mixed_types date_ambiguous",
    )  # fmt: skip
    body = [["Khóa", "Thời gian học"], ["K1", "Từ 12/5/2025 đến 20/5/2025"],
            ["K2", "01/06/2025 - 15/06/2025"], ["K3", "Từ 2/7/2025 đến 9/7/2025"]]  # fmt: skip
    yield file("spans", "csv", text(body), [truth("Khóa:text|Thời gian học:period", body[1:])])
    body = [["Mã", "Lúc"], ["a", "17-09-2024 5:52:32 CH"], ["b", "18-09-2024 10:05:00 SA"],
            ["c", "19-09-2024 12:15:00 CH"], ["d", "20-09-2024 12:20:00 SA"]]  # fmt: skip
    yield file(
        "morning_and_afternoon", "csv", text(body),
        [truth("Mã:text|Lúc:datetime",
               [["a", datetime(2024, 9, 17, 17, 52, 32)], ["b", datetime(2024, 9, 18, 10, 5)],
                ["c", datetime(2024, 9, 19, 12, 15)], ["d", datetime(2024, 9, 20, 0, 20)]])],
    )  # fmt: skip
    body = [["Hội thi", "Ngày"], ["A", "05/06/24"], ["B", "17/06/24"], ["C", "30/11/23"]]
    yield file(
        "two_figure_years", "csv", text(body),
        [truth("Hội thi:text|Ngày:text", body[1:])],
        ("date_ambiguous", "Ngày"),
    )  # fmt: skip
    body = [["Kỳ", "Thu (tỷ đồng)"], ["Quý I/2025", "3.120,5"], ["Quý II/2025", "2.980"],
            ["6 tháng đầu năm 2025", "6.100,5"], ["Quý III/2025", "3.400,25"]]  # fmt: skip
    yield file(
        "kinds_of_periods", "csv", text(body, ";"),
        [truth("Kỳ:period|Thu (tỷ đồng):number",
               [["Quý I/2025", D("3120.5")], ["Quý II/2025", D(2980)],
                ["6 tháng đầu năm 2025", D("6100.5")], ["Quý III/2025", D("3400.25")]])],
        may="subtotals_in_rows",
    )  # fmt: skip


@case
def codes_without_figures():
    body = [["Mã", "Số hộ", "Số khẩu"], ["TH01", "120", "455"], ["TH02", "98", "371"],
            ["TH03", "75", "290"], ["TH04", "", ""]]  # fmt: skip
    yield file(
        "last_code_lacks_figures", "csv", text(body),
        [truth("Mã:text|Số hộ:integer|Số khẩu:integer",
               [["TH01", 120, 455], ["TH02", 98, 371], ["TH03", 75, 290], ["TH04", None, None]])],
    )  # fmt: skip
