"""Files that only a source's archive has: handed over to CKAN's own storage with their dataset."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from werkzeug.datastructures import FileStorage

from ckanext.hue_opendata.harvest.connectors.portal_dataset import ENTRY


def attach(dataset: dict[str, Any], connector: Any) -> None:
    """Turn each resource that names an entry of the archive into an upload of that entry.

    The entry was read within the archive's bounds when the source was.
    """
    archive = getattr(connector, "archive", None)
    for resource in dataset.get("resources", []):
        entry = resource.pop(ENTRY, None)
        if entry and archive:
            with zipfile.ZipFile(io.BytesIO(archive)) as opened:
                body = opened.read(entry)
            resource["upload"] = FileStorage(io.BytesIO(body), resource["url"])
            resource["url_type"] = "upload"
