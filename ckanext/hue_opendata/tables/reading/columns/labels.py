"""What a column's label says of its values: a code, a date, a coordinate, a unit, a year."""

from __future__ import annotations

import re
from functools import lru_cache

from ckanext.hue_opendata.text import fold, parse_date, parse_number

#: Labels that name codes whatever stands behind them.
_CODE = re.compile(
    r"^(ma|mst|cccd|cmnd|cmtnd|sdt|so dt|dtdd|tel|phone|hotline|fax|so fax|zip|imei|code|barcode"
    r"|so hieu|ky hieu|bien so|bien kiem soat|dien thoai|so dien thoai|mobile|zalo)\b"
    r"|\b(ma so|ma xa|ma phuong|ma huyen|ma quan|ma tinh|ma don vi|ma dvhc|so hieu|ky hieu|mst"
    r"|serial|ma buu|phien ban|version)\b"
)
#: Papers that have a number: `Số giấy phép` is one, `Số giấy phép đã cấp` counts them.
_PAPER = re.compile(
    r"^(so|so cua|so, ngay) (cccd|cmnd|can cuoc|dinh danh|ho chieu|bhxh|bhyt|so bhxh|qd|quyet dinh"
    r"|van ban|cong van|giay phep|gp|gcn|giay chung nhan|dang ky|dkkd|hop dong|ho so|the|thua|to"
    r"|nha|seri|chung chi|tai khoan|tk|cv|hoa don|bien lai|to khai|ky hieu|vb)\b"
    r"|^(giay phep|van ban|quyet dinh|hop dong) so\b|^can cuoc cong dan|^dinh danh ca nhan"
)
_COUNTED = re.compile(
    r"\b(da|duoc|moi|tiep nhan|giai quyet|dung han|qua han|hoan thanh|thuc hien|kich hoat|dan pho"
    r"|cap|xu ly|ton|truoc han|trong|phat hanh|thu hoi|ky ket|ban hanh|o|hu hong|sap|tham gia"
    r"|cong tac)\b"
)
#: Short plain numbers under these are counts as often as numbers of papers.
_EITHER = re.compile(
    r"^so (ho so|hop dong|the|nha|to|thua|giay phep|giay chung nhan|gcn|chung chi)$"
)
_HANDLED = re.compile(r"^so (hop dong|the|giay phep|giay chung nhan|gcn|chung chi)$")
_KEYS = re.compile(
    r"(^|_)(ma|mst|sdt|phone|cccd|cmnd|code|tel|fax|zip)(_|$)|^ma[A-Z_]|^so_?dien_?thoai|Code$"
)
_DATE = re.compile(
    r"\b(ngay|thoi gian|thoi diem|date|time|han|khoi cong|hoan thanh|nam sinh|sinh nhat)\b"
)
_LAT = re.compile(r"\b(vi do|vido|lat|latitude|toa do x|toadox|y lat)\b|^lat|latitude|^vi_do|vido")
_LON = re.compile(
    r"\b(kinh do|kinhdo|lon|lng|long|longitude|toa do y|toadoy)\b|^(lon|lng)|longitude|^kinh_do"
    r"|kinhdo"
)
_NOT_ADDITIVE = re.compile(
    r"%|\b(ty le|ti le|ty trong|binh quan|trung binh|tb|mat do|nam|chi so|don gia|gia|toc do"
    r"|so sanh|"
    r"he so|diem|nhiet do|kinh do|vi do|toa do|stt|tt|ma|nang suat|average|rate|tang truong|do am|"
    r"muc|thu hang|xep hang|quy mo)\b"
)
_BRACKET = re.compile(
    r"[(\[]\s*(?:đvt|đơn vị(?: tính)?)?\s*:?\s*([^()\[\]]{1,30}?)\s*[)\]]", re.IGNORECASE
)


@lru_cache(maxsize=5_000)
def is_code(label: str) -> bool:
    """Whether the values are names made of digits: codes, phones, tax and decision numbers."""
    key = re.sub(r"\s*[(\[].*?[)\]]", "", fold(label)).strip(" .:*")
    if label.startswith("ĐT") and key in ("dt", "dt lien he", "dt co quan"):
        return True
    if re.match(r"^(so luong|tong so|gia ma|so nguoi|ty le|ti le)", key):
        return False
    if key.startswith("so to ") and "tổ" in label.lower():
        return False  # `Số tổ máy`
    if _PAPER.search(key) and not _COUNTED.search(key):
        return True
    return bool(_CODE.search(key) or _KEYS.search(label))


@lru_cache(maxsize=5_000)
def handled(label: str) -> int:
    """Up to how many digits a number under `Số hồ sơ`, `Số giấy phép` counts papers; else 0.

    The papers' own numbers are longer. (Plots and houses have short ones: not they.)
    """
    key = fold(label).strip(" .:*")
    return 4 if key == "so ho so" else 3 if _HANDLED.match(key) else 0


@lru_cache(maxsize=5_000)
def may_count(label: str) -> bool:
    """Whether a label of codes may as well say how many there are (`Số hồ sơ`)."""
    return bool(_EITHER.match(fold(label).strip(" .:*")))


def is_serial(label: str) -> bool:
    """Whether a label is that of the running number of rows."""
    return fold(label).strip(" .:") in ("stt", "tt", "so tt", "so thu tu", "s.t.t", "muc")


