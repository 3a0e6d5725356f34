"""Which of today's units a title names: with their kind, the longest name, never a guess."""

from __future__ import annotations

import pytest

from ckanext.hue_opendata import places
from ckanext.hue_opendata.search import filters


def names(title: str) -> list[str]:
    found = (places.unit(code) for code in filters.titled(title))
    return [unit.full_name for unit in found if unit]


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Diện tích, dân số phường Hương Thủy", ["Phường Hương Thủy"]),
        ("Lượng mưa trạm XÃ A LƯỚI 2 năm 2025", ["Xã A Lưới 2"]),
        ("Dân số xã Chân Mây - Lăng Cô", ["Xã Chân Mây - Lăng Cô"]),
        ("Trường học phường Thuận Hoá và phường Vỹ Dạ", ["Phường Thuận Hóa", "Phường Vỹ Dạ"]),
        ("Hoạt động xã hội theo phường, xã", []),
        ("Lễ hội trên địa bàn Hương Thủy (cũ)", []),
    ],
)
def test_units_that_a_title_names(title: str, wanted: list[str]):
    assert names(title) == wanted


def test_a_former_unit_leads_to_what_it_became_and_a_homonym_nowhere():
    former = next(one.unit for one in places.find("xã Phú Lương") if not one.unit.in_force)
    now = sorted(step.unit.full_name for step in places.successors(former))
    assert sorted(names("Chợ xã Phú Lương")) == now
    ambiguous = [name for name, codes in filters._full_names().items() if not codes]
    for name in ambiguous:
        assert names(" ".join(name)) == []
