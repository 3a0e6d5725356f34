"""Writes the demo departments' files; run by `serve.py`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from demo import broken, former_portal, made_up, public_facts, systems

PARTS = (
    public_facts.statistics,
    public_facts.monuments,
    public_facts.culture,
    made_up.education,
    made_up.health,
    made_up.home_affairs,
    systems.tourism,
    systems.environment,
    former_portal.technology,
    former_portal.finance,
    broken.trade,
)


def build(folder: Path) -> None:
    """Write every department's files."""
    for part in PARTS:
        part(folder)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
