"""Files that a source's archive has: handed over to CKAN's own storage with their dataset."""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from typing import Any

from ckan.lib import uploader
from werkzeug.datastructures import FileStorage

from ckanext.hue_opendata.harvest import reach
from ckanext.hue_opendata.harvest.connectors.documents import ONE, entry
from ckanext.hue_opendata.harvest.connectors.portal_dataset import ENTRY
from ckanext.hue_opendata.harvest.connectors.settings import Settings
from ckanext.hue_opendata.harvest.http import Refused


def attach(dataset: dict[str, Any], connector: Any) -> None:
    """Store each file that a resource names as an entry of the archive; the resource then has it.

    Before the dataset is written: a killed worker leaves at most a file that the next run replaces.
    CKAN's `package_create` takes no uploads (2.12), so the file goes to the storage by itself.
    """
    for resource in dataset.get("resources", []):
        name = resource.pop(ENTRY, None)
        body = connector.entry(name, resource.get("hash", "")) if name else None
        if body is None:
            continue
        resource["upload"] = FileStorage(io.BytesIO(body), resource["url"])
        storage = uploader.get_resource_uploader(resource)
        storage.upload(resource["id"], ONE // 2**20)
        resource["size"] = len(body)


def entry_at(url: str, settings: Settings, name: str, digest: str) -> bytes:
    """A file of the archive at an address, as the run read it (`digest` of its bytes).

    The archive is fetched once for all files of a run. Raises `Refused` when it cannot be had, or
    is another by now.
    """
    for _ in range(2):
        body = entry(_fetched(url, settings.model_dump_json(), type(settings)), name)
        if body is not None and hashlib.sha256(body).hexdigest() == digest:
            return body
        # What this process holds may be the archive of an earlier run.
        _fetched.cache_clear()
    raise Refused(
        "archive_changed",
        f"Tệp nén ở địa chỉ nguồn đã đổi trong lúc thu thập: không còn {name} như khi đọc. "
        "Chạy lại nguồn.",
        f"The archive at the source's address changed meanwhile: {name} is not as it was read. "
        "Run the source again.",
    )


@lru_cache(maxsize=1)
def _fetched(url: str, settings: str, kind: type[Settings]) -> bytes:
    return reach.client(url, kind.model_validate_json(settings)).get(url).body
