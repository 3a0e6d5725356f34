"""Containers that the city's blind files need and that other writers do not make."""

from __future__ import annotations

import io
import json
import struct
from datetime import date
from html import escape
from typing import Any

import openpyxl

from tests.tables_corpus.sheet import Page


def say(value: Any, comma: bool = False) -> str:
    """A cell as Excel writes it into a CSV."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float):
        return str(value).replace(".", ",") if comma else str(value)
    return str(value)


def html(pages: list[Page], letterhead: str = "") -> bytes:
    """A report as a web system 'exports' it to Excel."""
    out = ['<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>']
    out.append('<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>')
    out.append(letterhead)
    for p in pages:
        start = {(a, b): (c - a + 1, d - b + 1) for a, b, c, d in p.merges}
        covered = {
            (r, c)
            for a, b, e, d in p.merges
            for r in range(a, e + 1)
            for c in range(b, d + 1)
            if (r, c) != (a, b)
        }
        width = max(map(len, p.rows))
        out.append('<table border="1">')
        for r, row in enumerate(p.rows):
            out.append("<tr>")
            for c, v in enumerate([*row, *[None] * (width - len(row))]):
                if (r, c) in covered:
                    continue
                down, across = start.get((r, c), (1, 1))
                span = (f' rowspan="{down}"' if down > 1 else "") + (
                    f' colspan="{across}"' if across > 1 else ""
                )
                tag = "th" if (r, c) in p.bold else "td"
                out.append(f"<{tag}{span}>{escape(say(v)) or '&nbsp;'}</{tag}>")
            out.append("</tr>")
        out.append("</table>")
    return "\r\n".join([*out, "</body></html>"]).encode()


def sheet_xml(pages: list[Page]) -> bytes:
    """XML Spreadsheet 2003."""
    out = ['<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook']
    out.append(' xmlns="urn:schemas-microsoft-com:office:spreadsheet"')
    out.append(' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>')
    out.append('<Style ss:ID="d"><NumberFormat ss:Format="dd/mm/yyyy"/></Style></Styles>')
    for p in pages:
        out.append(f'<Worksheet ss:Name="{escape(p.name)}"><Table>')
        for row in p.rows:
            out.append("<Row>")
            for c, v in enumerate(row, 1):
                if v is None:
                    continue
                kind, style, body = "String", "", escape(str(v))
                if isinstance(v, date):
                    kind, style = "DateTime", ' ss:StyleID="d"'
                    body = f"{v.isoformat()}T00:00:00.000"
                elif isinstance(v, int | float):
                    kind = "Number"
                out.append(
                    f'<Cell ss:Index="{c}"{style}><Data ss:Type="{kind}">{body}</Data></Cell>'
                )
            out.append("</Row>")
        out.append("</Table></Worksheet>")
    return "".join([*out, "</Workbook>"]).encode()


def records(p: Page) -> bytes:
    """A tidy page as a list of records."""
    head, *rows = p.rows
    made = [
        {k: v.isoformat() if isinstance(v, date) else v for k, v in zip(head, row, strict=True)}
        for row in rows
    ]
    return json.dumps(made, ensure_ascii=False).encode()


def workbook(fill: Any) -> bytes:
    """What only openpyxl writes (formulas, errors, the calendar of 1904)."""
    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def compound(streams: dict[str, bytes]) -> bytes:
    """A small OLE file (version 3) with these streams, each padded beyond the mini stream."""
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    fat: list[int] = [0xFFFFFFFD, end]
    body, entries = b"", []
    for name, data in streams.items():
        data = data.ljust(4096, b"\0")
        blocks = -(-len(data) // 512)
        first = len(fat)
        fat += [*range(first + 1, first + blocks), end]
        body += data.ljust(blocks * 512, b"\0")
        entries.append((name, 2, first, len(data)))
    assert len(fat) <= 128
    assert len(entries) <= 3
    directory = b""
    for i, (name, kind, first, size) in enumerate([("Root Entry", 5, end, 0), *entries]):
        raw = (name + "\0").encode("utf-16-le")
        right = i + 1 if 0 < i < len(entries) else free
        child = 1 if i == 0 else free
        directory += raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1)
        directory += struct.pack("<III", free, right, child) + bytes(36)
        directory += struct.pack("<IQ", first, size)
    directory = directory.ljust(512, b"\0")
    table = struct.pack("<128I", *fat, *[free] * (128 - len(fat)))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", 0, *[free] * 108)
    return head + table + directory + body
