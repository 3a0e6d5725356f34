"""A dataset out of the distributions of the present portal that were joined to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ckanext.hue_opendata.harvest.connectors import hueod
from ckanext.hue_opendata.harvest.connectors.coding import licensed
from ckanext.hue_opendata.harvest.connectors.common import file_format, frame, no_address
from ckanext.hue_opendata.harvest.connectors.contract import KEY, Mapped, Problem, Record, say
from ckanext.hue_opendata.harvest.connectors.meaning import tags
from ckanext.hue_opendata.harvest.connectors.portal_files import name_of
from ckanext.hue_opendata.harvest.connectors.settings import Settings

#: The portal writes this code when a user has none: no proof of the publisher.
NO_PROOF = "000.00.14.H57"
PERSONAL = re.compile(r"(?<!\d)(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)|[\w.+-]+@[\w-]+\.\w")
#: The key of a resource whose file lies in the source's archive.
ENTRY = "archive_entry"
SHOWN = 5
COPY = re.compile(r"\s*\(\d{1,2}\)$")


def dataset_of(record: Record, config: Settings) -> Mapped:
    """The parts as a dataset with their files; old addresses stay in `url` and provenance."""
    parts = record.raw["parts"]
    first, problems = parts[0], []
    title = title_of(first)
    if not first["title"]:
        problems.append(_no_title(record.where, title))
    notes = "\n\n".join(dict.fromkeys(p["description"] for p in parts if p["description"]))
    dataset = frame(config, title, notes) | {"provenance": _provenance(parts)}
    covered = {one["uri"]: one for part in parts for one in part.get("places", ())}
    if covered:
        dataset["spatial_coverage"] = list(covered.values())
    if first["issued"]:
        dataset["issued"] = first["issued"]
    people = [label for part in parts for label in part.get("people", ())]
    if people or PERSONAL.search(notes):
        dataset["personal_data"] = "chua-danh-gia"
        problems.append(_people(record.where, people) if people else _personal(record.where))
    if words := [word for part in parts for word in part.get("keywords", ())]:
        dataset["tags"] = [{"name": tag} for tag in tags(", ".join(words))]
    if licence := next((part["licence"] for part in parts if part.get("licence")), ""):
        dataset |= licensed(licence, config, record.where, problems)
    if first["about"].startswith(("http://", "https://")):
        dataset["url"] = first["about"]
    files = {part["url"] or part["entry"]: part for part in parts if _has_file(part)}
    dataset["resources"] = [_resource(part) for part in files.values()]
    for part in parts:
        where = name_of(part["source"])
        if not _has_file(part):
            keyed = part.get("keyed")
            problems.append(no_address(where, part["old_path"]) if keyed else _no_file(where))
        if part.get("unread"):
            problems.append(say("unread_file", where, part["unread"]["vi"], part["unread"]["en"]))
        problems += [
            say(one["code"], where, one["vi"], one["en"]) for one in part.get("warned", ())
        ]
        if part["api_header"]:
            problems.append(_header(where))
    codes = [part["agency"] for part in parts if part["agency"] not in ("", NO_PROOF)]
    codes += [part["publisher"] for part in parts if part.get("publisher")]
    if config.agencies != "named":
        return Mapped(dataset, tuple(problems))
    return Mapped(dataset, tuple(problems), codes[0] if codes else "", hint=title)


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
    kind = file_format("", part["url"] or entry) or part["media_type"].rpartition("/")[2].upper()
    resource = {"url": part["url"], "name": title_of(part), "format": kind}
    # The portal gives a file another name, with the time, at each upload.
    resource[KEY] = part["identifier"]
    day = part["uploaded"] or part["modified"]
    if entry:
        # The archive has this file: the adapter hands it over to CKAN's own storage.
        resource |= {"url": name_of(entry), "hash": part["digest"], ENTRY: entry}
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


def _people(where: str, labels: list[str]) -> Problem:
    shown = ", ".join(labels[:SHOWN])
    return say(
        "maybe_personal",
        where,
        f"Tệp có cột về từng người ({shown}); để ở dạng nháp cho tới khi được đánh giá.",
        f"The file has columns about single persons ({shown}); kept as a draft until assessed.",
    )
