"""JSON texts as values: strictly, else as lines, else as far as a cut or a stray comma allows."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import orjson

from ckanext.hue_opendata.tables.reading.grid import Unreadable

#: A longer text that is cut is not mended: it is looked at letter by letter.
MAX_RESCUE = 50_000_000
#: Records lie in a few levels; a text of brackets alone would cost the square of its length.
DEEPEST = 200


def load(text: str) -> tuple[Any, list[tuple[str, str]]]:
    """Parse strictly, else as lines, else as far as it goes; with what was wrong."""
    text = text.strip().lstrip("\ufeff").strip("\0")
    wrapped = re.fullmatch(r"[\w.$]+\s*\((.*)\)\s*;?", text, re.DOTALL)
    text = wrapped[1] if wrapped else text
    try:
        return parse(text), []
    except (ValueError, RecursionError):
        pass
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines[:5]):
        found, bad = _lines(lines)
        if found and bad <= 1 + len(lines) // 100:
            return found, [("truncated", "")] if bad else []
    mended = re.sub(r",(\s*[\]}])", r"\1", text)
    if mended != text:
        try:
            return parse(mended), [("corrupt", "")]
        except (ValueError, RecursionError):
            pass
    cut = rescue(text)
    if cut is not None:
        return cut, [("truncated", "")]
    raise Unreadable("corrupt", text[:60])


def parse(text: str) -> Any:
    """JSON with exact numbers: integers of any length, long decimals as Decimal."""
    if re.search(r"[\d.]{16,}", text):
        return json.loads(text, parse_float=Decimal, parse_constant=lambda _: None)
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json.loads(text, parse_float=Decimal, parse_constant=lambda _: None)


def _lines(lines: list[str]) -> tuple[list[Any], int]:
    found, bad = [], 0
    for line in lines:
        try:
            found.append(parse(line.rstrip().rstrip(",")))
        except (ValueError, RecursionError):
            bad += 1
    return found, bad


def rescue(text: str) -> Any:
    """A cut JSON text up to its last whole element, or None."""
    if len(text) > MAX_RESCUE:
        return None
    stack: list[str] = []
    good: tuple[int, str] | None = None
    inside = escaped = False
    for at, char in enumerate(text):
        if inside:
            inside = escaped or char != '"'
            escaped = char == "\\" and not escaped
            continue
        if char == '"':
            inside, escaped = True, False
        elif char in "{[":
            stack.append("}" if char == "{" else "]")
            if len(stack) > DEEPEST:
                return None
        elif char in "}]":
            if not stack or stack.pop() != char:
                break
            if stack and stack[-1] == "]":
                good = (at + 1, "".join(reversed(stack)))
    if good is None:
        return None
    try:
        return parse(text[: good[0]] + good[1])
    except (ValueError, RecursionError):
        return None
