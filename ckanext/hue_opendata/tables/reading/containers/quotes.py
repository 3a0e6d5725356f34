"""Quotes in delimited text: which rows an unclosed one would swallow, and how to read on."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator

#: A quoted cell may hold this many lines; more is an unclosed quote.
MAX_LINES = 40


def clean(lines: Callable[[], Iterator[str]], separator: str, expected: int) -> bool:
    """Whether a plain reader is right about every quote of the file."""
    tail = ""

    def tame() -> Iterator[str]:
        nonlocal tail
        for line in lines():
            tail = line.replace("\0", "")
            yield tail

    reader = csv.reader(tame(), delimiter=separator or "\x1f")
    last = spanned = 0
    try:
        for row in reader:
            spanned, last = reader.line_num - last, reader.line_num
            if spanned > 1 and (
                spanned > MAX_LINES
                or len(row) != expected
                or _open(row)
                or any(_holds_rows(cell, separator, expected) for cell in row)
            ):
                return False
            if spanned == 1 and row and _open(row):
                return False
    except csv.Error:
        return False
    # A file without a last line end shows an open quote by its count alone.
    return spanned != 1 or tail.endswith(("\n", "\r")) or tail.count('"') % 2 == 0


def _holds_rows(cell: str, separator: str, expected: int) -> bool:
    """Whether a cell of several lines holds what may be rows of their own."""
    return "\n" in cell and any(
        line.count(separator) >= expected - 1 > 0 for line in cell.split("\n") if separator
    )


def _open(row: list[str]) -> bool:
    """A reader that meets the end of the file inside a quote keeps the line end in the cell."""
    return row[-1].endswith(("\n", "\r"))


def tolerant(lines: Iterable[str], separator: str, expected: int) -> Iterator[list[str]]:
    """Rows where a quote without a partner is a letter like any other."""
    for _, row, _ in _read(lines, separator, expected):
        yield row


def first_bad(lines: Iterable[str], separator: str, expected: int) -> tuple[int | None, str]:
    """The first line (from 0) with an unclosed quote, and its text."""
    for number, row, bad in _read(lines, separator, expected):
        if bad:
            return number, separator.join(row)[:80]
    return None, ""


def _read(
    lines: Iterable[str], separator: str, expected: int
) -> Iterator[tuple[int, list[str], bool]]:
    waiting: list[str] = []
    number = -1
    source = iter(lines)
    while True:
        line = waiting.pop(0) if waiting else next(source, None)
        if line is None:
            return
        number += 1
        line = line.replace("\0", "")
        if line.count('"') % 2 == 0:
            row = _one([line], separator)
            yield (
                (number, row, False) if row is not None else (number, _bare(line, separator), True)
            )
            continue
        block = [line]
        while len(block) < MAX_LINES:
            following = waiting.pop(0) if waiting else next(source, None)
            if following is None:
                break
            block.append(following)
            if following.count('"') % 2:
                break
        row = _one(block, separator) if sum(part.count('"') for part in block) % 2 == 0 else None
        if (
            row is not None
            and len(row) == expected
            and len(block) > 1
            and not _swallowed(block, separator, expected)
        ):
            yield number, row, False
            continue
        waiting = block[1:] + waiting
        yield number, _bare(line, separator), True


def _swallowed(block: list[str], separator: str, expected: int) -> bool:
    """Whether a line inside the quotes is a row of its own."""
    return any(line.count(separator) >= expected - 1 > 0 for line in block[1:-1])


def _one(block: list[str], separator: str) -> list[str] | None:
    try:
        rows = list(csv.reader(block, delimiter=separator or "\x1f"))
    except csv.Error:
        return None
    if not rows:
        return []
    return rows[0] if len(rows) == 1 and not (rows[0] and _open(rows[0])) else None


def _bare(line: str, separator: str) -> list[str]:
    """A line split by its separators; quotes in pairs around a cell go, others stay."""
    cells = line.rstrip("\r\n").split(separator) if separator else [line.rstrip("\r\n")]
    return [
        cell[1:-1].replace('""', '"')
        if len(cell) > 1 and cell[0] == cell[-1] == '"'
        else cell.lstrip('"')
        if cell.startswith('"')
        else cell
        for cell in cells
    ]


def even_lines(chunks: Iterator[bytes]) -> bool:
    """Whether lines end alike, and nothing is quoted: then a line is a row, as it stands."""
    feeds = returns = pairs = 0
    last = b""
    for chunk in chunks:
        if b'"' in chunk or b"\0" in chunk:
            return False
        feeds += chunk.count(b"\n")
        returns += chunk.count(b"\r")
        pairs += chunk.count(b"\r\n") + (last == b"\r" and chunk[:1] == b"\n")
        last = chunk[-1:]
    return returns in (0, feeds) and pairs == returns
