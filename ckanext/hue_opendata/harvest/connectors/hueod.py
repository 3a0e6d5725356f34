"""One `.rdf` file of the city's present portal: `dcat:Distribution` with the `hueod:` namespace.

What the portal does with its vocabulary (dates typed as times, Windows paths, an agency code and
an upload time inside the path) was seen in files exported from it in 2025 and 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import quote, urljoin

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from ckanext.hue_opendata.harvest.connectors.where import mentioned
from ckanext.hue_opendata.text import normalize

HANOI = timezone(timedelta(hours=7))
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DCAT = "{http://www.w3.org/ns/dcat#}"
TERMS = "{http://purl.org/dc/terms/}"
#: `_1765592510` before the ending is the second of the upload; browsers add ` (1)` to copies.
UPLOADED = re.compile(r"_(1\d{9})(?: ?\(\d+\))?(?=\.[^.]+$|$)")
AGENCY = re.compile(r"/Metadata/((?:\d{3}|[A-Z]\d{2})(?:\.(?:\d{2,3}|[A-Z]\d{2}))+)/")
LONGEST_TITLE = 200
DISTRIBUTIONS = 10_000


class NotRDF(ValueError):
    """Bytes that are no RDF/XML of distributions."""


def parse(data: bytes, site: str) -> Iterator[dict[str, Any]]:
    """The distributions of one file as plain data; addresses are resolved against `site`.

    `api_header` only tells that there is one: its text may be a secret and is never carried on.
    Raises `NotRDF` for other content, and for a document that declares entities.
    """
    # No network, no DTD, no entities, no huge trees: the file comes from outside.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotRDF(str(error)) from error
    if root.getroottree().docinfo.doctype or root.tag != f"{RDF}RDF":
        raise NotRDF("no rdf:RDF element, or a document type")
    for number, node in enumerate(root.iter(f"{DCAT}Distribution")):
        if number >= DISTRIBUTIONS:
            raise NotRDF("too many distributions")
        yield _distribution(node, site)


def _distribution(node: Any, site: str) -> dict[str, Any]:
    values: dict[str, str] = {}
    for child in node:
        if isinstance(child.tag, str):
            name = etree.QName(child).localname
            values.setdefault(name, (child.text or child.get(f"{RDF}resource") or "").strip())
    path = values.get("downloadURL", "").replace("\\", "/")
    about = node.get(f"{RDF}about") or ""
    agency = AGENCY.search(path)
    return {
        "identifier": values.get("identifier", "").upper() or about,
        "about": about,
        "title": normalize(values.get("title", "")),
        "description": _lines(values.get("description", "")),
        "created": day(values.get("created", "")),
        "modified": day(values.get("modified", "")),
        "issued": day(values.get("issued", "")),
        "url": address(path, site),
        "old_path": values.get("downloadURL", ""),
        "agency": agency.group(1) if agency else "",
        "uploaded": uploaded(path),
        "file_title": file_title(path),
        "media_type": values.get("mediaType", ""),
        "size": values.get("byteSize", ""),
        "stars": values.get("ratingStars", ""),
        "api_header": bool(values.get("apiHeader")),
        # The header is often misused for a text; of it only the codes of places are carried on.
        "places": mentioned(
            " \n".join(values.get(name, "") for name in ("title", "description", "apiHeader"))
        ),
    }


def address(path: str, site: str) -> str:
    """The web address of a path with slashes; empty when it leads to no web address."""
    if not path:
        return ""
    full = urljoin(site, quote(path, safe="/:%?=&#+,;@()~"))
    return full if full.startswith(("http://", "https://")) else ""


def day(text: str) -> str:
    """The local day of a date or of a time (no zone: Vietnam's), ISO; empty when unreadable."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return (moment.astimezone(HANOI) if moment.tzinfo else moment).date().isoformat()


def uploaded(path: str) -> str:
    """The local day of the upload, from the seconds in the file's name."""
    found = UPLOADED.search(path)
    if not found:
        return ""
    return (
        datetime.fromtimestamp(int(found.group(1)), timezone.utc)
        .astimezone(HANOI)
        .date()
        .isoformat()
    )


def file_title(path: str) -> str:
    """A readable name from a file's name, without upload time and ending."""
    name = re.sub(r"\.[^.]{1,5}$", "", UPLOADED.sub("", path.rpartition("/")[2]))
    return normalize(re.sub(r"[-_]+", " ", name))


def _lines(text: str) -> str:
    lines = (normalize(line) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
