"""Files with one fault each, and what must be said of it: every code of the reader."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from ckanext.hue_opendata.text.legacy.codec import encode_legacy
from tests.tables_corpus import content, writers
from tests.tables_corpus.layouts import Look, lay
from tests.tables_corpus.sheet import Case, Page, Truth

Make = Callable[[Random], Iterator[Case]]
MAKERS: list[Make] = []


def maker(make: Make) -> Make:
    MAKERS.append(make)
    return make


def simple(labels: list[str], types: list[str], rows: list[list[Any]]) -> Truth:
    return Truth(labels, types, [tuple(row) for row in rows])


def page_of(labels: list[str], rows: list[list[Any]], title: str = "") -> Page:
    page = Page()
    if title:
        page.add([title])
    page.add(list(labels))
    for row in rows:
        page.add(list(row))
    return page


def column(rng: Random, label: str, raw: list[Any], true: list[Any], kind: str) -> tuple[Page, Truth]:
    """A list of wards with one interesting column beside a plain one."""
    names = content._pick(rng, content.WARDS, len(raw))
    order = rng.random() < 0.5
    other = [rng.randint(10, 900) for _ in raw]
    labels = ["Phường, xã", label, "Số tổ dân phố"] if order else ["STT", "Phường, xã", label]
    rows, trues = [], []
    for k, (a, b) in enumerate(zip(raw, true, strict=True)):
        rows.append([names[k], a, other[k]] if order else [k + 1, names[k], a])
        trues.append([names[k], b, other[k]] if order else [k + 1, names[k], b])
    types = ["text", kind, "integer"] if order else ["integer", "text", kind]
    title = rng.choice(["", "DANH SÁCH TỔNG HỢP THEO PHƯỜNG, XÃ NĂM 2025"])
    return page_of(labels, rows, title), simple(labels, types, trues)


def files(rng: Random, page: Page, kinds: str) -> Iterator[tuple[str, bytes]]:
    for kind in kinds.split():
        if kind in writers.SHEETS:
            yield f"a.{kind}", writers.SHEETS[kind]([page])
        else:
            yield "a.csv", writers.delimited([page], rng.choice([";", "\t", ","]))


def each(rng: Random, code: str, label: str, page: Page, truth: Truth, kinds: str,
         may: str = "", more: str = "") -> Iterator[Case]:  # fmt: skip
    expect: set[tuple[str, str | None]] = {(c, label) for c in (code, *more.split())}
    for file, data in files(rng, page, kinds):
        yield Case(f"{code} {file} {label}", data, [truth], expect, set(may.split()), file)


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
    kinds_of = [12, "Đang thi công", date(2025, 3, 14), 4.5, "Hoàn thành", date(2024, 12, 20), 7, "Tạm dừng"]
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
        rng, "Tỷ lệ (%)", [0.45, 50, 0.61, 70, 0.825, 90],
        [Decimal("45"), Decimal(50), Decimal("61"), Decimal(70), Decimal("82.5"), Decimal(90)], "number",
    )  # fmt: skip
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
    page, truth = column(rng, "Số điện thoại", [int(p) for p in phones], [p[1:] for p in phones], "text")
    yield from each(rng, "lost_digits", "Số điện thoại", page, truth, "xlsx xls ods csv")
    tax = [f"0{rng.randint(100_000_000, 999_999_999)}" for _ in range(6)]
    tax += [f"33{rng.randint(10_000_000, 99_999_999)}" for _ in range(5)]
    page, truth = column(rng, "Mã số thuế", [int(t) for t in tax], [str(int(t)) for t in tax], "text")
    yield from each(rng, "lost_digits", "Mã số thuế", page, truth, "xlsx csv")
    wards = [f"{n:05d}" for n in rng.sample(range(9_100, 9_999), 4)] + ["19753", "19768", "19774", "20101"]
    page, truth = column(rng, "Mã xã", [int(w) for w in wards], [str(int(w)) for w in wards], "text")
    yield from each(rng, "lost_digits", "Mã xã", page, truth, "xlsx csv")
    citizen = [f"046{rng.randint(0, 3)}{rng.randint(10_000_000, 99_999_999)}" for _ in range(6)]
    page, truth = column(rng, "Số CCCD", [int(c) for c in citizen], [c[1:] for c in citizen], "text")
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
def dates(rng: Random) -> Iterator[Case]:
    true = [date(2024, 1, 1) + timedelta(days=rng.randint(0, 700)) for _ in range(24)]
    swapped, shown = [], []
    for day in true:
        if day.day <= 12:
            swapped.append(day.replace(day=day.month, month=day.day))
        else:
            swapped.append(day.strftime("%d/%m/%Y"))
        shown.append(day)
    for label in ("Ngày cấp", "Ngày sinh hoạt", "Ngày ký"):
        page, truth = column(rng, label, swapped, shown, "date")
        yield from each(rng, "dates_swapped", label, page, truth, "xlsx xls ods")
    us = ["12/25/2024", "01/14/2025", "03/30/2025", "02/05/2025", "11/17/2024"]
    true = [datetime.strptime(v, "%m/%d/%Y").date() for v in us]
    page, truth = column(rng, "Ngày tạo", us, true, "date")
    yield from each(rng, "date_ambiguous", "Ngày tạo", page, truth, "csv xlsx")
    both = ["12/25/2024", "14/01/2025", "30/03/2025", "02/05/2025", "11/17/2024"]
    page, truth = column(rng, "Ngày nhận", both, both, "text")
    yield from each(rng, "date_ambiguous", "Ngày nhận", page, truth, "csv xlsx")
    short = ["01/02/25", "12/03/24", "05/06/23", "07/08/24", "09/10/25"]
    page, truth = column(rng, "Ngày duyệt", short, short, "text")
    yield from each(rng, "date_ambiguous", "Ngày duyệt", page, truth, "csv xlsx")
    for label, raw, want in (
        ("Ngày ban hành", ["15/03/2025", "1/4/2025", "20/12/2024"], [date(2025, 3, 15), date(2025, 4, 1), date(2024, 12, 20)]),
        ("Ngày họp", ["Ngày 12 tháng 5 năm 2023", "Ngày 3 tháng 11 năm 2024", "ngày 31 tháng 12 năm 2024"], [date(2023, 5, 12), date(2024, 11, 3), date(2024, 12, 31)]),
        ("Ngày", ["31.12.2025", "01.10.2025", "15.11.2025"], [date(2025, 12, 31), date(2025, 10, 1), date(2025, 11, 15)]),
        ("Ngày cập nhật", ["2025-03-15", "2025-04-01", "2024-12-20"], [date(2025, 3, 15), date(2025, 4, 1), date(2024, 12, 20)]),
    ):  # fmt: skip
        page, truth = column(rng, label, raw * 2, want * 2, "date")
        for file, data in files(rng, page, "csv xlsx"):
            yield Case(f"clean date {raw[0]} {file}", data, [truth], set(), set(), file)
    moments = ["17-09-2024 10:55", "18-09-2024 08:00", "30-09-2024 17:30"]
    want = [datetime.strptime(v, "%d-%m-%Y %H:%M") for v in moments]
    page, truth = column(rng, "Thời gian", moments, want, "datetime")
    for file, data in files(rng, page, "csv xlsx"):
        yield Case(f"clean moment {file}", data, [truth], set(), set(), file)
    halves = ["17/09/2024 5:52:32 CH", "18/09/2024 8:00:00 SA", "30/09/2024 12:30:00 SA"]
    want = [datetime(2024, 9, 17, 17, 52, 32), datetime(2024, 9, 18, 8), datetime(2024, 9, 30, 0, 30)]
    page, truth = column(rng, "Thời điểm gửi", halves, want, "datetime")
    for file, data in files(rng, page, "csv xlsx"):
        yield Case(f"clean moment CH {file}", data, [truth], set(), set(), file)
    for raw in (["Tháng 9/2025", "Tháng 10/2025", "Tháng 11/2025"], ["Quý I/2025", "Quý II/2025", "Quý III/2025"],
                ["Năm học 2023-2024", "Năm học 2024-2025", "Năm học 2025-2026"], ["6 tháng đầu năm 2025", "9 tháng đầu năm 2024", "6 tháng đầu năm 2024"]):  # fmt: skip
        page, truth = column(rng, "Kỳ", raw, raw, "period")
        for file, data in files(rng, page, "csv xlsx"):
            yield Case(f"clean period {raw[0]} {file}", data, [truth], set(), set(), file)
    serial = [45292 + rng.randint(0, 600) for _ in range(8)]
    want = [date(1899, 12, 30) + timedelta(days=v) for v in serial]
    page, truth = column(rng, "Ngày cấp phép", serial, want, "date")
    for file, data in files(rng, page, "xlsx xls"):
        yield Case(f"clean serial {file}", data, [truth], set(), set(), file)


@maker
def cells(rng: Random) -> Iterator[Case]:
    page, truth = column(rng, "Tổng điểm", [12, 15, "=B2+C2", 18, 20], [12, 15, None, 18, 20], "integer")
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


@maker
def merges(rng: Random) -> Iterator[Case]:
    zones = ["Vùng đồng bằng", "Vùng núi"]
    rows = [[zones[k // 4] if k % 4 == 0 else None, f"Xã {k}", rng.randint(10, 99)] for k in range(8)]
    true = [[zones[k // 4], f"Xã {k}", row[2]] for k, row in enumerate(rows)]
    labels = ["Khu vực", "Xã", "Số hộ nghèo"]
    for kind in ("xlsx", "xls", "ods"):
        page = page_of(labels, rows)
        page.merges = [(1, 0, 4, 0), (5, 0, 8, 0)]
        truth = simple(labels, ["text", "text", "integer"], true)
        yield Case(f"merged_filled {kind}", writers.SHEETS[kind]([page]), [truth], {("merged_filled", "Khu vực")}, set(), f"a.{kind}")
    page = page_of(labels, rows)
    page.merges = [(1, 0, 4, 0), (5, 0, 8, 0)]
    yield Case("merged_filled html", writers.html([page]), [truth], {("merged_filled", "Khu vực")}, {"html_as_xls"}, "a.xls")
    rows = [["Xã " + "ABCDEF"[k], rng.randint(10, 99), 500 if k == 1 else None if k == 2 else rng.randint(100, 900)] for k in range(6)]
    labels = ["Xã", "Số dự án", "Kinh phí"]
    for kind in ("xlsx", "xls", "ods"):
        page = page_of(labels, rows)
        page.merges = [(2, 2, 3, 2)]
        truth = simple(labels, ["text", "integer", "integer"], rows)
        yield Case(f"merged_numbers {kind}", writers.SHEETS[kind]([page]), [truth], {("merged_numbers", "Kinh phí")}, set(), f"a.{kind}")
    rows = [["Xã " + "ABCDEF"[k], "Không phát sinh" if k == 3 else "Có phát sinh", None if k == 3 else "Đã xử lý", rng.randint(1, 9)] for k in range(6)]
    labels = ["Xã", "Tình hình", "Kết quả", "Số vụ"]
    page = page_of(labels, rows)
    page.merges = [(4, 1, 4, 2)]
    truth = simple(labels, ["text", "text", "text", "integer"], rows)
    yield Case("merged_cells", writers.xlsx([page]), [truth], {("merged_cells", "Tình hình")}, set(), "a.xlsx")


@maker
def hidden(rng: Random) -> Iterator[Case]:
    for kind in ("xlsx", "xls", "ods"):
        topic = content.tickets(rng, 9)
        page = Page()
        truth = lay(page, topic, Look(title=True), rng)
        page.hidden_rows = {len(page.rows) - 4, len(page.rows) - 3}
        yield Case(f"hidden_rows {kind}", writers.SHEETS[kind]([page]), [truth], {("hidden_rows", None)}, set(), f"a.{kind}")
        topic = content.firms(rng, 7)
        page = Page()
        truth = lay(page, topic, Look(title=True), rng)
        page.hidden_columns = {4}
        yield Case(f"hidden_columns {kind}", writers.SHEETS[kind]([page]), [truth], {("hidden_columns", truth.labels[4])}, set(), f"a.{kind}")
        page = Page("Công bố")
        truth = lay(page, content.health(rng, 6), Look(title=True), rng)
        other = Page("Nháp", hidden=True)
        lay(other, content.health(rng, 6), Look(), rng)
        yield Case(f"hidden_sheets {kind}", writers.SHEETS[kind]([page, other]), [truth], {("hidden_sheets", None)}, set(), f"a.{kind}")


@maker
def several(rng: Random) -> Iterator[Case]:
    for kind in ("xlsx", "xls", "ods", "csv"):
        page = Page()
        first = lay(page, content.tickets(rng, 6), Look(title=True), rng)
        page.add([])
        page.add([])
        second = lay(page, content.schools(rng, 5), Look(title=True), rng)
        data = writers.SHEETS[kind]([page]) if kind != "csv" else writers.delimited([page], ";")
        yield Case(f"multiple_tables {kind}", data, [first, second], {("multiple_tables", None)}, set(), f"a.{kind}")
        if kind == "csv":
            continue
        page = Page()
        left = Page()
        first = lay(left, content.tickets(rng, 6), Look(title=True), rng)
        right = Page()
        second = lay(right, content.tickets(rng, 6), Look(title=True), rng)
        width = left.width() + 1
        for k in range(max(len(left.rows), len(right.rows))):
            a = left.rows[k] if k < len(left.rows) else []
            b = right.rows[k] if k < len(right.rows) else []
            page.add([*a, *[None] * (width - len(a)), *b])
        yield Case(f"multiple_tables beside {kind}", writers.SHEETS[kind]([page]), [first, second], {("multiple_tables", None)}, set(), f"a.{kind}")
        pages, truths = [], []
        for name, make in (("Dân số", content.population), ("Y tế", content.health), ("Văn bản", content.decisions)):
            page = Page(name)
            truths.append(lay(page, make(rng, 6), Look(title=True), rng))
            pages.append(page)
        yield Case(f"multiple_sheets {kind}", writers.SHEETS[kind](pages), truths, {("multiple_sheets", None)}, set(), f"a.{kind}")
        for total in ("", "last"):
            pages, rows = [], []
            for month in (7, 8, 9):
                page = Page(f"Tháng {month}")
                truth = lay(page, content.tickets(rng, 5), Look(title=True, total=total), rng)
                rows.extend(truth.rows)
                pages.append(page)
            yield Case(f"sheets_merged {kind} {total}", writers.SHEETS[kind](pages), [Truth(truth.labels, truth.types, rows)], {("sheets_merged", None)}, set(), f"a.{kind}")


@maker
def text_files(rng: Random) -> Iterator[Case]:
    topic = content.firms(rng, 9)
    page = Page()
    truth = lay(page, topic, Look(serial=""), rng)
    body = writers.delimited([page], ",", "utf-8").decode().splitlines()
    fields = body[4].split(",")
    for where in (1, 2):
        line = ",".join([*fields[:where], fields[where] + ", cơ sở 2", *fields[where + 1 :]])
        bad = Truth(truth.labels, truth.types, list(truth.rows))
        row = list(bad.rows[3])
        row[where] = f"{row[where]}, cơ sở 2"
        bad.rows[3] = tuple(row)
        data = "\n".join([*body[:4], line, *body[5:], ""]).encode()
        yield Case(f"ragged long {where}", data, [bad], {("ragged_rows", truth.labels[where])}, set(), "a.csv")
    short = "\n".join([*body[:4], ",".join(fields[:4]), *body[5:], ""]).encode()
    cut = Truth(truth.labels, truth.types, list(truth.rows))
    cut.rows[3] = (*cut.rows[3][:4], None, None)
    yield Case("ragged short", short, [cut], {("ragged_rows", truth.labels[4])}, set(), "a.csv")
    labels = ["Phường", "Số hộ", "Số hộ", "Ghi chú"]
    rows = [[w, rng.randint(1, 99), rng.randint(1, 99), "x" * k] for k, w in enumerate(content.WARDS[:6], 1)]
    rows = [[*row[:3], f"Đợt {k}"] for k, row in enumerate(rows)]
    for kind in ("csv", "xlsx", "xls"):
        page = page_of(labels, rows)
        data = writers.SHEETS[kind]([page]) if kind != "csv" else writers.delimited([page])
        yield Case(f"duplicate_headers {kind}", data, [simple(labels, ["text", "integer", "integer", "text"], rows)], {("duplicate_headers", "Số hộ")}, set(), f"a.{kind}")
    lines = ["Tên;Địa chỉ;Số hộ", *[f"Tổ {k};{k} Lê Lợi;{k * 7}" for k in range(1, 9)]]
    lines[4] = 'Tổ 4;"4 Lê Lợi;28'
    yield Case("unclosed_quote", "\n".join([*lines, ""]).encode(), [
        simple(["Tên", "Địa chỉ", "Số hộ"], ["text", "text", "integer"], [[f"Tổ {k}", f"{k} Lê Lợi", k * 7] for k in range(1, 9)])
    ], {("unclosed_quote", None)}, set(), "a.csv")  # fmt: skip


@maker
def encodings(rng: Random) -> Iterator[Case]:
    topic = content.schools(rng, 9)
    page = Page()
    truth = lay(page, topic, Look(), rng)
    body = writers.delimited([page], ";", "utf-8").decode()
    for name in ("tcvn3", "vni", "windows-1258", "viscii", "vps"):
        try:
            data = encode_legacy(body, name)
        except (LookupError, ValueError):
            continue
        yield Case(f"legacy_encoding csv {name}", data, [truth], {("legacy_encoding", None)}, set(), "a.csv")
    for codec in ("utf-16", "utf-16-le", "utf-8", "utf-8-sig"):
        yield Case(f"clean {codec}", body.encode(codec), [truth], set(), set(), "a.csv")
    twice = body.encode().decode("cp1252", "replace")
    if "\ufffd" not in twice:
        yield Case("mojibake twice", twice.encode(), [truth], {("mojibake", None)}, set(), "a.csv")
    twice = body.encode().decode("latin-1")
    yield Case("mojibake latin", twice.encode(), [truth], {("mojibake", None)}, set(), "a.csv")
    lines = body.splitlines(keepends=True)
    mixed = "".join(lines[:5]).encode() + encode_legacy("".join(lines[5:]), "tcvn3")
    yield Case("mixed_encoding", mixed, [truth], {("mixed_encoding", None)}, {"legacy_encoding"}, "a.csv")
    lost = body.replace("ờ", "\ufffd").replace("ọ", "?")
    yield Case("mojibake lost", lost.encode(), [], {("mojibake", None)}, set(), "a.csv")
    for font, name in ((".VnTime", "tcvn3"), ("VNI-Times", "vni")):
        for kind in ("xlsx", "xls"):
            for only in (None, 1):
                page = Page()
                truth = lay(page, content.schools(rng, 8), Look(header_bold=False), rng)
                named = set()
                for r, row in enumerate(page.rows):
                    for c, value in enumerate(row):
                        if isinstance(value, str) and (only is None or (c == only and r % 2)):
                            raw = encode_legacy(value, name)
                            page.rows[r][c] = raw.decode("cp1252" if name == "vni" else "latin-1", "replace")
                            page.fonts[r, c] = font
                            if page.rows[r][c] != value and r:
                                named.add(c)
                expect = {("legacy_encoding", truth.labels[1])}
                yield Case(f"legacy_encoding {font} {kind} {only}", writers.SHEETS[kind]([page]), [truth], expect, set(), f"a.{kind}")
    page = Page()
    truth = lay(page, content.schools(rng, 8), Look(), rng)
    for r, row in enumerate(page.rows):
        for c, value in enumerate(row):
            if isinstance(value, str):
                page.rows[r][c] = encode_legacy(value, "tcvn3").decode("latin-1")
    yield Case("legacy_encoding no font", writers.xlsx([page]), [truth], {("legacy_encoding", truth.labels[1])}, set(), "a.xlsx")


@maker
def containers(rng: Random) -> Iterator[Case]:
    page = Page()
    truth = lay(page, content.health(rng, 7), Look(title=True), rng)
    book = writers.xlsx([page])
    text = writers.delimited([page], ";")
    none: list[Truth] = []
    for data, file in ((book, "a.xls"), (book, "a.csv"), (text, "a.xlsx"), (text, "a.xls"), (writers.xls([page]), "a.xlsx"), (writers.ods([page]), "a.xlsx")):
        yield Case(f"wrong_extension {file}", data, [truth], {("wrong_extension", None)}, set(), file)
    yield Case("html_as_xls", writers.html([page]), [truth], {("html_as_xls", None)}, set(), "a.xls")
    yield Case("xml_spreadsheet", writers.xmlss([page]), [truth], {("xml_spreadsheet", None)}, set(), "a.xls")
    for body, file in (("<title>Đăng nhập</title><form><input name=u><input type='password'></form>", "a.xlsx"), ("<h1>404 Not Found</h1>", "a.csv"), ("<h1>Cổng thông tin</h1><p>Trang chủ</p>", "a.json")):
        yield Case(f"html_page {file}", f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), none, {("html_page", None)}, {"wrong_extension", "html_as_xls"}, file)
    for answer in ({"code": 500, "message": "Lỗi hệ thống", "data": None}, {"error": {"code": 498, "message": "Invalid token"}}, {"success": False, "message": "Unauthorized"}, {"status": 404, "error": "Not Found", "path": "/api"}, {"code": 401, "message": "Phiên hết hạn", "data": []}):
        yield Case(f"error_response {answer}", json.dumps(answer).encode(), none, {("error_response", None)}, set(), "a.json")
    for data, file in ((b"%PDF-1.7\n%...", "a.pdf"), (_zip({"word/document.xml": b"<w/>"}), "a.docx"), (b"\x1f\x8b\x08" + bytes(40), "a.gz"), (b"Rar!\x1a\x07" + bytes(40), "a.rar"), (b"\x89PNG\r\n\x1a\n" + bytes(60), "a.png")):
        yield Case(f"unsupported_format {file}", data, none, {("unsupported_format", None)}, {"not_data", "wrong_extension"}, file)
    yield Case("unsupported pdf as xlsx", b"%PDF-1.7\n%...", none, {("unsupported_format", None)}, {"wrong_extension"}, "a.xlsx")
    yield Case("password ole", _ole("EncryptedPackage"), none, {("password", None)}, set(), "a.xlsx")
    yield Case("corrupt", book[:60] + bytes(len(book) - 400) + book[-340:], none, {("corrupt", None)}, {"truncated", "unsupported_format"}, "a.xlsx")
    yield Case("corrupt json", b'{"data": [{"a": 1,, "b" 2}', none, {("corrupt", None)}, set(), "a.json")
    yield Case("empty", b"", none, {("empty", None)}, set(), "a.csv")
    yield Case("empty book", writers.xlsx([Page()]), none, {("empty", None)}, set(), "a.xlsx")
    yield Case("empty blanks", b"\n\n  \n", none, {("empty", None)}, set(), "a.csv")
    header = page_of(["STT", "Tên", "Số hộ"], [])
    for data, file in ((writers.xlsx([header]), "a.xlsx"), ("STT;Tên;Số hộ\n".encode(), "a.csv")):
        yield Case(f"no_rows {file}", data, none, {("no_rows", None)}, set(), file)
    yield Case("no_rows json", b'{"code":0,"message":"ok","data":[]}', none, {("no_rows", None)}, set(), "a.json")
    prose = Page()
    for line in ("BÁO CÁO", "Kính gửi: Sở Tài chính", "Thực hiện công văn số 12, đơn vị xin báo cáo như sau.", "Trân trọng."):
        prose.add([line])
    yield Case("no_table", writers.xlsx([prose]), none, {("no_table", None)}, {"not_data"}, "a.xlsx")
    yield Case("not_data text", "Kính gửi ông bà.\nHôm nay trời mưa ở Huế, nước sông lên.\nTrân trọng cảm ơn.\n".encode(), none, {("not_data", None)}, set(), "a.txt")
    records = [{"id": k, "ten": f"Điểm {k}", "so": k * 3} for k in range(9)]
    whole = json.dumps({"data": records}).encode()
    kept = Truth(["id", "ten", "so"], ["integer", "text", "integer"], [(k, f"Điểm {k}", k * 3) for k in range(7)])
    yield Case("truncated json", whole[: whole.rindex(b'{"id": 7') + 9], [kept], {("truncated", None)}, set(), "a.json")
    yield Case("truncated xlsx", book[: len(book) * 2 // 3], none, {("truncated", None)}, set(), "a.xlsx")
    yield Case("truncated total", json.dumps({"data": records, "totalRows": 50}).encode(), [Truth(kept.labels, kept.types, [(k, f"Điểm {k}", k * 3) for k in range(9)])], {("truncated", None)}, set(), "a.json")
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(100_000_000))
    yield Case("too_large bomb", bomb.getvalue(), none, {("too_large", None)}, set(), "a.xlsx")


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def _ole(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<100x") + name.encode("utf-16-le") + bytes(500)


@maker
def points(rng: Random) -> Iterator[Case]:
    def made(lat: list[Any], lon: list[Any], code: str, names: tuple[str, str] = ("Vĩ độ", "Kinh độ")) -> Iterator[Case]:
        labels = ["Tên điểm", *names]
        rows = [[f"Điểm {k}", a, b] for k, (a, b) in enumerate(zip(lat, lon, strict=True))]
        true = [[r[0], *[None if v is None else Decimal(str(v)) for v in r[1:]]] for r in rows]
        kind = "integer" if all(v is None or float(v) == int(v) for v in lat) else "number"
        truth = simple(labels, ["text", kind, kind], true)
        expect: set[tuple[str, str | None]] = {(code, names[0])} if code else set()
        for file, data in files(rng, page_of(labels, rows), "csv xlsx"):
            yield Case(f"{code or 'clean points'} {file} {names}", data, [truth], expect, set(), file)

    lat = [round(rng.uniform(16.3, 16.6), 5) for _ in range(8)]
    lon = [round(rng.uniform(107.4, 107.8), 5) for _ in range(8)]
    yield from made(lat, lon, "")
    yield from made(lon, lat, "swapped_latlon")
    yield from made(lon, lat, "swapped_latlon", ("lat", "lng"))
    yield from made([21.02851, *lat[1:]], [105.80481, *lon[1:]], "out_of_area")
    yield from made([0, *lat[1:]], [0, *lon[1:]], "zero_coordinates")
    yield from made([None, *lat[1:]], [None, *lon[1:]], "null_coordinates")
    north = [round(rng.uniform(1_810_000, 1_840_000), 2) for _ in range(8)]
    east = [round(rng.uniform(550_000, 590_000), 2) for _ in range(8)]
    yield from made(north, east, "projected_coordinates", ("X (m)", "Y (m)"))
    yield from made(north, east, "projected_coordinates", ("Tọa độ X", "Tọa độ Y"))
    yield from made(north, east, "projected_coordinates", ("Vĩ độ", "Kinh độ"))
    features = [{"type": "Feature", "properties": {"ten": f"Điểm {k}"}, "geometry": {"type": "Point", "coordinates": [a, b]}} for k, (a, b) in enumerate(zip(lat, lon, strict=True))]
    data = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    yield Case("swapped geojson", data, [], {("swapped_latlon", None)}, set(), "a.geojson")


@maker
def sums(rng: Random) -> Iterator[Case]:
    for kind in ("xlsx", "xls", "csv"):
        for shift in (1000, 7):
            topic = content.tickets(rng, 8)
            page = Page()
            truth = lay(page, topic, Look(title=True, total="last"), rng)
            page.rows[-1][2] += shift
            data = writers.SHEETS[kind]([page]) if kind != "csv" else writers.delimited([page], ";")
            yield Case(f"total_mismatch {kind}", data, [truth], {("total_mismatch", truth.labels[2])}, set(), f"a.{kind}")
        topic = content.tickets(rng, 12)
        page = Page()
        truth = lay(page, topic, Look(title=True, groups="roman", subtotals=True, total="last"), rng)
        data = writers.SHEETS[kind]([page]) if kind != "csv" else writers.delimited([page], ";")
        yield Case(f"subtotals_in_rows {kind}", data, [truth], {("subtotals_in_rows", None)}, set(), f"a.{kind}")
        topic = content.health(rng, 12)
        page = Page()
        truth = lay(page, topic, Look(title=True, groups="bold", group_sums=True), rng)
        data = writers.SHEETS[kind]([page]) if kind != "csv" else writers.delimited([page], ";")
        yield Case(f"subtotals_in_rows groups {kind}", data, [truth], {("subtotals_in_rows", None)}, set(), f"a.{kind}")
    labels = ["Tên trường", "Trường Quốc Học", "Trường Hai Bà Trưng", "Trường Nguyễn Huệ", "Trường Gia Hội"]
    names = ["Địa chỉ", "Số lớp", "Số học sinh", "Ngày thành lập"]
    values = [
        ["12 Lê Lợi", "5 Hùng Vương", "7 Đống Đa", "104 Nguyễn Chí Thanh"],
        [36, 40, 38, 25], [1450, 1600, 1530, 980],
        [date(1896, 10, 23), date(1917, 7, 15), date(1967, 9, 5), date(1977, 9, 20)],
    ]  # fmt: skip
    page = page_of(labels, [[n, *v] for n, v in zip(names, values, strict=True)])
    rows = [[labels[k + 1], *[v[k] for v in values]] for k in range(4)]
    for kind in ("xlsx", "ods", "csv"):
        data = writers.SHEETS[kind]([page]) if kind != "csv" else writers.delimited([page], ";")
        yield Case(f"transposed {kind}", data, [simple([labels[0], *names], ["text", "text", "integer", "integer", "date"], rows)], {("transposed", None)}, set(), f"a.{kind}")


@maker
def jsons(rng: Random) -> Iterator[Case]:
    items = [{"id": k, "ten_doi_tuong": f"Lễ hội {k}", "kinhdo": 107.5 + k / 100, "vido": 16.4} for k in range(5)]
    labels = ["id", "Tên đối tượng", "Kinh độ", "Vĩ độ"]
    types = ["integer", "text", "number", "number"]
    rows = [tuple([i["id"], i["ten_doi_tuong"], Decimal(str(i["kinhdo"])), Decimal("16.4")]) for i in items]
    body = {"code": 0, "message": "Thực hiện thành công", "data": items, "hienthi": [{"khoa": k == "id", "tentruong": k, "mota": m} for k, m in zip(items[0], labels, strict=True)]}
    yield Case("json hienthi", json.dumps(body).encode(), [Truth(labels, types, rows)], set(), set(), "a.json")
    plain = Truth(list(items[0]), types, rows)
    for shape in ({"data": items, "totalRows": 5}, {"totalCount": 5, "newsList": items}, items, {"code": 200, "data": {"items": items, "total": 5}}, {"result": {"records": items, "total": 5}}):
        yield Case(f"json {str(shape)[:30]}", json.dumps(shape, ensure_ascii=False).encode(), [plain], set(), set(), "a.json")
    body = {"chart": items, "grid": [{"ten": f"G{k}", "so": k} for k in range(4)]}
    yield Case("json chart grid", json.dumps(body).encode(), [plain, Truth(["ten", "so"], ["text", "integer"], [(f"G{k}", k) for k in range(4)])], {("multiple_tables", None)}, set(), "a.json")


def faults(seed: int, rounds: int = 3) -> list[Case]:
    """Every fault, made anew `rounds` times."""
    out: list[Case] = []
    for place, make in enumerate(MAKERS):
        for turn in range(rounds):
            out.extend(make(Random(seed * 1000 + place * 10 + turn)))
    return out
