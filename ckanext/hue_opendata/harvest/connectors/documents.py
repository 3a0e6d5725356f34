"""The documents behind one address: a zip, a page or list of links, or a single document."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from ckanext.hue_opendata.harvest.http import Client, Refused

#: Bounds of an archive: entries, bytes of one document, bytes in all, unpacked to packed.
ENTRIES, ONE, ALL, RATIO = 10_000, 64 * 2**20, 256 * 2**20, 200
LINKS = 10_000
#: Of a listing: how deep folders are looked into, how many of a page, and how many other files.
FOLDERS, FOLDERS_MOST, FILES = 2, 50, 1000
#: Other files that a listing may link.
ENDINGS = (".xlsx", ".xls", ".csv", ".ods", ".json", ".geojson")
LINK = re.compile(
    r"""(?:href\s*=\s*["']?|<loc>\s*|^\s*)([^\s"'<>]+)""", re.IGNORECASE | re.MULTILINE
)
#: A document: where it lay, its bytes, or why it could not be had.
Document = tuple[str, bytes, Refused | None]


def documents(
    client: Client,
    url: str,
    ending: str,
    archive: bytes | None = None,
    others: Callable[[str], bool] = lambda place: False,
) -> Iterator[Document]:
    """Every document of a source with its place; one that cannot be had does not stop the others.

    `archive`: an uploaded zip, which is read instead of the address. `others`: asked of each other
    file's place, after all documents with the ending have been given, whether it is wanted too.
    Folders of a listing are looked into. Raises `Refused` when the address itself cannot be had.
    """
    if archive is not None:
        yield from _unpacked(archive, ending, others)
        return
    answer = client.get(url)
    if answer.body.startswith(b"PK\x03\x04"):
        yield from _unpacked(answer.body, ending, others)
    elif b"<rdf:RDF" in answer.body[:4096]:
        yield answer.url, answer.body, None
    else:
        found = _in_folders(client, answer.url, answer.body, ending, FOLDERS)
        yield from _fetched(client, [link for link in found if _ends(link, ending)])
        rest = [link for link in found if not _ends(link, ending)]
        yield from _fetched(client, [link for link in rest if others(link)][:FILES])


def _ends(place: str, ending: str) -> bool:
    return urlsplit(place).path.lower().endswith(ending)


def _named(entry: str, ending: str) -> bool:
    """Whether an archive's entry is a document; the shadow files of a Mac (`._a.rdf`) are none."""
    name = entry.replace("\\", "/").rpartition("/")[2]
    return name.lower().endswith(ending) and not name.startswith("._")


def _in_folders(client: Client, base: str, body: bytes, ending: str, depth: int) -> list[str]:
    """The links of a page, and of the folders below it that a web server lists."""
    text = body.decode("utf-8", "replace")
    found = dict.fromkeys(links(base, text, ("/", *ENDINGS, ending)))
    folders = [link for link in found if link.endswith("/")]
    plain = [link for link in found if not link.endswith("/")]
    root = base.partition("?")[0].rpartition("/")[0] + "/"
    for folder in folders[:FOLDERS_MOST] if depth else ():
        if folder != root and folder.startswith(root):
            try:
                answer = client.get(folder)
            except Refused:
                continue  # a link to a page that is not there is no document
            plain += _in_folders(client, answer.url, answer.body, ending, depth - 1)
    return list(dict.fromkeys(plain))[:LINKS]


def _fetched(client: Client, found: list[str]) -> Iterator[Document]:
    for link in found:
        try:
            yield link, client.get(link).body, None
        except Refused as error:
            yield link, b"", error


def links(base: str, text: str, ending: str | tuple[str, ...]) -> list[str]:
    """The addresses in a page, a sitemap or plain lines whose path has an ending, each once."""
    found: dict[str, None] = {}
    for match in LINK.finditer(text):
        try:
            link = urljoin(base, unescape(match.group(1)))
            parts = urlsplit(link)
        except ValueError:
            continue  # text that only looks like an address
        if parts.scheme in ("http", "https") and parts.path.lower().endswith(ending):
            found[link] = None
        if len(found) >= LINKS:
            break
    return list(found)


def _unpacked(data: bytes, ending: str, others: Callable[[str], bool]) -> Iterator[Document]:
    """The entries of an archive, within bounds that hold whatever the archive says of itself."""
    total = 0
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = [e for e in archive.infolist() if not e.is_dir() and "__MACOSX" not in e.filename]
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _broken("archive", "Tệp nén bị hỏng", "The archive is broken") from error
    if len(entries) > ENTRIES:
        raise _broken("too_large", "Tệp nén có quá nhiều mục", "The archive has too many entries")
    for entry in sorted(entries, key=lambda e: (not _named(e.filename, ending), e.filename)):
        if not _named(entry.filename, ending) and not others(entry.filename):
            continue
        try:
            with archive.open(entry) as stream:
                body = stream.read(ONE + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
            refused = _broken("archive", "Không giải nén được", "Could not be unpacked")
            refused.__cause__ = error
            yield entry.filename, b"", refused
            continue
        total += len(body)
        ratio = len(body) / max(entry.compress_size, 1)
        if total > ALL or (len(body) > 2**20 and ratio > RATIO):
            raise _broken(
                "too_large", "Tệp nén bung ra quá lớn", "The archive unpacks to more than the limit"
            )
        if len(body) > ONE:
            yield entry.filename, b"", _broken("too_large", "Tệp quá lớn", "The file is too large")
            continue
        yield entry.filename, body, None


def _broken(code: str, vi: str, en: str) -> Refused:
    return Refused(code, f"{vi}.", f"{en}.")


def entry(archive: bytes, name: str) -> bytes | None:
    """One file of an archive, None when it has none of this name or not a whole one."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened, opened.open(name) as stream:
            body = stream.read(ONE + 1)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError):
        return None
    return body if len(body) <= ONE else None
