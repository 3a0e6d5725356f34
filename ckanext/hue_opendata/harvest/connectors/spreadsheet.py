"""Inventory lists as departments keep them: a spreadsheet at an address, one row = one dataset."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from pydantic import BaseModel, ConfigDict, Field

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.harvest.connectors import sheet
from ckanext.hue_opendata.harvest.connectors.contract import (
    Discovery,
    Mapped,
    Problem,
    Record,
    Unreadable,
    say,
)
from ckanext.hue_opendata.harvest.http import Client
from ckanext.hue_opendata.text import fold, normalize

#: What a column may be called, folded; the first that fits wins. Sources: the published-catalogue
#: forms of Thanh Hóa (QĐ 2053), Bộ Tư pháp (QĐ 1459/2025), Đà Nẵng (QĐ 804/2026).
HEADINGS: dict[str, tuple[str, ...]] = {
    "title": (
        "ten bo du lieu",
        "ten tep du lieu",
        "ten du lieu",
        "ten danh muc",
        "tieu de",
        "title",
    ),
    "notes": ("mo ta", "thong tin mo ta", "noi dung", "truong du lieu", "description"),
    "theme": ("chu de", "linh vuc", "nhom du lieu", "topic", "theme"),
    "tags": ("tu khoa", "keyword", "tags"),
    "frequency": ("tan suat", "ky nhap lieu", "ky bao cao", "frequency"),
    "format": ("dinh dang", "hinh thuc chia se", "format"),
    "link": ("duong dan", "lien ket", "dia chi tep", "url", "link", "tep"),
    "code": ("ma du lieu", "ma bo du lieu", "ma so", "identifier"),
    "date": ("ngay so lieu", "thoi diem", "ngay cap nhat", "date"),
    "basis": ("can cu", "legal basis"),
    "period": ("nam du lieu", "ky du lieu", "period"),
}


class Config(BaseModel):
    """The settings of a `hue_spreadsheet` source; defaults fill what a row does not say."""

    model_config = ConfigDict(extra="forbid")

    theme: str | None = Field(default=None, description="Chủ đề khi danh mục không ghi")
    frequency: str | None = Field(default=None, description="Tần suất khi danh mục không ghi")
    license_id: str = Field(default="vn-gov-open", description="Giấy phép")
    personal_data: str = Field(default="chua-danh-gia", description="Đánh giá dữ liệu cá nhân")
    columns: dict[str, str] = Field(
        default_factory=dict, description="Tên cột của danh mục, khi không tự nhận ra được"
    )


class SpreadsheetConnector:
    """Reads one inventory list."""

    def __init__(self, url: str, config: Config) -> None:
        self.url, self.config = url, config

    def discover(
        self, client: Client, state: Mapping[str, Any], found: Discovery
    ) -> Iterator[Record]:
        """One record a row; a row without a title is said and left out."""
        answer = client.get(self.url)
        try:
            table = sheet.read(answer.body, self._is_header)
        except sheet.NotASheet as error:
            raise Unreadable(_not_a_sheet(self.url)) from error
        if table is None:
            raise Unreadable(_no_header(self.url))
        columns = self._columns(table.header)
        seen: dict[str, str] = {}
        for number, row in table.rows:
            where = f"{table.name or _file(self.url)}, dòng {number}"
            raw = {
                name: normalize(row[index]) if index < len(row) else ""
                for name, index in columns.items()
            }
            if not raw["title"]:
                continue  # notes, signatures and empty numbered lines below the table
            guid = _guid(raw)
            if guid in seen:
                found.problems.append(_twice(where, raw["title"], seen[guid]))
                continue
            seen[guid] = where
            yield Record(guid, {**raw, "base": answer.url}, where)
        if not seen:
            raise Unreadable(_empty(self.url))
        found.expected_count = len(seen)
        found.complete = True

    def map(self, record: Record) -> Mapped:
        """A row as a dataset; codes from labels, defaults from the source's settings."""
        raw, config = record.raw, self.config
        problems: list[Problem] = []
        dataset: dict[str, Any] = {
            "title": raw["title"],
            "notes": raw.get("notes", ""),
            "license_id": config.license_id,
            "personal_data": config.personal_data,
            "classification": "mo",
            "legal_basis": raw.get("basis", ""),
            "reporting_period": raw.get("period", ""),
            "tags": [{"name": tag} for tag in _tags(raw.get("tags", ""))],
        }
        for name in ("theme", "frequency"):
            text = raw.get(name, "")
            code = code_of(name, text) or getattr(config, name)
            if text and not code_of(name, text):
                problems.append(_unknown(record.where, name, text))
            if code:
                dataset[name] = [code] if name == "theme" else code
        link = (
            urljoin(str(raw.get("base", "")), str(raw.get("link", ""))) if raw.get("link") else ""
        )
        if link and urlsplit(link).scheme in ("http", "https"):
            name = raw["title"]
            resource = {"url": link, "name": name, "format": raw.get("format", "").split(",")[0]}
            dataset["resources"] = [resource]
        return Mapped(dataset, tuple(problems))

    def _is_header(self, cells: Sequence[str]) -> bool:
        return "title" in self._columns(cells) and sum(1 for cell in cells if cell) > 1

    def _columns(self, cells: Sequence[str]) -> dict[str, int]:
        """Which column is what: as configured, else by the meaning of its heading."""
        folded = [fold(cell) for cell in cells]
        columns: dict[str, int] = {}
        for name, headings in HEADINGS.items():
            wanted = self.config.columns.get(name)
            names = (fold(wanted),) if wanted else headings
            for heading in names:
                index = next(
                    (
                        place
                        for place, cell in enumerate(folded)
                        if cell.startswith(heading) and place not in columns.values()
                    ),
                    None,
                )
                if index is not None:
                    columns[name] = index
                    break
        return columns


