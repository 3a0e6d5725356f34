"""Inventory lists as departments keep them: a spreadsheet at an address, a row for each dataset.

Consecutive rows of one dataset (the same code or title, or no title at all) are its several files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.harvest.connectors import listing
from ckanext.hue_opendata.harvest.connectors.contract import (
    Discovery,
    Mapped,
    Problem,
    Record,
    Unreadable,
    say,
)
from ckanext.hue_opendata.harvest.connectors.listing import Line
from ckanext.hue_opendata.harvest.connectors.meaning import LABELS, code_of, tags
from ckanext.hue_opendata.harvest.connectors.settings import Settings, about
from ckanext.hue_opendata.harvest.http import Client, keyed, masked
from ckanext.hue_opendata.text import fold, parse_date


class Config(Settings):
    """The settings of a `hue_spreadsheet` source."""

    sheet: str = about(
        "",
        "Trang tính",
        "Sheet",
        "Tên trang tính có danh mục, khi tệp có nhiều trang. Để trống: mọi trang có cột tên bộ "
        "dữ liệu.",
        "The sheet that holds the list. Empty: every sheet with a column of titles.",
    )
    header_row: int = about(
        0,
        "Dòng tiêu đề",
        "Header row",
        "Số dòng của tiêu đề, khi cổng không tự tìm ra (đếm từ 1; 0 là tự tìm).",
        "The header's row number when it is not found by itself (from 1; 0: find it).",
        ge=0,
        le=1000,
    )
    columns: dict[str, str] = about(
        {},
        "Tên cột trong danh mục",
        "Headings in the list",
        "Chỉ ghi cột nào cổng không tự nhận ra.",
        "Only for columns that are not recognised.",
        keys=LABELS,
    )

    def overrides(self) -> dict[str, Any]:
        """What the reader is told."""
        given: dict[str, Any] = {"sheet": self.sheet} if self.sheet else {}
        return {**given, "header_row": self.header_row} if self.header_row else given


class SpreadsheetConnector:
    """Reads one inventory list."""

    def __init__(self, url: str, config: Config) -> None:
        self.url, self.config = url, config

    def discover(
        self, client: Client, state: Mapping[str, Any], found: Discovery
    ) -> Iterator[Record]:
        """One record a dataset; a row that cannot be one is said and left out."""
        answer = client.get(self.url)
        config = self.config
        read = listing.read(answer.body, _file(self.url), config.columns, config.overrides())
        found.problems += read.problems
        seen: dict[str, str] = {}
        for lines in _grouped(read.lines, found):
            guid = _guid(lines[0].values)
            where = _place(lines)
            if guid in seen:
                found.problems.append(_twice(where, lines[0].values["title"], seen[guid]))
                continue
            seen[guid] = where
            raw = _raw(lines, answer.url)
            found.problems += _without_keys(raw, where)
            yield Record(guid, raw, where)
        if not seen:
            raise Unreadable(_empty(self.url))
        found.expected_count = len(seen)
        found.complete = True

    def map(self, record: Record) -> Mapped:
        """The rows of a dataset; codes from labels, defaults from the source's settings."""
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
            "tags": [{"name": tag} for tag in tags(raw.get("tags", ""))],
        }
        for name in ("theme", "frequency"):
            code, problem = self._code(name, raw, record.where)
            if problem:
                problems.append(problem)
            if code:
                dataset[name] = [code] if name == "theme" else code
        dataset["resources"] = _resources(raw, record.where, problems)
        agency = raw.get("agency", "")
        if agency:
            dataset["creator"] = [{"name": agency}]
        period = dataset["reporting_period"]
        if period and parse_date(period).start is None:
            dataset["reporting_period"] = ""
            problems.append(_no_period(record.where, period))
        return Mapped(dataset, tuple(problems), agency if config.agencies == "named" else "")

    def _code(self, name: str, raw: Mapping[str, Any], where: str) -> tuple[str, Problem | None]:
        """The code of a topic or frequency: of the row, of the group above it, else the default."""
        text = raw.get(name, "")
        code = code_of(name, text)
        if code is None and name == "theme":
            code = code_of(name, _without_number(raw.get("group", "")))
        problem = _unknown(where, name, text) if text and not code_of(name, text) else None
        return code or str(getattr(self.config, name)), problem


def _grouped(lines: tuple[Line, ...], found: Discovery) -> Iterator[list[Line]]:
    """Lines of one dataset together: the same code or title, and another file."""
    group: list[Line] = []
    for line in lines:
        values = line.values
        if not values.get("title"):
            if group and _one_more(group, values):
                group.append(line)
            elif any(values.get(name) for name in ("notes", "link", "code")):
                found.problems.append(_no_title(line))
            continue
        if group and _same(group[0], line) and values.get("link", "") not in ("", *_links(group)):
            group.append(line)
            continue
        if group:
            yield group
        group = [line]
    if group:
        yield group


def _one_more(group: list[Line], values: Mapping[str, str]) -> bool:
    """Whether a row without a title is a further file: it brings an address and no words of its
    own about another dataset."""
    first = group[0].values
    own = any(values.get(name) not in ("", None, first.get(name)) for name in ("notes", "code"))
    return bool(values.get("link")) and values["link"] not in _links(group) and not own


