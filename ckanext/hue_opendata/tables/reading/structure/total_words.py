"""The words of rows that sum up others: totals, subtotals, means.

`Cộng` (total) and `công` (as in công ty) fold to the same letters, so tones decide here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ckanext.hue_opendata.text import fold, normalize

_TOTAL = re.compile(
    r"^(tổng cộng|tổng số|tổng|cộng|tổng chung|tổng hợp chung|tổng toàn|toàn thành phố|toàn tỉnh|"
    r"toàn huyện|toàn thị xã|toàn quận|toàn xã|toàn phường|toàn ngành|toàn trường|toàn vùng|"
    r"cả thành phố|cả tỉnh|cả nước|tổng dân số|grand total|total|sub-?total|sum|tổng kinh phí|"
    r"tổng giá trị|tổng tiền|cộng dồn|chung)\b(?P<rest>.*)$"
)
_PLAIN_TOTAL = frozenset(
    "tong cong|tong so|tong|cong|cong nhom|toan thanh pho|toan tinh|total|grand total|subtotal|"
    "tong cong:|cong:|tong:|tong so:".split("|")
)
_SUM_WORDS = frozenset(
    ("cộng", "cong", "tổng", "tong", "toàn", "toan", "total", "grand", "subtotal")
)
#: What may stand behind `Tổng`, `Cộng`, so that it still is a total and not a name.
_REST = re.compile(
    r"^\s*($|[:.(/\-–=+*]|[ivx]+\b|[a-z]\b|\d|nhóm|mục|phần|khu vực|khối|toàn|số\b|cộng|chung"
    r"|các|loại|"
    r"thành phố|tỉnh|huyện|thị xã|quận|phường|xã|năm|quý|tháng|cả|của|theo|trang|và|kinh phí|tiền|"
    r"dân số|diện tích|giá trị|vốn|chi\b|thu\b|hợp|cuối|trước|trong|tại|bảng|a\b|b\b|sau)"
)
_NAMES = re.compile(
    r"^\s*(công ty|cục|kho|đài|hội|liên đoàn|công trình|thư ký|giám đốc|lãnh sự|biên tập"
    r"|đồng\b|hòa|hoà|tác|sản|sinh|hưởng|minh)"
)
#: `Cộng người cao tuổi`, behind the rows of one kind.
_SUM_OF = re.compile(r"^cộng\s(?!dồn)\w")
#: What an indicator measures: `Tổng thu ngân sách` sums up the rows around it, or is one of them.
_MEASURE = re.compile(r"^tổng\s(thu|chi|kinh phí|tiền|dân số|diện tích|giá trị|vốn|các|loại)\b")


@lru_cache(maxsize=50_000)
def is_total(text: str) -> bool:
    """Whether a label is that of a total or subtotal (`Tổng công ty …` is a name)."""
    plain = normalize(text).lower().strip(" .*-–+")
    plain = re.sub(r"^([ivx]+|[a-z]|\d{1,2})[.)]\s*", "", plain)
    if fold(plain) in _PLAIN_TOTAL:
        # `Cống`, `Cổng` and `công` fold to the same letters as `Cộng`.
        return re.split(r"[\s:]", plain)[0] in _SUM_WORDS
    if is_average(plain):
        return True
    found = _TOTAL.match(plain)
    if not found or len(plain) > 70:
        return False
    rest = found["rest"]
    if _NAMES.match(rest):
        return False
    if not rest.strip() or _REST.match(rest) or _SUM_OF.match(plain):
        return True
    return plain.startswith(("toàn ", "tổng cộng"))


def is_plain(text: str) -> bool:
    """Whether a label says that it is a sum and nothing else, wherever it stands in its row.

    `Toàn thành phố` and `Chung` are a place and a kind as often as they are totals.
    """
    if not is_total(text):
        return False
    return not normalize(text).lower().lstrip(" .*-–+").startswith(("toàn", "toan", "cả ", "chung"))


def is_measure(text: str) -> bool:
    """Whether a total's label is that of an indicator as well (`Tổng thu ngân sách`)."""
    return bool(_MEASURE.match(normalize(text).lower().strip(" .*-–+")))


_AVERAGE = frozenset(
    ("trung bình", "bình quân", "trung bình cộng", "bình quân chung", "trung bình chung", "average")
)


def is_average(text: str) -> bool:
    """Whether a row's label says that its figures are means of the others'."""
    return normalize(text).lower().strip(" .:*") in _AVERAGE
