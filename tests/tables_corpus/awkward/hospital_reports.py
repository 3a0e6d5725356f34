"""What hospitals and health stations of the city send: forms, groups, totals, several tables."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import D, case, file, page, text, truth, xlsx

HEAD = [
    ["SỞ Y TẾ THÀNH PHỐ HUẾ", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["BỆNH VIỆN MẪU SỐ 1", None, None, "Độc lập - Tự do - Hạnh phúc"],
    [None, None, None, "Huế, ngày 08 tháng 7 năm 2025"],
    [None],
]
SIGN = [
    [None],
    ["NGƯỜI LẬP BIỂU", None, None, "GIÁM ĐỐC"],
    ["(Ký, ghi rõ họ tên)", None, None, "(Ký tên, đóng dấu)"],
    [None],
    ["Nguyễn Văn A", None, None, "Trần Thị B"],
]


def add(*rows):
    """The sums of the columns of numbers."""
    return [sum(column) for column in zip(*rows, strict=True)]


@case
def beds_with_three_header_rows():
    north = [[60, 72, 132], [40, 55, 95]]
    south = [[30, 28, 58], [25, 31, 56], [20, 22, 42]]
    names = ["Khoa Nội", "Khoa Ngoại", "Khoa Nhi", "Khoa Sản", "Khoa Cấp cứu"]
    for ext in ("xlsx", "xls"):
        p = page(*HEAD)
        p.add(["BÁO CÁO SỐ LƯỢT ĐIỀU TRỊ 6 THÁNG ĐẦU NĂM 2025"], bold=True)
        p.add([None, None, None, None, "Đơn vị tính: lượt"])
        at = p.add(["STT", "Tên khoa", "Số lượt điều trị", None, None], bold=True)
        p.add([None, None, "Trong đó", None, "Tổng số"], bold=True)
        p.add([None, None, "Nội trú", "Ngoại trú", None], bold=True)
        p.add(["A", "B", "1", "2", "3=1+2"])
        p.add(["I", "Cơ sở Bắc sông Hương", None, None, None], bold=True)
        for i, row in enumerate(north):
            p.add([i + 1, names[i], *row])
        p.add(["II", "Cơ sở Nam sông Hương", None, None, None], bold=True)
        for i, row in enumerate(south):
            p.add([i + 1, names[i + 2], *row])
        p.add([None, "Tổng cộng", *add(*north, *south)], bold=True)
        p.rows += SIGN
        p.merges += [(at, 0, at + 2, 0), (at, 1, at + 2, 1), (at, 2, at, 4)]
        p.merges += [(at + 1, 2, at + 1, 3), (at + 1, 4, at + 2, 4)]
        rows = [[i + 1, names[i], *row] for i, row in enumerate(north)]
        rows += [[i + 1, names[i + 2], *row] for i, row in enumerate(south)]
        top = "Số lượt điều trị / "
        kinds = (
            f"STT:integer|Tên khoa:text|{top}Trong đó / Nội trú:integer|"
            f"{top}Trong đó / Ngoại trú:integer|{top}Tổng số:integer"
        )
        yield file(f"hospital_beds_{ext}", ext, writers.SHEETS[ext]([p]), [truth(kinds, rows)])


@case
def stations_grouped():
    one = [["Trạm Y tế Kim Long", 8, 1200], ["Trạm Y tế Hương An", 7, 980]]
    two = [["Trạm Y tế Phú Hồ", 6, 760], ["Trạm Y tế Phú Vinh", 9, 1500]]
    kinds = "Đơn vị:text|Số nhân viên:integer|Lượt khám:integer"
    p = page(["Nhân lực và lượt khám tại trạm y tế năm 2024"])
    p.add(["Đơn vị", "Số nhân viên", "Lượt khám"], bold=True)
    for name, rows in (("Các phường", one), ("Các xã", two)):
        p.add([name], bold=True)
        p.rows += rows
        p.add(["Cộng " + name.lower(), *add(*[r[1:] for r in rows])], bold=True)
    p.add(["TỔNG CỘNG", *add(*[r[1:] for r in one + two])], bold=True)
    yield file(
        "stations_subtotal_below", "ods", writers.ods([p]), [truth(kinds, one + two)],
        may="subtotals_in_rows",
    )  # fmt: skip
    p = page(["PHỤ LỤC 2"], ["(Kèm theo Báo cáo số 12/BC-SYT ngày 08/7/2025)"])
    p.add(["TT", "Đơn vị", "Số nhân viên", "Lượt khám"], bold=True)
    p.add([None, "Toàn thành phố", *add(*[r[1:] for r in one + two])], bold=True)
    rows = []
    for sign, name, part in (("A", "Khu vực phường", one), ("B", "Khu vực xã", two)):
        p.add([sign, name, *add(*[r[1:] for r in part])], bold=True)
        for i, row in enumerate(part, 1):
            p.rows.append([str(i), *row])
            rows.append([i, *row])
    yield file(
        "stations_subtotal_above", "xlsx", xlsx(p), [truth("TT:integer|" + kinds, rows)],
        may="subtotals_in_rows",
    )  # fmt: skip


@case
def vaccines():
    rows = [["Sởi", 1500, 1432], ["Bạch hầu", 900, 871], ["Viêm gan B", 1100, 1098]]
    kinds = "Loại vắc xin:text|Kế hoạch:integer|Đã tiêm:integer"
    body = [
        ["TRUNG TÂM KIỂM SOÁT BỆNH TẬT", "", ""],
        ["Kết quả tiêm chủng quý II năm 2025", "", ""],
        ["", "", "ĐVT: mũi"],
        ["Loại vắc xin", "Kế hoạch", "Đã tiêm"],
        *rows,
    ]
    yield file(
        "vaccines_total_right", "csv",
        text([*body, ["Tổng số", 3500, 3401], ["Nguồn: CDC Huế", "", ""]], ";", "utf-8-sig"),
        [truth(kinds, rows)],
    )  # fmt: skip
    yield file(
        "vaccines_total_wrong", "csv", text([*body, ["Tổng số", 3500, 3410]], ";", "utf-8-sig"),
        [truth(kinds, rows)], ("total_mismatch", "Đã tiêm"), may="subtotals_in_rows",
    )  # fmt: skip


@case
def two_tables_in_a_sheet():
    first = [["Paracetamol 500mg", "Viên", 12000], ["Amoxicillin 250mg", "Gói", 3400]]
    second = [["Máy siêu âm", 2021, "Tốt"], ["Máy X-quang", 2018, "Cần bảo trì"],
              ["Máy thở", 2022, "Tốt"]]  # fmt: skip
    p = page(["Bảng 1. Thuốc tồn kho"], ["Tên thuốc", "Đơn vị tính", "Số lượng"], *first)
    p.rows += [[None], [None], ["Bảng 2. Trang thiết bị"]]
    p.rows += [["Tên thiết bị", "Năm sử dụng", "Tình trạng"], *second]
    tables = [
        truth("Tên thuốc:text|Đơn vị tính:text|Số lượng:integer", first),
        truth("Tên thiết bị:text|Năm sử dụng:integer|Tình trạng:text", second),
    ]
    yield file("stock_and_devices", "xlsx", xlsx(p), tables, "multiple_tables")
    yield file("stock_and_devices_xls", "xls", writers.xls([p]), tables, "multiple_tables")


@case
def cars_on_their_side():
    p = page(
        ["THÔNG TIN XE CỨU THƯƠNG"],
        ["Tên xe", "Xe 01", "Xe 02", "Xe 03", "Xe 04"],
        ["Đơn vị quản lý", "Trung tâm 115", "BV Mẫu số 1", "BV Mẫu số 2", "Trung tâm 115"],
        ["Năm sản xuất", 2015, 2019, 2021, 2023],
        ["Số chuyến năm 2024", 812, 640, 455, 910],
        ["Tình trạng", "Cũ", "Tốt", "Tốt", "Mới"],
    )
    kinds = (
        "Tên xe:text|Đơn vị quản lý:text|Năm sản xuất:integer|Số chuyến năm 2024:integer|"
        "Tình trạng:text"
    )
    rows = zip(*[row[1:] for row in p.rows[1:]], strict=True)
    yield file("ambulances_transposed", "xlsx", xlsx(p), [truth(kinds, rows)], "transposed")


@case
def merged_bodies():
    p = page(
        ["Khu vực", "Cơ sở", "Số giường"],
        ["Bắc sông Hương", "PK Mẫu 1", 20],
        [None, "PK Mẫu 2", 15],
        [None, "PK Mẫu 3", 12],
        ["Nam sông Hương", "PK Mẫu 4", 30],
        [None, "PK Mẫu 5", 25],
    )
    p.merges += [(1, 0, 3, 0), (4, 0, 5, 0)]
    areas = ["Bắc sông Hương"] * 3 + ["Nam sông Hương"] * 2
    rows = [[a, r[1], r[2]] for a, r in zip(areas, p.rows[1:], strict=True)]
    for ext in ("xlsx", "ods"):
        yield file(
            f"clinics_merged_area_{ext}", ext, writers.SHEETS[ext]([p]),
            [truth("Khu vực:text|Cơ sở:text|Số giường:integer", rows)],
            ("merged_filled", "Khu vực"), may="merged_cells",
        )  # fmt: skip
    p = page(
        ["STT", "Cơ sở", "Số bác sĩ", "Kinh phí chung"],
        [1, "PK Mẫu 1", 3, 250.5],
        [2, "PK Mẫu 2", 2, None],
        [3, "PK Mẫu 3", 4, 180],
        [4, "PK Mẫu 4", 5, 320.75],
    )
    p.merges += [(1, 3, 2, 3)]
    rows = [[1, "PK Mẫu 1", 3, D("250.5")], [2, "PK Mẫu 2", 2, None],
            [3, "PK Mẫu 3", 4, D(180)], [4, "PK Mẫu 4", 5, D("320.75")]]  # fmt: skip
    yield file(
        "clinics_shared_money", "xlsx", xlsx(p),
        [truth("STT:integer|Cơ sở:text|Số bác sĩ:integer|Kinh phí chung:number", rows)],
        ("merged_numbers", "Kinh phí chung"), may="merged_cells",
    )  # fmt: skip


@case
def quarters_on_sheets():
    pages, rows = [], []
    for quarter, base in (("Quý I", 100), ("Quý II", 140), ("Quý III", 165)):
        body = [["Khám bệnh", base * 7, base * 3], ["Cấp cứu", base, base // 2],
                ["Phẫu thuật", base // 4, base // 5]]  # fmt: skip
        pages.append(page(["Hoạt động", "Bảo hiểm", "Dịch vụ"], *body, name=quarter))
        rows += body
    kinds = "Hoạt động:text|Bảo hiểm:integer|Dịch vụ:integer"
    yield file("activity_by_quarter", "xlsx", xlsx(*pages), [truth(kinds, rows)], "sheets_merged",
               may="multiple_sheets")  # fmt: skip


@case
def web_reports():
    p = page(["BÁO CÁO DỊCH BỆNH TUẦN 27"], ["Từ ngày 30/6/2025 đến ngày 06/7/2025"])
    at = p.add(["Bệnh", "Trong tuần", None, "Cộng dồn", None], bold=True)
    p.add([None, "Mắc", "Chết", "Mắc", "Chết"], bold=True)
    rows = [["Sốt xuất huyết", 41, 0, 512, 1], ["Tay chân miệng", 18, 0, 233, 0],
            ["Sởi", 3, 0, 88, 0]]  # fmt: skip
    p.rows += rows
    p.merges += [(at, 0, at + 1, 0), (at, 1, at, 2), (at, 3, at, 4)]
    kinds = (
        "Bệnh:text|Trong tuần / Mắc:integer|Trong tuần / Chết:integer|"
        "Cộng dồn / Mắc:integer|Cộng dồn / Chết:integer"
    )
    yield file("epidemic_week_html", "xls", writers.html([p]), [truth(kinds, rows)],
               "html_as_xls", may="wrong_extension")  # fmt: skip
    yield file("epidemic_week_xml", "xls", writers.xmlss([p]), [truth(kinds, rows)],
               "xml_spreadsheet", may="wrong_extension")  # fmt: skip
