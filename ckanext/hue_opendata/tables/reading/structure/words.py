"""The words of office forms: letterhead, unit line, totals, notes, signatures, header words.

Forms seen: reports under Nghị định 30/2020/NĐ-CP (national motto, place and date, signature) and
statistical tables (unit line, column numbers). Texts are compared folded, unless a tone decides.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ckanext.hue_opendata.tables.reading.structure import total_words
from ckanext.hue_opendata.text import fold, normalize

_LETTERHEAD = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap\s?[-–]\s?tu do|^(uy ban nhan dan|ubnd|hdnd"
    r"|hoi dong nhan dan)\b"
    r"|^so\s?:\s?[\d./ ]*[/-]?[a-z]{0,4}[-/]|^(bieu|mau|phu luc)( mau)?"
    r"( so\b|[ :.]*(\d|[ivx]+\b|[a-z]{1,3}-?\d))"
    r"|^phu luc\b|kem theo (quyet dinh"
    r"|cong van|bao cao|"
    r"to trinh|ke hoach|van ban|thong tu|nghi dinh)|^\(?ban hanh kem theo|"
    r"^(don vi|co quan) (bao cao|nhan bao cao|gui|nhan|lap|thuc hien|chu quan)\b|^ngay nhan bao cao"
    r"|^-{3,}$|^_{3,}$|^\*{3,}$"
)
#: Offices by their capitals: folded, `Sở` (office) and `Số` (number) are one word.
_OFFICE = re.compile(
    r"^(SỞ|PHÒNG|BAN|CHI CỤC|CỤC|TRUNG TÂM|VĂN PHÒNG|CÔNG AN|BỘ CHỈ HUY)( [A-ZÀ-Ỹ&,-]+){1,9}$"
)
_SOLEMN = re.compile(r"cong hoa xa hoi chu nghia|doc lap\s?[-–]\s?tu do")
_UNIT = re.compile(
    r"^\(?\s*(don vi tinh|dvt|don vi|unit|dv tinh)\s*(?:\([^)]*\)\s*)?[:：]\s*(?P<unit>.+?)\s*\)?$"
)
_NOTE = re.compile(
    r"^(\(\*+\)|\*+|\[\d\]|\(\d\))?\s*(ghi chu|chu thich|nguon|luu y|chu y|giai thich|source"
    r"|notes?|"
    r"so lieu (so bo|uoc)|dan nguon|chu giai)\b"
)
_NOTE_MARK = re.compile(r"^(\(\*+\)|\*+|[¹²³⁴⁵]|\(\d\)|\[\d\])\s*:?\s*\S{2,}")
_SIGNATURE = re.compile(
    r"^(nguoi (lap|ghi|kiem|tong hop|ky|phu trach|duyet|thuc hien)|thu truong|noi nhan|kt\.|tm\."
    r"|tl\.|"
    r"tuq\.|q\.|(pho )?(giam doc|chu tich|truong phong|cuc truong|chi cuc truong|tong giam doc)\b|"
    r"(pho )?chanh van phong|ke toan( truong)?\b|thu quy\b|\(?\s*ky,? |\(da ky\)|xac nhan cua"
    r"|lap bieu|"
    r"lap bang|kiem soat|phe duyet|(pho )?(hieu truong|thu kho)\b|- luu:|- nhu tren|luu: ?vt)"
)
_DATELINE = re.compile(
    r"(^|,\s*)ngay\s*[\d.…_ ]*\s*thang\s*[\d.…_ ]*\s*nam\s*[\d.…_ ]*$"
    r"|^[^\d,]{2,30},\s*thang\s*[\d.…_ ]+nam\s*[\d.…_ ]+$"
)
HEADER_WORDS = re.compile(
    r"^(stt|tt|so tt|so thu tu|no\.?|#|ten|ma|ho|ho va ten|dia chi|dia diem|vi tri|so|so luong"
    r"|ngay|thang|"
    r"nam|quy|ghi chu|don vi|dvt|dien tich|dan so|mat do|loai|noi dung|chi tieu|danh muc|kinh do"
    r"|vi do|"
    r"toa do|gia|don gia|thanh tien|ty le|ti le|tong|ke hoach|thuc hien|uoc|so sanh|phuong|xa|quan|"
    r"huyen|thanh pho|tinh|khu vuc|linh vuc|trang thai|tinh trang|dien thoai|sdt|email|website"
    r"|mo ta|"
    r"nhom|cap|hang|thoi gian|thoi diem|ket qua|gia tri|kinh phi|von|chu dau tu|dia ban|nganh|"
    r"name|id|code|date|year|address|type|value|status|total|lat|lon|lng|latitude|longitude|phone|"
    r"district|ward|province|note|description|title|quantity|price|unit|truong|benh vien|co so"
    r"|doanh"
    r"|thuoc|trong do|nam|nu|hang muc|cong trinh|du an|san pham|dich vu|luot|khach|doi tuong)\b"
)
SERIAL = frozenset(
    ("stt", "tt", "so tt", "so thu tu", "no", "no.", "#", "s.t.t", "stt.", "t.t", "sott")
)


@lru_cache(maxsize=20_000)
def key(text: str) -> str:
    """A text folded, for the patterns here."""
    return fold(text)


@lru_cache(maxsize=4_000)
def is_letterhead(text: str) -> bool:
    return bool(_LETTERHEAD.search(key(text)) or _OFFICE.match(text))


def is_solemn(text: str) -> bool:
    """The national motto and nothing else looks like it."""
    return bool(_SOLEMN.search(key(text)))


@lru_cache(maxsize=4_000)
def unit_of_line(text: str) -> str | None:
    """The unit that a unit line names (`ĐVT: triệu đồng` → `triệu đồng`), or None."""
    text = normalize(text)
    found = _UNIT.match(key(text))
    if not found or len(text) > 80:
        return None
    tail = re.split(r"[:：]", text, maxsplit=1)[-1].strip()
    unit = tail.rstrip(") ").strip() if text.lstrip().startswith("(") else tail.strip()
    if re.match(r"(ubnd|uy ban|so |phong |ban |chi cuc|trung tam|cong ty)", fold(unit) + " "):
        return None
    return unit or None


@lru_cache(maxsize=20_000)
def is_note(text: str) -> bool:
    return bool(_NOTE.match(key(text)) or (_NOTE_MARK.match(text) and len(text) > 6))


def is_page(text: str) -> bool:
    """`Trang 2/5`, as printers put it between rows."""
    return bool(
        re.fullmatch(r"[-–\s]*(trang|page)( so)?\s*\d+\s*((/|of|tren)\s*\d+)?[-–\s]*", key(text))
    )


@lru_cache(maxsize=20_000)
def is_signature(text: str) -> bool:
    folded = key(text)
    return bool(_SIGNATURE.match(folded) or is_dateline(text))


def has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def is_dateline(text: str) -> bool:
    return bool(_DATELINE.search(key(text)))


def is_serial(text: str) -> bool:
    """Whether a header cell is that of the running number."""
    return key(text).strip(" .:") in SERIAL


@lru_cache(maxsize=50_000)
def is_special(text: str) -> bool:
    """Whether a text in a row may make it something else than a row of data."""
    return total_words.is_total(text) or is_serial(text)


_ROMAN = re.compile(r"^(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})$")
_MARKERS = (
    ("roman", re.compile(r"^(X{0,3}(?:IX|IV|V?I{0,3}))(?:[.)\]:\-/]|$)\s*(.*)$", re.DOTALL)),
    ("upper", re.compile(r"^([A-HK-UYĐ])(?:[.)\]:\-/]|$)\s*(.*)$", re.DOTALL)),
    ("deep", re.compile(r"^(\d{1,2}(?:\.\d{1,2})+)(?:[.)\]:]|\s|$)\s*(.*)$", re.DOTALL)),
    ("arabic", re.compile(r"^(\d{1,3})(?:[.)\]:/]|$)\s*(.*)$", re.DOTALL)),
    ("lower", re.compile(r"^([a-hk-uyđ])(?:[.)\]:\-/]|$)\s*(.*)$", re.DOTALL)),
    ("dash", re.compile(r"^([-+–•*])(?:\s+|$)(.*)$", re.DOTALL)),
)


def is_marker(text: str) -> bool:
    """Whether a text is a number of a part and nothing else (`I`, `A.`, `1.1`)."""
    style, rest = marker(text)
    return bool(style) and not rest


def marker(text: str) -> tuple[str, str]:
    """The numbering style of a label (`roman upper deep arabic lower dash`, "") and the rest."""
    text = text.strip()
    for style, pattern in _MARKERS:
        found = pattern.match(text)
        if found and found[1]:
            return style, found[2].strip()
    return "", text
