"""Schools: lists, marks, years of school, ticks, and what is left empty."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import D, case, day, file, page, text, truth, xlsx

SCHOOLS = ["THCS Mẫu An Cựu", "THCS Mẫu Vỹ Dạ", "TH Mẫu Kim Long", "TH Mẫu Phú Bài",
           "MN Mẫu Hoa Sen", "MN Mẫu Sơn Ca"]  # fmt: skip


@case
def headers_not_merged():
    p = page(
        ["PHÒNG THỐNG KÊ GIÁO DỤC"],
        ["BẢNG TỔNG HỢP SỐ LỚP, SỐ HỌC SINH"],
        [None],
        ["Stt", "Trường", "Số lớp", None, "Số học sinh", None],
        [None, None, "Khối 6", "Khối 7", "Khối 6", "Khối 7"],
        [1, SCHOOLS[0], 5, 6, 210, 245],
        [2, SCHOOLS[1], 4, 4, 171, 166],
        [3, "THCS Mẫu Thuận An", 7, 6, 300, 262],
    )
    kinds = (
        "Stt:integer|Trường:text|Số lớp / Khối 6:integer|Số lớp / Khối 7:integer|"
        "Số học sinh / Khối 6:integer|Số học sinh / Khối 7:integer"
    )
    rows = p.rows[5:]
    yield file("classes_unmerged_header", "xlsx", xlsx(p), [truth(kinds, rows)])
    yield file("classes_unmerged_header_csv", "csv", writers.delimited([p], ";"),
               [truth(kinds, rows)])  # fmt: skip


@case
def years_of_school():
    rows = [["2021-2022", 412, "98,5"], ["2022-2023", 433, "97,25"], ["2023-2024", 450, "99"],
            ["2024-2025", 471, "98,75"]]  # fmt: skip
    yield file(
        "school_years", "csv", text([["Năm học", "Số học sinh", "Tỷ lệ lên lớp (%)"], *rows], ";"),
        [truth("Năm học:period|Số học sinh:integer|Tỷ lệ lên lớp (%):number",
               [[a, b, D(c.replace(",", "."))] for a, b, c in rows])],
    )  # fmt: skip
    p = page(
        ["Số học sinh phổ thông theo năm học"],
        ["Cấp học", "2021-2022", "2022-2023", "2023-2024", "2024-2025"],
        ["Tiểu học", 98012, 99120, 100345, 101220],
        ["Trung học cơ sở", 70110, 71004, 71870, 72655],
        ["Trung học phổ thông", 38002, 38410, 38999, 39120],
        ["Tổng số", 206124, 208534, 211214, 212995],
        ["Nguồn: Sở Giáo dục và Đào tạo"],
    )
    kinds = "Cấp học:text|" + "|".join(f"{y}:integer" for y in p.rows[1][1:])
    yield file("pupils_wide_years", "ods", writers.ods([p]), [truth(kinds, p.rows[2:5])])


@case
def ticks():
    head = ["Trường", "Có thư viện", "Có bếp ăn", "Số phòng"]
    body = [[SCHOOLS[0], "x", None, 24], [SCHOOLS[1], "X", "x", 18], [SCHOOLS[2], None, "x", 20],
            [SCHOOLS[3], "x", "x", 16], [SCHOOLS[4], None, "X", 9]]  # fmt: skip
    yes = {"x": True, "X": True, "✓": True}
    rows = [[a, yes.get(b), yes.get(c), d] for a, b, c, d in body]
    kinds = "Trường:text|Có thư viện:boolean|Có bếp ăn:boolean|Số phòng:integer"
    yield file("ticks_x", "xlsx", xlsx(page(head, *body)), [truth(kinds, rows)])
    body = [[SCHOOLS[0], "Có", 24], [SCHOOLS[1], "Không", 18], [SCHOOLS[2], "Có", 20],
            [SCHOOLS[3], "Không", 16]]  # fmt: skip
    yield file(
        "yes_and_no", "csv", text([["Trường", "Đạt chuẩn quốc gia", "Số phòng"], *body]),
        [truth("Trường:text|Đạt chuẩn quốc gia:text|Số phòng:integer", body)],
    )  # fmt: skip


@case
def letters_and_numbers_as_groups():
    p = page(["DANH MỤC CƠ SỞ GIÁO DỤC"], ["STT", "Tên trường", "Số giáo viên", "Diện tích (m2)"])
    rows = []
    groups = (("a)", "Trung học cơ sở", 0), ("b)", "Tiểu học", 2), ("c)", "Mầm non", 4))
    for sign, name, at in groups:
        p.add([sign, name, None, None])
        for i in (0, 1):
            row = [i + 1, SCHOOLS[at + i], 31 + at * 3 + i, 4200.5 - at * 300 - i * 10]
            p.add(row)
            rows.append([*row[:3], D(str(row[3]))])
    kinds = "STT:integer|Tên trường:text|Số giáo viên:integer|Diện tích (m2):number"
    yield file("schools_letter_groups", "xls", writers.xls([p]), [truth(kinds, rows)])
    p = page(["Tên trường", "Số giáo viên", "Số lớp"])
    rows = []
    for name, at in (("PHƯỜNG AN CỰU", 0), ("PHƯỜNG KIM LONG", 2), ("PHƯỜNG PHÚ BÀI", 4)):
        here = p.add([name, None, None])
        p.merges.append((here, 0, here, 2))
        for i in (0, 1):
            rows.append([SCHOOLS[at + i], 20 + at * 2 + i, 10 + at + i])
            p.add(rows[-1])
    yield file("schools_merged_group_rows", "xlsx", xlsx(p),
               [truth("Tên trường:text|Số giáo viên:integer|Số lớp:integer", rows)])  # fmt: skip


@case
def contacts_with_zeros():
    head = ["Mã trường", "Tên trường", "Điện thoại", "Mã số thuế"]
    rows = [["046001", SCHOOLS[0], "0234 3811 111", "3300100001"],
            ["046002", SCHOOLS[1], "0234 3811 222", "3300100002-001"],
            ["046015", SCHOOLS[2], "0234.3811.333", "0100100003"],
            ["046118", SCHOOLS[3], "(0234) 3811 444", "3300100004"]]  # fmt: skip
    kinds = "Mã trường:text|Tên trường:text|Điện thoại:text|Mã số thuế:text"
    yield file("school_contacts", "csv", text([head, *rows], ",", "utf-8-sig"),
               [truth(kinds, rows)])  # fmt: skip
    body = [[SCHOOLS[i], p] for i, p in enumerate((2343811111, 2343811222, 914000333, 2343811444,
                                                   905000555))]  # fmt: skip
    yield file(
        "school_phones_lost_zero", "xlsx", xlsx(page(["Tên trường", "Số điện thoại"], *body)),
        [truth("Tên trường:text|Số điện thoại:text", [[a, str(b)] for a, b in body])],
        ("lost_digits", "Số điện thoại"),
    )  # fmt: skip


@case
def hidden_things():
    head = ["STT", "Tên trường", "Số học sinh", "Ghi chú"]
    body = [[i + 1, name, 300 + 17 * i, "Đạt"] for i, name in enumerate(SCHOOLS)]
    kinds = "STT:integer|Tên trường:text|Số học sinh:integer|Ghi chú:text"
    p = page(head, *body, hidden_rows={3, 4})
    yield file("pupils_hidden_rows", "xlsx", xlsx(p), [truth(kinds, body)], "hidden_rows")
    p = page(head, *body, hidden_columns={2})
    yield file("pupils_hidden_column", "xlsx", xlsx(p), [truth(kinds, body)],
               "hidden_columns")  # fmt: skip
    p = page(head, *body, name="Danh sách")
    q = page(["Mã", "Loại trường"], ["TH", "Tiểu học"], ["MN", "Mầm non"], name="DM", hidden=True)
    yield file("pupils_hidden_sheet", "xls", writers.xls([p, q]), [truth(kinds, body)],
               "hidden_sheets", may="multiple_sheets")  # fmt: skip


@case
def opening_days():
    rows = [[SCHOOLS[0], "Ngày 05 tháng 9 năm 2024", "05/9/2024"],
            [SCHOOLS[1], "Ngày 12 tháng 8 năm 2024", "12/8/2024"],
            [SCHOOLS[2], "Ngày 26 tháng 8 năm 2024", "26/8/2024"]]  # fmt: skip
    days = [day("2024-09-05"), day("2024-08-12"), day("2024-08-26")]
    yield file(
        "opening_days_in_words", "csv",
        text([["Trường", "Khai giảng", "Ngày công bố"], *rows], "\t", "utf-8-sig"),
        [truth("Trường:text|Khai giảng:date|Ngày công bố:date",
               [[r[0], d, d] for r, d in zip(rows, days, strict=True)])],
    )  # fmt: skip


@case
def an_empty_middle():
    p = page(
        [None, None, None, None, None, None],
        [None, None, "Tên trường", None, "Số lớp", "Số học sinh"],
        [None, None, SCHOOLS[0], None, 24, 930],
        [None, None, SCHOOLS[1], None, 18, 702],
        [None],
        [None, None, SCHOOLS[2], None, 20, 655],
        [None, None, SCHOOLS[3], None, 16, 540],
    )
    rows = [[r[2], r[4], r[5]] for r in p.rows[2:] if len(r) > 1]
    yield file("empty_column_and_row", "xlsx", xlsx(p),
               [truth("Tên trường:text|Số lớp:integer|Số học sinh:integer", rows)])  # fmt: skip
