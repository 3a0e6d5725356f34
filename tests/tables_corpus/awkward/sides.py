"""Groups of groups, wide and lying tables once more."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import WARDS, D, case, file, page, text, truth, xlsx


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
