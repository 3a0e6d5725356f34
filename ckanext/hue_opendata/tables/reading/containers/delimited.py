"""Reads delimited text: encoding, separator, quotes and rows that do not fit, in a stream."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any

from ckanext.hue_opendata.tables.reading.containers import encodings, quotes
from ckanext.hue_opendata.tables.reading.containers.source import CHUNK, Source
from ckanext.hue_opendata.tables.reading.grid import MAX_COLUMNS, Book, Grid, TooLarge

SEPARATORS = (";", "\t", "|", ",")
#: Files above this many bytes are read as a stream; of them this many rows decide the structure.
STREAM_FROM, HEAD_ROWS = 6_000_000, 2_000
#: Bytes of a stream's first piece.
FIRST_BYTES = 1 << 16


def read(source: Source, separator: str = "", encoding: str = "") -> Book:
    """One grid; `separator` and `encoding` are a person's choice."""
    decoder = _decoder(source, encoding)
    sample = list(islice(_lines(source, decoder), 400))
    said = sample[0].strip() if sample else ""
    skip = 0
    if said.lower().startswith("sep=") and len(said) == 5:
        separator, skip = separator or said[4], 1
    separator = separator or find_separator(sample[skip:])
    book = Book("tsv" if separator == "\t" else "csv", encoding=decoder.name, delimiter=separator)
    book.problems = decoder.problems
    expected = _usual(list(csv_rows(sample[skip:], separator)))
    if expected > MAX_COLUMNS:
        raise TooLarge(f"{expected} columns")
    grid = _grid(source, decoder, separator, skip, expected)
    if _ends_in_a_row(source, grid, expected):
        book.problems.append(("truncated", separator.join(map(str, grid.rows[-1]))[:60]))
        grid.cut = len(grid.rows) - 1
    book.grids.append(grid)
    return book


def _grid(
    source: Source, decoder: encodings.Decoder, separator: str, skip: int, expected: int
) -> Grid:
    """The rows, of a large file the first; `skip` lines at the top say what parts the cells."""

    def lines() -> Iterator[str]:
        return islice(_lines(source, decoder), skip, None) if skip else _lines(source, decoder)

    clean = quotes.clean(lines, separator, expected) if _holds(source, b'"') else True
    # A codec's lines hold no lone CR, and few files a NUL: then no line needs a look.
    tame = decoder.codec is not None and not _holds(source, b"\0")

    def rows() -> Iterator[list[Any]]:
        found = (
            csv_rows(lines(), separator, tame)
            if clean
            else quotes.tolerant(lines(), separator, expected)
        )
        # The line that names the separator is a row of the sheet, and an empty one.
        return chain([[]], found) if skip else iter(found)

    large = source.size > STREAM_FROM
    grid = Grid("", list(islice(rows(), HEAD_ROWS if large else None)))
    if large:
        grid.stream, grid.total = rows, -1
        if tame and decoder.codec == "utf-8-sig" and quotes.even_lines(source.chunks()):
            grid.raw = lambda start: _raw(source, start)
            grid.lines = lambda: _whole_lines(source, skip)
    if not clean:
        row, text = quotes.first_bad(lines(), separator, expected)
        if row is not None:
            grid.problems.append(("unclosed_quote", row + skip, None, text))
    grid.usual, grid.separator = expected, separator
    grid.odd = {n: list(row) for n, row in enumerate(grid.rows) if len(row) not in (0, expected)}
    return grid


def _raw(source: Source, start: int) -> Iterator[bytes]:
    """The file's bytes from a line on (from 0)."""
    with source.open() as stream:
        for _ in range(start):
            stream.readline()
        while chunk := stream.read(CHUNK):
            yield chunk


def _whole_lines(source: Source, skip: int) -> Iterator[list[str]]:
    """Lines in pieces; the first is small, since many ask for the first rows only."""
    decode = codecs.getincrementaldecoder("utf-8-sig")("replace").decode
    rest, size = "", FIRST_BYTES
    with source.open() as stream:
        while chunk := stream.read(size):
            # A line feed in the next chunk meets its carriage return there.
            lines = (rest + decode(chunk)).replace("\r\n", "\n").split("\n")
            rest, size = lines.pop(), CHUNK
            if lines:
                lines[:skip], skip = [""] * skip, 0
                yield lines
    rest += decode(b"", final=True)
    if rest:
        yield [rest]


