"""Vietnamese before Unicode, and Unicode gone wrong."""

from __future__ import annotations

import unicodedata

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import D, case, file, page, text, truth, xlsx

_LOW = {
    "ăâêôơưđ": "A8 A9 AA AB AC AD AE",
    "àảãáạằẳẵắặầẩẫấậ": "B5 B6 B7 B8 B9 BB BC BD BE C6 C7 C8 C9 CA CB",
    "èẻẽéẹềểễếệ": "CC CE CF D0 D1 D2 D3 D4 D5 D6",
    "ìỉĩíị": "D7 D8 DC DD DE",
    "òỏõóọồổỗốộờởỡớợ": "DF E1 E2 E3 E4 E5 E6 E7 E8 E9 EA EB EC ED EE",
    "ùủũúụừửữứự": "EF F1 F2 F3 F4 F5 F6 F7 F8 F9",
    "ỳỷỹýỵ": "FA FB FC FD FE",
    "ĂÂÊÔƠƯĐ": "A1 A2 A3 A4 A5 A6 A7",
}
TCVN = {c: chr(int(b, 16)) for k, v in _LOW.items() for c, b in zip(k, v.split(), strict=True)}
_TONES = {"\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0301": "ù", "\u0323": "ï"}
_HATS = {
    "\u0302": {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"},
    "\u0306": {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"},
}
_VNI = {"đ": "ñ", "Đ": "Ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def tcvn3(words):
    """As it stands in a cell with a font `.VnTime`."""
    return "".join(TCVN.get(c, c) for c in words)


def vni(words):
    """As it stands in a cell with a font `VNI-Times`."""
    return "".join(_vni(c) for c in words)


def _vni(letter):
    if letter in _VNI:
        return _VNI[letter]
    base, *marks = unicodedata.normalize("NFD", letter)
    if not marks:
        return letter
    tone = next((m for m in marks if m in _TONES), "")
    hat = next((m for m in marks if m in _HATS), "")
    if hat:
        mark = _HATS[hat][tone]
    else:
        if "\u031b" in marks:
            base = {"o": "ô", "u": "ö", "O": "Ô", "U": "Ö"}[base]
        mark = _TONES.get(tone, "")
    return base + (mark.upper() if letter.isupper() else mark)


def cp1258(words):
    """The bytes of windows-1258, whose tones stand apart."""
    out = b""
    for letter in words:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(m for m in parts if m in _TONES)
            hatted = unicodedata.normalize("NFC", parts.replace(tone, ""))
            out += (hatted + tone).encode("cp1258")
    return out


def turned(rows, how):
    return [[how(v) if isinstance(v, str) else v for v in row] for row in rows]


def fonted(rows, name, places=None):
    p = page(*rows)
    every = {(r, c) for r, row in enumerate(rows) for c, v in enumerate(row) if isinstance(v, str)}
    p.fonts = dict.fromkeys(every if places is None else places, name)
    return p


HEAD = ["Tên di tích", "Địa điểm", "Số hạng mục"]
ROWS = [
    ["Lăng Tự Đức", "Phường Thủy Xuân", 12],
    ["Điện Hòn Chén", "Phường Kim Long", 5],
    ["Chùa Thiên Mụ", "Phường Kim Long", 8],
    ["Đàn Nam Giao", "Phường Thủy Xuân", 3],
    ["Hổ Quyền", "Phường Thủy Xuân", 2],
    ["Văn Miếu", "Phường Kim Long", 6],
]
WANT = truth("Tên di tích:text|Địa điểm:text|Số hạng mục:integer", ROWS)
FULL = [HEAD, *ROWS]


@case
def by_font():
    title = [["Danh mục di tích đã xếp hạng"], *FULL, ["Cộng", None, 36]]
    for name, how, font in (("tcvn3", tcvn3, ".VnTime"), ("vni", vni, "VNI-Times")):
        rows = turned(title, how)
        yield file(f"relics_{name}_font", "xlsx", xlsx(fonted(rows, font)), [WANT],
                   "legacy_encoding")  # fmt: skip
        yield file(f"relics_{name}_font_xls", "xls", writers.xls([fonted(rows, font)]), [WANT],
                   "legacy_encoding")  # fmt: skip
    rows = [list(r) for r in FULL]
    places = {(2, 0), (3, 0), (5, 0), (6, 0)}
    for r, c in places:
        rows[r][c] = tcvn3(rows[r][c])
    yield file("relics_some_cells_tcvn3", "xlsx", xlsx(fonted(rows, ".VnArial", places)), [WANT],
               "mixed_encoding", may="legacy_encoding")  # fmt: skip


@case
def by_evidence():
    for name, how in (("tcvn3", tcvn3), ("vni", vni)):
        yield file(f"relics_{name}", "csv", text(turned(FULL, how), ",", "latin-1"), [WANT],
                   "legacy_encoding")  # fmt: skip
    yield file("relics_1258", "csv", cp1258(text(FULL, ";").decode()), [WANT], "legacy_encoding")
    lines = text(FULL, ";").decode().split("\r\n")
    data = b"\r\n".join(
        tcvn3(line).encode("latin-1") if i in (3, 5, 6) else line.encode()
        for i, line in enumerate(lines)
    )
    yield file("relics_lines_pasted", "csv", data, [WANT], "mixed_encoding",
               may="legacy_encoding")  # fmt: skip


@case
def unicode_forms():
    yield file("relics_twice", "csv", text(FULL).decode("latin-1").encode(), [WANT], "mojibake",
               may="legacy_encoding mixed_encoding")  # fmt: skip
    rows = turned(FULL, lambda v: unicodedata.normalize("NFD", v))
    yield file("relics_nfd", "xlsx", xlsx(page(*rows)), [WANT])
    rows = [["Tên trạm", "Mực nước (m)"], ["Kim Long", "1,25"], ["Phú Ốc", "2,5"],
            ["Truồi", "0,75"], ["Thượng Nhật", "61,3"]]  # fmt: skip
    want = truth("Tên trạm:text|Mực nước (m):number",
                 [[a, D(b.replace(",", "."))] for a, b in rows[1:]])  # fmt: skip
    yield file("levels_utf16", "csv", text(rows, "\t", "utf-16"), [want])
    yield file("levels_utf16_be", "csv", b"\xfe\xff" + text(rows, ";", "utf-16-be"), [want])
    yield file("levels_utf16_no_mark", "csv", text(rows, "\t", "utf-16-le"), [want],
               may="legacy_encoding")  # fmt: skip


@case
def lost_for_ever():
    rows = [["T?n di t?ch", "Di?n t?ch", "S? hi?n v?t"], ["L?ng T? ??c", 120, 34],
            ["?i?n H?n Ch?n", 45, 12], ["Ch?a Thi?n M?", 80, 27]]  # fmt: skip
    kinds = "T?n di t?ch:text|Di?n t?ch:integer|S? hi?n v?t:integer"
    yield file("relics_question_marks", "csv", text(rows), [truth(kinds, rows[1:])], "mojibake",
               may="values_lost")  # fmt: skip
    rows = [[v.replace("ư", "\ufffd").replace("ủ", "\ufffd\ufffd") if isinstance(v, str) else v
             for v in row] for row in ROWS]  # fmt: skip
    yield file("relics_replacement_marks", "csv", text([HEAD, *rows]),
               [truth("Tên di tích:text|Địa điểm:text|Số hạng mục:integer", rows)],
               ("mojibake", "Địa điểm"), may="values_lost")  # fmt: skip
