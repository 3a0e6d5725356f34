"""A third wave: forms and faults together, in formats where they were not tried yet."""

from __future__ import annotations

from datetime import datetime

from ckanext.hue_opendata.text.legacy.codec import encode_legacy
from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import WARDS, D, case, file, page, text, truth, xlsx


@case
def forms_in_text():
    body = [
        ["UBND THÀNH PHỐ HUẾ", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỞ TÀI CHÍNH", "", "", "Độc lập - Tự do - Hạnh phúc"],
        ["", "", "", ""],
        ["BÁO CÁO THU NGÂN SÁCH 9 THÁNG NĂM 2025", "", "", ""],
        ["", "", "", "Đơn vị tính: Triệu đồng"],
        ["TT", "Nội dung", "Dự toán", "Thực hiện"],
        ["A", "B", "1", "2"],
        ["I", "Thu nội địa", "1.500", "1.320,5"],
        ["1", "Thu từ DNNN", "900", "800,25"],
        ["2", "Thuế TNCN", "600", "520,25"],
        ["II", "Thu xuất nhập khẩu", "400", "410,75"],
        ["1", "Thuế XK", "100", "110,5"],
        ["2", "Thuế NK", "300", "300,25"],
        ["", "TỔNG CỘNG", "1.900", "1.731,25"],
        ["", "", "", ""],
        ["", "", "", "Huế, ngày 30 tháng 9 năm 2025"],
        ["Người lập", "", "", "Giám đốc"],
    ]
    rows = [
        [1, "Thu từ DNNN", D(900), D("800.25")],
        [2, "Thuế TNCN", D(600), D("520.25")],
        [1, "Thuế XK", D(100), D("110.5")],
        [2, "Thuế NK", D(300), D("300.25")],
    ]
    rows = [[a, b, int(c), d] for a, b, c, d in rows]
    wanted = truth("TT:integer|Nội dung:text|Dự toán:integer|Thực hiện:number", rows)
    for name in ("utf-8-sig", "utf-16", "vni", "cp1258"):
        raw = text(body, ";", "utf-8")
        legacy = name in ("vni", "cp1258")
        data = encode_legacy(raw.decode(), name) if legacy else text(body, ";", name)
        said = ["legacy_encoding"] if legacy else []
        yield file(f"budget_{name}", "csv", data, [wanted], *said, may="subtotals_in_rows")


@case
def headers_again():
    p = page(
        ["STT", "Xã, phường", "Đất nông nghiệp", None, None, "Đất ở"],
        [None, None, "Tổng số", "Trong đó", None, None],
        [None, None, None, "Lúa", "Màu", None],
        [None, None, "ha", "ha", "ha", "ha"],
        ["(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)", "(6)"],
        *[[float(i), w, 30.5 + i, 20.25, 10.25 + i, 5.5] for i, w in enumerate(WARDS[:6], 1)],
    )
    p.merges += [(0, 0, 3, 0), (0, 1, 3, 1), (0, 2, 0, 4), (1, 2, 2, 2), (1, 3, 1, 4), (0, 5, 2, 5)]
    cases = [
        [i, w, D("30.5") + i, D("20.25"), D("10.25") + i, D("5.5")]
        for i, w in enumerate(WARDS[:6], 1)
    ]
    labels = [
        "Đất nông nghiệp / Tổng số / ha",
        "Đất nông nghiệp / Trong đó / Lúa / ha",
        "Đất nông nghiệp / Trong đó / Màu / ha",
        "Đất ở / ha",
    ]
    yield file(
        "four_rows_units",
        "xlsx",
        xlsx(p),
        [truth("STT:integer|Xã, phường:text|" + "|".join(f"{n}:number" for n in labels), cases)],
    )
    days = [datetime(2025, 7, d) for d in (1, 2, 3)]
    p = page(
        ["Mực nước", *[None] * 3],
        ["Trạm", *days],
        ["Kim Long", 0.55, 0.61, 0.7],
        ["Phú Ốc", 1.25, 1.3, 1.5],
        ["Thượng Nhật", 57.1, 57.25, 57.5],
    )
    yield file(
        "days_as_dates",
        "ods",
        writers.ods([p]),
        [
            truth(
                "Trạm:text|01/07/2025:number|02/07/2025:number|03/07/2025:number",
                [
                    ["Kim Long", D("0.55"), D("0.61"), D("0.7")],
                    ["Phú Ốc", D("1.25"), D("1.3"), D("1.5")],
                    ["Thượng Nhật", D("57.1"), D("57.25"), D("57.5")],
                ],
            )
        ],
    )
    p = page(
        ["Chỉ tiêu", "Năm 2024", None, "Năm 2025", None],
        [None, "Quý I", "Quý II", "Quý I", "Quý II"],
        ["Khách quốc tế", 10.0, 12.0, 14.0, 15.0],
        ["Khách nội địa", 50.0, 60.0, 55.0, 70.0],
        ["Doanh thu", 900.0, 950.0, 990.0, 1200.0],
    )
    p.merges += [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)]
    names = ["Năm 2024 / Quý I", "Năm 2024 / Quý II", "Năm 2025 / Quý I", "Năm 2025 / Quý II"]
    for ext in ("xls", "ods", "xlsx"):
        yield file(
            f"quarters_of_years_{ext}",
            ext,
            writers.SHEETS[ext]([p]),
            [
                truth(
                    "Chỉ tiêu:text|" + "|".join(f"{n}:integer" for n in names),
                    [
                        ["Khách quốc tế", 10, 12, 14, 15],
                        ["Khách nội địa", 50, 60, 55, 70],
                        ["Doanh thu", 900, 950, 990, 1200],
                    ],
                )
            ],
        )
    months = [f"T{m}" for m in range(1, 13)]
    rows = [[w, *range(i, i + 12)] for i, w in enumerate(WARDS[:5], 3)]
    yield file(
        "twelve_t",
        "xlsx",
        xlsx(
            page(
                ["Lượt khám năm 2025"],
                ["Trạm y tế", *months, "Cả năm"],
                *[
                    [*(float(v) if type(v) is int else v for v in r), float(sum(r[1:]))]
                    for r in rows
                ],
            )
        ),
        [
            truth(
                "Trạm y tế:text|" + "|".join(f"{m}:integer" for m in months) + "|Cả năm:integer",
                [[*r, sum(r[1:])] for r in rows],
            )
        ],
    )


