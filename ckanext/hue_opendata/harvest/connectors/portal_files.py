"""Files of the present portal that come without their RDF: what a file says of itself.

Their names end with the second of the upload, as the portal writes them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from ckanext.hue_opendata.harvest.connectors import hueod
from ckanext.hue_opendata.harvest.connectors.common import web_address
from ckanext.hue_opendata.harvest.connectors.contract import Problem, say
from ckanext.hue_opendata.harvest.connectors.documents import ENDINGS
from ckanext.hue_opendata.harvest.connectors.where import mentioned
from ckanext.hue_opendata.tables import read
from ckanext.hue_opendata.text import fold

SHOWN_COLUMNS, SHOWN_FILES = 20, 10
#: Headings, folded, below which single persons stand.
PERSON = re.compile(
    r"\bho (?:va |dem va |chu dem )?ten\b|\b(?:ngay sinh|so dinh danh|cccd|cmnd|can cuoc)\b"
)
#: Titles, folded, of lists whose rows are persons, whatever their columns are called.
PERSONS = re.compile(
    r"^(?:danh (?:sach|muc) )?(?:cac )?(?:nghe nhan|nghe si|huong dan vien|can bo|cong chuc|"
    r"vien chuc|bac si|luat su|cong chung vien|giam dinh vien|hoi vien|nguoi co cong|ho ngheo)\b"
)
COUNTED = re.compile(r" \d$")
COPIED = re.compile(r" ?\(\d+\)(?=\.[^.]+$|$)")
#: What the reader finds that makes a file unfit to be handed on unseen.
GRAVE = frozenset({"truncated", "corrupt", "mojibake", "values_lost", "mixed_encoding"})
#: A column of such a name tells whether a row was approved; such values, folded, that it was not.
APPROVAL = re.compile(r"phe ?duyet|(?:trang ?thai|tinh ?trang) ?duyet")
UNAPPROVED = re.compile(r"^(?:khong|chua|cho) (?:duoc )?(?:phe )?duyet|^(?:bi )?tu choi")


def is_one(place: str) -> bool:
    """Whether an address or a path is of such a file."""
    return place.lower().endswith(ENDINGS) and bool(hueod.UPLOADED.search(place))


def name_of(place: str) -> str:
    """A file's name without folders, the same for both kinds of slashes and both forms of letters.

    Of an address without its quoting; of an archive's entry as its maker meant it, when he wrote
    UTF-8 and did not say so (the name then came as code page 437, APPNOTE.TXT §D.1).
    """
    if place.startswith(("http://", "https://")):
        name = unquote(urlsplit(place).path).rpartition("/")[2]
    else:
        name = _meant(place).replace("\\", "/").rpartition("/")[2]
    return unicodedata.normalize("NFC", name)


def same_name(place: str) -> str:
    """What a file is known by beside its RDF: a browser writes ` (1)` behind its second copy, and
    Windows knows no capitals."""
    return COPIED.sub("", name_of(place)).lower()


def _meant(place: str) -> str:
    try:
        return place if place.isascii() else place.encode("cp437").decode()
    except UnicodeError:
        return place


def with_file(part: dict[str, Any], files: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """A distribution with its file of the archive (known name → its path, its digest), if that has
    it: the address that the RDF gives may be there no more."""
    if part.get("alone") or same_name(part["old_path"]) not in files:
        return part
    entry, digest = files[same_name(part["old_path"])]
    return {**part, "entry": entry, "digest": digest}


def not_taken(names: list[str]) -> Problem:
    """Files of which nothing says what they are."""
    shown = ", ".join(names[:SHOWN_FILES]) + ("…" if len(names) > SHOWN_FILES else "")
    return say(
        "not_taken",
        "",
        f"{len(names)} tệp không được lấy vì không có RDF nói về chúng và tên không phải của cổng "
        f"cũ: {shown}. Nếu là dữ liệu, thêm tệp RDF hoặc giữ nguyên tên tệp của cổng cũ.",
        f"{len(names)} files were not taken, as no RDF speaks of them and their names are not the "
        f"former portal's: {shown}. If they are data, add RDF or keep the portal's file names.",
    )


def part(place: str, body: bytes, site: str) -> dict[str, Any]:
    """A file as a distribution: title and places out of its content, dates out of its name.

    `place` is its address, or its path in an archive; such a file has an address, too, when the
    path is one of the portal's.
    """
    name = name_of(place)
    online = place.startswith(("http://", "https://"))
    path = place if online else _site_path(place)
    reading = read(body, name)
    title = next((table.title for table in reading.tables if table.title), "")
    found = hueod.AGENCY.search(f"/{place}".replace("\\", "/"))
    day = hueod.uploaded(name)
    return {
        # The next upload of the same file has another time and is the same dataset.
        "identifier": f"FILE:{hueod.UPLOADED.sub('', name)}",
        "about": "",
        "alone": True,
        "unread": _unread(reading),
        "title": title,
        "description": _described(reading),
        "created": day,
        "modified": day,
        "issued": day,
        "url": web_address(site, path) if path else "",
        "entry": "" if online else place,
        "old_path": path,
        "agency": found.group(1).upper() if found else "",
        "uploaded": day,
        # The portal writes `-1` behind a name that it has already.
        "file_title": COUNTED.sub("", hueod.file_title(name)),
        "media_type": "",
        "size": str(len(body)),
        "digest": hashlib.sha256(body).hexdigest(),
        "stars": "",
        "api_header": False,
        "places": mentioned(f"{title} {hueod.file_title(name)}"),
        **{
            name: value
            for name, value in (
                ("people", _people(reading, title or hueod.file_title(name))),
                ("warned", _warned(reading)),
            )
            if value
        },
    }


def _site_path(place: str) -> str:
    path = place.replace("\\", "/")
    start = path.lower().find("upload/metadata/")
    return f"/{path[start:]}" if start >= 0 else ""


def _people(reading: Any, title: str) -> list[str]:
    """The columns that speak of single persons, or the title of a list of them."""
    labels = [c.label for table in reading.tables for c in table.columns if c.origin == "file"]
    found = [label for label in dict.fromkeys(labels) if PERSON.search(fold(label))]
    return found or ([title] if PERSONS.search(fold(title)) else [])


def _warned(reading: Any) -> list[dict[str, str]]:
    """What a person should know of the file before it is published: code and two sentences."""
    told = [
        {"code": one.code, "vi": one.message.vi, "en": one.message.en}
        for one in reading.warnings
        if one.code in GRAVE and one.level != "error"
    ]
    if number := sum(_unapproved(table) for table in reading.tables):
        told.append({
            "code": "unapproved_rows",
            "vi": f"{number} dòng ghi là không được duyệt hoặc chưa duyệt. Bỏ các dòng đó nếu "
            "không được công bố.",
            "en": f"{number} rows say that they were not approved. Take them out if they must not "
            "be published.",
        })  # fmt: skip
    return told


def _unapproved(table: Any) -> int:
    """How many rows of a table say that they were not approved."""
    places = [n for n, column in enumerate(table.columns) if APPROVAL.search(fold(column.label))]
    if not places:
        return 0
    return sum(
        any(UNAPPROVED.search(fold(str(row[place] or ""))) for place in places)
        for row in table.rows
    )


def _described(reading: Any) -> str:
    """What the tables hold, in one sentence each."""
    said = []
    for table in reading.tables:
        labels = [column.label for column in table.columns if column.origin == "file"]
        more = "…" if len(labels) > SHOWN_COLUMNS else ""
        columns = ", ".join(labels[:SHOWN_COLUMNS]) + more
        said.append(f"Bảng {len(table.rows)} dòng, các cột: {columns}.")
    return "\n".join(said)


def _unread(reading: Any) -> dict[str, str]:
    """Why no table could be read, empty when one was."""
    refused = next((one for one in reading.warnings if one.level == "error"), None)
    if refused is not None:
        return {"vi": refused.message.vi, "en": refused.message.en}
    if not any(len(table.rows) for table in reading.tables):
        return {
            "vi": "Tệp không có dòng số liệu nào. Kiểm tra và nộp lại ở nguồn.",
            "en": "The file has no row of data. Check it and hand it in again at the source.",
        }
    return {}
