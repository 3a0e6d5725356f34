"""One `.rdf` file of the city's present portal: `dcat:Distribution` with the `hueod:` namespace.

What the portal does with its vocabulary (dates typed as times, Windows paths, an agency code and
an upload time inside the path) was seen in files exported from it in 2025 and 2026.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from ckanext.hue_opendata.harvest.connectors.common import web_address, written_day
from ckanext.hue_opendata.harvest.connectors.plain import plain
from ckanext.hue_opendata.harvest.connectors.where import mentioned
from ckanext.hue_opendata.harvest.http.refusal import keyed, masked
from ckanext.hue_opendata.text import normalize

HANOI = timezone(timedelta(hours=7))
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DCAT = "{http://www.w3.org/ns/dcat#}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
#: `_1765592510` before the ending is the second of the upload (or its millisecond); browsers add
#: ` (1)` to copies.
UPLOADED = re.compile(r"_(1\d{9})(?:\d{3})?(?: ?\(\d+\))?(?=\.[^.]+$|$)")
AGENCY = re.compile(
    r"/Metadata/((?:\d{3}|[A-Z]\d{2})(?:\.(?:\d{2,3}|[A-Z]\d{2}))+)/", re.IGNORECASE
)
#: The time of day behind a day, as people and Vietnamese Windows write it (`5:52:32 CH`).
CLOCK = re.compile(
    r"[ T,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:SA|CH|AM|PM))?$", re.IGNORECASE
)
EARLIEST = 1900
LONGEST_TITLE = 200
DISTRIBUTIONS = 10_000


class NotRDF(ValueError):
    """Bytes that are no RDF/XML of distributions; `declares`: only as they have a document type."""

    declares = False


class Declares(NotRDF):
    """RDF/XML with a document type, which may hold entities and is not read."""

    declares = True


def parse(data: bytes, site: str) -> Iterator[dict[str, Any]]:
    """The distributions of one file as plain data; addresses are resolved against `site`.

    `api_header` only tells that there is one: its text may be a secret and is never carried on.
    Raises `NotRDF` for other content, `Declares` for a document with a document type.
    """
    # No network, no DTD, no entities, no huge trees: the file comes from outside.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotRDF(str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise Declares("a document type")
    if root.tag != f"{RDF}RDF":
        raise NotRDF("no rdf:RDF element")
    for number, node in enumerate(_distributions(root)):
        if number >= DISTRIBUTIONS:
            raise NotRDF("too many distributions")
        yield _distribution(node, site)


def _distributions(root: Any) -> Iterator[Any]:
    """The elements that are distributions, by their name or by an `rdf:type`."""
    for node in root.iter(f"{DCAT}Distribution", f"{RDF}Description"):
        types = (one.get(f"{RDF}resource", "") for one in node.iterfind(f"{RDF}type"))
        if node.tag != f"{RDF}Description" or any(one.endswith("#Distribution") for one in types):
            yield node


def _said(node: Any) -> dict[str, list[str]]:
    """What an element says of itself: local name → texts; what is said in Vietnamese first."""
    said: dict[str, list[tuple[bool, str]]] = {}
    for child in node:
        if isinstance(child.tag, str):
            text = (child.text or "").strip() or child.get(f"{RDF}resource") or ""
            # A publisher is often an element of its own, which has the name.
            text = text or next((t.strip() for t in child.itertext() if t.strip()), "")
            foreign = child.get(LANGUAGE, "vi") != "vi"
            said.setdefault(etree.QName(child).localname, []).append((foreign, text))
    return {
        name: [text for _, text in sorted(texts, key=lambda one: one[0]) if text]
        for name, texts in said.items()
    }


def _distribution(node: Any, site: str) -> dict[str, Any]:
    own = _said(node)
    around = next(node.iterancestors(f"{DCAT}Dataset"), None)
    dataset = _said(around) if around is not None else {}

    def value(*names: str, source: dict[str, list[str]] = own) -> str:
        return next((text for name in names for text in source.get(name, ())), "")

    def inherited(name: str) -> str:
        return value(name) or value(name, source=dataset)

    written, path, address = _address(value("downloadURL", "accessURL"), site)
    about = node.get(f"{RDF}about") or ""
    agency = AGENCY.search(path)
    return {
        "identifier": value("identifier").upper() or about or written or _digest(own),
        "about": about,
        "title": normalize(plain(inherited("title"))),
        "description": _lines(inherited("description")),
        "created": day(value("created")),
        "modified": day(value("modified")),
        "issued": day(inherited("issued")),
        "url": address,
        "old_path": written,
        "agency": agency.group(1).upper() if agency else "",
        "uploaded": uploaded(path),
        "file_title": file_title(path),
        "media_type": value("mediaType"),
        "size": value("byteSize"),
        "stars": value("ratingStars"),
        "api_header": bool(value("apiHeader")),
        # The header is often misused for a text; of it only the codes of places are carried on.
        "places": mentioned(
            " \n".join((inherited("title"), inherited("description"), value("apiHeader")))
        ),
        **({"keyed": True} if written != value("downloadURL", "accessURL") else {}),
        **_more(own, dataset),
        **({} if around is None else {"dataset": around.get(f"{RDF}about") or ""}),
    }


def _address(written: str, site: str) -> tuple[str, str, str]:
    """An address as it may be shown, its path with `/`, and the web address, "" for none.

    Of a server's own path (`C:\\…\\Upload\\Metadata\\…`) the part counts that the portal serves; an
    address with a key in it is never carried on.
    """
    path = written.replace("\\", "/")
    start = path.lower().find("/upload/metadata/")
    if start > 0 and not path.lower().startswith(("http://", "https://")):
        path = path[start:]
    address = web_address(site, path) if path.strip("/ ") else ""
    if address and keyed(address):
        return masked(written), path.partition("?")[0], ""
    return written, path, address


def _more(own: dict[str, list[str]], dataset: dict[str, list[str]]) -> dict[str, Any]:
    """What the portal's exports of today leave out; a record without it stays as it was."""
    publisher = next(iter(own.get("publisher") or dataset.get("publisher") or ()), "")
    words = [*own.get("keyword", ()), *dataset.get("keyword", ())]
    more: dict[str, Any] = {}
    if publisher and "://" not in publisher:
        more["publisher"] = normalize(publisher)
    if words:
        more["keywords"] = list(dict.fromkeys(normalize(word) for word in words))
    if licence := next(iter(own.get("license") or dataset.get("license") or ()), ""):
        more["licence"] = normalize(licence)
    return more


def _digest(said: dict[str, list[str]]) -> str:
    """What a distribution without identifier and address is known by: what it says of itself."""
    lasting = [said.get(name, []) for name in ("title", "description")]
    text = json.dumps(lasting, ensure_ascii=False)
    return f"TEXT:{hashlib.sha256(text.encode()).hexdigest()[:32]}" if any(lasting) else ""


def day(text: str) -> str:
    """The local day of a date or of a time (no zone: Vietnam's), ISO; empty when unreadable.

    As the portal writes it, else as people do (`02/01/2026`).
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return written_day(text) or written_day(CLOCK.sub("", text))
    # What a program writes that was given no day.
    if moment.year < EARLIEST:
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
    lines = (normalize(line) for line in plain(text).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
