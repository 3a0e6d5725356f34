"""Tidy lists of many offices, with things in them that only look awkward: nothing is to be said."""

from __future__ import annotations

from tests.tables_corpus.awkward.city_desk import (
    PEOPLE,
    STREETS,
    UNITS,
    days,
    dice,
    file,
    flat,
    tidy,
    true,
)
from tests.tables_corpus.awkward.kit import case, truth


@case
def bus_stops():
    r = dice(1)
    rows = [
        [
            f"TR{i:03d}",
            f"Đối diện {r.choice([9, 14, 102])} {s}",
            r.choice(["01", "04", "11"]),
            r.randint(0, 3),
            round(r.uniform(0.5, 9.4), 1) + 0.05,
        ]
        for i, s in enumerate(STREETS, 1)
    ]
    rows = [[*row[:4], round(row[4], 2)] for row in rows]
    columns = "Mã trạm:text|Vị trí:text|Tuyến số:text|Số mái che:integer|Cách bến (km):number"
    yield from tidy("bus_stops", columns, rows, "xlsx semi")


@case
def house_numbers_with_points():
    rows = [
        ["Trụ sở UBND phường", "1.297 Nguyễn Tất Thành", "Phường Thanh Thủy", 1998],
        ["Nhà sinh hoạt tổ 4", "02 Kiệt 15 Đặng Huy Trứ", "Phường Thủy Xuân", 2007],
        ["Trạm y tế", "1.301 Nguyễn Tất Thành", "Phường Thanh Thủy", 2015],
        ["Trung tâm hành chính công", "1/25 Hàn Mặc Tử", "Phường Vỹ Dạ", 2019],
        ["Bưu cục", "8", "Phường Phú Xuân", 2003],
    ]
    columns = "Tên công trình:text|Số nhà, đường:text|Phường:text|Năm xây dựng:integer"
    yield from tidy("house_numbers", columns, rows, "xlsx csv")


@case
def names_that_sound_like_totals():
    rows = [
        [1, "Tổng Công ty Cổ phần Dệt may Mẫu Huế", 3100, 12],
        [2, "Công ty TNHH Cộng Hưởng Thử", 45, 3],
        [3, "Hợp tác xã Cộng Đồng Xanh", 18, 7],
        [4, "Công ty Tổng Hợp Ví Dụ", 260, 1],
        [5, "Doanh nghiệp tư nhân Toàn Thành", 9, 2],
        [6, "Công ty Cổ phần I", 77, 4],
    ]
    columns = "STT:integer|Tên doanh nghiệp:text|Số lao động:integer|Số chi nhánh:integer"
    yield from tidy("names_like_totals", columns, rows, "xls csv")


@case
def parts_that_add_to_their_last_column():
    r = dice(2)
    rows = [[u, a := r.randint(40, 900), b := r.randint(40, 900), a + b] for u in UNITS[:14]]
    columns = "Địa phương:text|Nam:integer|Nữ:integer|Tổng số:integer"
    yield from tidy("people_by_sex", columns, rows, "ods pipe")


@case
def a_library_with_long_words():
    rows = [
        ["Chuyện kể bên sông Hương", PEOPLE[0], 2011, "Tập truyện ngắn; bìa mềm", "895.92234"],
        ["Món ăn xứ Huế, quyển 2", PEOPLE[6], 1999, 'Có chữ ký "tặng bạn đọc"', "641.5"],
        ["Sổ tay thử nghiệm:\nphần đọc thêm", PEOPLE[8], 2020, None, "001.42"],
        ["Nhã nhạc là gì?", PEOPLE[2], 2005, "Song ngữ Việt - Anh\nIn lần 3", "781.62"],
    ]
    columns = "Nhan đề:text|Tác giả:text|Năm xuất bản:integer|Mô tả:text|Ký hiệu phân loại:text"
    yield from tidy("library", columns, rows, "csv json")


@case
def telephones_of_offices():
    rows = [
        ["Văn phòng Mẫu", "0234.3822.001", "vp@mau.example", "7h30 - 17h00", "Cả ngày"],
        ["Phòng Thử", "0234 3822 002", "thu@mau.example", "Sáng thứ Hai", "Buổi sáng"],
        ["Đường dây nóng", "1900 0000", None, "24/24", "Cả ngày"],
        ["Bộ phận Một cửa", "(0234) 3822003", "motcua@mau.example", "7h00 - 11h30", "Buổi sáng"],
    ]
    columns = "Đơn vị:text|Điện thoại:text|Email:text|Giờ làm việc:text|Ca trực:text"
    yield from tidy("telephones", columns, rows, "xls semi")


