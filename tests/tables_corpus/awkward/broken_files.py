"""Files that are cut, locked, misnamed, or no table at all."""

from __future__ import annotations

import io
import json
import struct
import zipfile

import xlwt

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import WARDS, case, file, page, text, truth, xlsx

HEAD = ["STT", "Đơn vị", "Số hộ nghèo"]
ROWS = [[i + 1, ward, 40 + 7 * i] for i, ward in enumerate(WARDS)]
PAGE = page(HEAD, *ROWS)
WANT = [truth("STT:integer|Đơn vị:text|Số hộ nghèo:integer", ROWS)]
NOTHING = "no_table no_rows not_data"


@case
def misnamed():
    yield file("households_book", "csv", xlsx(PAGE), WANT, "wrong_extension")
    yield file("households_text", "xlsx", text(PAGE.rows, ";"), WANT, "wrong_extension")
    yield file("households_old_book", "xlsx", writers.xls([PAGE]), WANT, "wrong_extension")
    yield file("households_new_book", "xls", writers.ods([PAGE]), WANT, "wrong_extension")
    data = json.dumps([{"donvi": b, "sohongheo": c} for _, b, c in ROWS]).encode()
    yield file("households_records", "csv", data,
               [truth("donvi:text|sohongheo:integer", [r[1:] for r in ROWS])],
               "wrong_extension")  # fmt: skip


def noise(size):
    """Bytes without sense, always the same."""
    state, out = 12345, bytearray()
    while len(out) < size:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(state >> 16 & 255)
    return bytes(out)


def compound(streams):
    """An OLE file of some streams, each of 4096 bytes or more."""
    end, count = 0xFFFFFFFE, 2
    table, body, entries = [0xFFFFFFFD, end], b"", [_entry("Root Entry", 5, 1, None, end, 0)]
    for i, (name, data) in enumerate(streams):
        used = -(-len(data) // 512)
        after = i + 2 if i + 1 < len(streams) else None
        entries.append(_entry(name, 2, None, after, count, len(data)))
        table += [*range(count + 1, count + used), end]
        body += data.ljust(used * 512, b"\0")
        count += used
    head = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16)
    head += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack("<128I", *(table + [0xFFFFFFFF] * (128 - len(table))))
    return head + fat + b"".join(entries).ljust(512, b"\0") + body


def _entry(name, kind, child, right, start, size):
    none = 0xFFFFFFFF
    links = (none, none if right is None else right, none if child is None else child)
    title = (name + "\0").encode("utf-16-le")
    return (
        title.ljust(64, b"\0") + struct.pack("<HBB3I", len(title), kind, 1, *links)
        + bytes(36) + struct.pack("<IQ", start, size)
    )  # fmt: skip


@case
def locked():
    info = struct.pack("<HHI", 4, 4, 0x40) + b'<?xml version="1.0" encoding="UTF-8"?><encryption/>'
    data = compound([("EncryptionInfo", info.ljust(4096, b" ")), ("EncryptedPackage", noise(8192))])
    yield file("locked_book", "xlsx", data, [], "password", may="unsupported_format")
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for r, row in enumerate(PAGE.rows):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    biff = book.get_biff_data()
    first = 4 + struct.unpack("<H", biff[2:4])[0]
    lock = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + noise(48)
    data = compound([("Workbook", biff[:first] + lock + _scrambled(biff[first:]))])
    yield file("locked_old_book", "xls", data, [], "password", may="unsupported_format")


def _scrambled(biff):
    """Record heads stay, their contents do not."""
    out, at = b"", 0
    while at + 4 <= len(biff):
        kind, size = struct.unpack("<HH", biff[at : at + 4])
        clear = kind in (0x809, 0xA)
        out += biff[at : at + 4] + (biff[at + 4 : at + 4 + size] if clear else noise(size))
        at += 4 + size
    return out.ljust(4096, b"\0")


@case
def damaged():
    whole = xlsx(page(HEAD, *[[i, ward, i * 3] for i in range(60) for ward in WARDS]))
    yield file("cut_book", "xlsx", whole[: len(whole) // 10], [], "truncated", may="corrupt")
    with zipfile.ZipFile(io.BytesIO(whole)) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    parts["xl/worksheets/sheet1.xml"] = noise(3000)
    parts["xl/workbook.xml"] = noise(400)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, data in parts.items():
            pack.writestr(name, data)
    yield file("spoilt_book", "xlsx", out.getvalue(), [], "corrupt",
               may="truncated unsupported_format")  # fmt: skip


@case
def nothing_inside():
    yield file("zero_bytes", "csv", b"", [], "empty", may=NOTHING)
    yield file("only_blanks", "csv", b"\xef\xbb\xbf\r\n  \r\n\r\n", [], "empty", may=NOTHING)
    yield file("blank_book", "xlsx", xlsx(page()), [], "empty", may=NOTHING)
    yield file("header_only", "xlsx", xlsx(page(["DANH SÁCH HỘ NGHÈO"], HEAD)),
               [truth("STT:text|Đơn vị:text|Số hộ nghèo:text", [])], "no_rows",
               may="no_table empty")  # fmt: skip


@case
def no_data():
    more = f"wrong_extension {NOTHING}"
    pdf = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
    yield file("plan", "pdf", pdf, [], "unsupported_format", may=more)
    image = bytes.fromhex("89504E470D0A1A0A0000000D49484452") + noise(300)
    yield file("scan", "xlsx", image, [], "unsupported_format", may=more)
    letter = page(
        ["Kính gửi: Các phòng, ban thuộc thành phố"],
        ["Thực hiện Công văn số 123 về việc rà soát dữ liệu mở, đề nghị các đơn vị báo cáo."],
        ["Rất mong nhận được sự phối hợp của quý đơn vị."],
    )
    yield file("letter_to_offices", "xlsx", xlsx(letter), [], "no_table", may="not_data no_rows")
    prose = (
        "Hướng dẫn sử dụng dữ liệu.\r\n\r\nTập dữ liệu này do đơn vị chủ quản cung cấp. Khi dùng, "
        "xin ghi rõ nguồn.\r\nMọi góp ý xin gửi về đơn vị chủ quản.\r\n"
    ).encode()
    yield file("read_me", "csv", prose, [], "not_data", may="no_table no_rows ragged_rows")