def code_of(vocabulary: str, text: str) -> str | None:
    """The code of a term by its code or by a label in any language, accents and case aside."""
    wanted = fold(text)
    if not wanted:
        return None
    for term in vocabularies.load(vocabulary).terms.values():
        if wanted in (term.code, *(fold(label) for label in term.labels.values())):
            return term.code
    return None


def _tags(text: str) -> list[str]:
    """Words between commas and semicolons, with only what CKAN allows in a tag, each once."""
    tags: dict[str, None] = {}
    for part in text.replace(";", ",").split(","):
        kept = "".join(c if c.isalnum() or c in " -_." else " " for c in normalize(part))
        tag = normalize(kept).lower()
        if 2 <= len(tag) <= 100:
            tags[tag] = None
    return list(tags)


def _guid(raw: Mapping[str, Any]) -> str:
    """The department's own code, else a digest of the folded title."""
    return raw.get("code") or hashlib.sha256(fold(raw["title"]).encode()).hexdigest()[:32]


def _file(url: str) -> str:
    return urlsplit(url).path.rpartition("/")[2]


def _not_a_sheet(url: str) -> Problem:
    return say(
        "not_a_sheet",
        _file(url),
        "Địa chỉ trả về một trang hoặc tệp khác, không phải bảng tính Excel hay CSV. "
        "Kiểm tra lại địa chỉ nguồn.",
        "The address gave a page or another file, not an Excel or CSV table. "
        "Check the source's address.",
    )


def _no_header(url: str) -> Problem:
    return say(
        "no_header",
        _file(url),
        "Không tìm thấy dòng tiêu đề có cột «Tên bộ dữ liệu». Đặt tên cột đó, hoặc ghi "
        "tên cột trong cấu hình nguồn.",
        "No header row with a column “Tên bộ dữ liệu” was found. Name the column so, or "
        "give its name in the source's settings.",
    )


def _empty(url: str) -> Problem:
    return say(
        "empty_list",
        _file(url),
        "Danh mục không có dòng nào; dữ liệu đã thu thập được giữ nguyên.",
        "The list has no row; what was harvested before is kept.",
    )


def _twice(where: str, title: str, first: str) -> Problem:
    return say(
        "duplicate",
        where,
        f"«{title}» đã có ở {first}. Giữ dòng trước; xóa dòng này hoặc đổi tên.",
        f"“{title}” stands already at {first}. The first is kept; remove or rename this.",
    )


def _unknown(where: str, name: str, text: str) -> Problem:
    title = vocabularies.load(name).title
    return say(
        f"unknown_{name}",
        where,
        f"{title['vi']} «{text}» không có trong danh mục mã; ghi theo danh mục tại "
        f"/vocabulary/{name}.",
        f"{title['en']} “{text}” is not in the vocabulary; see /vocabulary/{name}.",
    )
