"""Letters of other times: windows-1258, TCVN3, VNI, UTF-16, UTF-8 twice, marks apart or lost."""

from __future__ import annotations

import unicodedata

from tests.tables_corpus.awkward.city_desk import UNITS, dice, file, flat, put, records
from tests.tables_corpus.awkward.desk import abc, old, vni
from tests.tables_corpus.awkward.kit import case, page, truth

COLUMNS = "Đơn vị:text|Nội dung kiểm tra:text|Số lần:integer"
HEAD = ["Đơn vị", "Nội dung kiểm tra", "Số lần"]
WORK = [
    "An toàn thực phẩm",
    "Vệ sinh môi trường",
    "Trật tự xây dựng",
    "Phòng chống dịch bệnh",
    "Quản lý đất đai",
    "Đăng ký kinh doanh",
    "Giữ gìn di tích",
    "Cấp phép quảng cáo",
]


def rows(seed: int) -> list[list]:
    r = dice(seed)
    return [[u, w, r.randint(1, 40)] for u, w in zip(r.sample(UNITS, 8), WORK, strict=True)]


def apart(text: str) -> str:
    """Hats composed, tones combining, as windows-1258 must have it."""
    made = ""
    for letter in unicodedata.normalize("NFD", text):
        if letter in "\u0302\u0306\u031b":
            # the hat may stand behind a tone mark that sorts before it
            tail = ""
            while made and made[-1] in "\u0300\u0301\u0303\u0309\u0323":
                made, tail = made[:-1], made[-1] + tail
            made = made[:-1] + unicodedata.normalize("NFC", made[-1] + letter) + tail
        else:
            made += letter
    return made


def twice(data: bytes, how: str) -> bytes:
    """UTF-8 taken for a western code page and written as UTF-8 again."""
    made = ""
    for byte in data:
        try:
            made += bytes([byte]).decode(how)
        except UnicodeDecodeError:
            made += chr(byte)
    return made.encode()


@case
def windows_1258():
    for seed, sep, ext in ((61, ",", "csv"), (62, ";", "csv"), (63, "\t", "tsv")):
        body = rows(seed)
        text = apart(flat([HEAD, *body], sep, eol="\r\n").decode())
        data = text.encode("cp1258")
        yield file(f"w1258_{seed}", ext, data, [truth(COLUMNS, body)], "legacy_encoding")


@case
def old_letters_in_text_files():
    for seed, make, name in ((64, abc, "tcvn3"), (65, vni, "vni")):
        body = rows(seed)
        cells = [[make(v) for v in row] for row in [HEAD, *body]]
        for sep, ext in ((",", "csv"), ("\t", "tsv")):
            data = flat(cells, sep, encoding="latin-1")
            table = [truth(COLUMNS, body)]
            yield file(f"{name}_bytes_{ext}", ext, data, table, "legacy_encoding")


@case
def old_letters_by_font():
    for seed, make, font, name in (
        (66, abc, ".VnTime", "vntime"),
        (67, abc, ".VnArial", "vnarial"),
        (68, vni, "VNI-Times", "vnitimes"),
    ):
        body = rows(seed)
        p = old(page(["Báo cáo kiểm tra"], HEAD, *body), make, font)
        forms = "xlsx xls" if name != "vnarial" else "xlsx"
        yield from put(f"font_{name}", p, [truth(COLUMNS, body)], forms, "legacy_encoding")


@case
def old_letters_in_some_rows():
    body = rows(69)
    p = old(page(HEAD, *body), abc, ".VnTime", lambda r, c: r in (3, 5, 6))
    said = ("mixed_encoding", "legacy_encoding")
    yield from put("font_some", p, [truth(COLUMNS, body)], "xlsx xls", *said)


@case
def utf_16():
    for encoding, name, mark in (
        ("utf-16-le", "le", b"\xff\xfe"),
        ("utf-16-be", "be", b"\xfe\xff"),
        ("utf-16-le", "bare", b""),
    ):
        body = rows(70)
        data = mark + flat([HEAD, *body], "\t", encoding=encoding, eol="\r\n")
        may = "" if mark else "legacy_encoding"
        yield file(f"utf16_{name}", "csv", data, [truth(COLUMNS, body)], may=may)


@case
def utf_8_twice():
    for seed, how in ((71, "cp1252"), (72, "latin-1")):
        body = rows(seed)
        table = [truth(COLUMNS, body)]
        name = how.replace("-", "")
        yield file(f"twice_{name}_csv", "csv", twice(flat([HEAD, *body]), how), table, "mojibake")
        data = twice(records(page(HEAD, *body)), how)
        yield file(f"twice_{name}_json", "json", data, table, "mojibake")
    body = rows(73)
    p = page(
        *[
            [twice(v.encode(), "cp1252").decode() if isinstance(v, str) else v for v in row]
            for row in [HEAD, *body]
        ]
    )
    yield from put("twice_cells", p, [truth(COLUMNS, body)], "xlsx", "mojibake")


@case
def marks_apart():
    body = rows(74)
    cells = [
        [unicodedata.normalize("NFD", v) if isinstance(v, str) else v for v in row]
        for row in [HEAD, *body]
    ]
    yield from put("nfd", page(*cells), [truth(COLUMNS, body)], "xlsx ods csv json")
    half = [
        [unicodedata.normalize("NFD", v) if isinstance(v, str) and i % 3 == 1 else v for v in row]
        for i, row in enumerate([HEAD, *body])
    ]
    yield from put("nfd_some", page(*half), [truth(COLUMNS, body)], "xlsx csv")


@case
def letters_saved_away():
    body = rows(75)
    lost = [
        [v.encode("ascii", "replace").decode() if isinstance(v, str) else v for v in row]
        for row in [HEAD, *body]
    ]
    columns = "|".join(
        f"{c}:{k}" for c, k in zip(lost[0], ("text", "text", "integer"), strict=True)
    )
    table = [truth(columns, lost[1:])]
    yield file("letters_lost", "csv", flat(lost), table, "mojibake")
