"""Forms without a fault: any topic in any layout and format must come in exactly."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.tables_corpus import content, writers
from tests.tables_corpus.layouts import Look, lay
from tests.tables_corpus.sheet import Case, Page, Truth

FORMATS = ("xlsx", "xlsx", "xlsx", "xls", "ods", "csv", "csv", "html", "xmlss")
#: Codes that only tell how the file was understood, as this layout or format must make them.
OF_FORMAT = {"html": {"html_as_xls"}, "xmlss": {"xml_spreadsheet"}}


def look_of(rng: Random, topic: content.Topic, kind: str) -> Look:
    """A likely look of an official form."""
    groups = rng.choice(["", "", "roman", "letter", "bold", "merged", "number"])
    additive = any(c.add for c in topic.columns)
    formal = rng.random() < 0.5
    text = kind in ("csv", "html") or rng.random() < 0.15
    look = Look(
        letterhead=formal and rng.random() < 0.7,
        title=formal or rng.random() < 0.5,
        subtitle=formal and rng.random() < 0.4,
        unit=bool(topic.unit),
        serial=rng.choice(["STT", "TT", "Stt", "STT", ""]),
        numbers=rng.choice(["", "", "(1)", "1", "A"]) if formal else "",
        merged_header=rng.random() < 0.8,
        header_bold=rng.random() < 0.8,
        groups=groups if formal else "",
        group_sums=additive and rng.random() < 0.3,
        subtotals=additive and rng.random() < 0.3,
        total=rng.choice(["", "last", "last", "first"]) if additive else "",
        total_word=rng.choice(["Tổng cộng", "TỔNG SỐ", "Tổng cộng:", "Cộng", "Toàn thành phố"]),
        notes=rng.random() < 0.3,
        signature=formal and rng.random() < 0.5,
        left=rng.choice([0, 0, 0, 1, 2]) if kind in ("xlsx", "xls", "ods") else 0,
        blank_rows=rng.random() < 0.1,
        text_numbers=rng.choice(["vi", "vi", "plain", "en"]) if text else "",
        text_dates=text or rng.random() < 0.2,
        cross=rng.choice(["x", "X", "✓"]),
        nil=rng.choice(["", "", "-", "…"]) if additive else "",
    )
    if look.groups == "number" and look.serial:
        look = replace(look, groups="roman")
    if look.groups in ("bold", "merged") and kind in ("csv",):
        look = replace(look, groups="roman")
    if look.group_sums:
        look = replace(look, subtotals=False)
    if look.text_numbers in ("vi", "en"):
        # Sums of groups would decide here and there what the column does not.
        look = replace(look, subtotals=False, group_sums=False)
    if not look.groups:
        look = replace(look, subtotals=False, group_sums=False)
    return look


def one(seed: int) -> Case:
    rng = Random(seed)
    kind = rng.choice(FORMATS)
    topic = rng.choice(content.TOPICS)(rng, rng.randint(5, 24))
    look = look_of(rng, topic, kind)
    page = Page(rng.choice(["Sheet1", "Biểu 01", "Dữ liệu", "T9.2025"]))
    truth = lay(page, topic, look, rng)
    expect: set[tuple[str, str | None]] = set()
    may: set[str] = {"subtotals_in_rows", "merged_cells"} | OF_FORMAT.get(kind, set())
    if look.text_numbers in ("vi", "en"):
        # Columns whose numbers all look like 1.234 prove no convention by themselves.
        may.add("ambiguous_number")
        _doubtful(truth, topic, look)
    if kind in writers.SHEETS:
        data, file = writers.SHEETS[kind]([page]), f"a.{kind}"
    elif kind == "csv":
        separator = rng.choice([",", ";", "\t", "|"])
        encoding = rng.choice(["utf-8-sig", "utf-8", "utf-16"])
        data, file = writers.delimited([page], separator, encoding), "a.csv"
    elif kind == "html":
        data, file = writers.html([page]), "a.xls"
    else:
        data, file = writers.xmlss([page]), "a.xls"
    return Case(f"form {seed} {kind} {topic.title[:24]} {look}", data, [truth], expect, may, file)


def _doubtful(truth: Truth, topic: content.Topic, look: Look) -> None:
    """Where nothing in a column of text proves its decimal sign, its text is the truth."""
    for place, kind in enumerate(truth.types):
        if kind not in ("integer",):
            continue
        label = truth.labels[place]
        if label == look.serial:
            continue
        values = [row[place] for row in truth.rows if row[place] is not None]
        col = next(c for c in topic.columns if " / ".join(c.levels) == label)
        total = sum(v for v in col.values)
        shown = list(values)
        if look.total:
            shown = [*shown, total]
        if any(v >= 1_000_000 for v in shown) or all(v < 1000 for v in values):
            continue
        if look.total and col.add and any(v < 1000 for v in values):
            continue  # `1.250` and `980` make the total with one sign only
        sign = "." if look.text_numbers == "vi" else ","
        truth.types[place] = "text"
        truth.rows = [
            tuple(
                f"{v:,}".replace(",", sign) if i == place and v is not None
                else (look.nil if i == place and v is None else v)
                for i, v in enumerate(row)
            )
            for row in truth.rows
        ]  # fmt: skip


def forms(first: int, count: int) -> list[Case]:
    return [one(seed) for seed in range(first, first + count)]
