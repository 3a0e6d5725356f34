"""The encoding of a text file: Unicode where it is valid, else by the evidence of its words."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass, field

from ckanext.hue_opendata.text import decode_legacy, detect_legacy

#: What a decision is made on, of a large file.
SAMPLE = 4_000_000


@dataclass
class Decoder:
    """Decodes line by line: UTF-8 where a line is UTF-8, `legacy` where it is not.

    `name`: for the report. `codec`: a codec of Python that fits the whole file, else None.
    `problems`: (code, detail).
    """

    name: str
    codec: str | None = None
    legacy: str | None = None
    problems: list[tuple[str, str]] = field(default_factory=list)

    def line(self, raw: bytes) -> str:
        if self.codec:
            return raw.decode(self.codec, "replace")
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return _legacy(raw, self.legacy)

    def whole(self, data: bytes) -> str:
        if self.codec:
            return data.decode(self.codec, "replace").lstrip("\ufeff")
        return "\n".join(map(self.line, data.split(b"\n"))).lstrip("\ufeff")


def _legacy(raw: bytes, encoding: str | None) -> str:
    if encoding in (None, "cp1252"):
        return raw.decode("cp1252", "replace")
    try:
        return decode_legacy(raw, encoding or "")
    except (ValueError, LookupError):
        return raw.decode("cp1252", "replace")


def detect(head: bytes, chunks: Iterable[bytes]) -> Decoder:
    """Decide from a file's head (its first bytes) and all its chunks."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoder("utf-16", "utf-16")
    codec = bare_utf16(head)
    if codec:
        return Decoder(codec, codec)
    bad = _not_utf8(chunks)
    if bad is None:
        name = "utf-8-sig" if head.startswith(codecs.BOM_UTF8) else "utf-8"
        return Decoder("ascii" if head.isascii() else name, "utf-8-sig")
    return Decoder("")


#: The upper halves of letters of Vietnamese, of its signs (`“ … ₫`) and of nothing else in a text.
_UPPER = bytes((0x00, 0x01, 0x03, 0x1E, 0x20))


def bare_utf16(head: bytes) -> str:
    """The codec of UTF-16 that has no mark to say so, by the upper halves of its letters; or ""."""
    if len(head) < 4 or b"\0" not in head:
        return ""
    for codec, upper in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        # Blanks, figures and separators are ASCII: some halves are nothing.
        if (
            len(upper.translate(None, _UPPER)) <= len(upper) // 50
            and upper.count(0) > len(upper) // 8
        ):
            return codec
    return ""


def _not_utf8(chunks: Iterable[bytes]) -> int | None:
    """Where the file stops being UTF-8, or None."""
    decoder, at = codecs.getincrementaldecoder("utf-8")(), 0
    for chunk in chunks:
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError as error:
            return at + error.start
        at += len(chunk)
    return None if not decoder.getstate()[0] else at


def detect_lines(sample: bytes) -> Decoder:
    """The decoder of a file that is not UTF-8 throughout."""
    lines = sample.splitlines()
    broken: list[bytes] = []
    good = 0
    for number, line in enumerate(lines):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good += 1
        except UnicodeDecodeError as error:
            last = number == len(lines) - 1 and error.reason == "unexpected end of data"
            if last and (good or not line[: error.start].isascii()):
                good += 1
                continue  # the file, or the sample, was cut inside a letter
            broken.append(line)
    if not broken:
        return Decoder("utf-8", "utf-8-sig", problems=[("truncated", "")] if good else [])
    encoding = detect_legacy(b"\n".join(broken))
    problems: list[tuple[str, str]] = []
    if encoding is None:
        votes = [found for line in broken[:500] if (found := detect_legacy(line))]
        encoding = max(set(votes), key=votes.count) if votes else None
    if encoding is None:
        problems.append(("mojibake", broken[0][:60].decode("cp1252", "replace")))
        encoding = "cp1252"
    else:
        sample_text = _legacy(broken[0], encoding).strip()[:60]
        problems.append(("legacy_encoding", f"{encoding}: {sample_text}"))
    if good:
        problems.append(("mixed_encoding", f"utf-8 + {encoding}"))
        return Decoder(f"utf-8 + {encoding}", None, encoding, problems)
    return Decoder(encoding, None, encoding, problems)
