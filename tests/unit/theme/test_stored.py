"""What the DataStore keeps of days, as people read it."""

from __future__ import annotations

import pytest

from ckanext.hue_opendata import formats


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("2025-09-05", "05/09/2025"),
        ("2025-09-05T00:00:00", "05/09/2025"),
        ("2025-09-05T07:30:00", "07:30 05/09/2025"),
        ("2025-09-05T23:59:00.000000", "23:59 05/09/2025"),
        ("2025-13-05", "2025-13-05"),
        ("Từ 2025-09-05", "Từ 2025-09-05"),
        ("2025-09", "2025-09"),
        ("", ""),
    ],
)
def test_a_stored_day_is_read_as_vietnamese_write_it(kept, shown):
    assert formats.stored(kept) == shown
