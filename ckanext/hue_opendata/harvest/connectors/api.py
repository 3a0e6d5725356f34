"""JSON APIs by declaration: each record a dataset, or the whole answer one dataset."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from ckanext.hue_opendata.harvest.connectors import coding, envelopes, identity
from ckanext.hue_opendata.harvest.connectors.api_settings import FIELDS, Config
from ckanext.hue_opendata.harvest.connectors.common import (
    duplicate,
    empty_list,
    file_format,
    frame,
    no_address,
    web_address,
    written_day,
)
from ckanext.hue_opendata.harvest.connectors.contract import (
    Discovery,
    Mapped,
    Problem,
    Record,
    Unreadable,
    say,
)
from ckanext.hue_opendata.harvest.connectors.meaning import tags
from ckanext.hue_opendata.harvest.connectors.plain import plain
from ckanext.hue_opendata.harvest.http import Client, keyed, masked
from ckanext.hue_opendata.text import normalize

PAGES = 1000
#: A day in either form; what follows it is a time.
LONGEST_DAY = 10


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
            raise Unreadable(empty_list(masked(self.url)))
        if self.config.one == "answer":
            yield self._answer(rows, labels)
        else:
            yield from self._followed(list(self._records(rows, found)), state, found)
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

    def _followed(
        self, records: list[Record], state: Mapping[str, Any], found: Discovery
    ) -> Iterator[Record]:
        """The records as the datasets that they were, also when all their ids are other ones."""
        known = state.get("known", {})
        guids, by_title = identity.followed([record.raw for record in records], known)
        if by_title:
            found.problems.append(_other_ids(self.url, by_title))
        for guid, record in zip(guids, records, strict=True):
            yield replace(record, guid=guid)

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
                found.problems.append(
                    duplicate(where, values["guid"], f"bản ghi {seen[values['guid']]}")
                )
            else:
                seen[values["guid"]] = number
                address = web_address(self.url, values["url"])
                if keyed(address):
                    # A key is kept nowhere, not in the record as received either.
                    found.problems.append(no_address(where, masked(address)))
                    values["url"] = ""
                yield Record(values["guid"], values, where)

    def _value(self, name: str, row: dict[str, Any]) -> Any:
        return envelopes.search(self.config.fields.get(name, FIELDS[name]), row)

    def map(self, record: Record) -> Mapped:
        """A record, or the whole answer, as a dataset."""
        raw, config = record.raw, self.config
        title = normalize(plain(raw.get("title") or config.title))
        dataset = frame(config, title, plain(raw.get("notes") or config.notes))
        link, kind = raw.get("url", ""), raw.get("format", "")
        resource = {"name": dataset["title"]}
        if config.one == "answer":
            link, kind = self.url, "JSON"
            resource["description"] = f"{raw['rows']} bản ghi; các cột: {', '.join(raw['columns'])}"
        address = web_address(self.url, link)
        coded, problems = coding.coded(raw, config, record.where)
        dataset |= coded
        if named := tags(raw.get("tags", "")):
            dataset["tags"] = [{"name": tag} for tag in named]
        day = written_day(raw.get("date", "")[:LONGEST_DAY])
        if day:
            resource["data_date"] = day
        # The source's own address may refer to a secret: such a one is not shown to the world.
        if address and not keyed(address) and "secret:" not in address:
            dataset["resources"] = [
                {**resource, "url": address, "format": file_format(kind, address)}
            ]
        elif link and config.one == "record":
            problems.append(no_address(record.where, masked(address) if address else str(link)))
        return coding.mapped(dataset, problems, raw.get("agency", ""), config)


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


def _repeated(url: str, number: int) -> Problem:
    return say(
        "repeated_page",
        masked(url),
        f"Trang {number} lặp lại hoặc không có trang cuối; không thay đổi gì. Kiểm tra tham số "
        "phân trang.",
        f"Page {number} repeats the one before, or there is no last page; nothing was changed. "
        "Check the paging parameters.",
    )


def _other_ids(url: str, kept: int) -> Problem:
    return say(
        "other_ids",
        masked(url),
        f"Mã của mọi bản ghi đều khác lần trước; {kept} bản ghi cùng tên được coi là bộ dữ liệu "
        "cũ. Kiểm tra trường mã trong cấu hình nguồn.",
        f"All records have other ids than last time; {kept} with the same title were taken for the "
        "datasets that they were. Check the field of the id in the source's settings.",
    )


def _lacks(where: str, name: str) -> Problem:
    return say(
        "refused",
        where,
        f"Bản ghi không có {name}; bỏ qua. Bổ sung ở nguồn hoặc khai lại biểu thức.",
        f"The record has no {name}; left out. Add it at the source or declare its expression.",
    )


def _no_record(where: str, row: Any) -> Problem:
    return say(
        "refused",
        where,
        f"«{str(row)[:80]}» không phải bản ghi có tên trường; bỏ qua. Sửa ở nguồn.",
        f"“{str(row)[:80]}” is no record with named fields; left out. Mend it at the source.",
    )
