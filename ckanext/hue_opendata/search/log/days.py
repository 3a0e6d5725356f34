"""The day in Huế, by which searches are counted."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def today() -> date:
    """Today's date in Huế, wherever the machine stands."""
    return datetime.now(ZONE).date()
