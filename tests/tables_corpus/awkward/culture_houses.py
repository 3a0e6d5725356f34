"""Culture houses, street names and births."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.desk import count
from tests.tables_corpus.awkward.kit import D, case, day, file, page, text, truth, xlsx


@case
def two_subjects_on_two_sheets():
    first = [["NVH Thôn 1", 2012, 150], ["NVH Thôn 2", 2016, 120], ["NVH Tổ dân phố 5", 2020, 200]]
    second = [["CLB Ca Huế mẫu", "Trần Thị Thử", 25], ["CLB Bài chòi mẫu", "Lê Văn Thử", 18]]
    pages = [
        page(["Tên nhà văn hóa", "Năm xây dựng", "Số chỗ ngồi"], *first, name="Nhà văn hóa"),
        page(["Tên câu lạc bộ", "Chủ nhiệm", "Số hội viên"], *second, name="Câu lạc bộ"),
    ]
    tables = [
        truth("Tên nhà văn hóa:text|Năm xây dựng:integer|Số chỗ ngồi:integer", first),
        truth("Tên câu lạc bộ:text|Chủ nhiệm:text|Số hội viên:integer", second),
    ]
    for ext in ("xlsx", "ods"):
        yield file(
            f"culture_two_sheets_{ext}", ext, writers.SHEETS[ext](pages), tables, "multiple_sheets"
        )


@case
def clubs_merged_down():
    p = page(
        ["Phường", "Nhà văn hóa", "Diện tích (m2)", "Kinh phí cấp (triệu đồng)"],
        ["Phường Mẫu A", "NVH số 1", 120, 50],
        [None, "NVH số 2", 95, None],
        ["Phường Mẫu B", "NVH số 3", 210, 75],
        [None, "NVH số 4", 180, 60],
        [None, "NVH số 5", 99, 45],
    )
    p.merges = [(1, 0, 2, 0), (3, 0, 5, 0), (1, 3, 2, 3)]
    wards = ["Phường Mẫu A"] * 2 + ["Phường Mẫu B"] * 3
    rows = [[w, *r[1:]] for w, r in zip(wards, p.rows[1:], strict=True)]
    kinds = "Phường:text|Nhà văn hóa:text|Diện tích (m2):integer|Kinh phí cấp (triệu đồng):integer"
    yield file(
        "culture_shared_money",
        "xlsx",
        xlsx(p),
        [truth(kinds, rows)],
        ("merged_filled", "Phường"),
        ("merged_numbers", "Kinh phí cấp (triệu đồng)"),
        may="merged_cells",
    )


@case
def streets():
    rows = [
        ["Đường Mẫu Một", "Đường Mẫu Hai", "Kiệt 12", 450, D("7.5"), "12/2024/NQ-MAU"],
        ["Đường Mẫu Ba", "Cầu Mẫu", "Cuối đường", 1200, D("11.5"), "05/2023/NQ-MAU"],
        ["Đường Mẫu Tư", "Chợ Mẫu", "Ngã ba Mẫu", 680, D("6"), "12/2024/NQ-MAU"],
    ]
    p = page(["DANH SÁCH ĐẶT TÊN ĐƯỜNG ĐỢT XI"], [None])
    at = p.add(
        [
            "Số\nTT",
            "Tên đường",
            "Giới hạn",
            None,
            "Chiều dài (m)",
            "Chiều rộng (m)",
            "Số nghị quyết",
        ],
        bold=True,
    )
    p.add([None, None, "Điểm đầu", "Điểm cuối", None, None, None], bold=True)
    p.merges += [(at, c, at + 1, c) for c in (0, 1, 4, 5, 6)] + [(at, 2, at, 3)]
    p.rows += [[i, a, b, c, d, float(e), f] for i, (a, b, c, d, e, f) in enumerate(rows, 1)]
    kinds = "Số TT:integer|Tên đường:text|Giới hạn / Điểm đầu:text|Giới hạn / Điểm cuối:text|"
    kinds += "Chiều dài (m):integer|Chiều rộng (m):number|Số nghị quyết:text"
    yield file("street_names", "xlsx", xlsx(p), [truth(kinds, count(rows))])


@case
def births():
    body = [
        ["Ngày đăng ký", "Họ tên trẻ", "Nơi sinh"],
        ["05/01/2025", "Nguyễn Thị Mẫu", "Huế"],
        ["17/01/2025", "Trần Văn Thử", "Huế"],
        ["28/02/2025", "Lê Thị Ví Dụ", "Phú Lộc"],
    ]
    rows = [
        [day("2025-01-05"), *body[1][1:]],
        [day("2025-01-17"), *body[2][1:]],
        [day("2025-02-28"), *body[3][1:]],
    ]
    yield file(
        "births_tsv",
        "tsv",
        text(body, "\t"),
        [truth("Ngày đăng ký:date|Họ tên trẻ:text|Nơi sinh:text", rows)],
    )