def _holds(source: Source, sign: bytes) -> bool:
    return any(sign in chunk for chunk in source.chunks())


def _decoder(source: Source, encoding: str) -> encodings.Decoder:
    if encoding:
        legacy = encoding.lower() in ("tcvn3", "vni", "vps", "viscii")
        return encodings.Decoder(encoding, None if legacy else encoding, encoding)
    decoder = encodings.detect(source.head, source.chunks())
    if decoder.name:
        return decoder
    return encodings.detect_lines(b"".join(source.chunks(encodings.SAMPLE)))


def _lines(source: Source, decoder: encodings.Decoder) -> Iterator[str]:
    """Lines with their ends; blanks of a cut end are kept."""
    if decoder.codec:
        stream = io.TextIOWrapper(source.open(), decoder.codec, "replace", newline=_newline(source))
        # The stream itself, and no function around it, gives the lines: it is closed with them.
        return chain([stream.readline().lstrip("\ufeff")], stream)
    return _line_by_line(source, decoder)


def _line_by_line(source: Source, decoder: encodings.Decoder) -> Iterator[str]:
    with source.open() as raw:
        for line in raw:
            yield decoder.line(line).lstrip("\ufeff")


def _newline(source: Source) -> str | None:
    """Old Macintosh files end their lines with CR alone."""
    lonely = b"\r" in source.head and b"\n" not in source.head
    return "\r" if lonely else ""


def csv_rows(lines: Iterable[str], separator: str, tame: bool = False) -> Iterator[list[Any]]:
    """Rows of text cells, empty ones "". `tame`: the lines hold nothing that stops the reader."""
    return csv.reader(lines if tame else map(_tame, lines), delimiter=separator or "\x1f")


def _tame(line: str) -> str:
    """A line without NUL, and without a lone CR inside, at both of which the reader stops."""
    if "\0" in line:
        line = line.replace("\0", "")
    body = line.rstrip("\r\n")
    return line if "\r" not in body else body.replace("\r", " ") + "\n"


def find_separator(lines: list[str]) -> str:
    """The separator whose columns agree best over the sample; "" when there is none.

    Commas that part only some lines stand in figures (`1,215,004`), where another sign parts all.
    """
    scores = {sign: _score(lines, sign) for sign in SEPARATORS}
    if any(scores[sign][1] for sign in ";\t|") and not scores[","][1]:
        del scores[","]
    best = max(scores, key=lambda sign: scores[sign][0])
    return best if scores[best][0] else ""


def _score(lines: list[str], sign: str) -> tuple[float, bool]:
    """How well a sign parts the lines, and whether it parts all of them alike."""
    counts = Counter(len(row) for row in _safe(lines, sign) if any(cell.strip() for cell in row))
    several = {width: count for width, count in counts.items() if width > 1}
    if not several:
        return 0.0, False
    width, count = max(several.items(), key=lambda pair: (pair[1], pair[0]))
    # Rows without the sign (titles, notes) count less against it than rows that disagree.
    others = sum(several.values()) - count
    agree = count / (count + others + 0.5 * counts.get(1, 0))
    return agree * agree * min(width, 12) ** 0.5, len(counts) == 1 and count > 1


def _safe(lines: list[str], sign: str) -> list[list[str]]:
    try:
        return list(csv_rows(lines, sign))
    except csv.Error:
        return [line.split(sign) for line in lines]


def _usual(rows: list[list[Any]]) -> int:
    """The commonest number of fields."""
    counts = Counter(len(row) for row in rows if len(row) > 1)
    return counts.most_common(1)[0][0] if counts else 1


def _ends_in_a_row(source: Source, grid: Grid, expected: int) -> bool:
    """Whether the last line stops in the middle: no line end, and fewer fields than the rest."""
    if expected < 3 or source.tail(2).endswith((b"\n", b"\r", b"\n\x00", b"\x00\n")):
        return False
    last = next((row for row in reversed(grid.rows) if row), []) if not grid.stream else []
    others = [len(row) for row in grid.rows[-20:-1] if row]
    return 1 <= len(last) < expected and len(others) > 1 and all(n == expected for n in others)


Rows = Callable[[], Iterator[list[Any]]]
