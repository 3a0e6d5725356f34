"""Topic, frequency and agency of a record: its own words, else what the source says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.harvest.connectors.contract import Mapped, Problem, say
from ckanext.hue_opendata.harvest.connectors.lines import NUMBERING
from ckanext.hue_opendata.harvest.connectors.meaning import code_of, licence_of
from ckanext.hue_opendata.harvest.connectors.settings import Settings


def coded(
    raw: Mapping[str, Any], config: Settings, where: str
) -> tuple[dict[str, Any], list[Problem]]:
    """`theme` (a list) and `frequency` as far as they are known, and what could not be read.

    `raw`: `theme`, `frequency`, and `group`, the heading above a row, which speaks for the topic
    when the row says nothing that is known.
    """
    dataset: dict[str, Any] = {}
    problems: list[Problem] = []
    for name in ("theme", "frequency"):
        text = raw.get(name, "")
        code = code_of(name, text)
        if text and not code:
            problems.append(_unknown(where, name, text))
        if not code and name == "theme":
            group = raw.get("group", "")
            # “Y tế” is no Y of its own.
            code = code_of(name, group) or code_of(name, _without_number(group))
        code = code or str(getattr(config, name))
        if code:
            dataset[name] = [code] if name == "theme" else code
    return dataset, problems


def mapped(
    dataset: dict[str, Any], problems: list[Problem], agency: str, config: Settings
) -> Mapped:
    """The dataset with the agency that its record names, which has it where the source may say."""
    if agency:
        dataset["creator"] = [{"name": agency}]
    return Mapped(dataset, tuple(problems), agency if config.agencies == "named" else "")


def licensed(licence: str, config: Settings, where: str, problems: list[Problem]) -> dict[str, str]:
    """The code of a record's own licence; the source's stays, and it is said, where none fits."""
    code = licence_of(licence)
    if licence and code is None:
        problems.append(_unknown_licence(where, licence, config.license_id))
    return {"license_id": code} if code else {}


def _without_number(group: str) -> str:
    """A group's words without the numeral before them."""
    head, _, rest = group.strip().partition(" ")
    return rest.strip(" :.-") if rest and NUMBERING.fullmatch(head) else group


def _unknown(where: str, name: str, text: str) -> Problem:
    title = vocabularies.load(name).title
    return say(
        f"unknown_{name}",
        where,
        f"{title['vi']} «{text}» không có trong danh mục mã; ghi theo danh mục tại "
        f"/vocabulary/{name}.",
        f"{title['en']} “{text}” is not in the vocabulary; see /vocabulary/{name}.",
    )


def _unknown_licence(where: str, licence: str, used: str) -> Problem:
    return say(
        "unknown_licence",
        where,
        f"Giấy phép «{licence[:200]}» không có trong danh mục mã; tạm dùng giấy phép của nguồn "
        f"({used}). Kiểm tra điều kiện sử dụng ở nguồn.",
        f"The licence “{licence[:200]}” is not in the vocabulary; the source's ({used}) is used. "
        "Look at the terms of use at the source.",
    )
