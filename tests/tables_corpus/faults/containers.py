"""What a file is, and that it is broken, foreign, or no data."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Iterator
from random import Random

from tests.tables_corpus import content, writers
from tests.tables_corpus.faults.kit import maker, page_of
from tests.tables_corpus.layouts import Look, lay
from tests.tables_corpus.sheet import Case, Page, Truth


@maker
def containers(rng: Random) -> Iterator[Case]:
    page = Page()
    truth = lay(page, content.health(rng, 7), Look(title=True), rng)
    book = writers.xlsx([page])
    text = writers.delimited([page], ";")
    none: list[Truth] = []
    for data, file in (
        (book, "a.xls"),
        (book, "a.csv"),
        (text, "a.xlsx"),
        (text, "a.xls"),
        (writers.xls([page]), "a.xlsx"),
        (writers.ods([page]), "a.xlsx"),
    ):
        yield Case(
            f"wrong_extension {file}", data, [truth], {("wrong_extension", None)}, set(), file
        )
    yield Case(
        "html_as_xls", writers.html([page]), [truth], {("html_as_xls", None)}, set(), "a.xls"
    )
    yield Case(
        "xml_spreadsheet",
        writers.xmlss([page]),
        [truth],
        {("xml_spreadsheet", None)},
        set(),
        "a.xls",
    )
    for body, file in (
        ("<title>Đăng nhập</title><form><input name=u><input type='password'></form>", "a.xlsx"),
        ("<h1>404 Not Found</h1>", "a.csv"),
        ("<h1>Cổng thông tin</h1><p>Trang chủ</p>", "a.json"),
    ):
        yield Case(
            f"html_page {file}",
            f"<!DOCTYPE html><html><body>{body}</body></html>".encode(),
            none,
            {("html_page", None)},
            {"wrong_extension", "html_as_xls"},
            file,
        )
    for answer in (
        {"code": 500, "message": "Lỗi hệ thống", "data": None},
        {"error": {"code": 498, "message": "Invalid token"}},
        {"success": False, "message": "Unauthorized"},
        {"status": 404, "error": "Not Found", "path": "/api"},
        {"code": 401, "message": "Phiên hết hạn", "data": []},
    ):
        yield Case(
            f"error_response {answer}",
            json.dumps(answer).encode(),
            none,
            {("error_response", None)},
            set(),
            "a.json",
        )
    for data, file in (
        (b"%PDF-1.7\n%...", "a.pdf"),
        (_zip({"word/document.xml": b"<w/>"}), "a.docx"),
        (b"\x1f\x8b\x08" + bytes(40), "a.gz"),
        (b"Rar!\x1a\x07" + bytes(40), "a.rar"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "a.png"),
    ):
        yield Case(
            f"unsupported_format {file}",
            data,
            none,
            {("unsupported_format", None)},
            {"not_data", "wrong_extension"},
            file,
        )
    yield Case(
        "unsupported pdf as xlsx",
        b"%PDF-1.7\n%...",
        none,
        {("unsupported_format", None)},
        {"wrong_extension"},
        "a.xlsx",
    )
    yield Case(
        "password ole", _ole("EncryptedPackage"), none, {("password", None)}, set(), "a.xlsx"
    )
    yield Case(
        "corrupt",
        book[:60] + bytes(len(book) - 400) + book[-340:],
        none,
        {("corrupt", None)},
        {"truncated", "unsupported_format"},
        "a.xlsx",
    )
    yield Case(
        "corrupt json", b'{"data": [{"a": 1,, "b" 2}', none, {("corrupt", None)}, set(), "a.json"
    )
    yield Case("empty", b"", none, {("empty", None)}, set(), "a.csv")
    yield Case("empty book", writers.xlsx([Page()]), none, {("empty", None)}, set(), "a.xlsx")
    yield Case("empty blanks", b"\n\n  \n", none, {("empty", None)}, set(), "a.csv")
    header = page_of(["STT", "Tên", "Số hộ"], [])
    for data, file in ((writers.xlsx([header]), "a.xlsx"), ("STT;Tên;Số hộ\n".encode(), "a.csv")):
        yield Case(f"no_rows {file}", data, none, {("no_rows", None)}, set(), file)
    yield Case(
        "no_rows json",
        b'{"code":0,"message":"ok","data":[]}',
        none,
        {("no_rows", None)},
        set(),
        "a.json",
    )
    prose = Page()
    for line in (
        "BÁO CÁO",
        "Kính gửi: Sở Tài chính",
        "Thực hiện công văn số 12, đơn vị xin báo cáo như sau.",
        "Trân trọng.",
    ):
        prose.add([line])
    yield Case(
        "no_table", writers.xlsx([prose]), none, {("no_table", None)}, {"not_data"}, "a.xlsx"
    )
    yield Case(
        "not_data text",
        "Kính gửi ông bà.\nHôm nay trời mưa ở Huế, nước sông lên.\nTrân trọng cảm ơn.\n".encode(),
        none,
        {("not_data", None)},
        set(),
        "a.txt",
    )
    records = [{"id": k, "ten": f"Điểm {k}", "so": k * 3} for k in range(9)]
    whole = json.dumps({"data": records}).encode()
    kept = Truth(
        ["id", "ten", "so"],
        ["integer", "text", "integer"],
        [(k, f"Điểm {k}", k * 3) for k in range(7)],
    )
    yield Case(
        "truncated json",
        whole[: whole.rindex(b'{"id": 7') + 9],
        [kept],
        {("truncated", None)},
        set(),
        "a.json",
    )
    yield Case(
        "truncated xlsx", book[: len(book) * 2 // 3], none, {("truncated", None)}, set(), "a.xlsx"
    )
    yield Case(
        "truncated total",
        json.dumps({"data": records, "totalRows": 50}).encode(),
        [Truth(kept.labels, kept.types, [(k, f"Điểm {k}", k * 3) for k in range(9)])],
        {("truncated", None)},
        set(),
        "a.json",
    )
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
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + struct.pack("<100x")
        + name.encode("utf-16-le")
        + bytes(500)
    )
