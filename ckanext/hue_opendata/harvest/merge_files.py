"""A dataset's files, three ways and file by file: by the id that each keeps for ever.

A file that people added here stays, one that they removed stays away, and what they wrote about one
stays with it; what the source adds, changes or removes arrives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

File = Mapping[str, Any]
#: What a source says of a file; the rest (choices for its rows, sizes, views) is not its own.
SAID = ("url", "name", "format", "description", "data_date")


def merged(
    before: Sequence[File], after: Sequence[File], here: Sequence[File]
) -> tuple[list[dict[str, Any]] | None, bool]:
    """The files to write, None when nothing changes, and whether both sides changed the same.

    `before` and `after` as the source had and has them, `here` as stored; each with its `id`.
    """
    old, new, now = ({one["id"]: one for one in part} for part in (before, after, here))
    files: list[dict[str, Any]] = []
    changed = conflict = False
    for identity, wanted in new.items():
        if identity in now:
            file, moved, both = _one(old.get(identity, {}), wanted, now[identity])
            files.append(file)
            changed, conflict = changed or moved, conflict or both
        elif identity not in old:
            files.append(dict(wanted))
            changed = True
    for identity, stored in now.items():
        if identity in new:
            continue
        if identity in old and _same(old[identity], stored):
            changed = True
            continue
        conflict = conflict or identity in old
        files.append(dict(stored))
    return (files if changed else None), conflict


def _one(old: File, new: File, here: File) -> tuple[dict[str, Any], bool, bool]:
    """The file to write, whether it differs from the stored one, whether both sides changed it."""
    file = dict(here)
    if here.get("url_type") == "upload":
        moved = bool(new.get("hash")) and new["hash"] != here.get("hash")
        if moved:
            file |= {name: new[name] for name in new if name not in SAID[1:]}
    else:
        moved = False
    both = False
    for name in SAID[1:] if here.get("url_type") == "upload" else SAID:
        was, wanted, stored = (part.get(name) or "" for part in (old, new, here))
        if wanted in (was, stored):
            continue
        if stored == was:
            file[name], moved = wanted, True
        else:
            both = True
    return file, moved, both


def _same(old: File, here: File) -> bool:
    """Whether nobody changed here what the source had said of a file."""
    names = SAID[1:] if here.get("url_type") == "upload" else SAID
    return all((old.get(name) or "") == (here.get(name) or "") for name in names)
