"""What the awkward files are made with: a registry, and short ways to a page and its truth."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from tests.tables_corpus import writers
from tests.tables_corpus.sheet import Case, Page, Truth

CASES: list[Callable[[], list[Case]]] = []
D = Decimal
WARDS = [
    "Phường Thuận Hóa",
    "Phường Phú Xuân",
    "Phường Kim Long",
    "Phường Vỹ Dạ",
    "Phường An Cựu",
    "Xã Phú Vang",
    "Xã Bình Điền",
    "Xã A Lưới 1",
    "Xã Nam Đông",
    "Phường Hóa Châu",
]


def case(make: Callable[[], Iterable[Case]]) -> Callable[[], list[Case]]:
    """Register a function that makes files."""

    @functools.wraps(make)
    def made() -> list[Case]:
        return list(make())

    CASES.append(made)
    return made


def truth(columns: str, rows: Iterable[Iterable[Any]]) -> Truth:
    """`"Tên:text|Số hộ:integer"` and rows of values."""
    pairs = [part.rsplit(":", 1) for part in columns.split("|")]
    return Truth([a for a, _ in pairs], [b for _, b in pairs], [tuple(row) for row in rows])


def page(*rows: list[Any], name: str = "Sheet1", **more: Any) -> Page:
    return Page(name, [list(row) for row in rows], **more)


def file(
    name: str, ext: str, data: bytes, tables: list[Truth], *expect: Any, may: str = ""
) -> Case:
    """`expect`: codes, or (code, label)."""
    wanted = {(e, None) if isinstance(e, str) else e for e in expect}
    return Case(name, data, tables, wanted, set(may.split()), f"{name}.{ext}")


def xlsx(*pages: Page) -> bytes:
    return writers.xlsx(list(pages))


def text(rows: Iterable[Iterable[Any]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    return writers.delimited([page(*map(list, rows))], separator, encoding)


def day(text: str) -> date:
    return date.fromisoformat(text)
