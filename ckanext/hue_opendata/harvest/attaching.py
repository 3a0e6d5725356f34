"""Files that only a source's archive has: handed over to CKAN's own storage with their dataset."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from ckan.lib import uploader
from werkzeug.datastructures import FileStorage

from ckanext.hue_opendata.harvest.connectors.documents import ONE
from ckanext.hue_opendata.harvest.connectors.portal_dataset import ENTRY


def attach(dataset: dict[str, Any], connector: Any) -> None:
    """Store each file that a resource names as an entry of the archive; the resource then has it.

    Before the dataset is written: a killed worker leaves at most a file that the next run replaces.
    CKAN's `package_create` takes no uploads (2.12), so the file goes to the storage by itself. The
    entry was read within the archive's bounds when the source was.
    """
    for resource in dataset.get("resources", []):
        entry = resource.pop(ENTRY, None)
        if not entry or not connector.archive:
            continue
        with zipfile.ZipFile(io.BytesIO(connector.archive)) as opened:
            body = opened.read(entry)
        resource["upload"] = FileStorage(io.BytesIO(body), resource["url"])
        storage = uploader.get_resource_uploader(resource)
        storage.upload(resource["id"], ONE // 2**20)
        resource["size"] = len(body)
