"""Names of uploaded files: a Vietnamese name keeps its words, as its slug, and its ending.

CKAN's own clean-up drops each letter with a tone (`bnh-vin.xlsx`). CKAN's uploader still cleans
what we give it; names in plain ASCII are left to it altogether.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from pathlib import PurePosixPath
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.lib import uploader
from werkzeug.datastructures import FileStorage

from ckanext.hue_opendata.text import fold, normalize, slug

NAME_LENGTH = 100
_ENDING = re.compile(r"(?:\.tar)?\.(?=[0-9]*[A-Za-z])[A-Za-z0-9]{1,10}$")
_OTHER = re.compile(r"[^a-z0-9]+")
#: Set while CKAN looks for the uploader that would serve without us.
_asking = ContextVar("hue_asking_for_uploader", default=False)


def file_name(name: str) -> str:
    """A name for an uploaded file: the slug of its words and its ending in small letters.

    A path in front is dropped. `Bệnh viện Huế.XLSX` → `benh-vien-hue.xlsx`.
    """
    name = normalize(PurePosixPath(name.replace("\\", "/")).name)
    found = _ENDING.search(name)
    ending = found[0].lower() if found else ""
    stem = name[: len(name) - len(ending)]
    plain = _OTHER.sub("-", fold(stem)).strip("-") or slug(stem)
    room = NAME_LENGTH - len(ending)
    return (plain if len(plain) <= room else slug(plain, room)) + ending


def rename(upload: Any) -> None:
    """Give a file in a request its new name; anything else, and ASCII names, stay."""
    if isinstance(upload, FileStorage) and upload.filename and not upload.filename.isascii():
        upload.filename = file_name(upload.filename)


class Renaming:
    """An uploader of general files (pictures of agencies and topics) that renames first."""

    def __init__(self, stock: Any) -> None:
        self._stock = stock

    def update_data_dict(
        self, data_dict: dict[str, Any], url_field: str, file_field: str, clear_field: str
    ) -> None:
        """Rename the file, then what CKAN's uploader does; what it refuses is told in our words."""
        rename(data_dict.get(file_field))
        try:
            self._stock.update_data_dict(data_dict, url_field, file_field, clear_field)
        except tk.ValidationError as error:
            raise tk.ValidationError({name: [_refused()] for name in error.error_dict}) from error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stock, name)


def _refused() -> str:
    """CKAN's sentence is English in its code, and names the type of the content."""
    return tk._("This file is no picture that can be shown. Choose a PNG, JPEG or GIF file.")


class CleanFileNames:
    """CKAN's `IUploader`: not an uploader of its own, it only names files for the one in use."""

    def get_uploader(self, upload_to: str, old_filename: str | None) -> Renaming | None:
        """The uploader that would serve without us, with files renamed."""
        if _asking.get():
            return None
        token = _asking.set(True)
        try:
            return Renaming(uploader.get_uploader(upload_to, old_filename))
        finally:
            _asking.reset(token)

    def get_resource_uploader(self, resource: dict[str, Any]) -> None:
        """Rename the file of a resource and leave the rest to the next uploader."""
        rename(resource.get("upload"))
