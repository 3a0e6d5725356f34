"""Files that are not what they are called, locked, cut or broken."""

from __future__ import annotations

import io
import zipfile

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import WARDS, case, file, page, text, truth, xlsx

HEAD = ["Mã", "Tên xã", "Số hộ"]
BODY = [[f"M{i}", w, float(i * 7)] for i, w in enumerate(WARDS, 1)]
ROWS = [[a, b, int(c)] for a, b, c in BODY]
TRUTH = truth("Mã:text|Tên xã:text|Số hộ:integer", ROWS)
PAGE = page(HEAD, *BODY)


@case
def names():
    yield file("xlsx_named_csv", "csv", xlsx(PAGE), [TRUTH], "wrong_extension")
    yield file("csv_named_xlsx", "xlsx", text([HEAD, *BODY]), [TRUTH], "wrong_extension")
    yield file("xls_named_xlsx", "xlsx", writers.xls([PAGE]), [TRUTH], "wrong_extension")
    yield file("ods_named_xls", "xls", writers.ods([PAGE]), [TRUTH], "wrong_extension")
    yield file(
        "tsv_named_xls", "xls", text([HEAD, *BODY], "\t", "utf-16"), [TRUTH], "wrong_extension"
    )
    yield file("html_named_xls", "xls", writers.html([PAGE]), [TRUTH], "html_as_xls")
    bare = (
        "<table>"
        + "".join(
            "<tr>" + "".join(f"<td>{writers.plain(v)}</td>" for v in row) + "</tr>"
            for row in [HEAD, *BODY]
        )
        + "</table>"
    )
    yield file("bare_table_named_xls", "xls", bare.encode(), [TRUTH], "html_as_xls")
    yield file("html_table_html", "html", writers.html([PAGE]), [TRUTH])
    yield file("xmlss", "xls", writers.xmlss([PAGE]), [TRUTH], "xml_spreadsheet")
    yield file(
        "xmlss_xml",
        "xml",
        writers.xmlss([page(["Báo cáo hộ dân"], HEAD, *BODY)]),
        [TRUTH],
        "xml_spreadsheet",
    )


@case
def foreign():
    yield file(
        "pdf",
        "xlsx",
        b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n" + b"x" * 300,
        [],
        "unsupported_format",
        may="wrong_extension not_data",
    )
    yield file(
        "picture",
        "xlsx",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        [],
        "not_data",
        may="unsupported_format wrong_extension",
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("word/document.xml", "<w:document/>")
        z.writestr("[Content_Types].xml", "<Types/>")
    yield file(
        "docx", "xlsx", out.getvalue(), [], "unsupported_format", may="wrong_extension corrupt"
    )
    yield file(
        "noise",
        "xls",
        bytes((i * 97 + 13) % 256 for i in range(4000)),
        [],
        "corrupt",
        may="unsupported_format wrong_extension not_data",
    )


@case
def locked():
    yield file("locked_xlsx", "xlsx", _ole("EncryptedPackage", "EncryptionInfo"), [], "password")
    yield file("locked_xls", "xls", _locked_xls(), [], "password")
    yield file("locked_ods", "ods", _locked_ods(), [], "password")


@case
def cut():
    whole = xlsx(PAGE)
    yield file("cut_xlsx_late", "xlsx", whole[:-200], [TRUTH], "truncated", may="corrupt")
    yield file("cut_xlsx_early", "xlsx", whole[: len(whole) // 4], [], "truncated", may="corrupt")
    yield file("cut_xls", "xls", writers.xls([PAGE])[:2048], [], "truncated", may="corrupt")
    body = text([HEAD, *BODY])
    yield file(
        "cut_csv",
        "csv",
        body[: body.rfind(b",")],
        [truth("Mã:text|Tên xã:text|Số hộ:integer", ROWS[:-1])],
        "truncated",
        may="ragged_rows",
    )
    page_ = writers.html([PAGE])
    at = page_.rfind(b"<tr>") + 12
    yield file(
        "cut_html",
        "xls",
        page_[:at],
        [truth("Mã:text|Tên xã:text|Số hộ:integer", ROWS[:-1])],
        "truncated",
        "html_as_xls",
    )
    broken = bytearray(whole)
    at = broken.find(b"xl/worksheets/sheet1.xml") + 60
    broken[at : at + 40] = bytes(40)
    yield file("broken_xlsx", "xlsx", bytes(broken), [], "corrupt", may="truncated")


def _ole(*streams: str) -> bytes:
    """A compound file whose directory names these streams, as an encrypted workbook's does."""
    sector = 512
    fat = [0xFFFFFFFD, 0xFFFFFFFE] + [0xFFFFFFFE] * 2 + [0xFFFFFFFF] * 124
    head = bytearray(sector)
    head[:8] = bytes.fromhex("D0CF11E0A1B11AE1")
    head[24:34] = (
        (0x3E).to_bytes(2, "little") + (3).to_bytes(2, "little") + b"\xfe\xff\x09\x00\x06\x00"
    )
    head[44:48] = (1).to_bytes(4, "little")
    head[48:52] = (1).to_bytes(4, "little")
    head[56:60] = (4096).to_bytes(4, "little")
    head[60:64] = (0xFFFFFFFE).to_bytes(4, "little")
    head[68:72] = (0xFFFFFFFE).to_bytes(4, "little")
    head[76:80] = (0).to_bytes(4, "little")
    head[80:512] = b"\xff" * 432
    entries = b""
    for number, name in enumerate(["Root Entry", *streams]):
        raw = name.encode("utf-16-le")
        entry = bytearray(128)
        entry[: len(raw)] = raw
        entry[64:66] = (len(raw) + 2).to_bytes(2, "little")
        entry[66] = 5 if not number else 2
        entry[68:80] = b"\xff" * 12
        if not number:
            entry[76:80] = (1).to_bytes(4, "little")
        elif number < len(streams):
            entry[72:76] = (number + 1).to_bytes(4, "little")
        entry[116:120] = (0xFFFFFFFE).to_bytes(4, "little")
        entries += bytes(entry)
    entries = entries.ljust(sector, b"\0")
    table = b"".join(value.to_bytes(4, "little") for value in fat)
    return bytes(head) + table + entries + bytes(sector * 3)


def _locked_xls() -> bytes:
    """A workbook whose globals begin with the record FILEPASS (0x2F): RC4 by a password."""
    raw = writers.xls([PAGE])
    at = raw.find(bytes.fromhex("0908"))
    size = int.from_bytes(raw[at + 2 : at + 4], "little")
    place = at + 4 + size
    record = (
        (0x2F).to_bytes(2, "little")
        + (54).to_bytes(2, "little")
        + b"\x01\x00\x01\x00\x01\x00"
        + bytes(48)
    )
    return raw[:place] + record + raw[place + len(record) :]


def _locked_ods() -> bytes:
    """An .ods whose manifest says that its content is encrypted."""
    whole = zipfile.ZipFile(io.BytesIO(writers.ods([PAGE])))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name in whole.namelist():
            data = whole.read(name)
            if name == "content.xml":
                data = bytes((b * 7 + 3) % 256 for b in data)
            if name == "META-INF/manifest.xml":
                data = data.replace(
                    b'manifest:full-path="content.xml"/>',
                    b'manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>',
                )
                if b"encryption-data" not in data:
                    data = data.replace(
                        b"</manifest:manifest>",
                        b'<manifest:file-entry manifest:full-path="content.xml" '
                        b'manifest:media-type="text/xml">'
                        b'<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
                        b"</manifest:manifest>",
                    )
            z.writestr(name, data)
    return out.getvalue()
