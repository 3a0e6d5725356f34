"""The city's present portal: RDF files of distributions, joined to datasets.

Distributions with one title from one agency are one dataset with several files; its identity is the
identifier of the earliest issued, so that a later file does not make another dataset.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, Literal

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
from ckanext.hue_opendata.harvest.connectors.documents import entry as documents_entry
from ckanext.hue_opendata.harvest.connectors.portal_dataset import COPY, dataset_of, title_of
from ckanext.hue_opendata.harvest.connectors.portal_files import name_of, same_name
from ckanext.hue_opendata.harvest.connectors.settings import Settings, about
from ckanext.hue_opendata.harvest.http import Client
from ckanext.hue_opendata.text import fold


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

    def mapping(self) -> dict[str, Any]:
        """Which archive it was does not decide what a record of it becomes."""
        return {name: value for name, value in super().mapping().items() if name != "upload"}


class PortalConnector:
    """Reads the exported RDF files of the present portal."""

    def __init__(
        self,
        url: str,
        config: Config,
        kept: Callable[[], bytes | None] = lambda: None,
        entry: Callable[[str, str], bytes | None] = lambda name, digest: None,
    ) -> None:
        """`kept` reads the uploaded archive; `entry` gets a file (its path, the digest of its
        bytes) out of an archive that stands at the address."""
        self.url, self.config, self._kept, self._entry = url, config, kept, entry

    @cached_property
    def archive(self) -> bytes | None:
        """The uploaded archive, read when it is needed: writing a record seldom does."""
        return self._kept()

    def entry(self, name: str, digest: str) -> bytes | None:
        """The bytes of a file of the source's archive, None when it is there no more."""
        if self.archive is None:
            return self._entry(name, digest)
        return documents_entry(self.archive, name)

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
            where = name_of(group[0]["source"])
            yield Record(guid, {"parts": group}, where, group[-1]["modified"])
        found.complete = not missed
        found.expected_count = None

    def _parts(self, client: Client, found: Discovery) -> tuple[list[dict[str, Any]], set[str]]:
        """Every distribution once, and the places of documents that could not be read."""
        parts: dict[str, dict[str, Any]] = {}
        missed: set[str] = set()
        digests: dict[str, str] = {}
        named: set[str] = set()
        files: dict[str, tuple[str, str]] = {}
        rest: list[str] = []

        def wanted(place: str) -> bool:
            """A data file that no RDF file speaks of; or one of an archive, which is had with it.

            Of a listing the file that an RDF file names is fetched by the address that it gives.
            """
            if same_name(place) in named:
                return "://" not in place
            if not portal_files.is_one(place):
                rest.append(name_of(place))
                return False
            return True

        for place, body, refused in documents(client, self.url, ".rdf", self.archive, wanted):
            digest = hashlib.sha256(body).hexdigest()
            if same_name(place) in named:
                if not refused:
                    files.setdefault(same_name(place), (place, digest))
            elif refused:
                missed.add(place)
                found.problems.append(of_refusal(refused, name_of(place)))
            elif digest in digests:
                found.problems.append(_same_file(place, digests[digest]))
            else:
                digests[digest] = place
                try:
                    for part in self._read(place, body):
                        named.update({same_name(part["old_path"])} - {""})
                        if part["identifier"]:
                            _keep(parts, {**part, "source": place}, found)
                        else:
                            found.problems.append(_says_nothing(place))
                except hueod.NotRDF as error:
                    missed.add(place)
                    found.problems.append((_declares if error.declares else _not_rdf)(place))
        if rest:
            found.problems.append(portal_files.not_taken(rest))
        return [portal_files.with_file(part, files) for part in parts.values()], missed

    def _read(self, place: str, body: bytes) -> list[dict[str, Any]]:
        if portal_files.is_one(place):
            return [portal_files.part(place, body, self.config.site)]
        return list(hueod.parse(body, self.config.site))

    def _groups(self, parts: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
        groups: dict[Any, list[dict[str, Any]]] = {}
        for part in sorted(parts, key=lambda p: (p["issued"] or "9", p["identifier"])):
            title = fold(COPY.sub("", part["title"]))
            joined = self.config.join == "title"
            by_title = (part["agency"], title) if joined and title else part["identifier"]
            # A dataset that the RDF itself makes of them speaks before their titles.
            key = (joined and part.get("dataset")) or by_title
            groups.setdefault(key, []).append(part)
        return list(groups.values())

    def map(self, record: Record) -> Mapped:
        """The parts of a record as one dataset."""
        return dataset_of(record, self.config)


def _keep(parts: dict[str, dict[str, Any]], part: dict[str, Any], found: Discovery) -> None:
    """Of two distributions with one identifier the one modified later stays, and both are named."""
    old = parts.get(part["identifier"])
    if old is None:
        parts[part["identifier"]] = part
        return
    newer = part if part["modified"] > old["modified"] else old
    parts[part["identifier"]] = newer
    found.problems.append(_same_id(part["source"], old["source"], newer["source"]))


def _nothing(url: str) -> Problem:
    return say(
        "empty_list",
        name_of(url),
        "Địa chỉ không có tệp .rdf nào đọc được; dữ liệu đã thu thập được giữ nguyên. "
        "Kiểm tra lại địa chỉ nguồn.",
        "The address has no readable .rdf file; what was harvested is kept. Check the address.",
    )


def _not_rdf(place: str) -> Problem:
    return say(
        "not_rdf",
        name_of(place),
        "Không phải tệp RDF hợp lệ (có thể là trang báo lỗi hoặc tệp bị cắt). Tải lại tệp này.",
        "No valid RDF file (perhaps an error page or a cut file). Export it again.",
    )


def _declares(place: str) -> Problem:
    return say(
        "document_type",
        name_of(place),
        "Tệp RDF có khai báo DOCTYPE nên không được đọc vì lý do an toàn. Xuất lại không kèm DTD.",
        "The RDF has a DOCTYPE, which is not read for safety. Export it without a DTD.",
    )


def _says_nothing(place: str) -> Problem:
    return say(
        "says_nothing",
        name_of(place),
        "Có mục không ghi mã, tên, mô tả hay địa chỉ nào nên không được lấy. Bổ sung ở nguồn.",
        "Has an entry without identifier, title, description and address; it was not taken.",
    )


def _same_file(place: str, first: str) -> Problem:
    return say(
        "duplicate",
        name_of(place),
        f"Giống hệt {name_of(first)}; chỉ giữ một. Xóa bớt một tệp.",
        f"Identical to {name_of(first)}; one is kept. Remove one of them.",
    )


def _same_id(place: str, first: str, kept: str) -> Problem:
    return say(
        "duplicate_id",
        name_of(place),
        f"Cùng mã với {name_of(first)} nhưng nội dung khác; giữ {name_of(kept)}.",
        f"Same identifier as {name_of(first)}, other content; {name_of(kept)} is kept.",
    )


def _held(part: Mapping[str, Any], lost: str) -> Problem:
    return say(
        "held",
        title_of(part),
        f"Giữ nguyên bộ dữ liệu này vì lần này không đọc được {name_of(lost)}.",
        f"This dataset is kept as it is: {name_of(lost)} could not be read this time.",
    )
