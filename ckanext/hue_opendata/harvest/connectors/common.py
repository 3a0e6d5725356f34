"""What the connectors share: a dataset's frame, web addresses, sentences that several say."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from ckanext.hue_opendata.harvest.connectors.contract import Problem, say
from ckanext.hue_opendata.harvest.connectors.heading_words import FORMATS
from ckanext.hue_opendata.harvest.connectors.settings import Settings
from ckanext.hue_opendata.text import parse_date

WEB = ("http", "https")
#: Left as they are in an address: what separates its parts, and what is quoted already.
SAFE = "/:%?=&+,;@()~!$'*[]"
LONGEST_FORMAT = 30
SHOWN = 200


def frame(config: Settings, title: str, notes: str) -> dict[str, Any]:
    """A dataset with the source's defaults, in the shape of CKAN's API."""
    dataset: dict[str, Any] = {
        "title": title,
        "notes": notes,
        "license_id": config.license_id,
        "classification": "mo",
        "personal_data": config.personal_data,
    }
    if config.theme:
        dataset["theme"] = [config.theme]
    if config.frequency:
        dataset["frequency"] = config.frequency
    return dataset


def web_address(base: str, link: Any) -> str:
    """A link's address on the web, against the place it stood at; empty when it leads to none.

    Shares and drives of an office (`D:\\…`, `\\\\may-chu\\…`) are not on the web.
    """
    text = str(link or "").strip()
    if not text or text.startswith("\\\\") or text[1:3] in (":\\", ":/"):
        return ""
    text = text.replace("\\", "/")
    try:
        alone = urlsplit(text)
        if alone.scheme in WEB and not alone.hostname:
            return ""
        parts = urlsplit(urljoin(base, text))
        if parts.scheme not in WEB or not parts.hostname:
            return ""
    except ValueError:
        return ""
    path, query = (quote(part, safe=SAFE) for part in (parts.path, parts.query))
    return parts._replace(path=path, query=query).geturl()


def file_name(url: str) -> str:
    """The last part of an address's path."""
    return urlsplit(url).path.rpartition("/")[2]


def file_format(said: str, address: str) -> str:
    """The format that a record says, else the ending of the address; capitals, "" for none.

    Words that name no format (“bảng tính”) give way to an ending that does.
    """
    _, dot, ending = file_name(address).upper().rpartition(".")
    # `…/api/gia-ve` ends with no format, `…/export/csv` does.
    ending = ending if dot or ending in FORMATS else ""
    if said and (said.upper().strip(" .") in FORMATS or ending not in FORMATS):
        return said[:LONGEST_FORMAT].upper().strip(" .")
    return ending if ending.isalnum() and 2 <= len(ending) <= 7 else ""


def written_day(text: str) -> str:
    """A day in ISO when the text is just one day; a year or a month is no day."""
    found = parse_date(text)
    return found.start.isoformat()[:10] if found.start and found.precision == "day" else ""


def empty_list(where: str) -> Problem:
    """A source that has nothing now."""
    return say(
        "empty_list",
        where,
        "Nguồn không có bản ghi nào; dữ liệu đã thu thập được giữ nguyên. Kiểm tra lại nguồn.",
        "The source has no record; what was harvested before is kept. Check the source.",
    )


def no_address(where: str, link: str) -> Problem:
    """A link that leads to no public web address."""
    shown = link[:SHOWN]
    return say(
        "no_address",
        where,
        f"«{shown}» không phải địa chỉ web công khai nên tệp không được lấy. Đưa tệp lên máy chủ "
        "web và ghi địa chỉ http(s) không chứa khóa.",
        f"“{shown}” is no public web address, so the file was not taken. Put the file on a web "
        "server and write its http(s) address without a key.",
    )


def duplicate(where: str, name: str, first: str) -> Problem:
    """A record whose identity stands already; `name`: its title or identifier."""
    return say(
        "duplicate",
        where,
        f"«{name}» đã có ở {first}; giữ bản ghi trước. Xóa hoặc đổi bản ghi này.",
        f"“{name}” stands already at {first}; the first is kept. Remove or change this one.",
    )
