"""Wide vaccination forms, tides and places."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.desk import add
from tests.tables_corpus.awkward.kit import D, case, day, file, page, truth, xlsx


@case
def vaccination_wide():
    rows = [
        ["Trạm Mẫu 1", 210, 205, 198, 190],
        ["Trạm Mẫu 2", 144, 140, 139, 120],
        ["Trạm Mẫu 3", 98, 98, 96, 91],
    ]
    top = "Số trẻ được tiêm"
    kinds = f"Đơn vị:text|{top} / BCG / Đối tượng:integer|{top} / BCG / Đã tiêm:integer|{top} / Sởi / Mũi 1:integer|{top} / Sởi / Mũi 2:integer"  # noqa: E501
    p = page(
        ["TRUNG TÂM Y TẾ MẪU", None, None, "Mẫu số 02"],
        ["KẾT QUẢ TIÊM CHỦNG MỞ RỘNG"],
        [None, None, None, "Đơn vị: trẻ"],
    )
    at = p.add(["Đơn vị", top, None, None, None])
    p.add([None, "BCG", None, "Sởi", None])
    p.add([None, "Đối tượng", "Đã tiêm", "Mũi 1", "Mũi 2"])
    p.add(["(A)", "(1)", "(2)", "(3)", "(4)"])
    p.rows += [*[list(r) for r in rows], ["Cộng", *add(rows, 1)]]
    p.merges += [(at, 0, at + 2, 0), (at, 1, at, 4), (at + 1, 1, at + 1, 2), (at + 1, 3, at + 1, 4)]
    for ext in ("xls", "ods"):
        yield file(f"vaccination_wide_{ext}", ext, writers.SHEETS[ext]([p]), [truth(kinds, rows)])
    yield file(
        "vaccination_wide_html",
        "xls",
        writers.html([p]),
        [truth(kinds, rows)],
        "html_as_xls",
        may="wrong_extension",
    )


@case
def sea_and_power():
    rows = [
        [day("2025-01-01"), D("0.52"), D("-0.11")],
        [day("2025-01-02"), D("0.61"), D("-0.08")],
        [day("2025-01-13"), D("0.47"), D("-0.2")],
    ]
    p = page(["MỰC NƯỚC TRẠM MẪU"], ["Ngày", "Đỉnh triều (m)", "Chân triều (m)"])
    p.rows += [[a, float(b), float(c)] for a, b, c in rows] + [["Ghi chú: Cao độ theo hệ mẫu"]]
    yield file(
        "sea_tides",
        "xlsx",
        xlsx(p),
        [truth("Ngày:date|Đỉnh triều (m):number|Chân triều (m):number", rows)],
    )
    body = [
        ["Mã KH", "Tên trạm", "Công suất (kVA)"],
        ["PC05001", "TBA Mẫu 1", 250],
        ["PC05002", "TBA Mẫu 2", 400],
        ["PC05003", "TBA Mẫu 3", 160],
        ["Tổng cộng", None, 820],
    ]
    yield file(
        "power_total_wrong",
        "xls",
        writers.xls([page(*body)]),
        [truth("Mã KH:text|Tên trạm:text|Công suất (kVA):integer", body[1:4])],
        ("total_mismatch", "Công suất (kVA)"),
        may="subtotals_in_rows",
    )
    places = [
        ["Trạm đo Mẫu 1", D("107.59"), D("16.46")],
        ["Trạm đo Mẫu 2", D("107.62"), D("16.51")],
        ["Trạm đo Mẫu 3", D("107.7"), D("16.43")],
    ]
    p = page(["Tên trạm", "Vĩ độ", "Kinh độ"], *[[a, float(b), float(c)] for a, b, c in places])
    yield file(
        "air_places_exchanged",
        "xlsx",
        xlsx(p),
        [truth("Tên trạm:text|Vĩ độ:number|Kinh độ:number", places)],
        "swapped_latlon",
        may="out_of_area",
    )
    p = page(
        ["Tên trạm", "Kinh độ", "Vĩ độ"],
        *[[a, float(b), float(c)] for a, b, c in places],
        ["Trạm đo Mẫu 4", 105.85, 21.03],
    )
    yield file(
        "air_place_outside",
        "xlsx",
        xlsx(p),
        [
            truth(
                "Tên trạm:text|Kinh độ:number|Vĩ độ:number",
                [*places, ["Trạm đo Mẫu 4", D("105.85"), D("21.03")]],
            )
        ],
        "out_of_area",
    )
