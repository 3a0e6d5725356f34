"""Dates, moments and periods, right and in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from tests.tables_corpus.faults.kit import column, each, files, maker
from tests.tables_corpus.sheet import Case


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
        (
            "Ngày ban hành",
            ["15/03/2025", "1/4/2025", "20/12/2024"],
            [date(2025, 3, 15), date(2025, 4, 1), date(2024, 12, 20)],
        ),
        (
            "Ngày họp",
            ["Ngày 12 tháng 5 năm 2023", "Ngày 3 tháng 11 năm 2024", "ngày 31 tháng 12 năm 2024"],
            [date(2023, 5, 12), date(2024, 11, 3), date(2024, 12, 31)],
        ),
        (
            "Ngày",
            ["31.12.2025", "01.10.2025", "15.11.2025"],
            [date(2025, 12, 31), date(2025, 10, 1), date(2025, 11, 15)],
        ),
        (
            "Ngày cập nhật",
            ["2025-03-15", "2025-04-01", "2024-12-20"],
            [date(2025, 3, 15), date(2025, 4, 1), date(2024, 12, 20)],
        ),
    ):
        page, truth = column(rng, label, raw * 2, want * 2, "date")
        for file, data in files(rng, page, "csv xlsx"):
            yield Case(f"clean date {raw[0]} {file}", data, [truth], set(), set(), file)
    moments = ["17-09-2024 10:55", "18-09-2024 08:00", "30-09-2024 17:30"]
    want = [datetime.strptime(v, "%d-%m-%Y %H:%M") for v in moments]
    page, truth = column(rng, "Thời gian", moments, want, "datetime")
    for file, data in files(rng, page, "csv xlsx"):
        yield Case(f"clean moment {file}", data, [truth], set(), set(), file)
    halves = ["17/09/2024 5:52:32 CH", "18/09/2024 8:00:00 SA", "30/09/2024 12:30:00 SA"]
    want = [
        datetime(2024, 9, 17, 17, 52, 32),
        datetime(2024, 9, 18, 8),
        datetime(2024, 9, 30, 0, 30),
    ]
    page, truth = column(rng, "Thời điểm gửi", halves, want, "datetime")
    for file, data in files(rng, page, "csv xlsx"):
        yield Case(f"clean moment CH {file}", data, [truth], set(), set(), file)
    for raw in (
        ["Tháng 9/2025", "Tháng 10/2025", "Tháng 11/2025"],
        ["Quý I/2025", "Quý II/2025", "Quý III/2025"],
        ["Năm học 2023-2024", "Năm học 2024-2025", "Năm học 2025-2026"],
        ["6 tháng đầu năm 2025", "9 tháng đầu năm 2024", "6 tháng đầu năm 2024"],
    ):
        page, truth = column(rng, "Kỳ", raw, raw, "period")
        for file, data in files(rng, page, "csv xlsx"):
            yield Case(f"clean period {raw[0]} {file}", data, [truth], set(), set(), file)
    serial = [45292 + rng.randint(0, 600) for _ in range(8)]
    want = [date(1899, 12, 30) + timedelta(days=v) for v in serial]
    page, truth = column(rng, "Ngày cấp phép", serial, want, "date")
    for file, data in files(rng, page, "xlsx xls"):
        yield Case(f"clean serial {file}", data, [truth], set(), set(), file)
