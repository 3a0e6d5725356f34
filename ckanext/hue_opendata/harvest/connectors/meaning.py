"""What the columns and words of a department's list mean: headings, codes, tags."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.text import fold, normalize

SIGNS = re.compile(r"[\s_.-]+")
#: What a column may be called, folded; the first that fits wins. Sources: the published-catalogue
#: forms of Thanh Hóa (QĐ 2053), Bộ Tư pháp (QĐ 1459/2025), Đà Nẵng (QĐ 804/2026).
HEADINGS: dict[str, tuple[str, ...]] = {
    "title": (
        "ten bo du lieu",
        "ten tap du lieu",
        "ten tep du lieu",
        "ten du lieu",
        "ten danh muc",
        "ten bang du lieu",
        "ten co so du lieu",
        "bo du lieu",
        "tieu de",
        "ten tep",
        "ten file",
        "ten tai lieu",
        "dataset",
        "title",
    ),
    "notes": (
        "mo ta",
        "thong tin mo ta",
        "noi dung",
        "truong du lieu",
        "truong thong tin",
        "tom tat",
        "description",
    ),
    "theme": ("chu de", "linh vuc", "nhom du lieu", "nhom linh vuc", "topic", "theme"),
    "tags": ("tu khoa", "keyword", "tags"),
    "frequency": ("tan suat", "chu ky", "ky cap nhat", "ky nhap lieu", "frequency"),
    "format": ("dinh dang", "loai tep", "hinh thuc chia se", "format"),
    "link": (
        "duong dan",
        "duong link",
        "lien ket",
        "dia chi tep",
        "dia chi tai",
        "noi luu",
        "url",
        "link",
        "tep dinh kem",
        "tep",
    ),
    "code": ("ma du lieu", "ma bo du lieu", "ma danh muc", "ma so", "ma tep", "identifier"),
    "date": ("ngay so lieu", "thoi diem", "ngay cap nhat", "ngay ban hanh", "date"),
    "basis": ("can cu", "co so phap ly", "legal basis"),
    "period": ("nam du lieu", "ky du lieu", "ky bao cao", "period"),
    "agency": (
        "co quan",
        "don vi cung cap",
        "don vi chu tri",
        "don vi quan ly",
        "don vi cong bo",
        "publisher",
    ),
    "file": ("ten tep con", "ten tep thanh phan", "mo ta tep", "file name"),
    "number": ("stt", "tt", "so tt", "so thu tu"),
}
#: The same for people who declare a column by hand.
LABELS: dict[str, dict[str, str]] = {
    "title": {"vi": "Tên bộ dữ liệu", "en": "Title"},
    "notes": {"vi": "Mô tả", "en": "Description"},
    "theme": {"vi": "Chủ đề", "en": "Topic"},
    "tags": {"vi": "Từ khóa", "en": "Tags"},
    "frequency": {"vi": "Tần suất", "en": "Frequency"},
    "format": {"vi": "Định dạng", "en": "Format"},
    "link": {"vi": "Đường dẫn tệp", "en": "Address of the file"},
    "code": {"vi": "Mã dữ liệu", "en": "Identifier"},
    "date": {"vi": "Ngày số liệu", "en": "Date of the data"},
    "basis": {"vi": "Căn cứ pháp lý", "en": "Legal basis"},
    "period": {"vi": "Kỳ báo cáo", "en": "Reporting period"},
    "agency": {"vi": "Cơ quan", "en": "Agency"},
    "file": {"vi": "Tên riêng của tệp", "en": "The file's own name"},
}


def columns(
    headings: Sequence[Sequence[str]], declared: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Which column is what: as declared, else by the meaning of its heading.

    A heading is given with its levels, outermost first; the innermost speaks before the whole. What
    a person declares by a heading that is not there counts as not declared.
    """
    folded = [(fold(levels[-1]) if levels else "", fold(" ".join(levels))) for levels in headings]
    declared = {name: fold(text) for name, text in (declared or {}).items() if text}
    found: dict[str, int] = {}
    for name, text in declared.items():
        place = _first(folded, text, found)
        if place is not None:
            found[name] = place
    for name, words in HEADINGS.items():
        if name not in found:
            places = (_first(folded, word, found) for word in words)
            place = next((one for one in places if one is not None), None)
            if place is not None:
                found[name] = place
    return found


def _first(folded: list[tuple[str, str]], heading: str, taken: Mapping[str, int]) -> int | None:
    for place, names in enumerate(folded):
        if place not in taken.values() and any(_begins(name, heading) for name in names):
            return place
    return None


def _begins(name: str, heading: str) -> bool:
    """Whether a heading begins with these words, whole: `tep` is no beginning of `tepee`."""
    return name == heading or name.startswith(f"{heading} ") or name.startswith(f"{heading}/")


def code_of(vocabulary: str, text: str) -> str | None:
    """The code of a term by its code or by a label in any language, accents and case aside."""
    wanted = fold(text)
    if not wanted:
        return None
    for term in vocabularies.load(vocabulary).terms.values():
        if wanted in (term.code, *(fold(label) for label in term.labels.values())):
            return term.code
    return None


def licence_of(text: str) -> str | None:
    """The code of a licence by its code (`CC BY 4.0`), a label, or an address of it."""
    written, address = SIGNS.sub("", text.lower()), _address(text)
    for term in vocabularies.load("licence").terms.values():
        addresses = {_address(one) for one in (term.uri, str(term.extra.get("url", ""))) if one}
        if written == SIGNS.sub("", term.code) or address in addresses:
            return term.code
    return code_of("licence", text)


def _address(text: str) -> str:
    return text.lower().partition("://")[2].rstrip("/")


def tags(text: str) -> list[str]:
    """Words between commas and semicolons, with only what CKAN allows in a tag, each once."""
    kept: dict[str, None] = {}
    for part in text.replace(";", ",").split(","):
        plain = "".join(c if c.isalnum() or c in " -_." else " " for c in normalize(part))
        tag = normalize(plain).lower()
        if 2 <= len(tag) <= 100:
            kept[tag] = None
    return list(kept)
