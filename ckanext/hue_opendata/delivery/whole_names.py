"""Names that stock templates cut short, shown whole; exact texts as in `mending`.

Titles of Vietnamese datasets and agencies are longer than thirty letters: cut, two of a list look
the same. Where a version is named by its id, its moment stands instead.
"""

from __future__ import annotations

#: Letters after which a name is cut in a row of links.
LONGEST = 120
VERSION = (
    "activity_diffs[0].activities[1].id|truncate(30)",
    "h.render_datetime(activity_diffs[0].activities[1].timestamp, with_hours=True)",
)


def _longer(name: str, cut: int, spaced: bool = False) -> tuple[str, str]:
    bar = " | " if spaced else "|"
    return f"{name}{bar}truncate({cut})", f"{name}{bar}truncate({LONGEST})"


FILE = "h.resource_display_name(res)"
#: template → the texts to change, in order
WHOLE_NAMES: dict[str, list[tuple[str, str]]] = {
    "package/base.html": [_longer("organization", 30), _longer("dataset", 30)],
    "package/resource_read.html": [_longer(FILE, 30), _longer(FILE, 50, spaced=True)],
    "package/resource_edit_base.html": [_longer(FILE, 30)],
    "package/snippets/resource_item.html": [_longer(FILE, 50, spaced=True)],
    "package/snippets/resources.html": [_longer("h.resource_display_name(resource)", 25)],
    "group/edit.html": [_longer("group.display_name", 35)],
    "group/read_base.html": [_longer("group_dict.display_name", 35)],
    "organization/edit.html": [_longer("organization.display_name", 35)],
    "organization/read_base.html": [_longer("group_dict.display_name", 35)],
    "user/read_base.html": [_longer("user.display_name", 35)],
    "source/base.html": [
        ("harvest_source.title|truncate(10)", "harvest_source.title|truncate(60)"),
        _longer("harvest_source.title", 30),
        _longer("org.name", 10),
    ],
    **{f"{kind}/changes.html": [VERSION] for kind in ("package", "group", "organization")},
}