def _links(group: list[Line]) -> list[str]:
    return [line.values.get("link", "") for line in group]


def _same(first: Line, line: Line) -> bool:
    codes = first.values.get("code", ""), line.values.get("code", "")
    if all(codes) and codes[0] != codes[1]:
        return False
    return fold(first.values["title"]) == fold(line.values["title"])


def _place(lines: list[Line]) -> str:
    first, last = lines[0], lines[-1]
    return first.where if first is last else f"{first.where}–{last.number}"


def _raw(lines: list[Line], base: str) -> dict[str, Any]:
    """What the rows say: the first row's texts, and a file for each row that has an address."""
    first = {name: text for name, text in lines[0].values.items() if name not in ("link", "file")}
    files = [
        {name: line.values.get(name, "") for name in ("link", "format", "date", "file", "period")}
        for line in lines
        if line.values.get("link")
    ]
    return {**first, "files": files, "base": base}


def _without_keys(raw: dict[str, Any], where: str) -> list[Problem]:
    """Take out the files whose address holds a key: it is kept nowhere, and said."""
    secret = [file for file in raw["files"] if keyed(file["link"])]
    raw["files"] = [file for file in raw["files"] if file not in secret]
    return [_no_address(where, masked(file["link"])) for file in secret]


def _resources(raw: Mapping[str, Any], where: str, problems: list[Problem]) -> list[dict[str, Any]]:
    made: dict[str, dict[str, Any]] = {}
    files = raw.get("files", [])
    for file in files:
        link = address(str(raw.get("base", "")), file["link"])
        if not link:
            problems.append(_no_address(where, file["link"]))
            continue
        name = file.get("file") or (raw["title"] if len(files) == 1 else _named(raw["title"], link))
        kind = file.get("format", "").replace(";", ",").split(",")[0].strip()
        resource = {"url": link, "name": name, "format": (kind or _ending(link)).upper()}
        day = _day(file.get("date", ""))
        made.setdefault(link, {**resource, "data_date": day} if day else resource)
    return list(made.values())


def address(base: str, text: str) -> str:
    """The web address of a link in a list; empty when it leads to no web address.

    Shares and drives of an office (`D:\\…`, `\\\\may-chu\\…`) are not on the web.
    """
    if text.startswith("\\\\") or text[1:3] in (":\\", ":/"):
        return ""
    full = urljoin(base, quote(text.replace("\\", "/"), safe="/:%?=&#+,;@()~!$'*[]"))
    return full if urlsplit(full).scheme in ("http", "https") else ""


def _named(title: str, link: str) -> str:
    name = _file(link)
    return f"{title} ({name})" if name else title


def _ending(link: str) -> str:
    ending = urlsplit(link).path.rpartition("/")[2].rpartition(".")[2]
    return ending if 2 <= len(ending) <= 5 and ending.isalnum() else ""


def _day(text: str) -> str:
    """A day in ISO when the text is just one day; a year or a month is no day."""
    found = parse_date(text)
    return found.start.isoformat()[:10] if found.start and found.precision == "day" else ""


def _without_number(text: str) -> str:
    """A group's words without their numeral and without `lĩnh vực`."""
    words = text.strip().removeprefix("Lĩnh vực").removeprefix("LĨNH VỰC")
    head, _, rest = words.partition(" ")
    plain = rest if rest and listing.NUMBERING.fullmatch(head) else words
    plain = plain.strip().removeprefix("Lĩnh vực").removeprefix("LĨNH VỰC")
    return plain.strip(" :.-")


def _guid(raw: Mapping[str, Any]) -> str:
    """The department's own code, else a digest of the folded title."""
    return raw.get("code") or hashlib.sha256(fold(raw["title"]).encode()).hexdigest()[:32]


def _file(url: str) -> str:
    return urlsplit(url).path.rpartition("/")[2]


def _empty(url: str) -> Problem:
    return say(
        "empty_list",
        _file(url),
        "Danh mục không có dòng nào; dữ liệu đã thu thập được giữ nguyên.",
        "The list has no row; what was harvested before is kept.",
    )


def _no_title(line: Line) -> Problem:
    shown = " | ".join(text for text in line.values.values() if text)[:120]
    return say(
        "row_without_title",
        line.where,
        f"Dòng «{shown}» không có tên bộ dữ liệu nên không được lấy. Ghi tên vào cột tên bộ dữ "
        "liệu, hoặc bỏ dòng này.",
        f"The row “{shown}” has no title and was not taken. Write one, or remove the row.",
    )


def _no_address(where: str, link: str) -> Problem:
    return say(
        "no_address",
        where,
        f"«{link[:200]}» không phải địa chỉ web nên tệp không được lấy. Đưa tệp lên máy chủ web "
        "và ghi địa chỉ http(s).",
        f"“{link[:200]}” is no web address, so the file was not taken. Put the file on a web "
        "server and write its http(s) address.",
    )


def _no_period(where: str, text: str) -> Problem:
    return say(
        "unknown_period",
        where,
        f"Không hiểu «{text[:200]}» là kỳ nào nên kỳ báo cáo để trống. Ghi ví dụ: Quý III/2025, "
        "tháng 9/2025, năm 2025.",
        f"“{text[:200]}” is not understood as a period, so it was left empty. Write for example "
        "Quý III/2025, tháng 9/2025, năm 2025.",
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
