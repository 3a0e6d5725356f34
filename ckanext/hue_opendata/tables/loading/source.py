"""Where the file of a resource is: uploaded, or linked and fetched through the guarded client."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from ckan.lib import uploader

from ckanext.hue_opendata.harvest.http import Client, Refused
from ckanext.hue_opendata.harvest.http.client import Limits
from ckanext.hue_opendata.tables.loading import config

#: Formats (and extensions) in which rows are looked for.
FORMATS = frozenset(("xlsx", "xls", "ods", "csv", "tsv", "json", "geojson"))
#: Extensions of formats that people name differently in the format field.
NAMES = {"excel": "xlsx", "spreadsheet": "xlsx", "tab": "tsv", "excel (xlsx)": "xlsx"}
#: Kinds of addresses whose rows come from elsewhere than a file.
NO_FILE = ("datastore", "tabledesigner")
CHUNK = 1024 * 1024


class Missing(Exception):
    """A resource without a file that can be had: a code, and a sentence in both languages."""

    def __init__(self, code: str, vi: str, en: str) -> None:
        super().__init__(en)
        self.code, self.vi, self.en = code, vi, en


@dataclass(frozen=True)
class File:
    """A file on this machine for as long as it is read."""

    path: Path
    name: str
    size: int
    digest: str


def wanted(resource: dict[str, Any]) -> bool:
    """Whether a resource's file is one to look for rows in."""
    kind = resource.get("url_type") or ""
    if kind in NO_FILE or not resource.get("url"):
        return False
    if kind != "upload" and not config.links():
        return False
    said = str(resource.get("format") or "").strip().lower().lstrip(".")
    said = NAMES.get(said, said)
    return said in FORMATS if said else extension(resource) in FORMATS


def extension(resource: dict[str, Any]) -> str:
    """The extension of a resource's address, in small letters, without its dot."""
    return PurePosixPath(name_of(resource)).suffix.lower().lstrip(".")


def name_of(resource: dict[str, Any]) -> str:
    """The file's name as its address gives it."""
    url = str(resource.get("url") or "")
    return PurePosixPath(unquote(urlsplit(url).path)).name or url


@contextmanager
def opened(resource: dict[str, Any]) -> Iterator[File]:
    """The resource's file; raises `Missing`. A fetched copy is gone when the context ends."""
    if resource.get("url_type") == "upload":
        with _uploaded(resource) as path:
            yield _file(path, name_of(resource))
        return
    with tempfile.TemporaryDirectory(prefix="hue-tables-") as folder:
        path = Path(folder) / "file"
        path.write_bytes(_fetched(str(resource.get("url") or "")))
        yield _file(path, _named(resource))


def _named(resource: dict[str, Any]) -> str:
    """The address's file name; where it has no extension, the format says what it claims to be."""
    name = name_of(resource)
    said = str(resource.get("format") or "").lower()
    return name if PurePosixPath(name).suffix or said not in FORMATS else f"{name}.{said}"


def _file(path: Path, name: str) -> File:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while part := stream.read(CHUNK):
            digest.update(part)
    return File(path, name, path.stat().st_size, digest.hexdigest())


@contextmanager
def _uploaded(resource: dict[str, Any]) -> Iterator[Path]:
    keeper = uploader.get_resource_uploader(dict(resource))
    place = keeper.get_path(resource["id"])
    storage = getattr(keeper, "storage", None)
    if storage is None:
        path = Path(place)
        if not path.is_file():
            raise _no_file()
        yield path
        return
    from ckan.lib import files  # only sites that configured a storage of CKAN 2.12 come here

    with tempfile.TemporaryDirectory(prefix="hue-tables-") as folder:
        path = Path(folder) / "file"
        try:
            with path.open("wb") as out:
                for part in storage.stream(files.FileData(files.Location(place))):
                    out.write(part)
        except files.exc.MissingFileError as error:
            raise _no_file() from error
        yield path


def _no_file() -> Missing:
    return Missing(
        "no_file",
        "Không thấy tệp đã tải lên trong kho lưu trữ. Hãy tải tệp lên lại.",
        "The uploaded file is not in the store. Upload it again.",
    )


def _fetched(url: str) -> bytes:
    limits = Limits(seconds=600.0, size=config.link_bytes())
    try:
        return Client(config.networks(), limits).get(url).body
    except Refused as error:
        raise Missing(error.code, error.vi, error.en) from error
