"""What the columns of a department's list are, by the words of their headings.

Departments name them as the forms of their superiors do, in capitals, without accents, as names of
database columns, or in two languages; the words count, not the form. Sources: the published
catalogue forms of Thanh Hóa (QĐ 2053), Bộ Tư pháp (QĐ 1459/2025), Đà Nẵng (QĐ 804/2026), and lists
written by people who had not seen these words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from ckanext.hue_opendata.text import fold

#: How a heading of each meaning begins, folded; the first that fits wins. The order of meanings
#: counts, too: “Tên tệp” is the title where no heading is one, else the name of a file.
BEGINNINGS: dict[str, tuple[str, ...]] = {
    "title": (
        *("ten bo du lieu", "ten tap du lieu", "ten tep du lieu", "ten du lieu", "ten danh muc"),
        *("ten bang du lieu", "ten co so du lieu", "ten csdl", "ten dich vu du lieu"),
        *("thuoc bo du lieu", "bo du lieu", "danh muc du lieu", "tieu de", "dataset title"),
        *("dataset name", "ten tep", "ten file", "ten tai lieu", "dataset", "title"),
    ),
    "notes": (
        *("mo ta", "thong tin mo ta", "dien giai", "dac ta", "giai thich", "noi dung"),
        *("pham vi", "truong du lieu", "truong thong tin", "tom tat", "description"),
        *("thong tin du lieu", "gom nhung gi"),
    ),
    "theme": (
        *("chu de", "linh vuc", "nhom du lieu", "nhom linh vuc", "phan nhom", "chuyen de"),
        *("topic", "theme", "category"),
    ),
    "tags": ("tu khoa", "keyword", "keywords", "tags", "nhan"),
    "frequency": (
        *("tan suat", "chu ky", "ky cap nhat", "ky nhap lieu", "dinh ky", "thoi han cap nhat"),
        *("thoi gian cap nhat", "cach thuc cap nhat", "tan xuat", "update frequency", "frequency"),
    ),
    "format": (
        *("dinh dang", "loai tep", "dang tep", "kieu tep", "loai file", "dang du lieu"),
        *("khuon dang", "dang luu", "hinh thuc chia se", "file format", "format"),
        *("phuong thuc cung cap", "phuong thuc chia se", "kieu du lieu"),
    ),
    "link": (
        *("duong dan", "duong link", "lien ket", "dia chi tep", "dia chi tai", "dia chi truy cap"),
        *("dia chi cong bo", "dia chi api", "dia chi web", "noi luu", "noi cong bo", "noi dang"),
        *("url", "link", "access url", "download", "tai ve", "tai xuong", "tep dinh kem"),
        *("tep tai ve", "tep du lieu", "tep", "dia chi khai thac", "noi khai thac"),
        *("website cong bo", "xem tai", "tai o dau"),
    ),
    "code": (
        *("ma du lieu", "ma bo du lieu", "ma danh muc", "ma so", "ma tep", "ma dinh danh"),
        *("ma csdl", "ma bo dl", "ma dl", "ky hieu", "identifier", "dataset code"),
    ),
    "date": (
        *("ngay so lieu", "thoi diem", "ngay cap nhat", "ngay ban hanh", "cap nhat lan cuoi"),
        *("ngay dua len", "lan gan nhat", "thoi gian cong bo", "last updated", "updated", "date"),
    ),
    "basis": ("can cu", "co so phap ly", "legal basis"),
    "period": ("nam du lieu", "ky du lieu", "ky so lieu", "ky bao cao", "nien do", "period"),
    "agency": (
        *("co quan", "don vi cung cap", "don vi chu tri", "don vi quan ly", "don vi cong bo"),
        *("don vi phu trach", "phong phu trach", "bo phan phu trach", "don vi chiu trach nhiem"),
        *("don vi so huu", "phong chu tri", "phong giu", "bo phan giu", "nguon cung cap"),
        *("nguon phat sinh", "dau moi", "trach nhiem thuc hien", "publisher", "data provider"),
    ),
    "file": (
        *("ten tep con", "ten tep thanh phan", "mo ta tep", "ten tep", "ten file", "file name"),
    ),
    "number": ("stt", "tt", "so tt", "s t t", "so thu tu", "no"),
}
#: Whole headings that are too short, or mean too much elsewhere, to be a beginning.
WHOLE = {
    "code": ("ma", "code"),
    "link": ("tai", "api", "dia chi", "website"),
    "frequency": ("cap nhat", "thoi han", "ky"),
    "format": ("hinh thuc",),
    "theme": ("nhom",),
    "agency": ("don vi", "phong", "nguon", "chu tri"),
}
#: Words inside a heading that is nothing else: “Hình thức, định dạng cung cấp”.
INSIDE = {
    "frequency": ("tan suat", "dinh ky", "frequency"),
    "format": ("dinh dang", "format"),
    "link": ("duong dan", "link", "url"),
    "agency": ("co quan cung cap", "don vi cung cap"),
}
#: What is a title only in a list, where other headings are those of one and none is a title.
IN_A_LIST = (
    *("noi dung du lieu", "noi dung cong khai", "noi dung", "danh muc", "ten", "name"),
    *("du lieu mo cung cap", "du lieu mo", "du lieu tep du lieu", "du lieu", "bang du lieu"),
    *("bo so lieu", "loai du lieu"),
)
#: Names of data in any further words: “Tên gọi bộ dữ liệu”, “Tên bộ DL”; not those of fields.
NAME_OF_DATA = re.compile(
    r"ten (?!truong|cot|co quan|don vi|thu tuc|van ban|co so(?! du lieu))"
    r"(?:\w+ )*(?:du lieu|dl|csdl|so lieu)\b"
)
#: Two of these make a list; a telephone directory has none.
OF_A_LIST = ("link", "frequency", "format", "theme", "agency", "notes")
#: A column of a data dictionary or of an agency's code is no identifier of a dataset.
OTHERS_CODE = ("co quan", "don vi", "truong", "phuong", "xa")
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
#: Further columns of addresses.
FURTHER_LINKS = tuple(f"link {number}" for number in range(2, 6))

_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZĐ])")
_SIGNS = re.compile(r"[\W_]+")


def columns(
    headings: Sequence[Sequence[str]], declared: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Which column is what: as declared, else by the meaning of its heading.

    A heading is given with its levels, outermost first; the innermost speaks before the whole. What
    a person declares by a heading that is not there counts as not declared.
    """
    names = [tuple(_names(levels)) for levels in headings]
    found: dict[str, int] = {}
    for meaning, text in (declared or {}).items():
        if text:
            _take(found, meaning, names, (_plain(text),), _begins)
    for meaning, words in BEGINNINGS.items():
        _take(found, meaning, names, words, _begins)
        if meaning == "title":
            _take(found, meaning, names, ("",), _names_data)
    for meaning, words in WHOLE.items():
        _take(found, meaning, names, words, _is)
    for meaning, words in INSIDE.items():
        _take(found, meaning, names, words, _holds)
    if "title" not in found:
        _untitled(found, names)
    for meaning in FURTHER_LINKS:
        _take(found, meaning, names, (*BEGINNINGS["link"], *WHOLE["link"]), _begins)
    return found


