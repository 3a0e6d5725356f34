"""Which rows of a list are one dataset: the same code or title, or evidently its further files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ckanext.hue_opendata.harvest.connectors.common import no_address
from ckanext.hue_opendata.harvest.connectors.contract import Discovery, Problem, say
from ckanext.hue_opendata.harvest.connectors.lines import Line, is_sample
from ckanext.hue_opendata.harvest.http import keyed, masked, masked_in
from ckanext.hue_opendata.text import fold

#: What one row says of one file.
OF_A_FILE = ("link", "format", "date", "file", "period")
#: The running number is for people: it moves with each row put in above.
NOT_KEPT = ("link", "file", "number")


def grouped(lines: tuple[Line, ...], found: Discovery) -> Iterator[list[Line]]:
    """Lines of one dataset together; a line that belongs to none is said."""
    group: list[Line] = []
    for line in lines:
        values = line.values
        if is_sample(values.get("title", "")):
            found.problems.append(_sample(line))
            continue
        if not any(map(str.isalnum, values.get("title", ""))):
            if group and _further_file(group, line):
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


def _further_file(group: list[Line], line: Line) -> bool:
    """Whether a row without a title is a further file of the rows above it.

    For it speaks only: it brings another address, stands directly below, and has nothing of its own
    that a dataset has: no running number, no code, no description.
    """
    first, last, values = group[0].values, group[-1], line.values
    if (line.sheet, line.number) != (last.sheet, last.number + 1):
        return False
    own = ("notes", "code", "number")
    if any(values.get(name) not in ("", None, first.get(name)) for name in own):
        return False
    return bool(values.get("link")) and values["link"] not in _links(group)


def _links(group: list[Line]) -> list[str]:
    return [line.values.get("link", "") for line in group]


def _same(first: Line, line: Line) -> bool:
    codes = first.values.get("code", ""), line.values.get("code", "")
    if all(codes) and codes[0] != codes[1]:
        return False
    return fold(first.values["title"]) == fold(line.values["title"])


def place(lines: list[Line]) -> str:
    """Where the rows of a dataset stand."""
    first, last = lines[0], lines[-1]
    alone = first.number == last.number
    return first.where if alone else f"{first.where}–{last.number}"


def raw(lines: list[Line], base: str) -> dict[str, Any]:
    """What the rows say: the first row's texts, and a file for each row that has an address.

    `untitled`: the file's row had no title, so that its place among the rows speaks for it.
    """
    first = {name: text for name, text in lines[0].values.items() if name not in NOT_KEPT}
    files = [_file(line.values) for line in lines if line.values.get("link")]
    return {**first, "files": files, "base": base}


def _file(values: Mapping[str, str]) -> dict[str, Any]:
    file: dict[str, Any] = {name: values.get(name, "") for name in OF_A_FILE}
    return file if values.get("title") else {**file, "untitled": True}


def without_keys(raw: dict[str, Any], where: str) -> list[Problem]:
    """Take out the files whose address holds a key: it is kept nowhere, and said."""
    secret = [file for file in raw["files"] if keyed(file["link"])]
    raw["files"] = [file for file in raw["files"] if file not in secret]
    return [no_address(where, masked(file["link"])) for file in secret]


def further_file(where: str, title: str, link: str) -> Problem:
    """A row of only a link that was taken for a file of the dataset above it."""
    return say(
        "further_file",
        where,
        f"Dòng chỉ có đường dẫn «{link[:200]}» được coi là một tệp nữa của «{title}» ngay trên nó. "
        "Nếu là bộ dữ liệu khác, ghi tên cho dòng đó.",
        f"A row with only the link “{link[:200]}” was taken for a further file of “{title}” above "
        "it. If it is another dataset, give the row a title.",
    )


def _sample(line: Line) -> Problem:
    return say(
        "sample_row",
        line.where,
        f"Dòng «{line.values['title'][:120]}» là ví dụ của biểu mẫu nên không được lấy. Xóa dòng "
        "này.",
        f"The row “{line.values['title'][:120]}” is the form's example and was not taken. Remove "
        "it.",
    )


def _no_title(line: Line) -> Problem:
    names = ("number", *(name for name in line.values if name not in ("number", "group")))
    cells = [line.values[name] for name in names if line.values.get(name)]
    return without_title(line.where, " | ".join(cells))


def without_title(where: str, text: str) -> Problem:
    """A row that is no dataset's, as far as it says what it is; `text`: its cells."""
    shown = masked_in(text)[:120]
    return say(
        "row_without_title",
        where,
        f"Dòng «{shown}» không có tên bộ dữ liệu nên không được lấy. Ghi tên vào cột tên bộ dữ "
        "liệu, hoặc bỏ dòng này.",
        f"The row “{shown}” has no title and was not taken. Write one, or remove the row.",
    )