def names_units(label: str) -> bool:
    """Whether a column says what the figures of each row are counted in."""
    return bool(re.match(r"^(don vi tinh|dvt|don vi do|dv tinh|unit)\b", fold(label).strip(" .:*")))


def counts_things(label: str) -> bool:
    """Whether a label asks how many there are (`Số người`): such figures have no decimals."""
    return bool(_THINGS.match(fold(label)))


def is_money(unit: str) -> bool:
    return bool(re.search(r"\b(dong|vnd|usd|trd|tr\.?d)\b|^d$", fold(unit)))


def is_phone(label: str) -> bool:
    return bool(
        re.search(r"dien thoai|sdt|so dt|phone|mobile|hotline|\btel\b|dtdd|fax|zalo", fold(label))
    )


def is_tax(label: str) -> bool:
    return bool(re.search(r"\bmst\b|ma so thue|ma so doanh nghiep|tax", fold(label)))


def is_citizen(label: str) -> bool:
    return bool(re.search(r"cccd|can cuoc|dinh danh", fold(label)))


def is_ward(label: str) -> bool:
    return bool(re.search(r"ma (don vi )?(hanh chinh )?(xa|phuong|dvhc)", fold(label)))


@lru_cache(maxsize=5_000)
def is_date(label: str) -> bool:
    return bool(_DATE.search(fold(label).replace("_", " "))) or bool(
        re.search(r"(Date|At|Time)$|^ngay", label)
    )


_THINGS = re.compile(r"^(tong )?so (?!tien|von|thu|chi|lieu|luong|du|nop|do\b)[a-z]")
_DAY = re.compile(
    r"^(ngay|date|khoi cong|sinh nhat)\b|\bdate$|"
    r"^(thoi gian|thoi diem|han) (bat dau|ket thuc|khoi|hoan|nop|su)"
)
_DAYS_COUNTED = re.compile(
    r"\b(so|tong so) ngay\b|"
    r"\bngay (cong|khach|giuong|dieu tri|nghi|luu tru|lam viec|luong|phep|nang|mua)\b"
)


@lru_cache(maxsize=5_000)
def names_days(label: str) -> bool:
    """Whether plain numbers below may be days: `Ngày cấp`, not `Ngày công` or `Lượt xe/ngày`."""
    levels = [fold(part).replace("_", " ") for part in label.split(" / ")]
    named = any(map(_DAY.search, levels)) or bool(re.search(r"Date$|^ngay[A-Z]", label))
    return named and not any(map(_DAYS_COUNTED.search, levels))


def axis(label: str) -> str:
    """`lat`, `lon`, `x`, `y` (plane), or ""."""
    key = fold(label).replace("_", " ").strip()
    key = re.sub(r"\s*\((do|m|wgs ?84|°|vn ?-?2000)\)", "", key)
    if re.match(r"^(toa do x|toadox|x)$", key):
        return "x"
    if re.match(r"^(toa do y|toadoy|y)$", key):
        return "y"
    if _LAT.search(key):
        return "lat"
    return "lon" if _LON.search(key) else ""


def additive(label: str, unit: str) -> bool:
    """Whether sums over this column make sense."""
    return not _NOT_ADDITIVE.search(fold(label)) and unit not in ("%", "‰")


@lru_cache(maxsize=5_000)
def unit_of(label: str) -> str:
    """The unit that a label carries in brackets or behind a comma: `Diện tích (ha)` → `ha`."""
    for found in reversed(_BRACKET.findall(label)):
        if is_unit(found):
            return found.strip()
    tail = re.split(r"[,–-]\s", label)[-1].strip()
    # `Nam` (male) folds to the letters of `năm`.
    if tail != label and is_unit(tail) and not re.search(r"\d", tail) and tail.lower() != "nam":
        return tail
    return "%" if label.rstrip().endswith("%") else ""


@lru_cache(maxsize=5_000)
def is_unit(text: str) -> bool:
    """Whether a text is a unit of numbers."""
    text = text.strip()
    if not text or text[0].isdigit():
        return False
    return parse_number(f"12 {text}").value is not None or bool(_MORE.match(text.lower()))


_MORE = re.compile(
    r"^(người/km2|người/km²|(nghìn|ngàn|triệu|tỷ) \w+( \w+)?|lượt( \w+)?|học sinh|em|cơ sở"
    r"|trường|lớp|hộ|"
    r"doanh nghiệp|dự án|cái|chiếc|hồ sơ|mét|km/h|mm|cm|°c|độ c|độ|trang|buổi|tiết|căn|m2/người"
    r"|kg/người|"
    r"tấn/ha|tạ/ha|(triệu )?đồng/\w+( \w+)?|vnđ|usd|giường|phường|xã|thôn|ca|mẫu|bác sĩ|lao động)$"
)


@lru_cache(maxsize=5_000)
def counts_whole(label: str, unit: str) -> bool:
    """Whether the values are counts of whole things, so that `1.234` has no decimals."""
    return bool(unit) and parse_number(f"1.234 {unit}").value == 1234


def period_of(levels: tuple[str, ...]) -> str:
    """The year or period that a wide column stands for, else ""."""
    for text in reversed(levels):
        bare = re.sub(r"\s*\(.*?\)|\s*\*+$", "", text).strip()
        result = parse_date(bare)
        if result.precision in ("year", "quarter", "month", "half", "nine_months", "school_year"):
            year = re.fullmatch(r"(?:năm\s)?(\d{4})", bare.lower())
            return year[1] if year else bare
    return ""
