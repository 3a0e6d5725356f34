"""One clean database for each module: every test here makes its own datasets."""

from __future__ import annotations

import pytest

_clean: set[str] = set()


@pytest.fixture
def portal(request, _family):
    """The portal, emptied once for the module."""
    if request.module.__name__ not in _clean:
        for name in ("clean_db", "clean_index", "clean_queues"):
            request.getfixturevalue(name)
        _clean.add(request.module.__name__)
