"""The city's present portal: RDF files of distributions, joined to datasets.

Distributions with one title from one agency are one dataset with several files; its identity is the
identifier of the earliest issued, so that a later file does not make another dataset.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal
from urllib.parse import urlsplit

from ckanext.hue_opendata.harvest.connectors import hueod, portal_files
from ckanext.hue_opendata.harvest.connectors.contract import (
    Discovery,
    Mapped,
    Problem,
    Record,
    Unreadable,
    of_refusal,
    say,
)
from ckanext.hue_opendata.harvest.connectors.documents import documents
from ckanext.hue_opendata.harvest.connectors.settings import Settings, about
from ckanext.hue_opendata.harvest.http import Client
from ckanext.hue_opendata.text import fold

#: The portal writes this code when a user has none: no proof of the publisher.
NO_PROOF = "000.00.14.H57"
PERSONAL = re.compile(r"(?<!\d)(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)|[\w.+-]+@[\w-]+\.\w")
#: The key of a resource whose file lies in the source's archive.
ENTRY = "archive_entry"
COPY = re.compile(r"\s*\(\d{1,2}\)$")


class Config(Settings):
    """The settings of a `hue_portal` source."""

    site: str = about(
        "https://data.hue.gov.vn",
        "Trang mà các đường dẫn tệp thuộc về",
        "The site that paths of files belong to",
        pattern=r"^https?://",
    )
    join: Literal["title", "none"] = about(
        "title",
        "Gộp tệp thành bộ dữ liệu",
        "Joining files to datasets",
        choices={
            "title": {"vi": "các tệp cùng tên, cùng cơ quan", "en": "same title, same agency"},
            "none": {"vi": "không gộp, mỗi tệp một bộ", "en": "no: each file is a dataset"},
        },
    )
    upload: str = about("", "Tệp nén đã tải lên", "Uploaded archive", pattern=r"^([0-9a-f]{64})?$")


class PortalConnector:
    """Reads the exported RDF files of the present portal."""

    def __init__(self, url: str, config: Config, archive: bytes | None = None) -> None:
        self.url, self.config, self.archive = url, config, archive

    def discover(
        self, client: Client, state: Mapping[str, Any], found: Discovery
    ) -> Iterator[Record]:
        """One record a dataset; `state["known"]` (guid → raw of the last harvest) guards those of
        whose files one could not be had now."""
        parts, missed = self._parts(client, found)
        if not parts:
            raise Unreadable(_nothing(self.url))
        for group in self._groups(parts):
            guid = group[0]["identifier"]
            known = state.get("known", {}).get(guid, {}).get("parts", [])
            lost = sorted({part["source"] for part in known} & missed)
            if lost:
                found.problems.append(_held(group[0], lost[0]))
                continue
            yield Record(guid, {"parts": group}, _name(group[0]["source"]), group[-1]["modified"])
        found.complete = not missed
        found.expected_count = None

    def _parts(self, client: Client, found: Discovery) -> tuple[list[dict[str, Any]], set[str]]:
        """Every distribution once, and the places of documents that could not be read."""
        parts: dict[str, dict[str, Any]] = {}
        missed: set[str] = set()
        digests: dict[str, str] = {}
        named: set[str] = set()

        def alone(place: str) -> bool:
            """A data file that no RDF file speaks of."""
            return portal_files.is_one(place) and portal_files.name_of(place) not in named

        for place, body, refused in documents(client, self.url, ".rdf", self.archive, alone):
            digest = hashlib.sha256(body).hexdigest()
            if refused:
                missed.add(place)
                found.problems.append(of_refusal(refused, _name(place)))
            elif digest in digests:
                found.problems.append(_same_file(place, digests[digest]))
            else:
                digests[digest] = place
                try:
                    for part in self._read(place, body):
                        named.add(portal_files.name_of(part["old_path"]))
                        _keep(parts, {**part, "source": place}, found)
                except hueod.NotRDF:
                    missed.add(place)
                    found.problems.append(_not_rdf(place))
        return list(parts.values()), missed

    def _read(self, place: str, body: bytes) -> list[dict[str, Any]]:
        if portal_files.is_one(place):
            return [portal_files.part(place, body, self.config.site)]
        return list(hueod.parse(body, self.config.site))

    def _groups(self, parts: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
        groups: dict[Any, list[dict[str, Any]]] = {}
        for part in sorted(parts, key=lambda p: (p["issued"] or "9", p["identifier"])):
            title = fold(COPY.sub("", part["title"]))
            joined = self.config.join == "title" and title
            key = (part["agency"], title) if joined else part["identifier"]
            groups.setdefault(key, []).append(part)
        return list(groups.values())

    def map(self, record: Record) -> Mapped:
        """The parts as a dataset with their files; old addresses stay in `url` and provenance."""
        parts, config = record.raw["parts"], self.config
        first, problems = parts[0], []
        title = title_of(first)
        if not first["title"]:
            problems.append(_no_title(record.where, title))
        notes = "\n\n".join(dict.fromkeys(p["description"] for p in parts if p["description"]))
        dataset: dict[str, Any] = {
            "title": title,
            "notes": notes,
            "license_id": config.license_id,
            "classification": "mo",
            "personal_data": config.personal_data,
            "provenance": _provenance(parts),
        }
        covered = {one["uri"]: one for part in parts for one in part.get("places", ())}
        if covered:
            dataset["spatial_coverage"] = list(covered.values())
        if first["issued"]:
            dataset["issued"] = first["issued"]
        if PERSONAL.search(notes):
            dataset["personal_data"] = "chua-danh-gia"
            problems.append(_personal(record.where))
        if first["about"].startswith(("http://", "https://")):
            dataset["url"] = first["about"]
        if config.theme:
            dataset["theme"] = [config.theme]
        if config.frequency:
            dataset["frequency"] = config.frequency
        files = {part["url"] or part["entry"]: part for part in parts if _has_file(part)}
        dataset["resources"] = [_resource(part) for part in files.values()]
        problems += [_no_file(_name(part["source"])) for part in parts if not _has_file(part)]
        problems += [_unread(part) for part in parts if part.get("unread")]
        problems += [_header(_name(part["source"])) for part in parts if part["api_header"]]
        codes = [part["agency"] for part in parts if part["agency"] not in ("", NO_PROOF)]
        agency = codes[0] if codes and config.agencies == "named" else ""
        return Mapped(dataset, tuple(problems), agency)


def _has_file(part: Mapping[str, Any]) -> bool:
    return bool(part["url"] or part.get("entry"))


def title_of(part: Mapping[str, Any]) -> str:
    """The title, else a short description, else the file's name, else the address's last word."""
    if part["title"]:
        return COPY.sub("", part["title"])
    if part.get("alone"):
        return part["file_title"]
    lines = part["description"].splitlines()
    if len(lines) == 1 and len(lines[0]) <= hueod.LONGEST_TITLE and "://" not in lines[0]:
        return lines[0]
    return part["file_title"] or hueod.file_title(part["about"]) or part["identifier"]


def _resource(part: Mapping[str, Any]) -> dict[str, Any]:
    entry = part.get("entry", "")
    ending = urlsplit(part["url"] or entry).path.rpartition(".")[2]
    kind = ending if 0 < len(ending) <= 5 else part["media_type"].rpartition("/")[2]
    resource = {"url": part["url"], "name": title_of(part), "format": kind.upper()}
    day = part["uploaded"] or part["modified"]
    if not part["url"]:
        # Only the archive has this file: the adapter hands it over to CKAN's own storage.
        resource |= {"url": portal_files.name_of(entry), ENTRY: entry}
    return {**resource, "data_date": day} if day else resource


def _provenance(parts: list[dict[str, Any]]) -> str:
    """Where the dataset came from, for readers and for redirects from the old addresses."""
    lines = ["Chuyển từ cổng dữ liệu trước đây / moved from the former portal:"]
    pairs = ((part["about"], part["url"]) for part in parts)
    lines += [" → ".join(filter(None, pair)) for pair in pairs if any(pair)]
    agencies = sorted({part["agency"] for part in parts} - {"", NO_PROOF})
    if agencies:
        lines.append(f"Mã định danh cơ quan trong đường dẫn / agency code: {', '.join(agencies)}")
    return "\n".join(lines)


def _keep(parts: dict[str, dict[str, Any]], part: dict[str, Any], found: Discovery) -> None:
    """Of two distributions with one identifier the one modified later stays, and both are named."""
    old = parts.get(part["identifier"])
    if old is None:
        parts[part["identifier"]] = part
        return
    newer = part if part["modified"] > old["modified"] else old
    parts[part["identifier"]] = newer
    found.problems.append(_same_id(part["source"], old["source"], newer["source"]))


def _name(place: str) -> str:
    return place.rpartition("/")[2]


def _nothing(url: str) -> Problem:
    return say(
        "empty_list",
        _name(url),
        "Địa chỉ không có tệp .rdf nào đọc được; dữ liệu đã thu thập được giữ nguyên. "
        "Kiểm tra lại địa chỉ nguồn.",
        "The address has no readable .rdf file; what was harvested is kept. Check the address.",
    )


def _not_rdf(place: str) -> Problem:
    return say(
        "not_rdf",
        _name(place),
        "Không phải tệp RDF hợp lệ (có thể là trang báo lỗi hoặc tệp bị cắt). Tải lại tệp này.",
        "No valid RDF file (perhaps an error page or a cut file). Export it again.",
    )


def _same_file(place: str, first: str) -> Problem:
    return say(
        "duplicate",
        _name(place),
        f"Giống hệt {_name(first)}; chỉ giữ một. Xóa bớt một tệp.",
        f"Identical to {_name(first)}; one is kept. Remove one of them.",
    )


def _same_id(place: str, first: str, kept: str) -> Problem:
    return say(
        "duplicate_id",
        _name(place),
        f"Cùng mã với {_name(first)} nhưng nội dung khác; giữ {_name(kept)}.",
        f"Same identifier as {_name(first)}, other content; {_name(kept)} is kept.",
    )


def _held(part: Mapping[str, Any], lost: str) -> Problem:
    return say(
        "held",
        title_of(part),
        f"Giữ nguyên bộ dữ liệu này vì lần này không đọc được {_name(lost)}.",
        f"This dataset is kept as it is: {_name(lost)} could not be read this time.",
    )


def _no_title(where: str, title: str) -> Problem:
    return say(
        "no_title",
        where,
        f"Không có tên; tạm dùng «{title}». Ghi tên ở nguồn.",
        f"Has no title; “{title}” is used. Give it one at the source.",
    )


def _no_file(where: str) -> Problem:
    return say(
        "no_file",
        where,
        "Không có đường dẫn tới tệp dữ liệu. Bổ sung tệp ở nguồn.",
        "Has no address of a file. Add the file at the source.",
    )


def _header(where: str) -> Problem:
    return say(
        "api_header",
        where,
        "Trường apiHeader có thể chứa mã bí mật nên không được lấy.",
        "The field apiHeader may hold a secret and was not taken.",
    )


def _personal(where: str) -> Problem:
    return say(
        "maybe_personal",
        where,
        "Mô tả có số điện thoại hoặc thư điện tử; để ở dạng nháp cho tới khi được đánh giá.",
        "The description has a telephone number or e-mail; kept as a draft until assessed.",
    )


def _unread(part: Mapping[str, Any]) -> Problem:
    return say("unread_file", _name(part["source"]), part["unread"]["vi"], part["unread"]["en"])
