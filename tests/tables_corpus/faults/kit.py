"""What the makers of faults share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from tests.tables_corpus import content, writers
from tests.tables_corpus.sheet import Case, Page, Truth

Make = Callable[[Random], Iterator[Case]]
MAKERS: list[Make] = []


def maker(make: Make) -> Make:
    MAKERS.append(make)
    return make


def simple(labels: list[str], types: list[str], rows: list[list[Any]]) -> Truth:
    return Truth(labels, types, [tuple(row) for row in rows])


def page_of(labels: list[str], rows: list[list[Any]], title: str = "") -> Page:
    page = Page()
    if title:
        page.add([title])
    page.add(list(labels))
    for row in rows:
        page.add(list(row))
    return page


def column(
    rng: Random, label: str, raw: list[Any], true: list[Any], kind: str
) -> tuple[Page, Truth]:
    """A list of wards with one interesting column beside a plain one."""
    names = content._pick(rng, content.WARDS, len(raw))
    order = rng.random() < 0.5
    other = [rng.randint(10, 900) for _ in raw]
    labels = ["Phường, xã", label, "Số tổ dân phố"] if order else ["STT", "Phường, xã", label]
    rows, trues = [], []
    for k, (a, b) in enumerate(zip(raw, true, strict=True)):
        rows.append([names[k], a, other[k]] if order else [k + 1, names[k], a])
        trues.append([names[k], b, other[k]] if order else [k + 1, names[k], b])
    types = ["text", kind, "integer"] if order else ["integer", "text", kind]
    title = rng.choice(["", "DANH SÁCH TỔNG HỢP THEO PHƯỜNG, XÃ NĂM 2025"])
    return page_of(labels, rows, title), simple(labels, types, trues)


def files(rng: Random, page: Page, kinds: str) -> Iterator[tuple[str, bytes]]:
    for kind in kinds.split():
        if kind in writers.SHEETS:
            yield f"a.{kind}", writers.SHEETS[kind]([page])
        else:
            yield "a.csv", writers.delimited([page], rng.choice([";", "\t", ","]))


def each(rng: Random, code: str, label: str, page: Page, truth: Truth, kinds: str,
         may: str = "", more: str = "") -> Iterator[Case]:  # fmt: skip
    expect: set[tuple[str, str | None]] = {(c, label) for c in (code, *more.split())}
    for file, data in files(rng, page, kinds):
        yield Case(f"{code} {file} {label}", data, [truth], expect, set(may.split()), file)
