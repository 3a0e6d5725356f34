"""Whether a linked file is still the one that was seen: by its validators, else by its content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ckanext.hue_opendata.harvest.http import Answer, Client, Refused

NOT_MODIFIED = 304
#: Formats that a page in HTML is not: one that comes instead is a notice or a login.
PAGE = "text/html"
FILES = frozenset("csv tsv xlsx xls ods json geojson xml pdf doc docx zip rar jpg jpeg png".split())
#: After so many failures in a row a host is left alone for the rest of the run.
PATIENCE = 3


@dataclass(frozen=True)
class Stamp:
    """What a file was when it was last seen; empty for what the server did not tell.

    `digest` (SHA-256) is known when the content had to be read.
    """

    url: str
    etag: str = ""
    modified: str = ""
    digest: str = ""


@dataclass(frozen=True)
class Look:
    """What a look at a file came to: its stamp now, and whether it is another file than before."""

    stamp: Stamp
    changed: bool


class Watch:
    """Looks at the files of one source, one after another, with the source's client.

    A host that does not answer three times in a row is not asked again; `left` counts its files.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._failures: dict[str, int] = {}
        self.left: dict[str, int] = {}

    def look(self, url: str, last: Stamp | None) -> Look | None:
        """One file against its last stamp; None for one on a host that is left alone.

        Without a last stamp every file is another one. Raises `Refused` for a file that cannot be
        had, with a sentence for a person.
        """
        host = urlsplit(url).netloc
        if self._failures.get(host, 0) >= PATIENCE:
            self.left[host] = self.left.get(host, 0) + 1
            return None
        if last is not None and last.url != url:
            last = None
        try:
            found = self._look(url, last)
        except Refused as error:
            if not error.code.startswith("http_4"):
                self._failures[host] = self._failures.get(host, 0) + 1
            raise
        self._failures.pop(host, None)
        return found

    def _look(self, url: str, last: Stamp | None) -> Look:
        answer = self._client.get(url, _conditions(last), peek=True)
        if last is not None and answer.status == NOT_MODIFIED:
            return Look(last, changed=False)
        _refuse_page(url, answer)
        now = _stamp(url, answer)
        if last is None:
            return Look(now, changed=True)
        if now.digest:
            return Look(now, changed=now.digest != last.digest)
        if (now.etag, now.modified) == (last.etag, last.modified):
            return Look(last, changed=False)
        # Some servers tell another validator for the same bytes: then only the bytes count.
        digest = hashlib.sha256(self._client.get(url).body).hexdigest()
        if digest == last.digest:
            return Look(Stamp(url, digest=digest), changed=False)
        return Look(replace(now, digest=digest), changed=True)


def _conditions(last: Stamp | None) -> dict[str, str]:
    """The headers of a conditional request (RFC 9110 §13.1)."""
    given: dict[str, str] = {}
    if last is not None and last.etag:
        given["If-None-Match"] = last.etag
    if last is not None and last.modified:
        given["If-Modified-Since"] = last.modified
    return given


def _stamp(url: str, answer: Answer) -> Stamp:
    etag, modified = (answer.headers.get(name, "") for name in ("etag", "last-modified"))
    if etag or modified:
        return Stamp(url, etag, modified)
    return Stamp(url, digest=hashlib.sha256(answer.body).hexdigest())


def _refuse_page(url: str, answer: Answer) -> None:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    ending = urlsplit(url).path.rpartition("/")[2].rpartition(".")[2].lower()
    if kind == PAGE and ending in FILES:
        raise Refused(
            "page_for_file",
            f"{url} trả về một trang web thay vì tệp {ending.upper()} (trang báo lỗi hoặc đăng "
            "nhập?).",
            f"{url} answers with a web page instead of a {ending.upper()} file (an error page or a "
            "login?).",
        )
