"""What the city's own blind files are made with: ways to write one table in many containers."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.city_containers import (
    compound,
    html,
    records,
    say,
    sheet_xml,
    workbook,
)
from tests.tables_corpus.awkward.kit import file as kept
from tests.tables_corpus.awkward.kit import page, truth
from tests.tables_corpus.sheet import Case, Truth

PEOPLE = [
    "Nguyễn Văn Mẫu",
    "Trần Thị Thử",
    "Lê Giả Định",
    "Phạm Thị Ví Dụ",
    "Hồ Văn Thí Nghiệm",
    "Tôn Nữ Không Thật",
    "Đặng Bịa Đặt",
    "Võ Thị Tưởng Tượng",
    "Bùi Hư Cấu",
    "Phan Văn Minh Họa",
]
UNITS = [
    "Phường Phú Xuân",
    "Phường Kim Long",
    "Phường Vỹ Dạ",
    "Phường Thuận Hóa",
    "Phường Hương An",
    "Phường Thủy Xuân",
    "Phường An Cựu",
    "Phường Phong Điền",
    "Phường Phong Thái",
    "Xã Quảng Điền",
    "Xã Đan Điền",
    "Phường Thuận An",
    "Phường Dương Nỗ",
    "Xã Phú Hồ",
    "Phường Mỹ Thượng",
    "Xã Phú Vang",
    "Phường Phú Bài",
    "Phường Thanh Thủy",
    "Phường Hương Trà",
    "Phường Kim Trà",
    "Xã Bình Điền",
    "Xã A Lưới 2",
    "Xã Khe Tre",
    "Xã Lộc An",
]
STREETS = [
    "Lê Lợi",
    "Hùng Vương",
    "Nguyễn Huệ",
    "Bà Triệu",
    "Đống Đa",
    "Phan Đình Phùng",
    "Chi Lăng",
    "Nguyễn Sinh Cung",
    "Điện Biên Phủ",
    "Bùi Thị Xuân",
    "Tố Hữu",
    "Phạm Văn Đồng",
]


def dice(seed: int) -> random.Random:
    return random.Random(f"city {seed}")


def days(r: random.Random, count: int, year: int = 2025) -> list[date]:
    """Days of a year in their order; some beyond the 12th."""
    made = sorted(date(year, 1, 1) + timedelta(r.randrange(364)) for _ in range(count - 1))
    return [*made, date(year, 12, 31)]


def true(rows: Iterable[Iterable[Any]]) -> list[list[Any]]:
    """Rows of a file as their truth: decimals exact."""
    return [[Decimal(str(v)) if isinstance(v, float) else v for v in row] for row in rows]


def vn(value: float, places: int = 0) -> str:
    """`1.234,56`."""
    text = f"{value:,.{places}f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def flat(
    rows: Iterable[Iterable[Any]],
    sep: str = ",",
    *,
    encoding: str = "utf-8",
    eol: str = "\n",
    quote: int = csv.QUOTE_MINIMAL,
    pad: bool = True,
) -> bytes:
    cells = [[say(v, sep == ";") for v in row] for row in rows]
    width = max(map(len, cells)) if pad else 0
    out = io.StringIO()
    made = csv.writer(out, delimiter=sep, lineterminator=eol, quoting=quote)
    made.writerows(row + [""] * (width - len(row)) for row in cells)
    return out.getvalue().encode(encoding)


def file(
    name: str, ext: str, data: bytes, tables: list[Truth], *expect: Any, may: str = ""
) -> Case:
    """Named apart from the files of others."""
    return kept(f"city_{name}", ext, data, tables, *expect, may=may)


MAKE = {
    "xlsx": ("xlsx", writers.SHEETS["xlsx"], ()),
    "xls": ("xls", writers.SHEETS["xls"], ()),
    "ods": ("ods", writers.SHEETS["ods"], ()),
    "csv": ("csv", lambda ps: flat(ps[0].rows), ()),
    "bom": ("csv", lambda ps: flat(ps[0].rows, encoding="utf-8-sig", eol="\r\n"), ()),
    "semi": ("csv", lambda ps: flat(ps[0].rows, ";", encoding="utf-8-sig", eol="\r\n"), ()),
    "pipe": ("csv", lambda ps: flat(ps[0].rows, "|"), ()),
    "tsv": ("tsv", lambda ps: flat(ps[0].rows, "\t", eol="\r\n"), ()),
    "json": ("json", lambda ps: records(ps[0]), ()),
    "html": ("xls", html, ("html_as_xls",)),
    "xml": ("xls", sheet_xml, ("xml_spreadsheet",)),
}


def put(
    name: str, pages: Any, tables: list[Truth], forms: str, *expect: Any, may: str = ""
) -> Iterator[Case]:
    """The same pages in each of these containers."""
    pages = pages if isinstance(pages, list) else [pages]
    for form in forms.split():
        ext, make, said = MAKE[form]
        more = f"{may} wrong_extension" if said else may
        yield file(f"{name}_{form}", ext, make(pages), tables, *expect, *said, may=more)


def tidy(
    name: str,
    columns: str,
    rows: list[list[Any]],
    forms: str,
    *expect: Any,
    may: str = "",
    above: Iterable[list[Any]] = (),
    below: Iterable[list[Any]] = (),
    shown: Any = None,
) -> Iterator[Case]:
    """A table with its header in one row, perhaps with lines above and below."""
    labels = [part.rsplit(":", 1)[0] for part in columns.split("|")]
    p = page(*above)
    p.add(labels, bold=True)
    p.rows += [list(row) for row in (shown or rows)] + [list(row) for row in below]
    yield from put(name, p, [truth(columns, true(rows))], forms, *expect, may=may)


def crest(office: str, unit: str, at: int, number: str = "", place: str = "") -> list[list[Any]]:
    """A letterhead; the longer with its number and place."""
    gap = [None] * (at - 1)
    made = [
        [office.upper(), *gap, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [unit.upper(), *gap, "Độc lập - Tự do - Hạnh phúc"],
    ]
    if number:
        made.append([None, *gap, "-----------------------"])
        made.append([f"Số: {number}", *gap, place])
    return made


def seal(at: int, place: str, *titles: str) -> list[list[Any]]:
    """A signature block with its place and day."""
    gap = [None] * (at - 1)
    made: list[list[Any]] = [[None]]
    if place:
        made.append([None, *gap, place])
    if len(titles) == 2:
        made.append([titles[0], *gap, titles[1]])
        made += [[None], [None], [PEOPLE[3], *gap, PEOPLE[4]]]
    else:
        made.append([None, *gap, titles[0]])
        made.append([None, *gap, "(Đã ký)"])
        made.append([None, *gap, PEOPLE[5]])
    return made


__all__ = ["compound", "html", "records", "say", "sheet_xml", "workbook"]
