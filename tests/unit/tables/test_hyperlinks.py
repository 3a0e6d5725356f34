"""Addresses behind the cells of .xlsx, .xls and .ods; nothing of what is no spreadsheet."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
import xlwt
from openpyxl import Workbook

from ckanext.hue_opendata.tables.reading import hyperlinks

ADDRESS = "http://sdl.example.vn/cho.csv?nam=2025&kieu=1"


def xlsx() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Danh mục"
    sheet.append(["Tên", "Tệp"])
    sheet.append(["Chợ", "Tải về"])
    sheet.append(["Chợ", f'=HYPERLINK("{ADDRESS}","Tải về")'])
    sheet["B2"].hyperlink = ADDRESS
    sheet["A2"].hyperlink = "#'Danh mục'!A1"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xls() -> bytes:
    """xlwt writes no hyperlinks, so the record (HLINK, [MS-XLS] 2.4.140) is put in by hand."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Danh mục")
    sheet.write(1, 1, "Tải về")
    link, moniker = (
        bytes.fromhex(f"{first}0C9EA79F9BACE118C8200AA004BA90B"[:32]) for first in ("D", "E")
    )
    url = (ADDRESS + "\0").encode("utf-16-le")
    body = struct.pack("<4H", 1, 1, 1, 1) + link + struct.pack("<2I", 2, 3)
    body += moniker + struct.pack("<I", len(url)) + url
    plain = sheet.get_biff_data

    def with_link() -> bytes:
        data = plain()
        return data[:-4] + struct.pack("<2H", 0x01B8, len(body)) + body + data[-4:]

    sheet.get_biff_data = with_link
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods() -> bytes:
    escaped = ADDRESS.replace("&", "&amp;")
    content = f"""<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:spreadsheet>
<table:table table:name="Danh mục"><table:table-row table:number-rows-repeated="1">
<table:table-cell/></table:table-row><table:table-row>
<table:table-cell table:number-columns-repeated="1"/><table:table-cell><text:p>
<text:a xlink:href="{escaped}">Tải về</text:a></text:p></table:table-cell>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("content.xml", content)
    return stream.getvalue()


def test_links_and_formulas_of_xlsx_are_found_and_inner_ones_are_not():
    assert hyperlinks.read(xlsx()) == {"Danh mục": {2: {1: ADDRESS}, 3: {1: ADDRESS}}}


@pytest.mark.parametrize("make", [xls, ods])
def test_links_of_older_and_open_formats_are_found(make):
    assert hyperlinks.read(make()) == {"Danh mục": {2: {1: ADDRESS}}}


@pytest.mark.parametrize("whole", [xlsx, xls, ods])
def test_a_cut_file_or_another_one_raises_nothing(whole):
    body = whole()
    for cut in (body[:40], body[: len(body) // 2], body[: len(body) - 60], b"a;b\n1;2\n", b""):
        assert isinstance(hyperlinks.read(cut), dict)