@case
def sheets_again():
    first = page(
        ["DANH SÁCH HỘ NGHÈO XÃ PHÚ VANG"],
        ["STT", "Chủ hộ", "Số khẩu"],
        [1.0, "Hộ A", 4.0],
        [2.0, "Hộ B", 5.0],
        ["Tổng cộng", None, 9.0],
        name="Phú Vang",
    )
    second = page(
        ["DANH SÁCH HỘ NGHÈO XÃ PHÚ LỘC"],
        ["STT", "Chủ hộ", "Số khẩu"],
        [1.0, "Hộ C", 2.0],
        [2.0, "Hộ D", 7.0],
        [3.0, "Hộ E", 3.0],
        ["Tổng cộng", None, 13.0],
        name="Phú Lộc",
    )
    first.merges.append((4, 0, 4, 1))
    second.merges.append((5, 0, 5, 1))
    kinds = "STT:integer|Chủ hộ:text|Số khẩu:integer"
    rows = [[1, "Hộ A", 4], [2, "Hộ B", 5], [1, "Hộ C", 2], [2, "Hộ D", 7], [3, "Hộ E", 3]]
    for ext in ("xls", "xlsx"):
        yield file(
            f"sheets_by_ward_{ext}",
            ext,
            writers.SHEETS[ext]([first, second]),
            [truth(kinds, rows)],
            "sheets_merged",
            ("total_mismatch", "Số khẩu"),
        )
    other = page(["Hướng dẫn điền biểu mẫu"], ["Cột A ghi số thứ tự."], name="Hướng dẫn")
    data = page(
        ["Mã", "Tên"], ["a", "An Bình"], ["b", "Bảo Vinh"], ["c", "Cầu Hai"], name="Dữ liệu"
    )
    yield file(
        "guide_and_data",
        "xlsx",
        writers.xlsx([other, data]),
        [truth("Mã:text|Tên:text", [["a", "An Bình"], ["b", "Bảo Vinh"], ["c", "Cầu Hai"]])],
    )
    empty = [page(name="Sheet2"), page(name="Sheet3")]
    yield file(
        "empty_sheets",
        "xls",
        writers.xls([data, *empty]),
        [truth("Mã:text|Tên:text", [["a", "An Bình"], ["b", "Bảo Vinh"], ["c", "Cầu Hai"]])],
    )
