"""Archives that people send with a source's form: kept by their digest, outside of the web."""

from __future__ import annotations

import hashlib
import io
import zipfile

import ckan.plugins.toolkit as tk
from flask import has_request_context

from ckanext.hue_opendata.harvest import config
from ckanext.hue_opendata.harvest.connectors import portal_files
from ckanext.hue_opendata.harvest.http import Refused

FIELD = "hue_upload_file"
REMOVE = "hue_upload_remove"


def sent() -> bytes | None:
    """The archive that came with the present request; raises `Invalid` for one of no use."""
    file = tk.request.files.get(FIELD) if has_request_context() else None
    if file is None or not file.filename:
        return None
    limit = config.largest_upload()
    body = file.stream.read(limit + 1)
    if len(body) > limit:
        text = tk._("The archive is larger than {size} MiB; split it")
        raise tk.Invalid(text.format(size=limit // 2**20))
    try:
        entries = zipfile.ZipFile(io.BytesIO(body)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise tk.Invalid(tk._("This is no zip archive; send the files as one .zip")) from error
    if not any(name.lower().endswith(".rdf") or portal_files.is_one(name) for name in entries):
        raise tk.Invalid(tk._("The archive has no .rdf file"))
    return body


def keep(body: bytes) -> str:
    """Write an archive under its SHA-256; the digest."""
    digest = hashlib.sha256(body).hexdigest()
    folder = config.uploads()
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{digest}.zip"
    if not target.exists():
        draft = folder / f"{digest}.draft"
        draft.write_bytes(body)
        draft.replace(target)
    return digest


def read(digest: str) -> bytes | None:
    """A kept archive, None for no digest; raises `Refused` when it is gone."""
    if not digest:
        return None
    try:
        return (config.uploads() / f"{digest}.zip").read_bytes()
    except OSError as error:
        raise Refused(
            "no_upload",
            "Tệp nén đã tải lên không còn trên máy chủ. Tải lên lại trong trang sửa nguồn.",
            "The uploaded archive is no longer on the server. Send it again on the source's form.",
        ) from error
