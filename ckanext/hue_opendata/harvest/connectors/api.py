"""JSON APIs by declaration: each record a dataset, or the whole answer one dataset."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import jmespath
from jmespath.exceptions import JMESPathError
from pydantic import field_validator, model_validator

from ckanext.hue_opendata.harvest.connectors import envelopes
from ckanext.hue_opendata.harvest.connectors.contract import (
    Discovery,
    Mapped,
    Problem,
    Record,
    Unreadable,
    say,
)
from ckanext.hue_opendata.harvest.connectors.settings import (
    Settings,
    about,
    wrong,
    wrong_field,
)
from ckanext.hue_opendata.harvest.http import Client, keyed, masked
from ckanext.hue_opendata.text import normalize

PAGES = 1000
NO_TOTAL = "-"
LONGEST_FORMAT = 30
#: What a record may give to a dataset, and where it usually stands.
FIELDS = {
    "guid": "id || ID || guid || identifier",
    "title": "title || ten || name || label",
    "notes": "notes || description || mota || summary",
    "url": "url || downloadURL",
    "format": "format",
}
FIELD_LABELS = {
    "guid": {"vi": "Mã bản ghi", "en": "Identifier"},
    "title": {"vi": "Tên", "en": "Title"},
    "notes": {"vi": "Mô tả", "en": "Description"},
    "url": {"vi": "Địa chỉ tệp", "en": "Address of the file"},
    "format": {"vi": "Định dạng", "en": "Format"},
}


def _compiled(expression: str) -> None:
    try:
        jmespath.compile(expression)
    except JMESPathError as error:
        raise wrong(
            f"biểu thức JMESPath «{expression}» không đọc được",
            f"the JMESPath expression “{expression}” cannot be read",
        ) from error


class Config(Settings):
    """The settings of a `hue_json` source."""

    preset: str = about(
        "list",
        "Dạng câu trả lời",
        "Shape of the answer",
        "Chọn dạng có sẵn của các hệ thống trong thành phố, hoặc tự khai ở các ô dưới.",
        "One of the known shapes of the city's systems, or declare your own below.",
        choices=dict(envelopes.NAMES),
    )
    one: Literal["record", "answer"] = about(
        "record",
        "Một bộ dữ liệu là",
        "One dataset is",
        choices={
            "record": {"vi": "mỗi bản ghi", "en": "each record"},
            "answer": {"vi": "cả câu trả lời", "en": "the whole answer"},
        },
    )
    title: str = about(
        "",
        "Tên bộ dữ liệu",
        "Title of the dataset",
        "Cần có khi cả câu trả lời là một bộ dữ liệu.",
        "Needed when the whole answer is one dataset.",
    )
    notes: str = about("", "Mô tả khi bản ghi không có", "Description when a record has none")
    rows: str = about(
        "",
        "Đường tới danh sách bản ghi (JMESPath)",
        "Path to the records (JMESPath)",
        "VD: result.items. Để trống: theo dạng đã chọn.",
        "Such as result.items. Empty: as the shape says.",
    )
    total: str | None = about(
        None,
        "Đường tới tổng số bản ghi (JMESPath)",
        "Path to the announced total (JMESPath)",
        "Số nhận được phải bằng tổng số này. Ghi - để không kiểm tra.",
        "What comes must equal it. Write - to check nothing.",
    )
    page: str = about("", "Tham số số trang", "Parameter for the page", "VD: page", "Such as page")
    size: str = about(
        "", "Tham số cỡ trang", "Parameter for the page size", "VD: limit", "Such as limit"
    )
    per_page: int = about(100, "Số bản ghi mỗi trang", "Records a page", ge=1, le=10_000)
    first: int = about(1, "Số của trang đầu", "Number of the first page", ge=0, le=1)
    fields: dict[str, str] = about(
        {},
        "Lấy từ bản ghi (JMESPath)",
        "Taken from a record (JMESPath)",
        "Để trống: tên thường gặp (id, title, ten, description, mota, url…).",
        "Empty: the usual names (id, title, ten, description, mota, url…).",
        keys=FIELD_LABELS,
    )

    @field_validator("preset")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in envelopes.PRESETS:
            known = ", ".join(envelopes.PRESETS)
            raise wrong(f"dạng «{name}» không có; chọn: {known}", f"no such shape; one of: {known}")
        return name

    @field_validator("rows", "total")
    @classmethod
    def _expression(cls, text: str | None) -> str | None:
        if text and text != NO_TOTAL:
            _compiled(text)
        return text

    @field_validator("fields")
    @classmethod
    def _expressions(cls, given: dict[str, str]) -> dict[str, str]:
        if unknown := set(given) - set(FIELDS):
            names = ", ".join(sorted(unknown))
            raise wrong(f"không có mục {names}", f"there is no field {names}")
        for expression in given.values():
            _compiled(expression)
        return given

    @model_validator(mode="after")
    def _titled(self) -> Config:
        if self.one == "answer" and not self.title:
            raise wrong_field(
                "title",
                "cần có tên bộ dữ liệu khi cả câu trả lời là một bộ",
                "a title is needed when the whole answer is one dataset",
            )
        return self

    def envelope(self) -> envelopes.Envelope:
        """The preset with what the source writes itself."""
        base = envelopes.PRESETS[self.preset]
        return envelopes.Envelope(
            self.rows or base.rows,
            base.total if self.total is None else self.total.replace(NO_TOTAL, ""),
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

    def _all(self, client: Client) -> tuple[list[Any], int | None, dict[str, str]]:
        rows: list[Any] = []
        announced: int | None = None
        labels: dict[str, str] = {}
        last: list[Any] | None = None
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

    def _answer(self, rows: list[Any], labels: dict[str, str]) -> Record:
        columns = list(dict.fromkeys(k for row in rows if isinstance(row, dict) for k in row))
        canonical = json.dumps(rows, sort_keys=True, ensure_ascii=False).encode()
        raw = {
            "rows": len(rows),
            "columns": [labels.get(key, key) for key in columns],
            "digest": hashlib.sha256(canonical).hexdigest(),
        }
        return Record("answer", raw, masked(self.url))

    def _records(self, rows: list[Any], found: Discovery) -> Iterator[Record]:
        seen: dict[str, int] = {}
        for number, row in enumerate(rows, start=1):
            where = f"bản ghi {number}"
            if not isinstance(row, dict):
                found.problems.append(_no_record(where, row))
                continue
            values = {name: envelopes.text(self._value(name, row)) for name in FIELDS}
            if not values["title"] or not values["guid"]:
                found.problems.append(_lacks(where, "title" if values["guid"] else "guid"))
            elif values["guid"] in seen:
                found.problems.append(_twice(where, values["guid"], seen[values["guid"]]))
            else:
                seen[values["guid"]] = number
                address = _address(self.url, values["url"])
                if keyed(address):
                    # A key is kept nowhere, not in the record as received either.
                    found.problems.append(_no_address(where, masked(address)))
                    values["url"] = ""
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
        address = _address(self.url, link)
        problems: tuple[Problem, ...] = ()
        # The source's own address may refer to a secret: such a one is not shown to the world.
        if address and not keyed(address) and "secret:" not in address:
            dataset["resources"] = [{**resource, "url": address, "format": _format(kind, address)}]
        elif link and config.one == "record":
            problems = (_no_address(record.where, masked(address) if address else str(link)),)
        return Mapped(dataset, problems)


def _address(base: str, link: Any) -> str:
    """A link's web address; empty for another scheme or for what is no address."""
    try:
        alone = urlsplit(str(link))
        if not link or (alone.scheme in ("http", "https") and not alone.hostname):
            return ""
        full = urljoin(base, str(link))
        good = urlsplit(full).scheme in ("http", "https") and bool(urlsplit(full).hostname)
    except ValueError:
        return ""
    return full if good else ""


def _format(said: str, address: str) -> str:
    """The format that a record says, else the ending of the address."""
    ending = urlsplit(address).path.rpartition("/")[2].rpartition(".")[2]
    found = said or (ending.upper() if ending.isalnum() and 2 <= len(ending) <= 7 else "")
    return found[:LONGEST_FORMAT]


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


def _no_record(where: str, row: Any) -> Problem:
    return say(
        "refused",
        where,
        f"«{str(row)[:80]}» không phải bản ghi có tên trường; bỏ qua. Sửa ở nguồn.",
        f"“{str(row)[:80]}” is no record with named fields; left out. Mend it at the source.",
    )


def _no_address(where: str, link: str) -> Problem:
    return say(
        "no_address",
        where,
        f"«{link[:200]}» không phải địa chỉ web công khai nên tệp không được lấy. Ghi địa chỉ "
        "http(s) không chứa khóa.",
        f"“{link[:200]}” is no public web address, so the file was not taken. Give an http(s) "
        "address without a key.",
    )
