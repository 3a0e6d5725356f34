"""The units that may stand behind a number, and which of them count whole things.

A unit written with accents must have its own: `5 giày` is no time (*giây*). Without any accents
(`5 nguoi`) the bare letters decide.
"""

from __future__ import annotations

import re

from ckanext.hue_opendata.text.fold import fold
from ckanext.hue_opendata.text.normal import canonical

#: Units that count whole things: `1.234 người` cannot be one person and a bit.
_COUNTS = """
    đồng|đ|vnđ|vnd|d|người|người dân|hộ|hộ dân|hộ nghèo|nhân khẩu|khách|du khách|lượt|lượt khách
    lượt người|lượt xe|lần|vụ|ca|ca bệnh|cái|con|chiếc|cây|xe|nhà|ngôi nhà|căn|phòng|giường|chỗ
    trẻ em|trẻ|em|học sinh|sinh viên|giáo viên|cán bộ|lao động|bệnh nhân|bác sĩ|trường|lớp
    cơ sở|doanh nghiệp|dự án|công trình|hồ sơ|văn bản|bộ|quyển|cuốn|bản|tờ|vé|suất|phường|xã|thôn
    tổ dân phố|hợp tác xã|thiết bị|di tích|lễ hội|dân|khẩu|nam|nữ|hội viên|đoàn viên|đảng viên
    đại biểu|vận động viên|hướng dẫn viên|trường hợp|sự kiện|cuộc|hoạt động|đơn vị|cơ quan|sản phẩm
    căn hộ|tầng|thửa|thửa đất|lô|tàu|tàu cá|thuyền|ô tô|xe máy|đề tài|nhiệm vụ|chỉ tiêu|bài|môn
    tín chỉ|buổi|suất ăn|đầu sách|hiện vật|di sản|khách sạn|homestay|trạm|cầu|chợ|hồ|bệnh viện
    trạm y tế|máy|bao|thùng|hộp|gói|chai|đôi|sao|làn|làn xe|hộ gia đình|hộ cận nghèo|ngôi|tuyến
    lượt tải|lượt truy cập|tập dữ liệu|bản ghi|dòng
"""
_MEASURES = """
    usd|eur|$|€|yên|%|‰|phần trăm|điểm|điểm %|điểm phần trăm|kg|g|mg|µg|tấn|tạ|yến|lít|l|ml
    m|km|cm|mm|ha|hecta|m2|km2|cm2|m3|mét|mét vuông|mét khối|m vuông|m khối|sào|mẫu|công|ngày công
    v|hz|khz|mhz|ghz|w|ah|mah|pa|bar|inch|giờ|phút|giây|h|ngày|ngày đêm|tuần|tháng|quý|năm|tuổi
    kwh|mwh|gwh|mw|kw|kv|kva|mva|độ|độ c|°c|oc|°|db|dba|ntu|ppm|kb|mb|gb|tb
"""
_MAGNITUDES = """
    chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|tr|trđ|tr.đ|tr đ|tr.đồng|tr đồng|k|chục nghìn|trăm nghìn
    chục triệu|trăm triệu|chục tỷ|trăm tỷ|nghìn tỷ|ngàn tỷ|nghìn tỉ|ngàn tỉ|triệu tỷ|vạn tỷ
    nghìn triệu
"""
#: The second part of a quotient may be any word or three: đồng/người/lượt, người/km2.
_PER = re.compile(r"[a-z][a-z0-9]*(?: [a-z]+){0,2}")


def _words(text: str) -> frozenset[str]:
    """The units of a list, as they are written and without accents."""
    written = {canonical(word.strip()) for line in text.split("\n") for word in line.split("|")}
    return frozenset(written | {fold(word) for word in written}) - {""}


#: Without accents *sao* may be a star or a sào: a measure, so that `1.234 sao` stays ambiguous.
_WHOLE, _MANY = _words(_COUNTS) - _words(_MEASURES), _words(_MAGNITUDES)
_ONE = _words(_COUNTS) | _words(_MEASURES)
_MONEY = _words("đồng|đ|vnđ|vnd|d")
_PLAIN = str.maketrans({"₫": "đ", "²": "2", "³": "3", "μ": "µ"})


def _key(unit: str) -> str:
    return canonical(unit.translate(_PLAIN)).lower().strip(" .")


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else."""
    first, *others = _key(text).split("/")
    return _is_counted(first.strip()) and all(_PER.fullmatch(fold(part)) for part in others)


def _is_counted(text: str) -> bool:
    """A unit, a magnitude (triệu, nghìn tỷ), or a magnitude of a unit (triệu đồng)."""
    if text in _ONE or text in _MANY:
        return True
    words = text.split(" ")
    return any(
        " ".join(words[:at]) in _MANY and " ".join(words[at:]) in _ONE
        for at in range(1, min(3, len(words)))
    )


def counts_things(unit: str) -> bool:
    """Whether the unit counts things that there cannot be fewer than none of: no money."""
    return _key(unit) in _WHOLE and _key(unit) not in _MONEY


def counts_whole_things(unit: str) -> bool:
    """Whether fractions of this unit make no sense; a price is in whole đồng (đồng/vé), too."""
    first, *others = _key(unit).split("/")
    first = first.strip()
    return first in _MONEY if others else first in _WHOLE
