"""An address that no text can have written is refused with a sentence."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "address",
    [
        *("/dataset/?q=le%00hoi", "/dataset/?tags=%00", "/dataset/le%00hoi", "/organization/a%00"),
        *("/user/%00", "/hue/suggest?q=h%00", "/api/3/action/package_show?id=a%00"),
    ],
)
def test_a_nul_is_refused(app, address):
    answer = app.get(address, status=400)
    assert "Vui lòng" in answer.body
    assert "\0" not in answer.body


@pytest.mark.usefixtures("clean_db", "clean_index")
def test_what_only_looks_like_one_is_not(app):
    assert "%00" in app.get("/dataset/?q=%2500").body
