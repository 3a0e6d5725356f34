"""The side column of a page is rendered once, and is there."""

from __future__ import annotations

from collections import Counter

import ckan.lib.helpers as core
import pytest


@pytest.mark.usefixtures("clean_db", "clean_index")
def test_no_facet_is_asked_for_twice(app, monkeypatch):
    asked: Counter[str] = Counter()
    offers = core.helper_functions["hue_facet_offers"]

    def counted(name, *rest):
        asked[name] += 1
        return offers(name, *rest)

    monkeypatch.setitem(core.helper_functions, "hue_facet_offers", counted)
    page = app.get("/dataset/").body
    assert 'class="secondary' in page
    assert asked
    assert set(asked.values()) == {1}


@pytest.mark.usefixtures("clean_db")
def test_a_page_without_a_side_column_uses_its_whole_width(app):
    page = app.get("/organization/").body
    assert ('class="secondary' in page) != ('wrapper no-nav"' in page)
