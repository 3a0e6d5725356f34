"""JSON APIs by declaration: each record a dataset, or the whole answer one dataset."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import jmespath
from jmespath.exceptions import JMESPathError
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from ckanext.hue_opendata.harvest.connectors import envelopes
from ckanext.hue_opendata.harvest.connectors.contract import (
    Discovery,
    Mapped,
    Problem,
    Record,
    Unreadable,
    say,
)
from ckanext.hue_opendata.harvest.http import Client, masked
from ckanext.hue_opendata.text import normalize

PAGES = 1000
#: What a record may give to a dataset, and where it usually stands.
FIELDS = {
    "guid": "id || ID || guid || identifier",
    "title": "title || ten || name || label",
    "notes": "notes || description || mota || summary",
    "url": "url || downloadURL",
    "format": "format",
}


class Config(BaseModel):
    """The settings of a `hue_json` source."""

    model_config = ConfigDict(extra="forbid")

    preset: str = Field(default="list", description="Dạng trả lời (list, eform, tourism…)")
    one: Literal["record", "answer"] = Field(
        default="record", description="Mỗi bản ghi, hay cả câu trả lời, là một bộ dữ liệu"
    )
    rows: str = Field(default="", description="JMESPath tới danh sách bản ghi, thay cho dạng")
    total: str | None = Field(default=None, description="JMESPath tới tổng số; trống: không kiểm")
    page: str = Field(default="", description="Tên tham số số trang")
    size: str = Field(default="", description="Tên tham số số bản ghi mỗi trang")
    per_page: int = Field(default=100, ge=1, le=10_000, description="Số bản ghi mỗi trang")
    first: int = Field(default=1, ge=0, le=1, description="Số của trang đầu")
    fields: dict[str, str] = Field(
        default_factory=dict, description="JMESPath của guid, title, notes, url, format"
    )
    title: str = Field(default="", description="Tên bộ dữ liệu, khi cả câu trả lời là một")
    notes: str = Field(default="", description="Mô tả, khi bản ghi không có")
    theme: str | None = Field(default=None, description="Chủ đề")
    frequency: str | None = Field(default=None, description="Tần suất")
    license_id: str = Field(default="vn-gov-open", description="Giấy phép")
    personal_data: str = Field(default="chua-danh-gia", description="Đánh giá dữ liệu cá nhân")

    @field_validator("preset")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in envelopes.PRESETS:
            raise ValueError(f"{name}: {', '.join(envelopes.PRESETS)}")
        return name

    @model_validator(mode="after")
    def _expressions(self) -> Config:
        if unknown := set(self.fields) - set(FIELDS):
            raise ValueError(f"fields: {', '.join(sorted(unknown))}")
        if self.one == "answer" and not self.title:
            raise ValueError("title: cần có khi one = answer / needed when one = answer")
        for expression in filter(None, (self.rows, self.total, *self.fields.values())):
            try:
                jmespath.compile(expression)
            except JMESPathError as error:
                raise ValueError(f"JMESPath {expression}: {error}") from error
        return self

    def envelope(self) -> envelopes.Envelope:
        """The preset with what the source writes itself."""
        base = envelopes.PRESETS[self.preset]
        return envelopes.Envelope(
            self.rows or base.rows,
            base.total if self.total is None else self.total,
            base.good,
            base.labels,
            self.page or base.page,
            self.size or base.size,
        )


class JsonConnector:
    """Reads one JSON API, to its announced end or not at all."""

    def __init__(self, url: str, config: Config) -> None:
        self.url, self.config, self.envelope = url, config, config.envelope()

    def discover(
        self, client: Client, state: Mapping[str, Any], found: Discovery
    ) -> Iterator[Record]:
        """Records once all pages have come; fewer or more than announced changes nothing."""
        rows, announced, labels = self._all(client)
        if announced is not None and announced != len(rows):
            raise Unreadable(_counts(self.url, len(rows), announced))
        if not rows:
            raise Unreadable(_empty(self.url))
        if self.config.one == "answer":
            yield self._answer(rows, labels)
        else:
            yield from self._records(rows, found)
        found.expected_count = announced
        found.complete = True

    def _all(self, client: Client) -> tuple[list[dict[str, Any]], int | None, dict[str, str]]:
        rows: list[dict[str, Any]] = []
        announced: int | None = None
        labels: dict[str, str] = {}
        last: list[dict[str, Any]] | None = None
        for number in range(self.config.first, self.config.first + PAGES):
            try:
                data = envelopes.parse(client.get(self._page(number)).body)
                page = envelopes.rows(self.envelope, data)
            except envelopes.NotTheEnvelope as error:
                raise Unreadable(_shape(self.url, str(error))) from error
            if page and page == last:
                raise Unreadable(_repeated(self.url, number))
            if last is None:
                announced = envelopes.total(self.envelope, data)
                labels = envelopes.labels(self.envelope, data)
            rows, last = rows + page, page
            enough = announced is not None and len(rows) >= announced
            if not self.envelope.page or not page or enough:
                return rows, announced, labels
            if announced is None and self.envelope.size and len(page) < self.config.per_page:
                return rows, announced, labels
        raise Unreadable(_repeated(self.url, PAGES))

    def _page(self, number: int) -> str:
        if not self.envelope.page:
            return self.url
        parts = urlsplit(self.url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        query[self.envelope.page] = str(number)
        if self.envelope.size:
            query[self.envelope.size] = str(self.config.per_page)
        return parts._replace(query=urlencode(query)).geturl()

    def _answer(self, rows: list[dict[str, Any]], labels: dict[str, str]) -> Record:
        columns = list(dict.fromkeys(key for row in rows for key in row))
        canonical = json.dumps(rows, sort_keys=True, ensure_ascii=False).encode()
        raw = {
            "rows": len(rows),
            "columns": [labels.get(key, key) for key in columns],
            "digest": hashlib.sha256(canonical).hexdigest(),
        }
        return Record("answer", raw, masked(self.url))

    def _records(self, rows: list[dict[str, Any]], found: Discovery) -> Iterator[Record]:
        seen: dict[str, int] = {}
        for number, row in enumerate(rows, start=1):
            where = f"bản ghi {number}"
            values = {name: envelopes.text(self._value(name, row)) for name in FIELDS}
            if not values["title"] or not values["guid"]:
                found.problems.append(_lacks(where, "title" if values["guid"] else "guid"))
            elif values["guid"] in seen:
                found.problems.append(_twice(where, values["guid"], seen[values["guid"]]))
            else:
                seen[values["guid"]] = number
                yield Record(values["guid"], values, where)

    def _value(self, name: str, row: dict[str, Any]) -> Any:
        return envelopes.search(self.config.fields.get(name, FIELDS[name]), row)

    def map(self, record: Record) -> Mapped:
        """A record, or the whole answer, as a dataset."""
        raw, config = record.raw, self.config
        dataset: dict[str, Any] = {
            "title": normalize(raw.get("title") or config.title),
            "notes": raw.get("notes") or config.notes,
            "license_id": config.license_id,
            "classification": "mo",
            "personal_data": config.personal_data,
        }
        if config.theme:
            dataset["theme"] = [config.theme]
        if config.frequency:
            dataset["frequency"] = config.frequency
        link, kind = raw.get("url", ""), raw.get("format", "").upper()
        resource = {"name": dataset["title"]}
        if config.one == "answer":
            link, kind = self.url, "JSON"
            resource["description"] = f"{raw['rows']} bản ghi; các cột: {', '.join(raw['columns'])}"
        link = urljoin(self.url, link) if link else ""
        # An address with a key in it is the department's secret: it is not shown to the world.
        if link.startswith(("http://", "https://")) and masked(link) == link:
            dataset["resources"] = [{**resource, "url": link, "format": kind}]
        return Mapped(dataset)


def _shape(url: str, reason: str) -> Problem:
    return say(
        "wrong_shape",
        masked(url),
        "Câu trả lời không có danh sách bản ghi như đã khai (trang lỗi, hoặc dạng khác); không "
        "thay đổi gì. Kiểm tra địa chỉ và dạng trả lời trong cấu hình nguồn.",
        f"The answer has not the declared list of records ({reason}); nothing was changed. "
        "Check the address and the preset in the source's settings.",
    )


def _counts(url: str, rows: int, announced: int) -> Problem:
    return say(
        "incomplete_rows",
        masked(url),
        f"Nguồn báo có {announced} bản ghi nhưng chỉ nhận được {rows}; không thay đổi gì. Khai "
        "tham số phân trang trong cấu hình nguồn.",
        f"The source announces {announced} records, {rows} came; nothing was changed. Declare "
        "its paging in the source's settings.",
    )


def _empty(url: str) -> Problem:
    return say(
        "empty_list",
        masked(url),
        "Nguồn không có bản ghi nào; dữ liệu đã thu thập được giữ nguyên.",
        "The source has no record; what was harvested before is kept.",
    )


def _repeated(url: str, number: int) -> Problem:
    return say(
        "repeated_page",
        masked(url),
        f"Trang {number} lặp lại hoặc không có trang cuối; không thay đổi gì. Kiểm tra tham số "
        "phân trang.",
        f"Page {number} repeats the one before, or there is no last page; nothing was changed. "
        "Check the paging parameters.",
    )


def _lacks(where: str, name: str) -> Problem:
    return say(
        "refused",
        where,
        f"Bản ghi không có {name}; bỏ qua. Bổ sung ở nguồn hoặc khai lại biểu thức.",
        f"The record has no {name}; left out. Add it at the source or declare its expression.",
    )


def _twice(where: str, guid: str, first: int) -> Problem:
    return say(
        "duplicate",
        where,
        f"Mã «{guid}» đã có ở bản ghi {first}; giữ bản ghi trước.",
        f"Identifier “{guid}” stands already at record {first}; the first is kept.",
    )