def _untitled(found: dict[str, int], names: list[tuple[str, ...]]) -> None:
    """Find the title by what else stands beside it; it may have been taken for the description."""
    signs = sum(meaning in found for meaning in OF_A_LIST)
    notes = found.pop("notes", None)
    if signs >= 2:
        _take(found, "title", names, IN_A_LIST, _is)
    if notes is None:
        return
    if found.get("title") == notes:
        others = tuple(one for one in BEGINNINGS["notes"] if one != "noi dung")
        _take(found, "notes", names, others, _begins)
    else:
        found["notes"] = notes


def _take(
    found: dict[str, int],
    meaning: str,
    names: list[tuple[str, ...]],
    words: tuple[str, ...],
    fits: Callable[[str, str], bool],
) -> None:
    """Give a meaning to the first free column that fits the first fitting word."""
    if meaning in found:
        return
    taken = set(found.values())
    for word in words:
        for place, levels in enumerate(names):
            if place not in taken and any(fits(name, word) for name in levels):
                if meaning == "code" and any(_holds(levels[0], one) for one in OTHERS_CODE):
                    continue
                found[meaning] = place
                return


def _names(levels: Sequence[str]) -> Iterator[str]:
    """The innermost level and all together, each folded."""
    yield _plain(levels[-1]) if levels else ""
    yield _plain(" ".join(levels))


def _plain(heading: str) -> str:
    """Folded words with single spaces: `TenBoDuLieu`, `TEN_BO_DU_LIEU` and “Tên bộ dữ liệu (*)”."""
    parted = heading if " " in heading.strip() else _CAMEL.sub(" ", heading)
    return _SIGNS.sub(" ", fold(parted)).strip()


def is_heading(text: str) -> bool:
    """Whether a text is nothing but the name of a column: a cell of a form, not of a list."""
    name = _plain(text)
    return any(name in words for words in (*BEGINNINGS.values(), *WHOLE.values()))


def _names_data(name: str, word: str) -> bool:
    return bool(NAME_OF_DATA.match(name))


def _is(name: str, word: str) -> bool:
    return name == word


def _begins(name: str, word: str) -> bool:
    """Whether a heading begins with these words, whole, or is them in one: `linhvuc`."""
    return f"{name} ".startswith(f"{word} ") or name == word.replace(" ", "")


def _holds(name: str, word: str) -> bool:
    return f" {word} " in f" {name} "
