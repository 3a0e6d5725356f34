"""Static text files leave compressed: packed once, by the best that gzip can, and kept beside.

A front server may do the same (nginx `gzip_static`); without one, a phone would load 1.3 MB of
style and scripts instead of 0.3. Source: RFC 9110 §8.4 (Content-Encoding) and §8.8.3 (ETag).
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import os
import re
import tempfile
from pathlib import Path

from flask import Request, Response

log = logging.getLogger(__name__)

TEXTS = {
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "image/svg+xml",
}
#: A smaller file gains nothing; a larger one is no style or script, and would hold up the answer.
SMALLEST, LARGEST = 500, 5_000_000
#: A name that holds the version of the content: `hue-sans-25b8afb5d9.woff2`.
VERSIONED = re.compile(r"-[0-9a-f]{8,}\.\w+$")


def pack(response: Response, request: Request, folder: Path) -> Response:
    """The same answer in gzip, when it is a text file and the browser takes it so.

    `folder` keeps the packed copies; when nothing can be written there the file leaves as it is.
    """
    file = _file(response)
    if file is None or response.status_code != 200 or response.mimetype not in TEXTS:
        return response
    response.vary.add("Accept-Encoding")
    if request.method != "GET" or not request.accept_encodings["gzip"] or request.range:
        return response
    data = _packed(file, folder)
    if data is None:
        return response
    tag, _ = response.get_etag()
    response.call_on_close(getattr(response.response, "close", lambda: None))
    response.direct_passthrough = False
    response.set_data(data)
    response.content_encoding = "gzip"
    if tag:
        response.set_etag(f"{tag}-gzip")
        response.make_conditional(request)
    return response


def _file(response: Response) -> Path | None:
    """The file that an answer passes on; None for an answer made in the program.

    The server wraps it (`wsgi.file_wrapper`): Werkzeug calls it `file`, others `filelike`.
    """
    wrapped = response.response
    inner = getattr(wrapped, "file", None) or getattr(wrapped, "filelike", None)
    name = getattr(inner, "name", None)
    return Path(name) if isinstance(name, str) else None


def _packed(file: Path, folder: Path) -> bytes | None:
    told = file.stat()
    if not SMALLEST <= told.st_size <= LARGEST:
        return None
    key = hashlib.sha256(str(file).encode()).hexdigest()[:20]
    copy = folder / f"{key}-{told.st_mtime_ns}-{told.st_size}.gz"
    try:
        if not copy.is_file():
            _keep(gzip.compress(file.read_bytes(), 9, mtime=0), copy, key)
        return copy.read_bytes()
    except OSError as error:
        log.warning("packed copies cannot be kept in %s: %s", folder, error)
        return None


def _keep(data: bytes, copy: Path, key: str) -> None:
    """Write the copy whole or not at all, and take away those of older versions."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=copy.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
    Path(name).replace(copy)
    for old in copy.parent.glob(f"{key}-*.gz"):
        if old != copy:
            old.unlink(missing_ok=True)
