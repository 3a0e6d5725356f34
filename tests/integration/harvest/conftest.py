"""What several of the harvest's tests begin with."""

from __future__ import annotations

import pytest

from tests.integration.harvest.support import served


@pytest.fixture
def site(tmp_path, ckan_config, monkeypatch):
    """A folder served on loopback, and its address."""
    with served(tmp_path, ckan_config, monkeypatch) as base:
        yield tmp_path, base
