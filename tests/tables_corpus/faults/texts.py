"""Delimited text: rows that do not fit, quotes, encodings."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from ckanext.hue_opendata.text.legacy.codec import encode_legacy
from tests.tables_corpus import content, writers
from tests.tables_corpus.faults.kit import maker, page_of, simple
from tests.tables_corpus.layouts import Look, lay
from tests.tables_corpus.sheet import Case, Page, Truth


@maker
def text_files(rng: Random) -> Iterator[Case]:
    topic = content.firms(rng, 9)
    page = Page()
    truth = lay(page, topic, Look(serial=""), rng)
    body = writers.delimited([page], ",", "utf-8").decode().splitlines()
    fields = body[4].split(",")
    for where in (1, 2):
        line = ",".join([*fields[:where], fields[where] + ", cơ sở 2", *fields[where + 1 :]])
        bad = Truth(truth.labels, truth.types, list(truth.rows))
        row = list(bad.rows[3])
        row[where] = f"{row[where]}, cơ sở 2"
        bad.rows[3] = tuple(row)
        data = "\n".join([*body[:4], line, *body[5:], ""]).encode()
        yield Case(
            f"ragged long {where}",
            data,
            [bad],
            {("ragged_rows", truth.labels[where])},
            set(),
            "a.csv",
        )
    short = "\n".join([*body[:4], ",".join(fields[:4]), *body[5:], ""]).encode()
    cut = Truth(truth.labels, truth.types, list(truth.rows))
    cut.rows[3] = (*cut.rows[3][:4], None, None)
    yield Case("ragged short", short, [cut], {("ragged_rows", truth.labels[4])}, set(), "a.csv")
    labels = ["Phường", "Số hộ", "Số hộ", "Ghi chú"]
    rows = [
        [w, rng.randint(1, 99), rng.randint(1, 99), "x" * k]
        for k, w in enumerate(content.WARDS[:6], 1)
    ]
    rows = [[*row[:3], f"Đợt {k}"] for k, row in enumerate(rows)]
    for kind in ("csv", "xlsx", "xls"):
        page = page_of(labels, rows)
        data = writers.SHEETS[kind]([page]) if kind != "csv" else writers.delimited([page])
        yield Case(
            f"duplicate_headers {kind}",
            data,
            [simple(labels, ["text", "integer", "integer", "text"], rows)],
            {("duplicate_headers", "Số hộ")},
            set(),
            f"a.{kind}",
        )
    lines = ["Tên;Địa chỉ;Số hộ", *[f"Tổ {k};{k} Lê Lợi;{k * 7}" for k in range(1, 9)]]
    lines[4] = 'Tổ 4;"4 Lê Lợi;28'
    yield Case(
        "unclosed_quote",
        "\n".join([*lines, ""]).encode(),
        [
            simple(
                ["Tên", "Địa chỉ", "Số hộ"],
                ["text", "text", "integer"],
                [[f"Tổ {k}", f"{k} Lê Lợi", k * 7] for k in range(1, 9)],
            )
        ],
        {("unclosed_quote", None)},
        set(),
        "a.csv",
    )


@maker
def encodings(rng: Random) -> Iterator[Case]:
    topic = content.schools(rng, 9)
    page = Page()
    truth = lay(page, topic, Look(), rng)
    body = writers.delimited([page], ";", "utf-8").decode()
    for name in ("tcvn3", "vni", "cp1258", "viscii", "vps"):
        try:
            data = encode_legacy(body, name)
        except (LookupError, ValueError):
            continue
        yield Case(
            f"legacy_encoding csv {name}",
            data,
            [truth],
            {("legacy_encoding", None)},
            set(),
            "a.csv",
        )
    for codec in ("utf-16", "utf-16-le", "utf-8", "utf-8-sig"):
        yield Case(f"clean {codec}", body.encode(codec), [truth], set(), set(), "a.csv")
    twice = body.encode().decode("cp1252", "replace")
    if "\ufffd" not in twice:
        yield Case("mojibake twice", twice.encode(), [truth], {("mojibake", None)}, set(), "a.csv")
    twice = body.encode().decode("latin-1")
    yield Case("mojibake latin", twice.encode(), [truth], {("mojibake", None)}, set(), "a.csv")
    lines = body.splitlines(keepends=True)
    mixed = "".join(lines[:5]).encode() + encode_legacy("".join(lines[5:]), "tcvn3")
    yield Case(
        "mixed_encoding", mixed, [truth], {("mixed_encoding", None)}, {"legacy_encoding"}, "a.csv"
    )
    lost = body.replace("ờ", "\ufffd").replace("ọ", "?")
    yield Case("mojibake lost", lost.encode(), [], {("mojibake", None)}, set(), "a.csv")
    for font, name in ((".VnTime", "tcvn3"), ("VNI-Times", "vni")):
        for kind in ("xlsx", "xls"):
            for only in (None, 1):
                page = Page()
                truth = lay(page, content.schools(rng, 8), Look(header_bold=False), rng)
                named = set()
                for r, row in enumerate(page.rows):
                    for c, value in enumerate(row):
                        if isinstance(value, str) and (only is None or (c == only and r % 2)):
                            raw = encode_legacy(value, name)
                            page.rows[r][c] = raw.decode(
                                "cp1252" if name == "vni" else "latin-1", "replace"
                            )
                            page.fonts[r, c] = font
                            if page.rows[r][c] != value and r:
                                named.add(c)
                expect = {("legacy_encoding", truth.labels[1])}
                may = {"mixed_encoding"} if only is not None else set()
                yield Case(
                    f"legacy_encoding {font} {kind} {only}",
                    writers.SHEETS[kind]([page]),
                    [truth],
                    expect,
                    may,
                    f"a.{kind}",
                )
    page = Page()
    truth = lay(page, content.schools(rng, 8), Look(), rng)
    for r, row in enumerate(page.rows):
        for c, value in enumerate(row):
            if isinstance(value, str):
                page.rows[r][c] = encode_legacy(value, "tcvn3").decode("latin-1")
    yield Case(
        "legacy_encoding no font",
        writers.xlsx([page]),
        [truth],
        {("legacy_encoding", truth.labels[1])},
        set(),
        "a.xlsx",
    )
