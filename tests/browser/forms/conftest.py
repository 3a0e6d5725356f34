"""Fixtures of the officers' forms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.forms.steps import NAME
from tests.browser.living import Portal


@pytest.fixture(autouse=True)
def swept(portal: Portal) -> Iterator[None]:
    """Takes away what a test made, also when it failed half-way."""
    yield
    found = portal.as_admin(
        "package_search", q="title:thử", include_drafts=True, include_private=True, rows=50
    )
    for one in found["results"]:
        if one["name"].startswith(NAME):
            portal.as_admin("dataset_purge", id=one["id"])


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Three files, the second empty."""
    contents = {
        "Lượng mưa 2025.csv": "ngay,mm\n2025-01-01,3\n",
        "rỗng.csv": "",
        "Trạm.csv": "a\n1\n",
    }
    for name, text in contents.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in contents]
