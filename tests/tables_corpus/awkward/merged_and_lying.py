"""Groups, totals, merged cells and tables on their side."""

from __future__ import annotations

from tests.tables_corpus.awkward.kit import D, case, file, page, text, truth, xlsx

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
def merged_body():
    p = page(
        ["Huyện cũ", "Xã", "Số hộ"],
        ["Phú Vang", "Phú Mỹ", 120.0],
        [None, "Phú An", 95.0],
        [None, "Phú Hồ", 60.0],
        ["Phong Điền", "Điền Hải", 77.0],
        [None, "Điền Hòa", 81.0],
    )
    p.merges += [(1, 0, 3, 0), (4, 0, 5, 0)]
    yield file(
        "labels_merged_down",
        "xlsx",
        xlsx(p),
        [
            truth(
                "Huyện cũ:text|Xã:text|Số hộ:integer",
                [
                    ["Phú Vang", "Phú Mỹ", 120],
                    ["Phú Vang", "Phú An", 95],
                    ["Phú Vang", "Phú Hồ", 60],
                    ["Phong Điền", "Điền Hải", 77],
                    ["Phong Điền", "Điền Hòa", 81],
                ],
            )
        ],
        ("merged_filled", "Huyện cũ"),
    )
    p = page(
        ["Hạng mục", "Nhà thầu", "Giá trị"],
        ["Nền", "Công ty A", 500.0],
        ["Móng", "Công ty B", None],
        ["Mái", "Công ty C", 120.0],
        ["Sân", "Công ty D", 75.0],
    )
    p.merges.append((1, 2, 2, 2))
    yield file(
        "amount_merged_down",
        "xlsx",
        xlsx(p),
        [
            truth(
                "Hạng mục:text|Nhà thầu:text|Giá trị:integer",
                [
                    ["Nền", "Công ty A", 500],
                    ["Móng", "Công ty B", None],
                    ["Mái", "Công ty C", 120],
                    ["Sân", "Công ty D", 75],
                ],
            )
        ],
        ("merged_numbers", "Giá trị"),
    )
    p = page(
        ["Tuyến", "Sáng", "Chiều", "Số xe"],
        ["Số 1", "Chạy cả ngày", None, 4.0],
        ["Số 2", "06:00", "14:00", 3.0],
        ["Số 3", "06:30", "15:00", 5.0],
        ["Số 4", "07:00", "13:00", 2.0],
    )
    p.merges.append((1, 1, 1, 2))
    yield file(
        "merged_across",
        "xlsx",
        xlsx(p),
        [
            truth(
                "Tuyến:text|Sáng:text|Chiều:text|Số xe:integer",
                [
                    ["Số 1", "Chạy cả ngày", None, 4],
                    ["Số 2", "06:00", "14:00", 3],
                    ["Số 3", "06:30", "15:00", 5],
                    ["Số 4", "07:00", "13:00", 2],
                ],
            )
        ],
        "merged_cells",
    )


@case
def lying():
    p = page(
        ["Tên trường", "Trường A", "Trường B", "Trường C"],
        ["Mã trường", "T01", "T02", "T03"],
        ["Số lớp", 12.0, 15.0, 9.0],
        ["Số học sinh", 410.0, 502.0, 300.0],
        ["Ngày thành lập", "05/09/1990", "12/10/1985", "20/11/2001"],
    )
    from tests.tables_corpus.awkward.kit import day

    yield file(
        "transposed",
        "xlsx",
        xlsx(p),
        [
            truth(
                "Tên trường:text|Mã trường:text|Số lớp:integer|Số học sinh:integer|"
                "Ngày thành lập:date",
                [
                    ["Trường A", "T01", 12, 410, day("1990-09-05")],
                    ["Trường B", "T02", 15, 502, day("1985-10-12")],
                    ["Trường C", "T03", 9, 300, day("2001-11-20")],
                ],
            )
        ],
        "transposed",
    )
    body = [
        ["Trạm", "Kim Long", "Phú Ốc", "Thượng Nhật", "Tà Lương"],
        ["Mã trạm", "KL", "PO", "TN", "TL"],
        ["Cao độ (m)", "3,5", "2,75", "61,2", "45,8"],
        ["Ngày lắp", "15/03/2019", "20/04/2020", "01/12/2018", "30/06/2021"],
    ]
    yield file(
        "transposed_csv",
        "csv",
        text(body, ";"),
        [
            truth(
                "Trạm:text|Mã trạm:text|Cao độ (m):number|Ngày lắp:date",
                [
                    ["Kim Long", "KL", D("3.5"), day("2019-03-15")],
                    ["Phú Ốc", "PO", D("2.75"), day("2020-04-20")],
                    ["Thượng Nhật", "TN", D("61.2"), day("2018-12-01")],
                    ["Tà Lương", "TL", D("45.8"), day("2021-06-30")],
                ],
            )
        ],
        "transposed",
    )
