"""Cells whose value is in doubt: numbers, units, codes, errors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

from tests.tables_corpus.faults.kit import column, each, files, maker
from tests.tables_corpus.sheet import Case


@maker
def numbers(rng: Random) -> Iterator[Case]:
    grouped = [f"{rng.randint(1, 99)}.{rng.randint(100, 999)}" for _ in range(8)]
    page, truth = column(rng, "Giá trị", grouped, grouped, "text")
    yield from each(rng, "ambiguous_number", "Giá trị", page, truth, "csv xlsx xls ods")
    mixed = ["1.234,5", "2,345.6", "12,25", "3.5", "7", "8,1"]
    page, truth = column(rng, "Sản lượng", mixed, mixed, "text")
    yield from each(rng, "ambiguous_number", "Sản lượng", page, truth, "csv xlsx")
    comma = [f"{rng.randint(1, 99)},{rng.randint(100, 999)}" for _ in range(7)]
    page, truth = column(rng, "Khối lượng", comma, comma, "text")
    yield from each(rng, "ambiguous_number", "Khối lượng", page, truth, "csv xlsx")
    words = [12, 45, "chưa có báo cáo", 78, 90, 11, "không có", 9]
    for kinds in ("xlsx", "xls", "ods", "csv"):
        true = [str(v) for v in words]
        page, truth = column(rng, "Số vụ việc", words, true, "text")
        yield from each(rng, "text_in_number_column", "Số vụ việc", page, truth, kinds)
    kinds_of = [
        12,
        "Đang thi công",
        date(2025, 3, 14),
        4.5,
        "Hoàn thành",
        date(2024, 12, 20),
        7,
        "Tạm dừng",
    ]
    true = ["12", "Đang thi công", "14/03/2025", "4.5", "Hoàn thành", "20/12/2024", "7", "Tạm dừng"]
    page, truth = column(rng, "Tiến độ", kinds_of, true, "text")
    yield from each(rng, "mixed_types", "Tiến độ", page, truth, "xlsx xls")
    days = ["15/03/2025", "20/04/2025", "đang chờ", "11/12/2024", "quý sau", "01/02/2025"]
    page, truth = column(rng, "Ngày họp", days, days, "text")
    yield from each(rng, "mixed_types", "Ngày họp", page, truth, "csv xlsx", "")


@maker
def units(rng: Random) -> Iterator[Case]:
    raw = ["45%", "50", "61%", "70", "82,5%", "90%"]
    true = [Decimal(v.strip("%").replace(",", ".")) for v in raw]
    page, truth = column(rng, "Tỷ lệ hoàn thành", raw, true, "number")
    yield from each(rng, "percent_mixed", "Tỷ lệ hoàn thành", page, truth, "csv xlsx")
    page, truth = column(
        rng,
        "Tỷ lệ (%)",
        [0.45, 50, 0.61, 70, 0.825, 90],
        [Decimal("45"), Decimal(50), Decimal("61"), Decimal(70), Decimal("82.5"), Decimal(90)],
        "number",
    )
    spot = page.rows[-1].index(90)
    for k, r in enumerate(range(len(page.rows) - 6, len(page.rows))):
        if k % 2 == 0:
            page.formats[r, spot] = "0.0%"
    yield from each(rng, "percent_mixed", "Tỷ lệ (%)", page, truth, "xlsx xls")
    money = ["5 tỷ đồng", "300 triệu đồng", "1,2 tỷ đồng", "750 triệu đồng", "20 tỷ đồng"]
    page, truth = column(rng, "Kinh phí", money, money, "text")
    yield from each(rng, "mixed_units", "Kinh phí", page, truth, "csv xlsx xls")
    area = ["12 ha", "3.500 m2", "7,5 ha", "800 m2", "1 ha"]
    page, truth = column(rng, "Diện tích", area, area, "text")
    yield from each(rng, "mixed_units", "Diện tích", page, truth, "csv xlsx")
    marked = ["1.234.567*", "2.345.000", "3.456.789(1)", "4.000.000", "5.600.000(**)"]
    true = [1234567, 2345000, 3456789, 4000000, 5600000]
    page, truth = column(rng, "Doanh thu", marked, true, "integer")
    yield from each(rng, "footnote_marks", "Doanh thu", page, truth, "csv xlsx xls")
    marked2 = [12, 15, "18¹", 20, "33²", 41]
    page, truth = column(rng, "Số dự án", marked2, [12, 15, 18, 20, 33, 41], "integer")
    yield from each(rng, "footnote_marks", "Số dự án", page, truth, "xlsx csv")


@maker
def codes(rng: Random) -> Iterator[Case]:
    phones = [f"09{rng.randint(10_000_000, 99_999_999)}" for _ in range(8)]
    page, truth = column(
        rng, "Số điện thoại", [int(p) for p in phones], [p[1:] for p in phones], "text"
    )
    yield from each(rng, "lost_digits", "Số điện thoại", page, truth, "xlsx xls ods csv")
    tax = [f"0{rng.randint(100_000_000, 999_999_999)}" for _ in range(6)]
    tax += [f"33{rng.randint(10_000_000, 99_999_999)}" for _ in range(5)]
    page, truth = column(
        rng, "Mã số thuế", [int(t) for t in tax], [str(int(t)) for t in tax], "text"
    )
    yield from each(rng, "lost_digits", "Mã số thuế", page, truth, "xlsx csv")
    wards = [f"{n:05d}" for n in rng.sample(range(9_100, 9_999), 4)] + [
        "19753",
        "19768",
        "19774",
        "20101",
    ]
    page, truth = column(
        rng, "Mã xã", [int(w) for w in wards], [str(int(w)) for w in wards], "text"
    )
    yield from each(rng, "lost_digits", "Mã xã", page, truth, "xlsx csv")
    citizen = [f"046{rng.randint(0, 3)}{rng.randint(10_000_000, 99_999_999)}" for _ in range(6)]
    page, truth = column(
        rng, "Số CCCD", [int(c) for c in citizen], [c[1:] for c in citizen], "text"
    )
    yield from each(rng, "lost_digits", "Số CCCD", page, truth, "xlsx csv")
    sci = ["4.60123E+11", "4.61E+11", "4.60777E+11", "3.3012E+11"]
    page, truth = column(rng, "Mã định danh", sci, sci, "text")
    yield from each(rng, "scientific_code", "Mã định danh", page, truth, "csv xlsx")
    sci2 = ["8,49E+10", "8,491E+10", "8,4912E+10", "8,5E+10"]
    page, truth = column(rng, "Số tài khoản", sci2, sci2, "text")
    yield from each(rng, "scientific_code", "Số tài khoản", page, truth, "csv")
    long = [float(rng.randint(10**17, 10**18)) for _ in range(5)]
    page, truth = column(rng, "Số tài khoản", long, [str(int(v)) for v in long], "text")
    for case in each(rng, "precision_lost", "Số tài khoản", page, truth, "xlsx xls", "lost_digits"):
        case.tables = []
        yield case
    big = [str(rng.randint(10**17, 10**18)) for _ in range(6)]
    page, truth = column(rng, "Số liệu nguồn", big, big, "text")
    for case in each(rng, "big_number", "Số liệu nguồn", page, truth, "csv xlsx"):
        yield case
    keep = [f"0234{rng.randint(3_500_000, 3_999_999)}" for _ in range(6)]
    for label in ("Điện thoại", "Mã hồ sơ", "Số hiệu"):
        page, truth = column(rng, label, keep, keep, "text")
        for file, data in files(rng, page, "csv xlsx"):
            yield Case(f"clean code {label} {file}", data, [truth], set(), set(), file)


@maker
def cells(rng: Random) -> Iterator[Case]:
    page, truth = column(
        rng, "Tổng điểm", [12, 15, "=B2+C2", 18, 20], [12, 15, None, 18, 20], "integer"
    )
    yield from each(rng, "formula_no_value", "Tổng điểm", page, truth, "xlsx")
    raw = [12, "#N/A", 15, "#DIV/0!", 20, 7]
    page, truth = column(rng, "Bình quân", raw, [12, None, 15, None, 20, 7], "integer")
    yield from each(rng, "error_values", "Bình quân", page, truth, "csv xlsx")
    raw = ["Tốt", "#REF!", "Khá", "#REF!", "Tốt", "Khá"]
    page, truth = column(rng, "Xếp loại", raw, [None if "#" in v else v for v in raw], "text")
    yield from each(rng, "error_values", "Xếp loại", page, truth, "csv xlsx")
    raw = ["####", 12, 15, "########", 20]
    page, truth = column(rng, "Số tiền", raw, [None, 12, 15, None, 20], "integer")
    yield from each(rng, "values_lost", "Số tiền", page, truth, "csv xlsx")
