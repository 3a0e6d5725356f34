"""Departments with made-up figures, said so in every title: the ugly forms of office files.

Each file is ugly in one way that offices know well; the figures follow from the population.
"""

from __future__ import annotations

from pathlib import Path

from ckanext.hue_opendata.text import slug
from demo.office import (
    MADE_UP,
    MADE_UP_NOTE,
    Department,
    Row,
    as_csv,
    as_xlsx,
    facts,
    letterhead,
    tcvn3,
)

LEVELS = ("mầm non", "tiểu học", "trung học cơ sở", "trung học phổ thông")


def units() -> list[tuple[str, str, int]]:
    """Code, name with its kind, population."""
    return [(u["code"], f"{u['kind']} {u['name']}", int(u["population"])) for u in facts("units")]


def education(folder: Path) -> None:
    """An Excel list with groups and merged cells: each dataset with an Excel and a CSV file."""
    office = Department(folder, "so-giao-duc")
    head: Row = ["STT", "THÔNG TIN CHUNG", None, None, "TỆP DỮ LIỆU", None]
    names: Row = [None, "Tên bộ dữ liệu", "Mô tả", "Tần suất", "Định dạng", "Đường dẫn"]
    lines: list[Row] = [*letterhead("Sở Giáo dục và Đào tạo", "Danh mục dữ liệu mở"), head, names]
    merged = ["B6:D6", "E6:F6", "A6:A7"]
    for part, (group, titles) in enumerate(_schools().items()):
        lines.append([("I", "II", "III")[part], group])
        for number, (title, table) in enumerate(titles.items(), start=1):
            name = slug(title)
            body = [[title.upper()], [f"({MADE_UP_NOTE})"], [], *table]
            office.write(f"{name}.xlsx", as_xlsx(body))
            office.write(f"{name}.csv", b"\xef\xbb\xbf" + as_csv(table, ";").encode())
            row = len(lines) + 1
            lines.append([number, title, MADE_UP_NOTE, "Hằng năm", "XLSX", f"{name}.xlsx"])
            lines.append([None, None, None, None, "CSV", f"{name}.csv"])
            merged += [f"{column}{row}:{column}{row + 1}" for column in "ABCD"]
    office.write("danh-muc.xlsx", as_xlsx(lines, "Danh mục 2025", merged))


def _schools() -> dict[str, dict[str, list[Row]]]:
    header: Row = ["STT", "Đơn vị", "Số trường", "Số lớp", "Số học sinh"]
    groups: dict[str, dict[str, list[Row]]] = {}
    for part, group in ((4200, "Giáo dục và đào tạo"), (5200, "Giáo dục thường xuyên")):
        for level in LEVELS:
            table: list[Row] = [header]
            for number, (_, name, people) in enumerate(units(), start=1):
                schools = max(1, people // (part * (1 + LEVELS.index(level))))
                table.append([number, name, schools, schools * 14, schools * 14 * 33])
            total = [sum(int(str(row[i])) for row in table[1:]) for i in (2, 3, 4)]
            table.append([None, "Tổng cộng", *total])
            kind = "Trường" if group.endswith("tạo") else "Lớp học cộng đồng"
            title = f"{kind} {level} theo phường, xã ({MADE_UP})"
            groups.setdefault(group, {})[title] = table
    return groups


def health(folder: Path) -> None:
    """Everything in TCVN3, list and tables, as an old program exports it."""
    office = Department(folder, "so-y-te")
    kinds = {
        "Trạm y tế": 12000,
        "Giường bệnh": 900,
        "Nhà thuốc": 3500,
        "Bác sĩ": 1400,
        "Điều dưỡng": 800,
        "Trẻ em được tiêm chủng": 90,
        "Phòng khám tư nhân": 6000,
        "Xe cứu thương": 30000,
    }
    for kind, share in kinds.items():
        title = f"{kind} theo phường, xã ({MADE_UP})"
        header: Row = ["TT", "Đơn vị", "Số lượng", "Trên một vạn dân"]
        table = [header]
        for number, (_, name, people) in enumerate(units(), start=1):
            amount = max(1, people // share)
            rate = f"{amount * 10000 / people:.2f}".replace(".", ",")
            table.append([number, name, amount, rate])
        file = office.write(f"{slug(title)}.csv", tcvn3(as_csv(table, ";")))
        tags = "y tế, sức khỏe"
        office.list(title, MADE_UP_NOTE, "Y tế", tags, "CSV", file, "31/12/2025")
    office.save_tcvn3("Sở Y tế", "Danh mục dữ liệu mở")


def home_affairs(folder: Path) -> None:
    """A list that a system exports as a web page called .xls, with wide tables by year."""
    office = Department(folder, "so-noi-vu")
    years = list(range(2021, 2026))
    subjects = ("Biên chế", "Hồ sơ thủ tục hành chính", "Lao động có việc làm", "Hội, đoàn thể")
    for place, subject in enumerate(subjects):
        for half in ("phường", "xã"):
            title = f"{subject} của các {half} qua các năm ({MADE_UP})"
            head: list[Row] = [["TT", "Đơn vị", "Năm", *[None] * 4], [None, None, *years]]
            rows = [
                [number, name, *(people // (90 + 40 * place) + 3 * (y - 2021) for y in years)]
                for number, (_, name, people) in enumerate(
                    (one for one in units() if one[1].startswith(half)), start=1
                )
            ]
            body = [*letterhead("Sở Nội vụ", title), *head, *rows]
            merged = ["A6:A7", "B6:B7", "C6:G6"]
            file = office.write(f"{slug(title)}.xlsx", as_xlsx(body, "Sheet1", merged))
            office.list(
                title, MADE_UP_NOTE, "Hành chính công", "nội vụ", "XLSX", file, "31/12/2025"
            )
    office.save_html("Sở Nội vụ", "Danh mục dữ liệu mở")