@case
def decisions_of_the_city():
    r = dice(3)
    rows = [
        [
            i,
            f"{r.randint(100, 3000)}/QĐ-UBND",
            d,
            f"Về việc giao thử nhiệm vụ số {i}",
            "Còn hiệu lực",
        ]
        for i, d in enumerate(days(r, 9), 1)
    ]
    columns = "TT:integer|Số quyết định:text|Ngày ban hành:date|Trích yếu:text|Tình trạng:text"
    yield from tidy("decisions", columns, rows, "xlsx ods json")


@case
def temperatures_below_and_above():
    rows = [
        ["Trạm Mẫu 1", -0.5, 12.25, 88],
        ["Trạm Mẫu 2", 3.1, 15.5, 91],
        ["Trạm Mẫu 3", -1.2, 9.75, 76],
        ["Trạm Mẫu 4", 0.4, 11.5, 80],
    ]
    columns = "Trạm:text|Thấp nhất (°C):number|Cao nhất (°C):number|Độ ẩm (%):integer"
    yield from tidy("temperatures", columns, rows, "tsv")


@case
def one_row_and_two_columns():
    yield from tidy(
        "one_row", "Tên dự án:text|Số hộ di dời:integer", [["Khu tái định cư Mẫu", 214]], "xlsx csv"
    )
    rows = [["Kim Long"], ["Vỹ Dạ"], ["An Cựu"], ["Thuận An"]]
    rows = [[a[0], b] for a, b in zip(rows, ["Bắc", "Nam", "Nam", "Bắc"], strict=True)]
    yield from tidy("two_columns", "Phường:text|Bờ sông:text", rows, "tsv")


@case
def ticks_and_gaps():
    r = dice(4)
    for mark, name in (("x", "x"), ("✓", "tick"), ("X", "big")):
        marks = [[True, None, True], [None, True, None], [True, True, True], [None, None, True]]
        rows = [[u, *m] for u, m in zip(r.sample(UNITS, 8), marks * 2, strict=True)]
        shown = [[mark if v is True else v for v in row] for row in rows]
        columns = "Đơn vị:text|Có wifi:boolean|Có lối xe lăn:boolean|Có nhà vệ sinh:boolean"
        yield from tidy(f"ticks_{name}", columns, rows, "xlsx csv", shown=shown)


@case
def columns_left_empty_in_part():
    rows = [
        [1, "Đình làng Thử", 1742, "Xếp hạng quốc gia", None],
        [2, "Miếu Mẫu", None, None, "Đang tu bổ"],
        [3, "Chùa Ví Dụ", 1825, None, None],
        [4, "Nhà thờ họ Không Thật", None, "Xếp hạng thành phố", None],
        [5, "Cầu ngói Giả Định", 1776, "Xếp hạng quốc gia", "Mở cửa"],
    ]
    columns = "STT:integer|Tên di tích:text|Năm dựng:integer|Xếp hạng:text|Ghi chú:text"
    yield from tidy("gaps", columns, rows, "ods csv")


@case
def years_as_columns():
    r = dice(5)
    years = [2019, 2020, 2021, 2022, 2023, 2024]
    rows = [[u, *[r.randint(100, 9000) for _ in years]] for u in UNITS[5:15]]
    columns = "Địa bàn:text|" + "|".join(f"{y}:integer" for y in years)
    labels = ["Địa bàn", *years]
    table = [truth(columns, rows)]
    yield file("years_csv", "csv", flat([labels, *rows]), table)
    named = "Địa bàn:text|" + "|".join(f"Năm {y}:integer" for y in years)
    yield from tidy("years_named", named, rows, "xlsx xls")


@case
def quoted_throughout():
    r = dice(6)
    rows = [
        [f"HS-{i:04d}", d, r.choice(["Đúng hạn", "Trễ hạn"]), r.randint(1, 30)]
        for i, d in enumerate(days(r, 12), 7)
    ]
    columns = "Mã hồ sơ:text|Ngày tiếp nhận:date|Kết quả:text|Số ngày xử lý:integer"
    head = [c.split(":")[0] for c in columns.split("|")]
    table = [truth(columns, true(rows))]
    yield file("quoted_all", "csv", flat([head, *rows], quote=1, eol="\r\n"), table)
    yield file("sep_line", "csv", b"sep=;\r\n" + flat([head, *rows], ";", eol="\r\n"), table)
    yield file("trailing_lines", "csv", flat([head, *rows]) + b"\n\n,,,\n,,,\n", table)
    tab = flat([head, *rows], "\t", encoding="utf-16", eol="\r\n")
    yield file("unicode_text", "tsv", tab, table)
