"""Forms as offices draw them: letterheads, headers of levels, groups, totals, merged cells."""

from __future__ import annotations

from datetime import datetime

from tests.tables_corpus.awkward.kit import WARDS, D, case, file, page, text, truth, xlsx

MOTTO = [
    ["ỦY BAN NHÂN DÂN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["THÀNH PHỐ HUẾ", None, None, "Độc lập - Tự do - Hạnh phúc"],
    [None],
]
SIGNED = [
    [None],
    ["Nơi nhận:", None, None, "TM. ỦY BAN NHÂN DÂN"],
    ["- Như trên;", None, None, "KT. CHỦ TỊCH"],
    ["- Lưu: VT.", None, None, "PHÓ CHỦ TỊCH"],
]


@case
def headers():
    months = ["01/2025", "02/2025", "03/2025", "04/2025"]
    body = [[w, *(float(10 * i + m) for m in range(4))] for i, w in enumerate(WARDS[:6], 1)]
    rows = [[a, *(int(x) for x in more)] for a, *more in body]
    kinds = "Đơn vị:text|" + "|".join(f"{m}:integer" for m in months)
    yield file(
        "months_as_text", "xlsx", xlsx(page(["Đơn vị", *months], *body)), [truth(kinds, rows)]
    )
    days = [datetime(2025, m, 1) for m in range(1, 5)]
    formats = {(0, c): "mm/yyyy" for c in range(1, 5)}
    yield file(
        "months_as_dates",
        "xlsx",
        xlsx(page(["Đơn vị", *days], *body, formats=formats)),
        [truth(kinds, rows)],
    )
    for tag, labels in (
        ("t", ["T1", "T2", "T3", "T4"]),
        ("quarter", ["Quý I", "Quý II", "Quý III", "Quý IV"]),
        ("month_words", ["Tháng 1", "Tháng 2", "Tháng 3", "Tháng 4"]),
        ("years", ["2021", "2022", "2023", "Ước 2024"]),
    ):
        yield file(
            f"header_{tag}",
            "csv",
            text([["Chỉ tiêu", *labels], *body]),
            [truth("Chỉ tiêu:text|" + "|".join(f"{m}:integer" for m in labels), rows)],
        )
    years = [2019.0, 2020.0, 2021.0, 2022.0]
    yield file(
        "years_as_numbers",
        "xlsx",
        xlsx(page(["Đơn vị", *years], *body)),
        [truth("Đơn vị:text|2019:integer|2020:integer|2021:integer|2022:integer", rows)],
    )
    p = page(
        *MOTTO,
        ["TỔNG HỢP DÂN SỐ NĂM 2024"],
        ["Đơn vị tính: người"],
        ["TT", "Đơn vị", "Dân số", None, "Ghi chú"],
        [None, None, "Nam", "Nữ", None],
        ["A", "B", "(1)", "(2)", "(3)"],
        *[
            [float(i), w, 1000.0 * i, 1100.0 * i, "Tạm tính" if i == 2 else None]
            for i, w in enumerate(WARDS[:5], 1)
        ],
        ["Tổng cộng", None, 15000.0, 16500.0, None],
        *SIGNED,
    )
    p.merges += [(5, 0, 6, 0), (5, 1, 6, 1), (5, 2, 5, 3), (5, 4, 6, 4), (13, 0, 13, 1)]
    yield file(
        "form_two_rows",
        "xlsx",
        xlsx(p),
        [
            truth(
                "TT:integer|Đơn vị:text|Dân số / Nam:integer|Dân số / Nữ:integer|Ghi chú:text",
                [
                    [i, w, 1000 * i, 1100 * i, "Tạm tính" if i == 2 else None]
                    for i, w in enumerate(WARDS[:5], 1)
                ],
            )
        ],
    )
    p = page(
        ["BIỂU 02"],
        ["STT", "Địa bàn", "Trường học", None, None, None],
        [None, None, "Công lập", None, "Tư thục", None],
        [None, None, "Số trường", "Số lớp", "Số trường", "Số lớp"],
        *[[float(i), w, 3.0 + i, 30.0 + i, 1.0 + i, 9.0 + i] for i, w in enumerate(WARDS[:6], 1)],
    )
    p.merges += [(1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 1, 5), (2, 2, 2, 3), (2, 4, 2, 5)]
    names = ["Công lập / Số trường", "Công lập / Số lớp", "Tư thục / Số trường", "Tư thục / Số lớp"]
    yield file(
        "form_three_rows",
        "xlsx",
        xlsx(p),
        [
            truth(
                "STT:integer|Địa bàn:text|" + "|".join(f"Trường học / {n}:integer" for n in names),
                [[i, w, 3 + i, 30 + i, 1 + i, 9 + i] for i, w in enumerate(WARDS[:6], 1)],
            )
        ],
    )


@case
def groups_and_totals():
    p = page(
        ["TT", "Nội dung", "Kế hoạch", "Thực hiện"],
        ["I", "Giáo dục", None, None],
        [1.0, "Xây trường", 120.0, 100.0],
        [2.0, "Thiết bị", 80.0, 85.0],
        ["Cộng", None, 200.0, 185.0],
        ["II", "Y tế", None, None],
        [1.0, "Xây trạm", 60.0, 66.0],
        [2.0, "Thuốc", 40.0, 31.0],
        ["Cộng", None, 100.0, 97.0],
        ["Tổng cộng", None, 300.0, 282.0],
    )
    rows = [
        [1, "Xây trường", 120, 100],
        [2, "Thiết bị", 80, 85],
        [1, "Xây trạm", 60, 66],
        [2, "Thuốc", 40, 31],
    ]
    kinds = "TT:integer|Nội dung:text|Kế hoạch:integer|Thực hiện:integer"
    yield file("groups_subtotals", "xlsx", xlsx(p), [truth(kinds, rows)], may="subtotals_in_rows")
    p.rows[9][3] = 292.0
    yield file(
        "total_wrong",
        "xlsx",
        xlsx(p),
        [truth(kinds, rows)],
        ("total_mismatch", "Thực hiện"),
        may="subtotals_in_rows",
    )
    body = [
        ["Tên xã", "Số hộ", "Nhân khẩu"],
        *[[w, i * 10, i * 41] for i, w in enumerate(WARDS[:6], 1)],
        ["Tổng số", 200, 861],
    ]
    yield file(
        "total_wrong_csv",
        "csv",
        text(body),
        [
            truth(
                "Tên xã:text|Số hộ:integer|Nhân khẩu:integer",
                [[w, i * 10, i * 41] for i, w in enumerate(WARDS[:6], 1)],
            )
        ],
        ("total_mismatch", "Số hộ"),
    )
    # Groups by bold merged rows without a marker.
    p = page(
        ["Cơ sở", "Giường", "Bác sĩ"],
        ["Khối thành phố"],
        ["Bệnh viện A", 300.0, 60.0],
        ["Bệnh viện B", 250.0, 45.0],
        ["Khối huyện cũ"],
        ["Trung tâm C", 90.0, 12.0],
        ["Trung tâm D", 80.0, 15.0],
    )
    p.merges += [(1, 0, 1, 2), (4, 0, 4, 2)]
    p.bold |= {(1, 0), (4, 0)}
    yield file(
        "bold_merged_groups",
        "xlsx",
        xlsx(p),
        [
            truth(
                "Cơ sở:text|Giường:integer|Bác sĩ:integer",
                [
                    ["Bệnh viện A", 300, 60],
                    ["Bệnh viện B", 250, 45],
                    ["Trung tâm C", 90, 12],
                    ["Trung tâm D", 80, 15],
                ],
            )
        ],
    )
    p = page(
        ["STT", "Ngành", "Doanh nghiệp", "Lao động"],
        ["A", "Khu vực nhà nước", 5.0, 950.0],
        ["1", "Điện", 2.0, 700.0],
        ["2", "Nước", 3.0, 250.0],
        ["B", "Khu vực tư nhân", 12.0, 640.0],
        ["1", "Dệt", 7.0, 510.0],
        ["2", "Gốm", 5.0, 130.0],
    )
    yield file(
        "letter_groups_with_sums",
        "xlsx",
        xlsx(p),
        [
            truth(
                "STT:integer|Ngành:text|Doanh nghiệp:integer|Lao động:integer",
                [[1, "Điện", 2, 700], [2, "Nước", 3, 250], [1, "Dệt", 7, 510], [2, "Gốm", 5, 130]],
            )
        ],
        may="subtotals_in_rows",
    )
    body = [
        ["Chỉ tiêu", "Đơn vị tính", "2023", "2024"],
        ["GRDP", "tỷ đồng", "72.345,6", "80.123,4"],
        ["Dân số", "người", "1.160.224", "1.170.000"],
        ["Tỷ lệ hộ nghèo", "%", "2,45", "1,98"],
    ]
    yield file(
        "unit_column",
        "csv",
        text(body, ";"),
        [
            truth(
                "Chỉ tiêu:text|Đơn vị tính:text|2023:number|2024:number",
                [
                    ["GRDP", "tỷ đồng", D("72345.6"), D("80123.4")],
                    ["Dân số", "người", D(1160224), D(1170000)],
                    ["Tỷ lệ hộ nghèo", "%", D("2.45"), D("1.98")],
                ],
            )
        ],
    )
