"""What is no table or cannot be opened, and what bears a wrong name."""

from __future__ import annotations

import io
import json
import struct
import zipfile

import xlwt
from xlwt.CompoundDoc import XlsDoc

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import case, file, page, text, truth, xlsx

ROWS = [
    ["Trạm đo mẫu 1", "Phường Thuận An", 12],
    ["Trạm đo mẫu 2", "Xã Phú Lộc", 9],
    ["Trạm đo mẫu 3", "Xã Vinh Lộc", 15],
]
HEAD = ["Tên trạm", "Địa điểm", "Mực nước (cm)"]
KINDS = "Tên trạm:text|Địa điểm:text|Mực nước (cm):integer"


def locked_xls() -> bytes:
    """A BIFF8 book whose second record says that the rest is encrypted."""
    book = xlwt.Workbook()
    book.add_sheet("Sheet1").write(0, 0, "bí mật")
    stream = book.get_biff_data()
    size = 4 + struct.unpack_from("<H", stream, 2)[0]
    lock = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + bytes(range(48))
    body = bytes(b ^ 0x5A for b in stream[size:])
    out = io.BytesIO()
    XlsDoc().save(out, stream[:size] + lock + body)
    return out.getvalue()


def entry(name: str, rest: bytes) -> bytes:
    """A directory entry of a compound file; `rest` is what follows the name's length."""
    code = name.encode("utf-16-le")
    return code.ljust(64, b"\0") + struct.pack("<H", len(code) + 2) + rest


def locked_xlsx() -> bytes:
    """A compound file with the two streams Office writes for a password."""
    out = io.BytesIO()
    XlsDoc().save(out, bytes(range(256)) * 32)
    data = bytearray(out.getvalue())
    at = data.index("Workbook".encode("utf-16-le"))
    rest = bytearray(data[at + 66 : at + 128])
    rest[2:6] = struct.pack("<i", 2)
    data[at : at + 128] = entry("EncryptedPackage", bytes(rest))
    none = struct.pack("<BBiii", 2, 1, -1, -1, -1) + bytes(36) + struct.pack("<iI", -2, 0)
    data[at + 128 : at + 256] = entry("EncryptionInfo", none.ljust(62, b"\0"))
    return bytes(data)


@case
def locked():
    yield file("sea_locked_xls", "xls", locked_xls(), [], "password")
    yield file("sea_locked_xlsx", "xlsx", locked_xlsx(), [], "password", may="wrong_extension")


@case
def wrong_names():
    rows = [truth(KINDS, ROWS)]
    p = page(["MỰC NƯỚC BIỂN"], HEAD, *ROWS)
    yield file("sea_xlsx_as_xls", "xls", xlsx(p), rows, "wrong_extension")
    yield file("sea_xls_as_xlsx", "xlsx", writers.xls([p]), rows, "wrong_extension")
    yield file("sea_csv_as_xls", "xls", text([HEAD, *ROWS], "\t"), rows, "wrong_extension")
    yield file("sea_ods_as_xlsx", "xlsx", writers.ods([p]), rows, "wrong_extension")
    records = [dict(zip(("ten", "diadiem", "muc"), r, strict=True)) for r in ROWS]
    yield file(
        "sea_json_as_csv",
        "csv",
        json.dumps(records, ensure_ascii=False).encode(),
        [truth("ten:text|diadiem:text|muc:integer", ROWS)],
        "wrong_extension",
    )


@case
def broken():
    whole = xlsx(page(HEAD, *ROWS))
    yield file(
        "sea_corrupt",
        "xlsx",
        b"PK\x03\x04" + bytes((i * 37) % 251 for i in range(3000)),
        [],
        "corrupt",
    )
    yield file("sea_cut_early", "xlsx", whole[:400], [], "truncated", may="corrupt")
    records = [{"tram": a, "noi": b, "muc": c} for a, b, c in ROWS]
    data = json.dumps(records, ensure_ascii=False).encode()
    cut = data.rindex("Trạm đo mẫu 3".encode()) + 20
    yield file(
        "sea_cut_json",
        "json",
        data[:cut],
        [truth("tram:text|noi:text|muc:integer", ROWS[:2])],
        "truncated",
        may="corrupt",
    )


@case
def nothing():
    yield file("sea_nothing", "csv", b"", [], "empty")
    yield file("sea_only_lines", "csv", b"\xef\xbb\xbf\r\n\r\n", [], "empty")
    yield file("sea_blank_book", "xlsx", xlsx(page([None])), [], "empty", may="no_table")
    yield file(
        "sea_header_only",
        "xlsx",
        xlsx(page(HEAD)),
        [truth("Tên trạm:text|Địa điểm:text|Mực nước (cm):text", [])],
        "no_rows",
    )


@case
def pages_and_papers():
    html = "<!DOCTYPE html><html><head><title>Đăng nhập</title></head><body><h1>Phiên làm việc đã hết hạn</h1><form><input name='u'></form></body></html>"  # noqa: E501
    yield file(
        "sea_login",
        "xls",
        html.encode(),
        [],
        "html_page",
        may="wrong_extension html_as_xls no_table",
    )
    yield file(
        "sea_login_json",
        "json",
        html.encode(),
        [],
        "html_page",
        may="wrong_extension html_as_xls no_table",
    )
    pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    yield file("sea_paper", "xlsx", pdf, [], "unsupported_format", may="wrong_extension not_data")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        pack.writestr("[Content_Types].xml", "<Types/>")
        pack.writestr("word/document.xml", "<w:document xmlns:w='w'><w:body/></w:document>")
    yield file(
        "sea_word", "xlsx", out.getvalue(), [], "unsupported_format", may="wrong_extension not_data"
    )
    p = page(
        ["GIẤY MỜI"],
        ["Kính gửi: Các đơn vị mẫu"],
        ["Trân trọng kính mời dự họp lúc 8 giờ."],
        ["Nơi nhận: Như trên."],
    )
    yield file("sea_letter", "xlsx", xlsx(p), [], "no_table", may="not_data")
