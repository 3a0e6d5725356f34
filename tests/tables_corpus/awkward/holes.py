"""Holes in tables and headers said again."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import WARDS, case, day, file, page, text, truth, xlsx


@case
def holes():
    p = page(
        [None, "Tên xã", None, "Số hộ", None],
        *[[None, w, None, float(i), None] for i, w in enumerate(WARDS[:5], 4)],
    )
    yield file(
        "empty_columns",
        "xlsx",
        xlsx(p),
        [truth("Tên xã:text|Số hộ:integer", [[w, i] for i, w in enumerate(WARDS[:5], 4)])],
    )
    p = page(
        *[[None]] * 7,
        [None, None, "Mã", "Tên", "Số"],
        *[[None, None, f"M{i}", w, float(i)] for i, w in enumerate(WARDS[:5], 4)],
    )
    yield file(
        "far_corner",
        "xlsx",
        xlsx(p),
        [
            truth(
                "Mã:text|Tên:text|Số:integer", [[f"M{i}", w, i] for i, w in enumerate(WARDS[:5], 4)]
            )
        ],
    )
    p = page(
        ["Mã", "Tên", "Số"],
        ["a", "An", 1.0],
        [None],
        ["b", "Bình", 2.0],
        [None],
        ["c", "Chi", 3.0],
        ["d", "Dung", 4.0],
    )
    yield file(
        "blank_rows_between",
        "xlsx",
        xlsx(p),
        [
            truth(
                "Mã:text|Tên:text|Số:integer",
                [["a", "An", 1], ["b", "Bình", 2], ["c", "Chi", 3], ["d", "Dung", 4]],
            )
        ],
    )
    body = [
        ["Mã", "Tên", "Số"],
        ["a", "An", "1"],
        ["Mã", "Tên", "Số"],
        ["b", "Bình", "2"],
        ["c", "Chi", "3"],
    ]
    yield file(
        "header_again",
        "csv",
        text(body),
        [truth("Mã:text|Tên:text|Số:integer", [["a", "An", 1], ["b", "Bình", 2], ["c", "Chi", 3]])],
    )
    body = [["a1", "12", "2024-05-06"], ["b2", "15", "2024-06-07"], ["c3", "18", "2024-07-08"]]
    yield file(
        "no_header",
        "csv",
        text(body),
        [
            truth(
                "Cột 1:text|Cột 2:integer|Cột 3:date",
                [
                    ["a1", 12, day("2024-05-06")],
                    ["b2", 15, day("2024-06-07")],
                    ["c3", 18, day("2024-07-08")],
                ],
            )
        ],
        "no_header",
    )
    yield file(
        "one_column",
        "csv",
        "Tên đường\nLê Lợi\nHùng Vương\nTrần Phú\n".encode(),
        [truth("Tên đường:text", [["Lê Lợi"], ["Hùng Vương"], ["Trần Phú"]])],
    )
    body = [["Tên xã", "Số hộ"], *[[w, i] for i, w in enumerate(WARDS[:5], 5)]]
    yield file(
        "bom_twice",
        "csv",
        b"\xef\xbb\xbf" + text(body, ",", "utf-8-sig"),
        [truth("Tên xã:text|Số hộ:integer", body[1:])],
    )
    rows = [[w, i] for i, w in enumerate(WARDS[:5], 5)]
    p = page(["Tên xã", "Số hộ"], *[[w, float(i)] for w, i in rows], ["Tổng cộng", 99.0])
    yield file(
        "total_wrong_xls",
        "xls",
        writers.xls([p]),
        [truth("Tên xã:text|Số hộ:integer", rows)],
        ("total_mismatch", "Số hộ"),
    )
    p = page(
        ["Quản lý", "Chợ", "Số quầy", "Doanh thu"],
        ["Ban A", "Chợ 1", 12.0, 100.0],
        [None, "Chợ 2", 15.0, None],
        ["Ban B", "Chợ 3", 9.0, 80.0],
        [None, "Chợ 4", 7.0, None],
    )
    p.merges += [(1, 0, 2, 0), (3, 0, 4, 0), (1, 3, 2, 3), (3, 3, 4, 3)]
    for ext in ("xls", "ods"):
        yield file(
            f"merged_both_{ext}",
            ext,
            writers.SHEETS[ext]([p]),
            [
                truth(
                    "Quản lý:text|Chợ:text|Số quầy:integer|Doanh thu:integer",
                    [
                        ["Ban A", "Chợ 1", 12, 100],
                        ["Ban A", "Chợ 2", 15, None],
                        ["Ban B", "Chợ 3", 9, 80],
                        ["Ban B", "Chợ 4", 7, None],
                    ],
                )
            ],
            ("merged_filled", "Quản lý"),
            ("merged_numbers", "Doanh thu"),
        )
