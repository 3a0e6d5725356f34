"""What a file is, decided by its content; its name is only a claim."""

from __future__ import annotations

import io
import re
import zipfile

from ckanext.hue_opendata.tables.reading.containers import encodings

#: First bytes of files that we know and do not read → what a person calls them.
FOREIGN = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM\x00", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"RIFF", "RIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "GZIP"),
    (b"BZh", "BZIP2"),
    (b"\xfd7zXZ", "XZ"),
    (b"{\\rtf", "RTF"),
    (b"PAR1", "Parquet"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"ID3", "MP3"),
    (b"OggS", "OGG"),
    (b"\x00\x00\x27\x0a", "Shapefile"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Extensions that a format may rightly have.
EXTENSIONS = {
    "xlsx": {"xlsx", "xlsm", "xltx", "xltm"},
    "xlsb": {"xlsb"},
    "xls": {"xls", "xlt"},
    "ods": {"ods", "ots"},
    "html": {"html", "htm", "xhtml"},
    "xml_spreadsheet": {"xml"},
    "json": {"json", "js", "geojson"},
    "geojson": {"geojson", "json"},
    "csv": {"csv", "txt", "tsv", "tab", "dat", "asc"},
    "tsv": {"tsv", "tab", "txt", "csv"},
}


def extension(name: str) -> str:
    """The extension of a file's name, lower case, without the dot."""
    tail = re.split(r"[\\/]", name)[-1]
    return tail.rsplit(".", 1)[1].lower().strip() if "." in tail else ""


def sniff(head: bytes, data: bytes) -> str:
    """`xlsx xlsb xls ods html xml_spreadsheet xml json text zip ole empty`, or `foreign:NAME`."""
    if not data.strip(b"\x00\xef\xbb\xbf \t\r\n\xff\xfe"):
        return "empty"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zip(data)
    if head.startswith(OLE):
        return _ole(data)
    if head[:2] == b"\x09\x08" or head[:2] in (b"\x09\x04", b"\x09\x02", b"\x09\x00"):
        return "xls"
    for magic, name in FOREIGN:
        if head.startswith(magic):
            return f"foreign:{name}"
    return _text(head)


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                kind = archive.read("mimetype")[:100].decode("ascii", "replace")
                if "spreadsheet" in kind:
                    return "ods"
                if "opendocument" in kind:
                    return "foreign:OpenDocument"
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError, NotImplementedError):
        names = set()
    if any(name.startswith("xl/") for name in names):
        return "xlsb" if "xl/workbook.bin" in names else "xlsx"
    if any(name.startswith("word/") for name in names):
        return "foreign:Word"
    if any(name.startswith("ppt/") for name in names):
        return "foreign:PowerPoint"
    if names:
        return "foreign:ZIP"
    # A broken archive: its local headers still name the parts.
    if b"xl/" in data:
        return "xlsx"
    return "ods" if b"opendocument.spreadsheet" in data else "foreign:ZIP"


def _ole(data: bytes) -> str:
    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        return "ole:password"
    if has("Workbook") or has("Book"):
        return "xls"
    if has("WordDocument"):
        return "foreign:Word"
    if has("PowerPoint Document"):
        return "foreign:PowerPoint"
    return "xls"


def _text(head: bytes) -> str:
    text = head.lstrip(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = head.decode("utf-16", "replace").encode("utf-8", "replace")
    elif codec := encodings.bare_utf16(head):
        text = head.decode(codec, "replace").encode("utf-8", "replace")
    elif b"\x00" in head[:4096] and head.count(b"\x00") > 8:
        return "foreign:nhị phân"
    start = text.lstrip()[:4000].lower()
    if start.startswith((b"{", b"[")):
        return "json"
    if start.startswith(b"<"):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in start and b"<html" not in start[:300]:
            return "xml_spreadsheet"
        if re.match(
            rb"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!doctype html|<html|<head|<body|<table"
            rb"|<style|<meta|<div|<center|<tr|<p\b|<script)",
            start,
            re.S,
        ):
            return "html"
        return "xml"
    if b"<table" in start or b"<html" in start[:1000]:
        return "html"
    return "text"
