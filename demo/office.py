"""A department's folder: its data files, and its inventory as offices keep it."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from openpyxl import Workbook
from openpyxl.styles import Font

from ckanext.hue_opendata.text import slug
from ckanext.hue_opendata.text.legacy.tables import SINGLE

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
#: What a made-up figure is called, in titles and descriptions.
MADE_UP = "số liệu minh họa"
MADE_UP_NOTE = "Số liệu minh họa do bản dùng thử tự sinh ra, không phải số liệu thật."


def facts(name: str) -> list[dict[str, str]]:
    """The lines of a file of facts."""
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def once(values: Iterable[str]) -> list[str]:
    """Each value once, in its order."""
    return list(dict.fromkeys(values))


def as_csv(table: Iterable[Row], separator: str = ",") -> str:
    """A table as text with separated cells."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(table)
    return text.getvalue()


def as_xlsx(lines: Iterable[Row], sheet: str = "Dữ liệu", merged: Iterable[str] = ()) -> bytes:
    """Lines as a workbook."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for line in lines:
        page.append(line)
    for cells in merged:
        page.merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def tcvn3(text: str) -> bytes:
    """Text in TCVN3 (ABC), as old programs still save it; capitals lose their marks' own form."""
    bytes_of = {letter: alike for alike, letter in SINGLE["tcvn3"].items()}
    written = (bytes_of.get(c) or bytes_of.get(c.lower()) or c for c in text)
    return "".join(written).encode("latin-1", "replace")


@dataclass
class Department:
    """One department's folder: data files, and the inventory that lists them."""

    folder: Path
    name: str
    rows: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder = self.folder / self.name
        self.folder.mkdir(parents=True, exist_ok=True)

    def write(self, name: str, body: bytes) -> str:
        """Write a file; its name."""
        (self.folder / name).write_bytes(body)
        return name

    def add(
        self, title: str, notes: str, topic: str, tags: str, table: list[Row], day: str
    ) -> None:
        """Write one data file as CSV and list it in the inventory."""
        file = self.write(f"{slug(title)}.csv", b"\xef\xbb\xbf" + as_csv(table).encode())
        self.list(title, notes, topic, tags, "CSV", file, day)

    def list(self, *cells: object) -> None:
        """One line of the inventory: title, notes, topic, tags, format, file, day."""
        title, notes, topic, tags, kind, file, day = cells
        line: Row = [len(self.rows) + 1, title, notes, topic, tags, "Hằng năm", kind, file, day]
        self.rows.append(line)

    def save_xlsx(self, agency: str, title: str) -> None:
        """The inventory with a letterhead and a title above its header."""
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "Danh mục"
        for line in letterhead(agency, title):
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
        lines = [*letterhead(agency, title), list(HEADER), *self.rows]
        self.write("danh-muc.csv", b"\xef\xbb\xbf" + as_csv(lines, ";").encode())

    def save_tcvn3(self, agency: str, title: str) -> None:
        """The inventory in the old encoding, as a program of the nineties saves it."""
        lines = [*letterhead(agency, title), list(HEADER), *self.rows]
        self.write("danh-muc.csv", tcvn3(as_csv(lines, ";").replace("–", "-")))

    def save_html(self, agency: str, title: str) -> None:
        """The inventory as a system's “export to Excel” gives it: a web page called .xls."""
        cells = [list(HEADER), *self.rows]
        rows = "".join(f"<tr>{_cells(row)}</tr>" for row in cells)
        page = f"<html><meta charset=utf-8><h3>{agency}</h3><b>{title}</b><table>{rows}</table>"
        self.write("danh-muc.xls", page.encode())


def _cells(row: Iterable[object]) -> str:
    return "".join(f"<td>{escape(str(cell or ''))}</td>" for cell in row)


def letterhead(agency: str, title: str) -> list[Row]:
    """The lines above an official list."""
    return [
        [agency.upper(), None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [None, None, None, "Độc lập – Tự do – Hạnh phúc"],
        [],
        [title.upper()],
        [],
    ]
