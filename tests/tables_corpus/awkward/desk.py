"""What every office puts around a table: letterheads, signatures, sums, old letters."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
FREE = "Độc lập - Tự do - Hạnh phúc"


def head(office: str, unit: str, at: int, place: str = "Huế") -> list[list[Any]]:
    """Two blocks side by side, the second from column `at`."""
    gap = [None] * (at - 1)
    return [
        [office, *gap, MOTTO],
        [unit, *gap, FREE],
        ["Số: 45/BC-MAU", *gap, f"{place}, ngày 15 tháng 7 năm 2025"],
        [None],
    ]


def sign(
    at: int, left: str = "NGƯỜI LẬP BIỂU", right: str = "THỦ TRƯỞNG ĐƠN VỊ"
) -> list[list[Any]]:
    gap = [None] * (at - 1)
    return [
        [None],
        [left, *gap, right],
        ["(Ký, họ tên)", *gap, "(Ký, họ tên, đóng dấu)"],
        [None],
        [None],
        ["Nguyễn Văn Mẫu", *gap, "Trần Thị Thử"],
    ]


def add(rows: list[list[Any]], start: int = 0) -> list[Any]:
    """The sums of the columns from `start`."""
    return [sum(column) for column in zip(*[row[start:] for row in rows], strict=True)]


def count(rows: list[list[Any]], first: int = 1) -> list[list[Any]]:
    """With running numbers in front."""
    return [[i, *row] for i, row in enumerate(rows, first)]


_ABC = dict(
    pair.split("=")
    for pair in (
        "ă=A8 â=A9 ê=AA ô=AB ơ=AC ư=AD đ=AE à=B5 ả=B6 ã=B7 á=B8 ạ=B9 ằ=BB ẳ=BC ẵ=BD ắ=BE ặ=C6 "
        "ầ=C7 ẩ=C8 ẫ=C9 ấ=CA ậ=CB è=CC ẻ=CE ẽ=CF é=D0 ẹ=D1 ề=D2 ể=D3 ễ=D4 ế=D5 ệ=D6 ì=D7 ỉ=D8 "
        "ĩ=DC í=DD ị=DE ò=DF ỏ=E1 õ=E2 ó=E3 ọ=E4 ồ=E5 ổ=E6 ỗ=E7 ố=E8 ộ=E9 ờ=EA ở=EB ỡ=EC ớ=ED "
        "ợ=EE ù=EF ủ=F1 ũ=F2 ú=F3 ụ=F4 ừ=F5 ử=F6 ữ=F7 ứ=F8 ự=F9 ỳ=FA ỷ=FB ỹ=FC ý=FD ỵ=FE Ă=A1 "
        "Â=A2 Ê=A3 Ô=A4 Ơ=A5 Ư=A6 Đ=A7"
    ).split()
)


def abc(text: Any) -> Any:
    """Text as `.VnTime` keeps it (accented capitals of other letters must not occur)."""
    if not isinstance(text, str):
        return text
    return "".join(chr(int(_ABC[c], 16)) if c in _ABC else c for c in text)


_TONE = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_HAT = {"": "â", "\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_BOW = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_LONE = dict(zip("íìỉĩịỵđ", "íìæóòîñ", strict=True))


def _vni(letter: str) -> str:
    low = letter.lower()
    up = letter != low
    if low in _LONE:
        made = _LONE[low]
        return made.upper() if up else made
    parts = unicodedata.normalize("NFD", low)
    tone = next((m for m in parts if m in _TONE), "")
    base = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
    if base in "âêô":
        made = {"â": "a", "ê": "e", "ô": "o"}[base] + _HAT[tone]
    elif base == "ă":
        made = "a" + _BOW[tone]
    else:
        made = {"ơ": "ô", "ư": "ö"}.get(base, base) + _TONE.get(tone, "")
    return made.upper() if up else made


def vni(text: Any) -> Any:
    """Text as `VNI-Times` keeps it."""
    return "".join(map(_vni, text)) if isinstance(text, str) else text


def old(page: Any, make: Any, font: str, where: Any = lambda r, c: True) -> Any:
    """The page with its texts in old letters, with that font (none: by evidence only)."""
    for r, row in enumerate(page.rows):
        for c, value in enumerate(row):
            if isinstance(value, str) and where(r, c):
                row[c] = make(value)
                if font:
                    page.fonts[r, c] = font
    return page


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))
