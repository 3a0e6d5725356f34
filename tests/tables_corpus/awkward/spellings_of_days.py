"""Days, periods and codes: exchanged days, serial days, zeros lost, codes turned into figures."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.tables_corpus.awkward.city_desk import (
    PEOPLE,
    UNITS,
    days,
    dice,
    file,
    flat,
    put,
    tidy,
    true,
    workbook,
)
from tests.tables_corpus.awkward.kit import case, page, truth


@case
def days_written_in_many_ways():
    r = dice(51)
    dates = days(r, 9)
    rows = [[f"Sự kiện mẫu {i}", d] for i, d in enumerate(dates)]
    table = [truth("Sự kiện:text|Ngày tổ chức:date", rows)]
    ways = {
        "short": lambda d: f"{d.day}/{d.month}/{d.year}",
        "dots": lambda d: d.strftime("%d.%m.%Y"),
        "dash": lambda d: d.strftime("%d-%m-%Y"),
        "iso": lambda d: d.isoformat(),
        "words": lambda d: f"Ngày {d.day:02d} tháng {d.month:02d} năm {d.year}",
    }
    for name, way in ways.items():
        shown = [[a, way(d)] for a, d in rows]
        yield file(f"days_{name}", "csv", flat([["Sự kiện", "Ngày tổ chức"], *shown]), table)


@case
def days_that_excel_exchanged():
    meant = [
        date(2025, 1, 15),
        date(2025, 2, 3),
        date(2025, 3, 4),
        date(2025, 3, 28),
        date(2025, 5, 6),
        date(2025, 7, 22),
        date(2025, 8, 9),
        date(2025, 10, 11),
        date(2025, 12, 19),
    ]
    rows = [[f"GP-{i:03d}", d] for i, d in enumerate(meant, 1)]
    shown = [
        [a, d.strftime("%d/%m/%Y") if d.day > 12 else date(d.year, d.day, d.month)] for a, d in rows
    ]
    table = [truth("Số giấy phép:text|Ngày cấp:date", rows)]
    said = ("dates_swapped", "Ngày cấp")
    p = page(["Số giấy phép", "Ngày cấp"], *shown)
    yield from put("exchanged", p, table, "xlsx ods", said, may="mixed_types")


@case
def days_of_two_customs():
    shown = [
        ["A1", "25/12/2024"],
        ["A2", "12/25/2024"],
        ["A3", "03/04/2025"],
        ["A4", "06/13/2025"],
        ["A5", "13/06/2025"],
        ["A6", "05/02/2025"],
    ]
    table = [truth("Mã phiếu:text|Ngày nộp:text", shown)]
    said = ("date_ambiguous", "Ngày nộp")
    data = flat([["Mã phiếu", "Ngày nộp"], *shown])
    yield file("two_customs", "csv", data, table, said, may="dates_swapped mixed_types")


@case
def serial_days():
    dates = [
        date(2024, 3, 5),
        date(2024, 8, 30),
        date(2025, 1, 17),
        date(2025, 6, 2),
        date(2025, 9, 24),
    ]
    rows = [[f"Lớp mẫu {i}", d, 20 + i] for i, d in enumerate(dates)]
    head = ["Tên lớp", "Ngày khai giảng", "Sĩ số"]
    table = [truth("Tên lớp:text|Ngày khai giảng:date|Sĩ số:integer", rows)]
    serial = [[a, (d - date(1899, 12, 30)).days, n] for a, d, n in rows]
    may = "date_ambiguous mixed_types"
    yield from put("serial", page(head, *serial), table, "xlsx csv", may=may)

    def mac(book):
        book.epoch = CALENDAR_MAC_1904
        book.active.append(head)
        for a, d, n in rows:
            book.active.append([a, d, n])
            book.active.cell(book.active.max_row, 2).number_format = "dd/mm/yyyy"

    yield file("from_1904", "xlsx", workbook(mac), table)
    some = [
        [a, (d - date(1899, 12, 30)).days if i % 2 else d, n] for i, (a, d, n) in enumerate(rows)
    ]
    yield from put(
        "serial_some", page(head, *some), table, "xlsx", may="date_ambiguous mixed_types"
    )


@case
def periods():
    r = dice(52)
    for name, label, values in (
        (
            "quarters",
            "Kỳ báo cáo",
            [f"Quý {q}/{y}" for y in (2024, 2025) for q in ("I", "II", "III", "IV")],
        ),
        ("months", "Tháng", [f"Tháng {m}/2025" for m in range(1, 10)]),
        ("school", "Năm học", [f"{y}-{y + 1}" for y in range(2017, 2025)]),
    ):
        rows = [[v, r.randint(100, 999)] for v in values]
        yield from tidy(f"periods_{name}", f"{label}:period|Số lượt:integer", rows, "xlsx csv")


@case
def hours_of_news():
    start = datetime(2025, 3, 9, 7, 45)
    rows = [[f"Tin mẫu số {i}", start + timedelta(days=5 * i, minutes=37 * i)] for i in range(8)]
    table = [truth("Tiêu đề:text|Thời điểm đăng:datetime", rows)]
    shown = [[a, d.strftime("%d-%m-%Y %H:%M")] for a, d in rows]
    yield file("news_hours", "csv", flat([["Tiêu đề", "Thời điểm đăng"], *shown]), table)


@case
def codes_with_their_zeros():
    rows = [
        [PEOPLE[0], "0905000001", "0100000019", "046", "00123"],
        [PEOPLE[1], "0914000002", "3300000027", "001", "04500"],
        [PEOPLE[2], "0379000003", "0400000035-001", "079", "00007"],
        [PEOPLE[3], "0702000004", "3300000043", "046", "19753"],
    ]
    columns = "Người đại diện:text|Số điện thoại:text|Mã số thuế:text|Mã tỉnh:text|Mã xã:text"
    yield from tidy("zeros_kept", columns, rows, "xls csv json")


@case
def codes_without_their_zeros():
    rows = [[PEOPLE[i], 905000001 + 111 * i, f"Tổ {i}"] for i in range(6)]
    true_rows = [[a, str(b), c] for a, b, c in rows]
    head = ["Tổ trưởng", "Số điện thoại", "Địa bàn"]
    table = [truth("Tổ trưởng:text|Số điện thoại:text|Địa bàn:text", true_rows)]
    said = ("lost_digits", "Số điện thoại")
    yield from put("zeros_lost", page(head, *rows), table, "xlsx xls csv", said)
    mixed = [[a, b if i % 2 else f"0{b}", c] for i, (a, b, c) in enumerate(rows)]
    table = [
        truth(
            "Tổ trưởng:text|Số điện thoại:text|Địa bàn:text", [[a, str(b), c] for a, b, c in mixed]
        )
    ]
    yield from put("zeros_lost_some", page(head, *mixed), table, "xlsx", said, may="mixed_types")


@case
def codes_as_powers_of_ten():
    rows = [
        ["TB-1", "8.93E+12", "Tốt"],
        ["TB-2", "8.94E+12", "Tốt"],
        ["TB-3", "8.93E+12", "Hỏng"],
        ["TB-4", "8.95E+12", "Tốt"],
    ]
    table = [truth("Mã thiết bị:text|Mã vạch:text|Tình trạng:text", rows)]
    said = ("scientific_code", "Mã vạch")
    head = ["Mã thiết bị", "Mã vạch", "Tình trạng"]
    yield file(
        "powers_csv", "csv", flat([head, *rows]), table, said, may="precision_lost lost_digits"
    )
    comma = [[a, b.replace(".", ","), c] for a, b, c in rows]
    table = [truth("Mã thiết bị:text|Mã vạch:text|Tình trạng:text", comma)]
    data = flat([head, *comma], ";")
    yield file("powers_comma", "csv", data, table, said, may="precision_lost lost_digits")


@case
def numbers_longer_than_excel():
    rows = [[f"Thẻ mẫu {i}", 9704000000000000 + 10 * (i + 37) ** 4] for i in range(5)]
    table = [truth("Chủ thẻ:text|Số tài khoản:text", [[a, str(b)] for a, b in rows])]
    said = ("precision_lost", "Số tài khoản")
    p = page(["Chủ thẻ", "Số tài khoản"], *rows)
    yield from put("sixteen_digits", p, table, "xlsx", said, may="lost_digits big_number")


@case
def codes_that_look_like_something_else():
    rows = [
        ["1-2", "3E5", "75A-000.11", "12/2025/QĐ-MAU"],
        ["3-4", "1E10", "75B-000.22", "03/2024/QĐ-MAU"],
        ["10-11", "2E7", "75C1-00033", "11/2023/QĐ-MAU"],
        ["5-6", "7E2", "75A-000.44", "08/2025/QĐ-MAU"],
    ]
    columns = "Tổ - Lô:text|Mã phòng:text|Biển số:text|Số quyết định:text"
    yield from tidy("looks_like_days", columns, rows, "xlsx csv", may="scientific_code")


@case
def old_and_young_days():
    r = dice(53)
    rows = [
        [f"CS-{i:02d}", u, date(1930 + 9 * i, 1 + i, 28 - i), d]
        for i, (u, d) in enumerate(zip(UNITS[:9], days(r, 9, 2024), strict=True))
    ]
    columns = "Mã số:text|Địa bàn:text|Ngày thành lập:date|Ngày kiểm tra:date"
    yield from tidy("old_days", columns, true(rows), "xls ods")
