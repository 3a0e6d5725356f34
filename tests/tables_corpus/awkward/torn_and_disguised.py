"""Files that are broken, cut, locked, empty, something else than their name says, or no data."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from typing import Any

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.city_desk import (
    UNITS,
    compound,
    dice,
    file,
    flat,
    html,
    records,
    workbook,
)
from tests.tables_corpus.awkward.desk import MOTTO
from tests.tables_corpus.awkward.kit import case, page, truth, xlsx

HEAD = ["STT", "Đơn vị", "Số đơn thư", "Đã giải quyết"]
COLUMNS = "STT:integer|Đơn vị:text|Số đơn thư:integer|Đã giải quyết:integer"


def rows(seed: int, count: int = 8) -> list[list[Any]]:
    r = dice(seed)
    return [[i, UNITS[i], a := r.randint(10, 99), a - r.randint(0, 9)] for i in range(1, count + 1)]


@case
def names_that_lie():
    body = rows(101)
    p = page(HEAD, *body)
    table = [truth(COLUMNS, body)]
    for name, ext, data in (
        ("xlsx_named_csv", "csv", xlsx(p)),
        ("xlsx_named_xls", "xls", xlsx(p)),
        ("xls_named_xlsx", "xlsx", writers.SHEETS["xls"]([p])),
        ("ods_named_xlsx", "xlsx", writers.SHEETS["ods"]([p])),
        ("csv_named_xlsx", "xlsx", flat([HEAD, *body])),
        ("json_named_csv", "csv", records(p)),
        ("csv_named_json", "json", flat([HEAD, *body], ";")),
    ):
        yield file(name, ext, data, table, "wrong_extension")


@case
def locked():
    lock = b'\x04\x00\x04\x00\x40\x00\x00\x00<?xml version="1.0" encoding="UTF-8"?><encryption '
    lock += b'xmlns="http://schemas.microsoft.com/office/2006/encryption"></encryption>'
    noise = dice(102).randbytes(9000)
    data = compound({"EncryptionInfo": lock, "EncryptedPackage": struct.pack("<Q", 8990) + noise})
    yield file("locked_xlsx", "xlsx", data, [], "password", may="wrong_extension")
    book = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0x0DBB, 0x07CC, 0x41, 6)
    book += struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + noise[:48]
    book += struct.pack("<HHH", 0x42, 2, 0x04B0) + struct.pack("<HH", 0x85, 16) + noise[50:66]
    book += struct.pack("<HH", 0x0A, 0)
    yield file("locked_xls", "xls", compound({"Workbook": book}), [], "password")


@case
def cut_off():
    body = rows(103)
    whole = flat([HEAD, *body]).decode()
    data = whole[: whole.rindex(",")].rsplit(",", 1)[0].encode()[:-2]
    table = [truth(COLUMNS, body[:-1])]
    yield file("cut_csv", "csv", data, table, "truncated", may="ragged_rows")
    made = json.dumps([dict(zip(HEAD, row, strict=True)) for row in body], ensure_ascii=False)
    at = made.index(f'"{body[5][1]}"')
    yield file("cut_json", "json", made[: at + 6].encode(), [truth(COLUMNS, body[:5])], "truncated")
    made = json.dumps({"totalRows": 8, "data": [dict(zip(HEAD, r, strict=True)) for r in body]})
    at = made.index('{"STT": 7')
    yield file(
        "cut_envelope", "json", made[: at + 4].encode(), [truth(COLUMNS, body[:6])], "truncated"
    )
    yield file("cut_xlsx", "xlsx", xlsx(page(HEAD, *body))[:150], [], "truncated", may="corrupt")


@case
def spoilt():
    body = rows(104, 20)

    def fill(book):
        for row in [HEAD, *body]:
            book.active.append(row)

    data = bytearray(workbook(fill))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as book:
        at = book.getinfo("xl/worksheets/sheet1.xml").header_offset
    at += 30 + sum(struct.unpack_from("<HH", data, at + 26))
    data[at : at + 200] = b"\xff" * 200
    yield file("spoilt_sheet", "xlsx", bytes(data), [], "corrupt", may="truncated no_table")
    noise = b"PK\x03\x04" + dice(105).randbytes(3000)
    yield file("spoilt_zip", "xlsx", noise, [], may="corrupt truncated not_data unsupported_format")
    noise = bytes.fromhex("d0cf11e0a1b11ae1") + dice(106).randbytes(5000)
    yield file("spoilt_xls", "xls", noise, [], may="corrupt truncated not_data unsupported_format")


@case
def nothing_in_them():
    yield file("nothing", "csv", b"", [], "empty", may="no_table")
    yield file("nothing_xlsx", "xlsx", b"", [], "empty", may="no_table")
    yield file("blank_lines", "csv", b"\r\n\r\n   \r\n", [], "empty", may="no_table")
    yield file("blank_sheet", "xlsx", xlsx(page()), [], "empty", may="no_table")
    for name, data in (("list", b"[]"), ("answer", b'{"totalRows":0,"data":[]}')):
        yield file(f"nothing_{name}", "json", data, [], may="empty no_table no_rows not_data")


@case
def letters_and_pages():
    p = page(
        [MOTTO],
        ["GIẤY MỜI"],
        ["Kính gửi: Các phòng, ban"],
        ["Trân trọng kính mời đại biểu đến dự buổi họp thử nghiệm về công tác lập kế hoạch."],
        ["Thời gian: 8 giờ 00, ngày 10 tháng 9 năm 2025. Địa điểm: Hội trường Mẫu."],
        ["Rất mong quý đại biểu đến dự đông đủ."],
    )
    for ext in ("xlsx", "ods"):
        data = writers.SHEETS[ext]([p])
        yield file(f"invitation_{ext}", ext, data, [], "no_table", may="not_data")
    lost = "<!DOCTYPE html><html><head><title>404</title></head><body><h1>Không tìm thấy trang</h1>"
    lost += "<p>Trang bạn yêu cầu không tồn tại hoặc đã bị xóa.</p></body></html>"
    enter = "<!DOCTYPE html><html><head><title>Đăng nhập</title></head><body><form method='post'>"
    enter += (
        "<label>Tài khoản</label><input name='u'><label>Mật khẩu</label><input type='password'>"
    )
    enter += "<button>Đăng nhập</button></form></body></html>"
    may = "wrong_extension no_table error_response"
    yield file("lost_page", "csv", lost.encode(), [], "html_page", may=may)
    yield file("enter_page", "xlsx", enter.encode(), [], "html_page", may=may)
    yield file("enter_json", "json", enter.encode(), [], "html_page", may=may)


@case
def other_things():
    may = "wrong_extension not_data corrupt truncated"
    pdf = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    pdf += b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n80\n%%EOF\n"
    yield file("paper_named_xlsx", "xlsx", pdf, [], "unsupported_format", may=may)
    yield file("paper", "pdf", pdf, [], "unsupported_format", may=may)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", "<w:document/>")
    yield file("word_named_xlsx", "xlsx", out.getvalue(), [], "unsupported_format", may=may)
    image = b"\x89PNG\r\n\x1a\n" + dice(107).randbytes(900)
    yield file("image_named_xls", "xls", image, [], "unsupported_format", may=may)
    words = "Tệp này chứa dữ liệu mẫu của dự án.\nVui lòng đọc kỹ trước khi sử dụng.\n\n"
    words += "Mọi góp ý xin gửi về bộ phận thử nghiệm. Xin cảm ơn.\n"
    yield file("readme_named_csv", "csv", words.encode(), [], "not_data", may="no_table")


@case
def fields_too_few_or_many():
    body = [
        [1, "Quán Mẫu", "5 Lê Lợi", 40],
        [2, "Quán Thử", "9 Hùng Vương", 25],
        [3, "Quán Ví Dụ", "12 Bà Triệu, tầng 2", 60],
        [4, "Quán Giả", "1 Chi Lăng", 18],
        [5, "Quán Bịa", "77 Tố Hữu", 33],
    ]
    head = ["STT", "Tên quán", "Địa chỉ", "Số chỗ"]
    columns = "STT:integer|Tên quán:text|Địa chỉ:text|Số chỗ:integer"
    lines = [",".join(map(str, row)) for row in [head, *body]]
    table = [truth(columns, body)]
    yield file("comma_too_many", "csv", "\n".join(lines).encode() + b"\n", table, "ragged_rows")
    body = [*[[*row[:2], row[2].replace(",", ""), row[3]] for row in body]]
    short = [",".join(map(str, row[:2] if row[0] == 4 else row)) for row in [head, *body]]
    body[3] = [4, "Quán Giả", None, None]
    data = "\n".join(short).encode() + b"\n"
    yield file("fields_too_few", "csv", data, [truth(columns, body)], "ragged_rows")
    body = [[i, f"Nhà nghỉ {u}", u, 10 + i] for i, u in enumerate(UNITS[:8], 1)]
    lines = [",".join(map(str, row)) for row in [head, *body]]
    lines[3] = lines[3].replace("Nhà nghỉ", '"Nhà nghỉ', 1)
    data = "\n".join(lines).encode() + b"\n"
    yield file("quote_open", "csv", data, [truth(columns, body)], "unclosed_quote")


@case
def too_much_within():
    out = io.BytesIO()
    whole = io.BytesIO(xlsx(page(HEAD, *rows(108))))
    with zipfile.ZipFile(whole) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for item in book.namelist():
            data = book.read(item)
            if item.startswith("xl/worksheets/"):
                data = data.replace(b"<sheetData", b" " * 30_000_000 + b"<sheetData", 1)
            made.writestr(item, data)
    yield file("swollen", "xlsx", out.getvalue(), [], "too_large", may="corrupt")


@case
def reports_of_the_web():
    body = rows(109)
    p = page(HEAD, *body)
    p.bold |= {(0, c) for c in range(4)}
    head = "<h3>BÁO CÁO ĐƠN THƯ</h3><p>Từ ngày 01/01/2025 đến ngày 30/6/2025</p>"
    table = [truth(COLUMNS, body)]
    may = "wrong_extension"
    yield file("web_headed", "xls", html([p], head), table, "html_as_xls", may=may)
    form = page(
        ["TỔNG HỢP ĐƠN THƯ", None, None, None],
        HEAD,
        *body,
        [None, "Tổng cộng", sum(r[2] for r in body), sum(r[3] for r in body)],
    )
    form.merges.append((0, 0, 0, 3))
    yield file("web_total", "xls", html([form]), table, "html_as_xls", may=may)
