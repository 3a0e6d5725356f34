"""Puts a topic on a page the way an office would, and keeps the truth beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from random import Random
from typing import Any

from tests.tables_corpus.content import Col, Topic
from tests.tables_corpus.sheet import Page, Truth


@dataclass
class Look:
    """How a page is made; every field a choice of an officer."""

    letterhead: bool = False
    title: bool = False
    subtitle: bool = False
    unit: bool = False
    serial: str = "STT"
    numbers: str = ""  # "(1)", "1", "A"
    merged_header: bool = True
    header_bold: bool = True
    groups: str = ""  # roman letter number bold merged plain
    group_sums: bool = False
    subtotals: bool = False
    total: str = ""  # last first
    total_word: str = "Tổng cộng"
    notes: bool = False
    signature: bool = False
    left: int = 0
    blank_rows: bool = False
    text_numbers: str = ""  # "" native, "vi", "en", "plain"
    text_dates: bool = False
    cross: str = "x"
    nil: str = ""


def shown(value: Any, col: Col, look: Look) -> Any:
    """A value as it stands in a cell."""
    if value is None:
        return None
    if col.type == "boolean":
        return look.cross if value else None
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M") if look.text_dates else value
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y") if look.text_dates else value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        if not look.text_numbers or col.type == "text":
            return float(value) if isinstance(value, Decimal) else value
        if look.text_numbers == "plain":
            return str(value)
        text = f"{value:,.{col.places}f}"
        return text if look.text_numbers == "en" else text.translate(str.maketrans(",.", ".,"))
    return value


def lay(page: Page, topic: Topic, look: Look, rng: Random) -> Truth:
    """Write a topic on a page from its next row on."""
    pad = [None] * look.left
    columns = topic.columns
    if look.serial:
        columns = [Col((look.serial,), "integer", list(range(1, topic.size + 1))), *columns]
    width = len(columns)
    _above(page, topic, look, width, pad, rng)
    header = _header(page, columns, look, pad)
    if look.numbers:
        _numbers(page, look, width, pad, rng)
    rows = _body(page, columns, look, pad, topic.size, header)
    _below(page, topic, look, width, pad)
    return Truth([" / ".join(c.levels) for c in columns], [c.type for c in columns], rows)


def _above(page: Page, topic: Topic, look: Look, width: int, pad: list[Any], rng: Random) -> None:
    right = max(width - 2, 2)
    if look.letterhead:
        for a, b in (
            ("UBND THÀNH PHỐ HUẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (topic.office, "Độc lập - Tự do - Hạnh phúc"),
            (f"Số: {rng.randint(10, 999)}/BC-SDL", "Huế, ngày 05 tháng 10 năm 2025"),
        ):
            at = page.add([*pad, a, *[None] * (right - 1), b], bold=True)
            if rng.random() < 0.5:
                page.merges.append((at, len(pad), at, len(pad) + 1))
        page.add([])
    if look.title:
        at = page.add([*pad, topic.title], bold=True)
        if rng.random() < 0.6:
            page.merges.append((at, len(pad), at, len(pad) + width - 1))
        if look.subtitle:
            page.add([*pad, "(Kèm theo Báo cáo số 125/BC-UBND ngày 05/10/2025 của UBND thành phố)"])
        if rng.random() < 0.5:
            page.add([])
    if look.unit and topic.unit:
        word = rng.choice(["Đơn vị tính: {}", "ĐVT: {}", "(Đơn vị: {})", "Đơn vị tính : {}"])
        page.add([*pad, *[None] * (width - 1), word.format(topic.unit.capitalize())])


def _header(page: Page, columns: list[Col], look: Look, pad: list[Any]) -> int:
    depth = max(len(c.levels) for c in columns)
    top = len(page.rows)
    for level in range(depth):
        row: list[Any] = []
        for place, col in enumerate(columns):
            name = col.levels[level] if level < len(col.levels) else None
            before = columns[place - 1].levels if place else ()
            if (
                name is not None and level < depth - 1 and level < len(before) - 1
                and before[: level + 1] == col.levels[: level + 1]
            ):  # fmt: skip
                name = None
            row.append(name)
        page.add([*pad, *row], bold=look.header_bold)
    if look.merged_header and depth > 1:
        left = len(pad)
        for place, col in enumerate(columns):
            if len(col.levels) == 1:
                page.merges.append((top, left + place, top + depth - 1, left + place))
            elif page.rows[top][left + place] is not None:
                last = place
                while (
                    last + 1 < len(columns)
                    and len(columns[last + 1].levels) > 1
                    and columns[last + 1].levels[0] == col.levels[0]
                ):
                    last += 1
                if last > place:
                    page.merges.append((top, left + place, top, left + last))
    return top


def _numbers(page: Page, look: Look, width: int, pad: list[Any], rng: Random) -> None:
    if look.numbers == "(1)":
        cells: list[Any] = [f"({n})" for n in range(1, width + 1)]
        if width > 4 and rng.random() < 0.4:
            cells[-1] = f"({width})=({width - 2})+({width - 1})"
    elif look.numbers == "A":
        cells = ["A", "B", *range(1, width - 1)]
    else:
        cells = list(range(1, width + 1))
    page.add([*pad, *cells])


ROMAN = ("I", "II", "III", "IV", "V", "VI")
GROUPS = ("Khu vực trung tâm", "Khu vực đồng bằng ven biển", "Khu vực miền núi", "Khu vực đầm phá")


def _body(
    page: Page, columns: list[Col], look: Look, pad: list[Any], size: int, header: int
) -> list[tuple[Any, ...]]:
    serial = bool(look.serial)
    rows: list[tuple[Any, ...]] = []
    count = min(4, max(2, size // 3)) if look.groups else 1
    edges = [size * k // count for k in range(count + 1)]
    if look.total == "first":
        page.add([*pad, *_sum(columns, range(size), look, look.total_word)], bold=True)
    for group in range(count):
        span = range(edges[group], edges[group + 1])
        if look.groups:
            _group(page, columns, look, pad, group, span)
        for number, place in enumerate(span, 1):
            raw = [shown(c.values[place], c, look) for c in columns]
            true = [c.values[place] for c in columns]
            if serial:
                restart = number if look.groups else place + 1
                raw[0], true[0] = restart, restart
            if look.nil and place == size // 2:
                spot = next(i for i, c in enumerate(columns) if c.add)
                raw[spot], true[spot] = look.nil, None
            page.add([*pad, *raw])
            rows.append(tuple(true))
            if look.blank_rows and place == size // 2:
                page.add([])
        if look.subtotals and look.groups:
            word = f"Cộng {ROMAN[group]}" if look.groups == "roman" else "Cộng"
            page.add([*pad, *_sum(columns, span, look, word)], bold=True)
    if look.total == "last":
        at = page.add([*pad, *_sum(columns, range(size), look, look.total_word)], bold=True)
        if serial and page.rows[at][len(pad)] is not None:
            page.merges.append((at, len(pad), at, len(pad) + 1))
    return rows


def _sum(columns: list[Col], span: range, look: Look, word: str) -> list[Any]:
    out: list[Any] = []
    for col in columns:
        if col.add:
            values = [col.values[k] for k in span if col.values[k] is not None]
            if (
                look.nil
                and len(col.values) // 2 in span
                and col is next(c for c in columns if c.add)
            ):
                values.remove(col.values[len(col.values) // 2])
            out.append(shown(sum(values, type(values[0])(0)), col, look))
        else:
            out.append(None)
    spot = 0 if not look.serial or len(word) % 2 else 1
    out[spot] = word
    return out


def _group(
    page: Page, columns: list[Col], look: Look, pad: list[Any], group: int, span: range
) -> None:
    name = GROUPS[group % len(GROUPS)]
    mark = {"roman": ROMAN[group], "letter": "ABCDEF"[group], "number": None}.get(look.groups)
    cells: list[Any] = [None] * len(columns)
    if look.serial and mark:
        cells[0], cells[1] = mark, name
    elif mark:
        cells[0] = f"{mark}. {name}"
    else:
        cells[0] = name
    if look.group_sums:
        sums = _sum(columns, span, look, "")
        for place, col in enumerate(columns):
            if col.add:
                cells[place] = sums[place]
        if not mark and look.serial:
            cells[0], cells[1] = None, name
    at = page.add([*pad, *cells], bold=look.groups != "plain")
    if look.groups == "merged" and not look.group_sums:
        page.merges.append((at, len(pad), at, len(pad) + len(columns) - 1))


def _below(page: Page, topic: Topic, look: Look, width: int, pad: list[Any]) -> None:
    if look.notes:
        for note in topic.notes or ["Ghi chú: số liệu sơ bộ"]:
            page.add([*pad, note])
    if look.signature:
        page.add([])
        right = max(width - 2, 2)
        page.add([*pad, *[None] * right, "Huế, ngày 10 tháng 10 năm 2025"])
        page.add([*pad, "NGƯỜI LẬP BIỂU", *[None] * (right - 1), "KT. GIÁM ĐỐC"], bold=True)
        page.add([*pad, "(Ký, ghi rõ họ tên)", *[None] * (right - 1), "PHÓ GIÁM ĐỐC"])
        page.add([])
        page.add([*pad, "Nguyễn Văn A", *[None] * (right - 1), "Trần Thị B"])
