"""Writes the demo departments' files: inventory lists as offices keep them, and the data files.

The figures are public facts (sources in `facts/README.md`); the files are ours. Run by `serve.py`.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from openpyxl import Workbook
from openpyxl.styles import Font

from ckanext.hue_opendata.text import slug

FACTS = Path(__file__).parent / "facts"
HEADER = (
    "STT",
    "Tên bộ dữ liệu",
    "Mô tả",
    "Chủ đề",
    "Từ khóa",
    "Tần suất cập nhật",
    "Định dạng",
    "Đường dẫn tệp",
    "Ngày số liệu",
)
Row = list[object]


def facts(name: str) -> list[dict[str, str]]:
    """The lines of a file of facts."""
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


class Department:
    """One department's folder: data files, and the inventory that lists them."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder / name
        self.folder.mkdir(parents=True, exist_ok=True)
        self.rows: list[Row] = []

    def add(
        self, title: str, notes: str, topic: str, tags: str, table: list[Row], day: str
    ) -> None:
        """Write one data file as CSV and list it in the inventory."""
        file = f"{slug(title)}.csv"
        text = io.StringIO()
        csv.writer(text).writerows(table)
        (self.folder / file).write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode())
        line: Row = [len(self.rows) + 1, title, notes, topic, tags, "Hằng năm", "CSV", file, day]
        self.rows.append(line)

    def save_xlsx(self, agency: str, title: str) -> None:
        """The inventory with a letterhead and a title above its header."""
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "Danh mục"
        for line in _letterhead(agency, title):
            sheet.append(line)
        sheet.append(list(HEADER))
        for cell in sheet[sheet.max_row]:
            cell.font = Font(bold=True)
        for row in self.rows:
            sheet.append(row)
        sheet.append([])
        sheet.append([None, "Nơi nhận: như trên; lưu VT."])
        book.save(self.folder / "danh-muc.xlsx")

    def save_csv(self, agency: str, title: str) -> None:
        """The inventory as a spreadsheet program saves it for Vietnam: `;` between cells."""
        text = io.StringIO()
        writer = csv.writer(text, delimiter=";")
        writer.writerows(_letterhead(agency, title))
        writer.writerow(HEADER)
        writer.writerows(self.rows)
        (self.folder / "danh-muc.csv").write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode())


def _letterhead(agency: str, title: str) -> list[Row]:
    return [
        [agency.upper(), None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [None, None, None, "Độc lập – Tự do – Hạnh phúc"],
        [],
        [title.upper()],
        [],
    ]


def statistics(folder: Path) -> None:
    """Area and population of each of the 40 units."""
    office = Department(folder, "thong-ke")
    header: Row = ["Mã", "Loại", "Tên đơn vị", "Diện tích (km²)", "Dân số (người)"]
    lines = [
        [u["code"], u["kind"], u["name"], float(u["area_km2"]), int(u["population"])]
        for u in facts("units")
    ]
    everything = "Diện tích, dân số 40 phường, xã của thành phố Huế"
    notes = "Diện tích tự nhiên và dân số của các đơn vị hành chính từ ngày 01/7/2025."
    tags = "diện tích, dân số, đơn vị hành chính"
    office.add(everything, notes, "Dân số", tags, [header, *lines], "01/07/2025")
    for line in lines:
        name = f"{line[1]} {line[2]}"
        title = f"Diện tích, dân số {name}"
        office.add(title, f"{notes} Riêng {name}.", "Dân số", tags, [header, line], "01/07/2025")
    office.save_xlsx("Thống kê thành phố Huế", "Danh mục dữ liệu mở về dân số")


def monuments(folder: Path) -> None:
    """Visitors and ticket prices of the monuments."""
    office = Department(folder, "bao-ton-di-tich")
    header: Row = ["Điểm di tích", "Khách trong nước", "Khách quốc tế"]
    lines = [[v["place"], int(v["domestic"]), int(v["international"])] for v in facts("visitors")]
    _each(
        office,
        "Lượt khách tham quan",
        "Số lượt khách trong nước và quốc tế đến tham quan, cộng dồn.",
        "khách tham quan, di tích, du lịch",
        header,
        lines,
    )
    prices: Row = ["Điểm di tích", "Loại khách", "Giá vé (đồng)"]
    tickets = [[t["place"], t["customer"], int(t["price"])] for t in facts("tickets")]
    _each(
        office,
        "Giá vé tham quan",
        "Giá vé theo loại khách: người lớn, trẻ em, khách ưu tiên.",
        "giá vé, di tích, du lịch",
        prices,
        tickets,
    )
    office.save_csv("Trung tâm Bảo tồn Di tích Cố đô Huế", "Danh mục dữ liệu mở về di tích")


def _each(
    office: Department, what: str, notes: str, tags: str, header: Row, lines: list[Row]
) -> None:
    """One dataset with all places, and one for each place."""
    office.add(f"{what} các điểm di tích Huế", notes, "Du lịch", tags, [header, *lines], "2025")
    for place in dict.fromkeys(str(line[0]) for line in lines):
        own = [line for line in lines if line[0] == place]
        title = f"{what} {place}"
        office.add(title, f"{notes} Riêng {place}.", "Du lịch", tags, [header, *own], "2025")


def culture(folder: Path) -> None:
    """Festivals, all and by the district of that time."""
    office = Department(folder, "so-van-hoa")
    header: Row = ["Lễ hội", "Địa bàn (trước 01/7/2025)", "Kinh độ", "Vĩ độ"]
    lines = [
        [f["name"], f["former_district"], float(f["lon"]), float(f["lat"])]
        for f in facts("festivals")
    ]
    notes = "Tên và vị trí các lễ hội truyền thống và lễ hội hiện đại."
    tags = "lễ hội, văn hóa, di sản"
    topic = "Văn hóa, di sản, thể thao"
    office.add("Danh sách lễ hội ở Huế", notes, topic, tags, [header, *lines], "2024")
    for district in _once(str(line[1]) for line in lines):
        own = [line for line in lines if line[1] == district]
        title = f"Danh sách lễ hội trên địa bàn {district} (cũ)"
        office.add(title, notes, topic, tags, [header, *own], "2024")
    office.save_xlsx("Sở Văn hóa và Thể thao", "Danh mục dữ liệu mở về lễ hội")


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def build(folder: Path) -> None:
    """Write every department's files."""
    statistics(folder)
    monuments(folder)
    culture(folder)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
