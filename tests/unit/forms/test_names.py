"""Names of files that are sent: readable in the store, with their ending."""

from __future__ import annotations

import pytest

pytest.importorskip("ckan")

from ckanext.hue_opendata.forms.files import stored_name


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("Giá vé 2025.XLSX", "gia-ve-2025.xlsx"),
        ("Điều hành – Đô thị.csv", "dieu-hanh-do-thi.csv"),
        ("C:\\Tài liệu\\bảng 1.ods", "bang-1.ods"),
        ("../../etc/passwd", "passwd"),
        ("số liệu", "so-lieu"),
        ("v1.2 số liệu", "v1-2-so-lieu"),
        (".csv", "khong-ten.csv"),
        ("Gia\u0301 ve\u0301.csv", "gia-ve.csv"),
    ],
)
def test_a_stored_name(sent, stored):
    assert stored_name(sent) == stored
