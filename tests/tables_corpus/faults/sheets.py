"""What a spreadsheet hides, merges, or holds more than one of."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.tables_corpus import content, writers
from tests.tables_corpus.faults.kit import maker, page_of, simple
from tests.tables_corpus.layouts import Look, lay
from tests.tables_corpus.sheet import Case, Page, Truth


@maker
def merges(rng: Random) -> Iterator[Case]:
    zones = ["Vùng đồng bằng", "Vùng núi"]
    rows = [
        [zones[k // 4] if k % 4 == 0 else None, f"Xã {k}", rng.randint(10, 99)] for k in range(8)
    ]
    true = [[zones[k // 4], f"Xã {k}", row[2]] for k, row in enumerate(rows)]
    labels = ["Khu vực", "Xã", "Số hộ nghèo"]
    for kind in ("xlsx", "xls", "ods"):
        page = page_of(labels, rows)
        page.merges = [(1, 0, 4, 0), (5, 0, 8, 0)]
        truth = simple(labels, ["text", "text", "integer"], true)
        yield Case(
            f"merged_filled {kind}",
            writers.SHEETS[kind]([page]),
            [truth],
            {("merged_filled", "Khu vực")},
            set(),
            f"a.{kind}",
        )
    page = page_of(labels, rows)
    page.merges = [(1, 0, 4, 0), (5, 0, 8, 0)]
    yield Case(
        "merged_filled html",
        writers.html([page]),
        [truth],
        {("merged_filled", "Khu vực")},
        {"html_as_xls"},
        "a.xls",
    )
    rows = [
        [
            "Xã " + "ABCDEF"[k],
            rng.randint(10, 99),
            500 if k == 1 else None if k == 2 else rng.randint(100, 900),
        ]
        for k in range(6)
    ]
    labels = ["Xã", "Số dự án", "Kinh phí"]
    for kind in ("xlsx", "xls", "ods"):
        page = page_of(labels, rows)
        page.merges = [(2, 2, 3, 2)]
        truth = simple(labels, ["text", "integer", "integer"], rows)
        yield Case(
            f"merged_numbers {kind}",
            writers.SHEETS[kind]([page]),
            [truth],
            {("merged_numbers", "Kinh phí")},
            set(),
            f"a.{kind}",
        )
    rows = [
        [
            "Xã " + "ABCDEF"[k],
            "Không phát sinh" if k == 3 else "Có phát sinh",
            None if k == 3 else "Đã xử lý",
            rng.randint(1, 9),
        ]
        for k in range(6)
    ]
    labels = ["Xã", "Tình hình", "Kết quả", "Số vụ"]
    page = page_of(labels, rows)
    page.merges = [(4, 1, 4, 2)]
    truth = simple(labels, ["text", "text", "text", "integer"], rows)
    yield Case(
        "merged_cells",
        writers.xlsx([page]),
        [truth],
        {("merged_cells", "Tình hình")},
        set(),
        "a.xlsx",
    )


@maker
def hidden(rng: Random) -> Iterator[Case]:
    for kind in ("xlsx", "xls", "ods"):
        topic = content.tickets(rng, 9)
        page = Page()
        truth = lay(page, topic, Look(title=True), rng)
        page.hidden_rows = {len(page.rows) - 4, len(page.rows) - 3}
        yield Case(
            f"hidden_rows {kind}",
            writers.SHEETS[kind]([page]),
            [truth],
            {("hidden_rows", None)},
            set(),
            f"a.{kind}",
        )
        topic = content.firms(rng, 7)
        page = Page()
        truth = lay(page, topic, Look(title=True), rng)
        page.hidden_columns = {4}
        yield Case(
            f"hidden_columns {kind}",
            writers.SHEETS[kind]([page]),
            [truth],
            {("hidden_columns", truth.labels[4])},
            set(),
            f"a.{kind}",
        )
        page = Page("Công bố")
        truth = lay(page, content.health(rng, 6), Look(title=True), rng)
        other = Page("Nháp", hidden=True)
        lay(other, content.health(rng, 6), Look(), rng)
        yield Case(
            f"hidden_sheets {kind}",
            writers.SHEETS[kind]([page, other]),
            [truth],
            {("hidden_sheets", None)},
            set(),
            f"a.{kind}",
        )


@maker
def several(rng: Random) -> Iterator[Case]:
    for kind in ("xlsx", "xls", "ods", "csv"):
        page = Page()
        first = lay(page, content.tickets(rng, 6), Look(title=True), rng)
        page.add([])
        page.add([])
        second = lay(page, content.schools(rng, 5), Look(title=True), rng)
        data = writers.SHEETS[kind]([page]) if kind != "csv" else writers.delimited([page], ";")
        yield Case(
            f"multiple_tables {kind}",
            data,
            [first, second],
            {("multiple_tables", None)},
            set(),
            f"a.{kind}",
        )
        if kind == "csv":
            continue
        page = Page()
        left = Page()
        first = lay(left, content.tickets(rng, 6), Look(title=True), rng)
        right = Page()
        second = lay(right, content.tickets(rng, 6), Look(title=True), rng)
        width = left.width() + 1
        for k in range(max(len(left.rows), len(right.rows))):
            a = left.rows[k] if k < len(left.rows) else []
            b = right.rows[k] if k < len(right.rows) else []
            page.add([*a, *[None] * (width - len(a)), *b])
        yield Case(
            f"multiple_tables beside {kind}",
            writers.SHEETS[kind]([page]),
            [first, second],
            {("multiple_tables", None)},
            set(),
            f"a.{kind}",
        )
        pages, truths = [], []
        for name, make in (
            ("Dân số", content.population),
            ("Y tế", content.health),
            ("Văn bản", content.decisions),
        ):
            page = Page(name)
            truths.append(lay(page, make(rng, 6), Look(title=True), rng))
            pages.append(page)
        yield Case(
            f"multiple_sheets {kind}",
            writers.SHEETS[kind](pages),
            truths,
            {("multiple_sheets", None)},
            set(),
            f"a.{kind}",
        )
        for total in ("", "last"):
            pages, rows = [], []
            for month in (7, 8, 9):
                page = Page(f"Tháng {month}")
                truth = lay(page, content.tickets(rng, 5), Look(title=True, total=total), rng)
                rows.extend(truth.rows)
                pages.append(page)
            yield Case(
                f"sheets_merged {kind} {total}",
                writers.SHEETS[kind](pages),
                [Truth(truth.labels, truth.types, rows)],
                {("sheets_merged", None)},
                set(),
                f"a.{kind}",
            )
