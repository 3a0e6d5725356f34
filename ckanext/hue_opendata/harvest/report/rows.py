"""What the loading of tables says of a source's files: no rows, or other columns than before."""

from __future__ import annotations

from collections.abc import Iterator

import ckan.plugins as p
import ckan.plugins.toolkit as tk

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.harvest.files import files_of


def noted(source_id: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Files whose last load failed, and those with other columns than before: (the file's id,
    dataset's name, file, {code, vi, en}).

    Also one that failed and has the rows of its last good version: that they are old must be said.
    """
    if not p.plugin_loaded("hue_tables"):
        return
    files = [file.id for file in files_of(source_id)]
    found = tk.get_action("hue_table_standing")(as_site_user(), {"ids": files})
    for one in found["failed"]:
        said = dict(one["problem"])
        if one["loaded"]:
            said["vi"] += " Bảng trên cổng vẫn là số liệu của tệp trước."
            said["en"] += " The rows on the portal are still those of the file before."
        yield one["resource_id"], one["dataset"], one["name"], said
    for one in found["altered"]:
        said = dict(one["problem"])
        # Each run says it again until the next load: without its time it would look new each time.
        when = formats.moment(one["at"])
        said["vi"] += f" (Từ lần nạp lúc {when}; được nhắc đến lần nạp sau.)"
        said["en"] += f" (Since the load at {when}; said again until the next load.)"
        yield one["resource_id"], one["dataset"], one["name"], said
