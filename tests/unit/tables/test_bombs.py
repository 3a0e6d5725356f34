"""Files made to hang or to fill the memory: each is answered at once, with a code."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from ckanext.hue_opendata.tables import read
from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import page

PAGE = page(["Mã", "Số"], ["a", 1.0], ["b", 2.0])
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'
)


def with_part(data: bytes, name: str, change) -> bytes:
    """A zip with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            body = old.read(part)
            new.writestr(part, change(body) if part == name else body)
    return out.getvalue()


def declared(body: bytes) -> bytes:
    return ENTITIES + body.split(b"?>", 1)[-1].replace(b">a<", b">&b;&d;<")


BOMBS = {
    "brackets.json": b"[" * 100_000 + b"]" * 100_000,
    "objects.json": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "wide.csv": b"a;" * 300_000 + b"\n" + b"1;" * 300_000,
    "keys.json": ("[{" + ",".join(f'"k{n}":1' for n in range(20_000)) + "}]").encode(),
    "gzip.csv": gzip.compress(b"Ma;So\n" + b"a;1\n" * 1_000_000),
    "entities.ods": with_part(writers.ods([PAGE]), "content.xml", declared),
    "entities.xls": declared(writers.xmlss([PAGE])),
    "far.xlsx": with_part(
        writers.xlsx([PAGE]),
        "xl/worksheets/sheet1.xml",
        lambda body: body.replace(b'r="B3"', b'r="XFD1048576"'),
    ),
    "spans.xls": b'<table><tr><td colspan="99999999" rowspan="99999999">a</td></tr></table>',
    "repeated.ods": with_part(
        writers.ods([PAGE]),
        "content.xml",
        lambda body: body.replace(
            b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">'
        ).replace(
            b"<table:table-cell office",
            b'<table:table-cell table:number-columns-repeated="16384" office',
        ),
    ),
}
REFUSED = {"too_large", "corrupt", "unsupported_format", "html_page"}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once(name):
    reading = read(BOMBS[name], name)
    assert not reading.tables
    assert reading.codes() & REFUSED


def test_entities_of_a_sheet_are_not_followed():
    changed = with_part(writers.xlsx([PAGE]), "xl/sharedStrings.xml", declared)
    told = " ".join(
        str(cell) for t in read(changed, "a.xlsx").tables for row in t.rows for cell in row
    )
    assert "aaaaaaaaaa" not in told
    assert "root" not in told
