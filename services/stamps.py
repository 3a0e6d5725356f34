"""Remembers which set-up steps are done, by a digest of what they were made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from services.settings import Settings


def digest(*parts: str | Path) -> str:
    """A digest of texts and of files' contents."""
    total = hashlib.sha256()
    for part in parts:
        total.update(part.read_bytes() if isinstance(part, Path) else part.encode())
        total.update(b"\0")
    return total.hexdigest()


def tree(paths: Iterable[Path]) -> str:
    """A digest of the names and contents of many files."""
    parts: list[str | Path] = []
    for path in sorted(paths):
        parts += [str(path), path]
    return digest(*parts)


def is_done(settings: Settings, name: str, value: str) -> bool:
    """Whether the step was finished from just these inputs."""
    file = settings.data / "stamps" / name
    return file.exists() and file.read_text() == value


def done(settings: Settings, name: str, value: str) -> None:
    """Note that the step is finished; written at the very end, so a cut run repeats it."""
    file = settings.data / "stamps" / name
    draft = file.with_suffix(".draft")
    draft.write_text(value)
    draft.replace(file)
