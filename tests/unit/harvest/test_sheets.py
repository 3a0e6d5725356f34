"""A list on several sheets: each with its headings, or going on without them."""

from __future__ import annotations

import io

from openpyxl import Workbook

from ckanext.hue_opendata.harvest.connectors import listing

HEADER = ["STT", "Tên bộ dữ liệu", "Cơ quan", "Tần suất", "Đường dẫn"]
SITE = "https://sdl.example.vn"


def read(*sheets):
    """The titles with their places, and what is said with the sheet it is said of."""
    book = Workbook()
    for place, rows in enumerate(sheets):
        sheet = book.active if place == 0 else book.create_sheet(f"Trang {place + 1}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    found = listing.read(stream.getvalue(), "danh-muc.xlsx", {})
    lines = [(line.values["title"], line.where) for line in found.lines]
    return lines, [(problem.code, problem.where) for problem in found.problems]


FIRST = [
    HEADER,
    [1, "Chợ", "Sở Công Thương", "Hằng năm", f"{SITE}/cho.csv"],
    [2, "Bến xe", "Sở Xây dựng", "Hằng quý", f"{SITE}/ben.csv"],
]


def test_a_list_goes_on_in_a_sheet_without_headings():
    more = [
        [3, "Trạm y tế", "Sở Y tế", "Hằng năm", f"{SITE}/tram.csv"],
        [4, "Thư viện", "Sở Văn hóa và Thể thao", "Hằng năm", f"{SITE}/tv.csv"],
    ]
    lines, said = read(FIRST, more)
    assert lines[2:] == [("Trạm y tế", "Trang 2, dòng 1"), ("Thư viện", "Trang 2, dòng 2")]
    assert not said


def test_rows_without_headings_that_are_no_part_of_the_list_are_said():
    other = [[1, 25.5, 40], [2, 30.25, 41], [3, 12.5, 44], [4, 13.5, 48]]
    lines, said = read(FIRST, other)
    assert len(lines) == 2
    assert said == [("no_header", "Trang 2, dòng 1")]
