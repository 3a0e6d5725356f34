"""The words of headings in departments' lists, and what columns they name.

Sources: the published catalogue forms of Thanh Hóa (QĐ 2053), Bộ Tư pháp (QĐ 1459/2025), Đà Nẵng
(QĐ 804/2026), and lists written by people who had not seen these words. All folded.
"""

from __future__ import annotations

import re

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
        *("thong tin du lieu", "gom nhung gi", "gioi thieu", "thuyet minh", "chi tiet"),
        *("thong tin co ban", "thong tin chinh", "yeu cau", "cac truong", "cac chi tieu"),
        *("tom luoc", "bao gom", "bo du lieu gom", "giai nghia", "dac diem", "y nghia"),
        *("abstract", "summary"),
    ),
    "theme": (
        *("chu de", "linh vuc", "nhom du lieu", "nhom linh vuc", "phan nhom", "chuyen de"),
        *("chuyen muc", "nganh", "mang", "topic", "theme", "category", "subject"),
    ),
    "tags": ("tu khoa", "keyword", "keywords", "tags", "nhan tu khoa"),
    "frequency": (
        *("tan suat", "chu ky", "ky cap nhat", "ky nhap lieu", "dinh ky", "thoi han cap nhat"),
        *("thoi gian cap nhat", "cach thuc cap nhat", "tan xuat", "muc do thuong xuyen"),
        *("ky cong bo", "ky thu thap", "ky tong hop", "lich cap nhat", "ke hoach cap nhat"),
        *("update frequency", "update cycle", "update period", "frequency", "periodicity"),
    ),
    "format": (
        *("dinh dang", "loai tep", "dang tep", "kieu tep", "loai file", "dang du lieu"),
        *("khuon dang", "dang luu", "hinh thuc chia se", "file format", "format"),
        *("phuong thuc cung cap", "phuong thuc chia se", "kieu du lieu", "file type"),
    ),
    "link": (
        *("duong dan", "duong link", "lien ket", "dia chi tep", "dia chi tai", "dia chi truy cap"),
        *("dia chi cong bo", "dia chi api", "dia chi web", "noi luu", "noi cong bo", "noi dang"),
        *("url", "link", "access url", "download", "tai ve", "tai xuong", "tep dinh kem"),
        *("tep tai ve", "tep du lieu", "tep", "dia chi khai thac", "noi khai thac"),
        *("website cong bo", "xem tai", "tai o dau", "cong trang cong bo", "cong cong bo"),
        *("trang cong bo", "xem truc tuyen", "file dinh kem", "landing page"),
    ),
    "code": (
        *("ma du lieu", "ma bo du lieu", "ma danh muc", "ma so", "ma tep", "ma dinh danh"),
        *("ma csdl", "ma bo dl", "ma dl", "ky hieu", "ma hieu", "identifier", "dataset code"),
    ),
    "date": (
        *("ngay so lieu", "thoi diem", "ngay cap nhat", "ngay ban hanh", "cap nhat lan cuoi"),
        *("ngay dua len", "lan gan nhat", "thoi gian cong bo", "thoi gian cong khai", "ngay dang"),
        *("ngay cong bo", "ngay cong khai", "phien ban ngay", "last updated", "updated", "date"),
        *("metadata modified", "last modified", "modified"),
    ),
    "basis": ("can cu", "co so phap ly", "legal basis"),
    "period": (
        *("nam du lieu", "ky du lieu", "ky so lieu", "ky bao cao", "nien do", "period"),
        *("thoi gian du lieu", "giai doan", "nam so lieu"),
    ),
    "licence": ("giay phep", "loai giay phep", "dieu khoan su dung", "licence", "license"),
    "agency": (
        *("co quan", "don vi cung cap", "don vi chu tri", "don vi quan ly", "don vi cong bo"),
        *("don vi phu trach", "phong phu trach", "bo phan phu trach", "don vi chiu trach nhiem"),
        *("don vi so huu", "phong chu tri", "phong giu", "bo phan giu", "nguon cung cap"),
        *("nguon phat sinh", "dau moi", "trach nhiem thuc hien", "publisher", "data provider"),
        *("chu so huu", "chu quan", "nguon don vi", "don vi dau moi", "don vi thuc hien"),
        *(
            "noi cung cap",
            "custodian",
            "owner",
            "provider",
            "maintainer",
            "organisation",
            "organization",
        ),
    ),
    "file": (
        *("ten tep con", "ten tep thanh phan", "mo ta tep", "ten tep", "ten file", "file name"),
    ),
    "number": ("stt", "tt", "so tt", "s t t", "so thu tu", "no"),
}
#: Whole headings that are too short, or mean too much elsewhere, to be a beginning.
WHOLE = {
    "code": ("ma", "code", "ma bo"),
    "link": ("tai", "api", "dia chi", "website"),
    "frequency": ("cap nhat", "thoi han", "ky"),
    "format": ("hinh thuc", "dang", "kieu"),
    "date": ("ngay",),
    "tags": ("nhan", "nhan tag"),
    "number": ("so", "muc", "thu tu"),
    "theme": ("nhom",),
    "agency": ("don vi", "phong", "nguon", "chu tri", "so nganh", "so ban nganh"),
}
#: Words inside a heading that is nothing else: “Hình thức, định dạng cung cấp”.
INSIDE = {
    "frequency": ("tan suat", "dinh ky", "frequency"),
    "format": ("dinh dang", "format"),
    "link": ("duong dan", "link", "url"),
    "theme": ("linh vuc", "chu de", "nganh"),
    "period": ("giai doan", "nam hoc"),
    "agency": ("co quan cung cap", "don vi cung cap"),
}
#: “Bộ dữ liệu gồm” is what is in it.
NO_TITLE = ("bo du lieu gom", "bo du lieu bao gom", "du lieu gom")
#: What is a title only in a list, where other headings are those of one and none is a title.
IN_A_LIST = (
    *("noi dung du lieu", "noi dung cong khai", "noi dung", "danh muc", "ten", "name"),
    *("du lieu mo cung cap", "du lieu mo", "du lieu tep du lieu", "du lieu", "bang du lieu"),
    *("bo so lieu", "loai du lieu", "noi dung du lieu mo cung cap", "noi dung du lieu cung cap"),
)
#: Words of a heading that may be the title's, where what stands in the columns makes a list of
#: datasets; the first that a heading has wins.
TITLE_HINTS = (
    *("goi ten", "ten", "nhan de", "tieu de", "du lieu", "so lieu", "dataset", "thong tin"),
)
#: What says that a table is about data at all.
OF_DATA = re.compile(r"\b(?:du lieu|so lieu|data|dataset|datasets)\b")
#: Columns of people's names and numbers: an agency answers, never a person.
OF_A_PERSON = re.compile(
    r"\b(?:lien he|lien lac|dien thoai|sdt|email|thu dien tu|ho ten|ho va ten|chuyen vien|lanh dao"
    r"|nguoi|can bo|contact|phone)\b"
)
#: Names of data in any further words: “Tên gọi bộ dữ liệu”, “Tên bộ DL”; not those of fields.
NAME_OF_DATA = re.compile(
    r"ten (?!truong|cot|co quan|don vi|thu tuc|van ban|co so(?! du lieu))"
    r"(?:\w+ )*(?:du lieu|dl|csdl|so lieu)\b"
)
#: Who answers, by the kind of office at the heading's beginning: the last guess, because the same
#: words name those who only help or use, and units of measure.
OFFICE = re.compile(
    r"(?:co quan|don vi|phong|bo phan|khoa|ban(?! quyen| dien| do| in| ghi)|chi cuc|to chuc)\b"
    r"(?!.*\b(?:phoi hop|tinh|do|nhan|tiep nhan|huong|khai thac|su dung|lien quan|chu tri xay)\b)"
)
#: Headings of other lists than one of datasets; there “Nội dung” is no dataset's title.
OTHER_LISTS = (
    *("dia diem", "thanh phan", "goi thau", "ten goi thau", "ten tai san", "so luong"),
    *("nguyen gia", "thoi gian hoan thanh", "noi dung cong viec", "gia goi thau", "ten bao cao"),
    *("noi nhan", "han gui", "tac gia", "nha xuat ban", "ten tai khoan", "ten thu tuc", "so hieu"),
    *("trich yeu", "muc dich"),
)
#: What typists shorten; of two syllables also `Đ/vị`, `L/vực` (`SHORTENED`).
SHORT_WORDS = {
    **{"cq": "co quan", "dv": "don vi", "nd": "noi dung", "dl": "du lieu", "lv": "linh vuc"},
    **{"cn": "cap nhat", "dc": "dia chi", "bp": "bo phan", "nghanh": "nganh"},
}
SHORTENED = {
    f"{term[0]} {term.split()[1]}": term
    for term in (
        *("don vi", "linh vuc", "noi dung", "du lieu", "dia chi", "dinh dang", "ghi chu"),
        *("co quan", "cap nhat", "bo phan", "tan suat", "so lieu"),
    )
} | {"d c": "dia chi"}
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
    "licence": {"vi": "Giấy phép", "en": "Licence"},
    "basis": {"vi": "Căn cứ pháp lý", "en": "Legal basis"},
    "period": {"vi": "Kỳ báo cáo", "en": "Reporting period"},
    "agency": {"vi": "Cơ quan", "en": "Agency"},
    "file": {"vi": "Tên riêng của tệp", "en": "The file's own name"},
}
#: Further columns of addresses.
FURTHER_LINKS = tuple(f"link {number}" for number in range(2, 6))
#: Formats that a heading may name, above a column of marks.
FORMATS = frozenset({
    "CSV", "XLSX", "XLS", "ODS", "JSON", "GEOJSON", "XML", "PDF", "DOCX", "DOC", "SHP", "KML",
    "KMZ", "GPKG", "API", "WMS", "WFS", "ZIP", "TXT", "RDF", "HTML", "EXCEL", "WORD",
})  # fmt: skip
