"""The page of an error is whole, wherever the page it stands for broke off."""

from __future__ import annotations

import pytest
from ckan.tests import factories

from ckanext.hue_opendata.schema import punctuality

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")


def test_a_page_that_breaks_off_halfway_is_told_in_full_dress(app, monkeypatch):
    factories.Organization(name="so-hong", title="Sở Hỏng")

    def broken(agency):
        raise RuntimeError("hỏng giữa trang")

    monkeypatch.setattr(punctuality, "punctuality", broken)
    monkeypatch.setitem(app.flask_app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setattr(app.flask_app, "testing", False)
    answer = app.get("/organization/so-hong", status=500)
    assert "Cổng dữ liệu gặp sự cố" in answer.body
    assert "hỏng giữa trang" not in answer.body
    for style in ("main", "hue"):
        assert f"_{style}.css" in answer.body
