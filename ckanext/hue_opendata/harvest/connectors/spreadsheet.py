"""Inventory lists as departments keep them: a spreadsheet at an address, a row for each dataset.

Consecutive rows of one dataset (the same code or title, or no title at all) are its several files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ckanext.hue_opendata.harvest.connectors import coding, common, identity, listing, rows
from ckanext.hue_opendata.harvest.connectors.common import (
    duplicate,
    empty_list,
    file_format,
    file_name,
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
from ckanext.hue_opendata.harvest.connectors.heading_words import LABELS
from ckanext.hue_opendata.harvest.connectors.lines import Line
from ckanext.hue_opendata.harvest.connectors.meaning import tags
from ckanext.hue_opendata.harvest.connectors.settings import Settings, about
from ckanext.hue_opendata.harvest.http import Client
from ckanext.hue_opendata.text import parse_date


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
        read = listing.read(answer.body, file_name(self.url), config.columns, config.overrides())
        found.problems += read.problems
        entries = _entries(read.lines, answer.url, found)
        if not entries:
            raise Unreadable(empty_list(file_name(self.url)))
        known = state.get("known", {})
        guids = identity.assigned([raw for raw, _ in entries], known)
        for guid, (raw, where) in zip(guids, entries, strict=True):
            said = identity.renamed(raw, known.get(guid), where)
            found.problems += [said] if said else []
            yield Record(guid, raw, where)
        found.expected_count = len(entries)
        found.complete = True

    def map(self, record: Record) -> Mapped:
        """The rows of a dataset; codes from labels, defaults from the source's settings."""
        raw, config = record.raw, self.config
        problems: list[Problem] = []
        dataset = common.frame(config, raw["title"], raw.get("notes", "")) | {
            "legal_basis": raw.get("basis", ""),
            "reporting_period": raw.get("period", ""),
            "tags": [{"name": tag} for tag in tags(raw.get("tags", ""))],
        }
        dataset |= {name: raw[name] for name in ("title_en", "notes_en") if raw.get(name)}
        dataset |= coding.licensed(raw.get("licence", ""), config, record.where, problems)
        coded, unknown = coding.coded(raw, config, record.where)
        dataset |= coded
        problems += unknown
        dataset["resources"] = _resources(raw, record.where, problems)
        period = dataset["reporting_period"]
        if period and parse_date(period).start is None:
            dataset["reporting_period"] = ""
            problems.append(_no_period(record.where, period))
        return coding.mapped(dataset, problems, raw.get("agency", ""), config)


def _entries(
    lines: tuple[Line, ...], base: str, found: Discovery
) -> list[tuple[dict[str, Any], str]]:
    """The datasets of a list with their places; one that stands there twice is said."""
    entries: list[tuple[dict[str, Any], str]] = []
    seen: dict[str, str] = {}
    for group in rows.grouped(lines, found):
        raw, where = rows.raw(group, base), rows.place(group)
        name = identity.key(raw)
        if name in seen:
            found.problems.append(duplicate(where, raw["title"], seen[name]))
            continue
        seen[name] = where
        found.problems += rows.without_keys(raw, where)
        entries.append((raw, where))
    return entries


def _resources(raw: Mapping[str, Any], where: str, problems: list[Problem]) -> list[dict[str, Any]]:
    made: dict[str, dict[str, Any]] = {}
    files = raw.get("files", [])
    for file in files:
        link = web_address(str(raw.get("base", "")), file["link"])
        if not link:
            problems.append(no_address(where, file["link"]))
            continue
        if file.get("untitled"):
            problems.append(rows.further_file(where, raw["title"], file["link"]))
        name = file.get("file") or (raw["title"] if len(files) == 1 else _named(raw["title"], link))
        kind = file.get("format", "").replace(";", ",").split(",")[0].strip()
        resource = {"url": link, "name": name, "format": file_format(kind, link)}
        day = written_day(file.get("date", ""))
        made.setdefault(link, {**resource, "data_date": day} if day else resource)
    return list(made.values())


def _named(title: str, link: str) -> str:
    name = file_name(link)
    return f"{title} ({name})" if name else title


def _no_period(where: str, text: str) -> Problem:
    return say(
        "unknown_period",
        where,
        f"Không hiểu «{text[:200]}» là kỳ nào nên kỳ báo cáo để trống. Ghi ví dụ: Quý III/2025, "
        "tháng 9/2025, năm 2025.",
        f"“{text[:200]}” is not understood as a period, so it was left empty. Write for example "
        "Quý III/2025, tháng 9/2025, năm 2025.",
    )
