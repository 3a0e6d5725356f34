"""Old letters, twice encoded text, separators, quotes and ragged rows: trees, forests, culture."""

from __future__ import annotations

import unicodedata

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.desk import abc, old, vni
from tests.tables_corpus.awkward.kit import case, file, page, text, truth, xlsx

HEAD = ["Tên chủ rừng", "Địa bàn", "Diện tích (ha)", "Ghi chú"]
ROWS = [
    ["Ban quản lý rừng phòng hộ mẫu", "xã Nam Đông", 1250, "Rừng tự nhiên"],
    ["Cộng đồng thôn thử nghiệm", "xã A Lưới", 312, "Đã giao khoán bảo vệ"],
    ["Công ty lâm nghiệp mẫu", "phường Hương Trà", 2045, "Rừng trồng keo"],
    ["Nhóm hộ thử", "phường Phú Bài", 88, "Đang đề nghị cấp chứng chỉ"],
]
KINDS = "Tên chủ rừng:text|Địa bàn:text|Diện tích (ha):integer|Ghi chú:text"


@case
def old_letters_by_font():
    for make, font, ext in (
        (abc, ".VnTime", "xlsx"),
        (vni, "VNI-Times", "xlsx"),
        (abc, ".VnArial", "xls"),
        (vni, "VNI-Helve", "xls"),
    ):
        p = old(page(["Danh sách chủ rừng năm 2009"], HEAD, *ROWS), make, font)
        yield file(
            f"forest_{make.__name__}_{ext}",
            ext,
            writers.SHEETS[ext]([p]),
            [truth(KINDS, ROWS)],
            "legacy_encoding",
            may="mixed_encoding",
        )


@case
def old_letters_by_evidence():
    for make in (abc, vni):
        p = old(page(HEAD, *ROWS), make, "")
        yield file(
            f"forest_{make.__name__}_csv",
            "csv",
            writers.delimited([p], ";", "latin-1"),
            [truth(KINDS, ROWS)],
            "legacy_encoding",
        )
        yield file(
            f"forest_{make.__name__}_no_font",
            "xlsx",
            xlsx(p),
            [truth(KINDS, ROWS)],
            "legacy_encoding",
        )


@case
def old_letters_in_a_column():
    p = old(page(HEAD, *ROWS), abc, ".VnTime", lambda r, c: c == 3 and r > 1)
    yield file(
        "forest_abc_in_some_cells",
        "xlsx",
        xlsx(p),
        [truth(KINDS, ROWS)],
        "legacy_encoding",
        "mixed_encoding",
    )


@case
def old_capitals():
    p = page(["sở nông nghiệp và phát triển nông thôn"], HEAD, *ROWS)
    p = old(p, abc, ".VnTimeH", lambda r, c: r == 0)
    for c, label in enumerate(HEAD):
        p.rows[1][c], p.fonts[1, c] = abc(label), ".VnTime"
    p = old(p, abc, ".VnTime", lambda r, c: r > 1)
    yield file(
        "forest_capital_font",
        "xls",
        writers.xls([p]),
        [truth(KINDS, ROWS)],
        "legacy_encoding",
        may="mixed_encoding",
    )


@case
def windows_letters():
    def marks(value):
        made = ""
        for letter in value:
            parts = unicodedata.normalize("NFD", letter)
            tone = "".join(m for m in parts if m in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", "".join(m for m in parts if m not in tone))
            made += base + tone
        return made

    rows = [[marks(v) if isinstance(v, str) else v for v in row] for row in [HEAD, *ROWS]]
    yield file(
        "forest_cp1258",
        "csv",
        text(rows, ",", "cp1258"),
        [truth(KINDS, ROWS)],
        may="legacy_encoding",
    )
    for kind in ("utf-16", "utf-16-be"):
        data = text([HEAD, *ROWS], "\t", kind)
        if kind == "utf-16-be":
            data = b"\xfe\xff" + data
        yield file(
            f"forest_{kind.replace('-', '')}",
            "csv",
            data,
            [truth(KINDS, ROWS)],
            may="wrong_extension",
        )
    apart = [
        [unicodedata.normalize("NFD", v) if isinstance(v, str) else v for v in row]
        for row in [HEAD, *ROWS]
    ]
    yield file("forest_nfd", "csv", text(apart, ";"), [truth(KINDS, ROWS)])
    yield file("forest_nfd_xlsx", "xlsx", xlsx(page(*apart)), [truth(KINDS, ROWS)])


@case
def encoded_twice():
    data = text([HEAD, *ROWS], ";").decode("latin-1").encode("utf-8")
    yield file("forest_twice", "csv", data, [truth(KINDS, ROWS)], "mojibake")
    rows = [list(r) for r in ROWS]
    for r in (1, 3):
        rows[r][3] = rows[r][3].encode().decode("latin-1")
    yield file(
        "forest_twice_some",
        "xlsx",
        xlsx(page(HEAD, *rows)),
        [truth(KINDS, ROWS)],
        ("mojibake", "Ghi chú"),
        may="mixed_encoding",
    )


@case
def mixed_lines():
    lines = text([HEAD, *ROWS], ";").split(b"\r\n")
    lines[3] = ";".join(str(abc(v)) for v in ROWS[2]).encode("latin-1")
    yield file(
        "forest_mixed_lines",
        "csv",
        b"\r\n".join(lines),
        [truth(KINDS, ROWS)],
        "mixed_encoding",
        may="legacy_encoding",
    )
