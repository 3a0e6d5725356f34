"""Our own styles and scripts stay small: 60 KB each, compressed, all parts together."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[3] / "ckanext" / "hue_opendata"
MOST = 60 * 1024


@pytest.mark.parametrize("kind", ["css", "js"])
def test_own_styles_and_scripts_are_small(kind):
    files = [
        file for folder in ("assets", "public") for file in PACKAGE.glob(f"*/{folder}/**/*.{kind}")
    ]
    assert files
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= MOST
