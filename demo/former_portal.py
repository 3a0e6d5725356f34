"""The present portal's exports: RDF of single files, behind a page and in a zip.

Windows paths, an agency's code and an upload time in the path, a file twice, a header with a key.
"""

from __future__ import annotations

import io
import zipfile
from html import escape
from pathlib import Path

from ckanext.hue_opendata.text import slug
from demo.made_up import units
from demo.office import MADE_UP, MADE_UP_NOTE, Department, Row, as_xlsx

HEAD = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:hueod="https://data.thuathienhue.gov.vn/">'
)
#: Upload times: seconds, one a day from 1 September 2025.
FIRST = 1756692000
AGENCIES = ("000.00.14.H57", "000.00.19.H57")


def technology(folder: Path) -> None:
    """A page that links RDF files; two are the same, one names a key, one has no title."""
    office = Department(folder, "so-khoa-hoc")
    subjects = ("Điểm phát wifi", "Trạm BTS", "Camera giao thông", "Tổ công nghệ số cộng đồng")
    links = []
    for number, (subject, kind) in enumerate(
        (subject, kind) for subject in subjects for kind in ("phường", "xã", "")
    ):
        title = f"{subject} tại các {kind or 'phường, xã'} ({MADE_UP})"
        rdf = _distribution(office, number, title, kind, share=2500 + 100 * number)
        links.append(office.write(f"{slug(title)}.rdf", rdf.encode()))
    copy = (office.folder / links[0]).read_bytes()
    links.append(office.write("ban-sao.rdf", copy))
    untitled = _distribution(office, 90, "", "", share=4000, key=True)
    links.append(office.write("khong-ten.rdf", untitled.encode()))
    page = "".join(f'<li><a href="{link}">{escape(link)}</a></li>' for link in links)
    office.write("danh-sach.html", f"<html><meta charset=utf-8><ul>{page}</ul></html>".encode())


def finance(folder: Path) -> None:
    """A zip of RDF files at an address."""
    office = Department(folder, "so-tai-chinh")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, year in enumerate(range(2019, 2026), start=40):
            for kind in ("Thu ngân sách", "Chi ngân sách"):
                title = f"{kind} theo phường, xã năm {year} ({MADE_UP})"
                one = number + (50 if kind.startswith("Chi") else 0)
                text = _distribution(office, one, title, "", share=3 + year - 2019)
                archive.writestr(f"rdf/{slug(title)}.rdf", text)
    office.write("kho.zip", stream.getvalue())


def _distribution(
    office: Department, number: int, title: str, kind: str, share: int, key: bool = False
) -> str:
    """One RDF document and the Excel file that it points to; where the file lies, `\\` and `/`."""
    second = FIRST + 86400 * number
    name = f"{slug(title) or 'du-lieu-khong-ten'}_{second}.xlsx"
    rows: list[Row] = [[title.upper() or "DỮ LIỆU"], ["STT", "Đơn vị", "Số lượng", "Ghi chú"]]
    own = [one for one in units() if one[1].startswith(kind)]
    rows += [[n, unit, max(1, p // share), None] for n, (_, unit, p) in enumerate(own, start=1)]
    path = office.folder / "Upload" / "Metadata" / AGENCIES[number % 2] / "2025"
    path.mkdir(parents=True, exist_ok=True)
    (path / name).write_bytes(as_xlsx(rows, "Sheet1"))
    where = rf"/{office.name}/Upload\Metadata\{AGENCIES[number % 2]}\2025\{name}"
    named = f'<dcterms:title xml:lang="vi">{escape(title)}</dcterms:title>' if title else ""
    header = "<hueod:apiHeader>Token: vi-du-khong-phai-khoa-that</hueod:apiHeader>" if key else ""
    identifier = f"DEMO0000-0000-4000-8000-{number:012d}"
    about = f"https://data.hue.gov.vn/Distribution/{slug(title) or 'khong-ten'}"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{HEAD}<dcat:Distribution rdf:about="{about}">'
        f"<dcterms:identifier>{identifier}</dcterms:identifier>"
        f"<dcterms:modified>2025-12-14</dcterms:modified>"
        f"<dcterms:issued>2025-12-13T09:21:39</dcterms:issued>{named}"
        f"<dcterms:description>{MADE_UP_NOTE}</dcterms:description>"
        f"<hueod:downloadURL>{where}</hueod:downloadURL>{header}"
        "</dcat:Distribution></rdf:RDF>"
    )
