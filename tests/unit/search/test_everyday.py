"""What offices write and what people say: names that texts show, and names that are only asked."""

from __future__ import annotations

import pytest

from ckanext.hue_opendata.search import aliases


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Số vụ cháy, nổ và thiệt hại", "hỏa hoạn"),
        ("Diện tích, năng suất, sản lượng lúa cả năm", "thóc"),
        ("Dự án nhà ở xã hội đang triển khai", "nhà giá rẻ"),
        ("Số vụ phạm pháp hình sự", "trộm cắp"),
    ],
)
def test_what_people_say_is_found_in_what_offices_write(title, asked):
    assert asked in aliases.others(title)


def test_a_name_behind_the_equals_sign_tells_nothing():
    assert "tạm ngừng hoạt động" in aliases.others("Doanh nghiệp giải thể")
    assert "phá sản" not in aliases.others("Giờ mở cửa, đóng cửa của công viên")


def test_each_line_has_names_and_none_twice():
    for telling, asked in aliases._groups():
        names = [*telling, *asked]
        assert telling
        assert len(names) > 1
        assert len(set(names)) == len(names), names


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("PCCC", "phòng cháy chữa cháy"),
        ("kt-xh", "kinh tế - xã hội"),
        ("hải quan", ""),
        ("", ""),
    ],
)
def test_a_short_form_is_spelled_out(text, meant):
    assert aliases.spelled_out(text) == meant
