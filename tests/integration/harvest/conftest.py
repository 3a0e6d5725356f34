"""What several of the harvest's tests begin with."""

from __future__ import annotations

import json

import pytest

from tests.integration.harvest.batches import NUMBER
from tests.integration.harvest.support import ALL, made_source, served


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
        made = made_source(f"{base}/api.json", {**ALL, "files": "leave"})
        yield made | {"rows": rows}
