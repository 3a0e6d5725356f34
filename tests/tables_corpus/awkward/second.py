"""The layouts once more, in differing form."""

from __future__ import annotations

from datetime import date, datetime

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import WARDS, D, case, day, file, page, text, truth, xlsx


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


@case
def groups_again():
    p = page(
        ["TT", "Tên cơ sở", "Số phòng"],
        ["A", "KHÁCH SẠN", None],
        ["I", "Hạng 5 sao", None],
        [1.0, "Azerai", 122.0],
        [2.0, "Silk Path", 202.0],
        ["II", "Hạng 4 sao", None],
        [1.0, "Century", 135.0],
        ["B", "NHÀ NGHỈ", None],
        ["I", "Đạt chuẩn", None],
        [1.0, "Hoa Mai", 20.0],
        [2.0, "Sen Vàng", 15.0],
    )
    yield file(
        "groups_of_groups",
        "xlsx",
        xlsx(p),
        [
            truth(
                "TT:integer|Tên cơ sở:text|Số phòng:integer",
                [
                    [1, "Azerai", 122],
                    [2, "Silk Path", 202],
                    [1, "Century", 135],
                    [1, "Hoa Mai", 20],
                    [2, "Sen Vàng", 15],
                ],
            )
        ],
    )
    body = [
        ["STT", "Nội dung chi", "Dự toán", "Quyết toán"],
        ["1", "Chi đầu tư", "500,0", "480,5"],
        ["1.1", "Giao thông", "300,0", "290,5"],
        ["1.2", "Thủy lợi", "200,0", "190,0"],
        ["2", "Chi thường xuyên", "800,0", "795,0"],
        ["2.1", "Giáo dục", "600,0", "600,0"],
        ["2.2", "Y tế", "200,0", "195,0"],
        ["", "Tổng chi", "1.300,0", "1.275,5"],
    ]
    yield file(
        "number_groups_with_sums",
        "csv",
        text(body, ";"),
        [
            truth(
                "STT:text|Nội dung chi:text|Dự toán:number|Quyết toán:number",
                [
                    ["1.1", "Giao thông", D(300), D("290.5")],
                    ["1.2", "Thủy lợi", D(200), D(190)],
                    ["2.1", "Giáo dục", D(600), D(600)],
                    ["2.2", "Y tế", D(200), D(195)],
                ],
            )
        ],
        may="subtotals_in_rows",
    )
    p = page(
        ["Phường/xã", "Thôn/tổ", "Số hộ"],
        ["Phường Kim Long", "Tổ 1", 100.0],
        [None, "Tổ 2", 150.0],
        ["Cộng Phường Kim Long", None, 250.0],
        ["Phường Vỹ Dạ", "Tổ 1", 80.0],
        [None, "Tổ 2", 60.0],
        [None, "Tổ 3", 45.0],
        ["Cộng Phường Vỹ Dạ", None, 190.0],
        ["Tổng cộng", None, 440.0],
    )
    p.merges += [(1, 0, 2, 0), (4, 0, 6, 0)]
    yield file(
        "subtotal_wrong",
        "xlsx",
        xlsx(p),
        [
            truth(
                "Phường/xã:text|Thôn/tổ:text|Số hộ:integer",
                [
                    ["Phường Kim Long", "Tổ 1", 100],
                    ["Phường Kim Long", "Tổ 2", 150],
                    ["Phường Vỹ Dạ", "Tổ 1", 80],
                    ["Phường Vỹ Dạ", "Tổ 2", 60],
                    ["Phường Vỹ Dạ", "Tổ 3", 45],
                ],
            )
        ],
        ("total_mismatch", "Số hộ"),
        "subtotals_in_rows",
        may="merged_filled",
    )
    p = page(
        ["Xã", "Dân số", "Diện tích (km2)"],
        ["Toàn huyện", 5000.0, 120.5],
        *[[w, 1000.0, 24.1] for w in WARDS[:5]],
    )
    yield file(
        "total_first",
        "xlsx",
        xlsx(p),
        [
            truth(
                "Xã:text|Dân số:integer|Diện tích (km2):number",
                [[w, 1000, D("24.1")] for w in WARDS[:5]],
            )
        ],
    )
    # Names with the words of totals are names.
    body = [
        ["Mã", "Tên", "Lao động"],
        ["C1", "Tổng công ty Điện lực miền Trung", 950],
        ["C2", "Công ty Cộng Sản Xuất Dệt", 120],
        ["C3", "Cống Bạch Đằng", 12],
    ]
    yield file(
        "names_like_totals",
        "csv",
        text(body),
        [truth("Mã:text|Tên:text|Lao động:integer", body[1:])],
    )


@case
def sides():
    body = [
        ["Chỉ tiêu", "2021", "2022", "2023", "2024"],
        ["GRDP (tỷ đồng)", 58000.0, 62000.0, 67000.0, 72345.0],
        ["Thu ngân sách (tỷ đồng)", 11000.0, 12500.0, 11800.0, 13000.0],
        ["Khách du lịch (nghìn lượt)", 690.0, 2050.0, 3200.0, 3900.0],
    ]
    yield file(
        "wide_years",
        "xlsx",
        xlsx(page(*body)),
        [
            truth(
                "Chỉ tiêu:text|2021:integer|2022:integer|2023:integer|2024:integer",
                [[a, *(int(v) for v in more)] for a, *more in body[1:]],
            )
        ],
    )
    p = page(
        ["Thông tin trạm"],
        ["Tên trạm", "Kim Long", "Phú Ốc", "Bình Điền"],
        ["Vĩ độ", 16.4521, 16.5512, 16.3491],
        ["Kinh độ", 107.5567, 107.4512, 107.5022],
        ["Năm lập", 1976.0, 1978.0, 1980.0],
        ["Đang hoạt động", "x", None, "x"],
    )
    yield file(
        "transposed_points",
        "xlsx",
        xlsx(p),
        [
            truth(
                "Tên trạm:text|Vĩ độ:number|Kinh độ:number|Năm lập:integer|Đang hoạt động:boolean",
                [
                    ["Kim Long", D("16.4521"), D("107.5567"), 1976, True],
                    ["Phú Ốc", D("16.5512"), D("107.4512"), 1978, None],
                    ["Bình Điền", D("16.3491"), D("107.5022"), 1980, True],
                ],
            )
        ],
        "transposed",
    )
    three = page(
        ["Bảng A"],
        ["Xã", "Số hộ"],
        ["Xã 1", 5.0],
        ["Xã 2", 7.0],
        [None],
        ["Bảng B"],
        ["Trường", "Số lớp", "Học sinh"],
        ["THCS 1", 12.0, 400.0],
        ["THCS 2", 9.0, 300.0],
        [None],
        ["Bảng C"],
        ["Chợ", "Hạng"],
        ["Chợ Mai", "Hạng 2"],
        ["Chợ Nọ", "Hạng 3"],
    )
    yield file(
        "three_tables",
        "ods",
        writers.ods([three]),
        [
            truth("Xã:text|Số hộ:integer", [["Xã 1", 5], ["Xã 2", 7]]),
            truth(
                "Trường:text|Số lớp:integer|Học sinh:integer",
                [["THCS 1", 12, 400], ["THCS 2", 9, 300]],
            ),
            truth("Chợ:text|Hạng:text", [["Chợ Mai", "Hạng 2"], ["Chợ Nọ", "Hạng 3"]]),
        ],
        "multiple_tables",
    )
