"""The layouts once more, in differing form."""

from __future__ import annotations

from datetime import date, datetime

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import D, case, day, file, page, text, truth, xlsx


@case
def forms_with_everything():
    for ext in ("xlsx", "xls", "ods"):
        p = page(
            ["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", None, None, None, "Mẫu số 03"],
            ["CHI CỤC THỦY LỢI"],
            [None],
            ["TỔNG HỢP HỒ CHỨA NƯỚC TRÊN ĐỊA BÀN THÀNH PHỐ NĂM 2025"],
            ["(Kèm theo Công văn số 123/CCTL ngày 05 tháng 6 năm 2025)"],
            [None, None, None, None, "ĐVT: triệu m3"],
            ["Số TT", "Tên hồ", "Dung tích", None, "Ngày kiểm định"],
            [None, None, "Thiết kế", "Hiện tại", None],
            ["I", "Vùng núi", None, None, None],
            ["1", "Hồ Tả Trạch", 646.0, 412.5, date(2025, 3, 14)],
            ["2", "Hồ Bình Điền", 423.7, 380.0, date(2025, 2, 28)],
            ["II", "Đồng bằng", None, None, None],
            ["1", "Hồ Truồi", 55.2, 40.1, date(2025, 4, 30)],
            ["2", "Hồ Thọ Sơn", 5.1, 3.3, date(2025, 1, 15)],
            ["Tổng cộng", None, 1130.0, 835.9, None],
            ["Ghi chú: số liệu đến ngày 31/5/2025"],
            [None, None, None, "Huế, ngày 05 tháng 6 năm 2025"],
            ["Người lập biểu", None, None, "CHI CỤC TRƯỞNG"],
            [None],
            ["Trần Văn A", None, None, "Lê Thị B"],
        )
        p.merges += [(6, 0, 7, 0), (6, 1, 7, 1), (6, 2, 6, 3), (6, 4, 7, 4), (3, 0, 3, 4)]
        rows = [
            [1, "Hồ Tả Trạch", D("646"), D("412.5"), day("2025-03-14")],
            [2, "Hồ Bình Điền", D("423.7"), D("380"), day("2025-02-28")],
            [1, "Hồ Truồi", D("55.2"), D("40.1"), day("2025-04-30")],
            [2, "Hồ Thọ Sơn", D("5.1"), D("3.3"), day("2025-01-15")],
        ]
        kinds = (
            "Số TT:integer|Tên hồ:text|Dung tích / Thiết kế:number|Dung tích / Hiện tại:number"
            "|Ngày kiểm định:date"
        )
        yield file(f"reservoirs_{ext}", ext, writers.SHEETS[ext]([p]), [truth(kinds, rows)])
    p = page(
        ["Biểu 5. Lao động"],
        ["Nhóm tuổi", "2023", None, "2024", None],
        [None, "Nam", "Nữ", "Nam", "Nữ"],
        ["15-24", 120.0, 110.0, 118.0, 109.0],
        ["25-54", 430.0, 410.0, 440.0, 420.0],
        ["55+", 80.0, 70.0, 85.0, 77.0],
        ["Tổng số", 630.0, 590.0, 643.0, 606.0],
        ["Nguồn: Chi cục Thống kê"],
    )
    p.merges += [(1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4)]
    yield file(
        "years_over_sexes",
        "xlsx",
        xlsx(p),
        [
            truth(
                "Nhóm tuổi:text|2023 / Nam:integer|2023 / Nữ:integer|2024 / Nam:integer|"
                "2024 / Nữ:integer",
                [
                    ["15-24", 120, 110, 118, 109],
                    ["25-54", 430, 410, 440, 420],
                    ["55+", 80, 70, 85, 77],
                ],
            )
        ],
    )
    months = [datetime(2024, m, 1) for m in (10, 11, 12)] + [datetime(2025, 1, 1)]
    p = page(
        ["Lượng khách"],
        ["Điểm đến", *months],
        ["Đại Nội", 1200.0, 1300.0, 900.0, 1100.0],
        ["Lăng Khải Định", 800.0, 760.0, 500.0, 640.0],
        ["Tổng cộng", 2000.0, 2060.0, 1400.0, 1740.0],
    )
    p.formats = {(1, c): "mmm-yy" for c in range(1, 5)}
    yield file(
        "months_as_dates_total",
        "xls",
        writers.xls([p]),
        [
            truth(
                "Điểm đến:text|10/2024:integer|11/2024:integer|12/2024:integer|01/2025:integer",
                [["Đại Nội", 1200, 1300, 900, 1100], ["Lăng Khải Định", 800, 760, 500, 640]],
            )
        ],
    )
    body = [
        ["Trạm", "01/07/2025", "02/07/2025", "03/07/2025"],
        ["Huế", "12,5", "0", "3,2"],
        ["A Lưới", "45,1", "20,4", "1,1"],
        ["Nam Đông", "33,0", "8,75", "0"],
    ]
    yield file(
        "days_in_header",
        "csv",
        text(body, ";"),
        [
            truth(
                "Trạm:text|01/07/2025:number|02/07/2025:number|03/07/2025:number",
                [
                    ["Huế", D("12.5"), D(0), D("3.2")],
                    ["A Lưới", D("45.1"), D("20.4"), D("1.1")],
                    ["Nam Đông", D("33.0"), D("8.75"), D(0)],
                ],
            )
        ],
    )
    # Days in the rows of data are no header.
    body = [
        ["Dự án", "Khởi công", "Hoàn thành"],
        ["Cầu Vỹ Dạ", "01/02/2023", "15/08/2024"],
        ["Đê Ô Lâu", "20/05/2022", "30/11/2023"],
        ["Kè sông Bồ", "05/09/2024", "31/12/2025"],
    ]
    yield file(
        "two_day_columns",
        "csv",
        text(body),
        [
            truth(
                "Dự án:text|Khởi công:date|Hoàn thành:date",
                [
                    ["Cầu Vỹ Dạ", day("2023-02-01"), day("2024-08-15")],
                    ["Đê Ô Lâu", day("2022-05-20"), day("2023-11-30")],
                    ["Kè sông Bồ", day("2024-09-05"), day("2025-12-31")],
                ],
            )
        ],
    )
