"""What several of the harvest's tests begin with."""

from __future__ import annotations

import json

import pytest
from ckan.tests import factories

from tests.integration.harvest.batches import NUMBER
from tests.integration.harvest.support import act, served

ALL = {"theme": "du-lich", "frequency": "hang-nam", "personal_data": "khong-co", "files": "leave"}


@pytest.fixture
def site(tmp_path, ckan_config, monkeypatch):
    """A folder served on loopback, and its address."""
    with served(tmp_path, ckan_config, monkeypatch) as base:
        yield tmp_path, base


@pytest.fixture
def twelve(tmp_path, ckan_config, monkeypatch):
    """A source of `NUMBER` records, each with a file; `rows` writes it anew."""

    def rows(**changed):
        found = [
            {"id": f"{n}", "title": f"Bộ {n}", "notes": "x", "url": f"{n}.csv"} | changed
            for n in range(NUMBER)
        ]
        (tmp_path / "api.json").write_text(json.dumps(found), encoding="utf-8")

    rows()
    with served(tmp_path, ckan_config, monkeypatch) as base:
        made = act(
            "harvest_source_create",
            name="nguon",
            title="Nguồn",
            url=f"{base}/api.json",
            source_type="hue_json",
            owner_org=factories.Organization()["id"],
            config=json.dumps(ALL),
        )
        yield made | {"rows": rows}
