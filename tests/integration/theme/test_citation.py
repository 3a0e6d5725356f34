"""How a dataset is cited: its year is the one in which Huế changed it, not the one in UTC."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
import pytest


@pytest.mark.parametrize(
    ("moment", "year"),
    [("2026-12-31T16:59:00", "2026"), ("2026-12-31T17:00:00", "2027")],
)
def test_the_year_of_a_citation_is_that_of_hue(app, moment, year):
    dataset = {"type": "dataset", "name": "gia-ve", "title": "Giá vé", "metadata_modified": moment}
    with app.flask_app.test_request_context():
        assert f"({year}). Giá vé." in tk.h.hue_citation(dataset)
