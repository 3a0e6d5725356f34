"""Numbers, percentages, codes and dates as they come out of offices."""

from __future__ import annotations

from tests.tables_corpus.awkward.kit import WARDS, D, case, file, page, text, truth, xlsx


@case
def ambiguous():
    rows = [[w, f"{i + 1}.{i}5{i}"] for i, w in enumerate(WARDS[:6])]
    yield file(
        "ambiguous_dot",
        "csv",
        text([["Tên xã", "Chỉ số"], *rows]),
        [truth("Tên xã:text|Chỉ số:text", rows)],
        ("ambiguous_number", "Chỉ số"),
    )
    rows = [["Trạm 1", "1,234"], ["Trạm 2", "2,500"], ["Trạm 3", "3,125"], ["Trạm 4", "8,750"]]
    yield file(
        "ambiguous_comma",
        "csv",
        text([["Trạm", "Giá trị"], *rows], ";"),
        [truth("Trạm:text|Giá trị:text", rows)],
        ("ambiguous_number", "Giá trị"),
    )
    # One cell with both signs proves the column.
    raw = [["A1", "1.234"], ["A2", "1.234.567,5"], ["A3", "12.000"], ["A4", "7,25"]]
    yield file(
        "proved_dot",
        "csv",
        text([["Mã", "Kinh phí"], *raw], ";"),
        [
            truth(
                "Mã:text|Kinh phí:number",
                [["A1", D(1234)], ["A2", D("1234567.5")], ["A3", D(12000)], ["A4", D("7.25")]],
            )
        ],
    )
    raw = [["A1", "1,234.50"], ["A2", "12,000"], ["A3", "1,000,000"], ["A4", "35.2"]]
    yield file(
        "proved_comma",
        "csv",
        text([["Mã", "Kinh phí"], *raw]),
        [
            truth(
                "Mã:text|Kinh phí:number",
                [["A1", D("1234.5")], ["A2", D(12000)], ["A3", D(1000000)], ["A4", D("35.2")]],
            )
        ],
    )
    # Both conventions in one column: neither may be guessed.
    raw = [["A1", "1.234,5"], ["A2", "1,234.5"], ["A3", "2.345,6"], ["A4", "3,456.7"]]
    yield file(
        "two_conventions",
        "csv",
        text([["Mã", "Số tiền"], *raw], ";"),
        [truth("Mã:text|Số tiền:text", raw)],
        ("ambiguous_number", "Số tiền"),
        may="mixed_types",
    )


@case
def spaced():
    raw = [["Xã A", "1 234 567"], ["Xã B", "12 000"], ["Xã C", "950"], ["Xã D", "3 100"]]
    values = [[a, int(b.replace(" ", ""))] for a, b in raw]
    yield file(
        "spaces_in_numbers",
        "xlsx",
        xlsx(page(["Tên xã", "Dân số"], *raw)),
        [truth("Tên xã:text|Dân số:integer", values)],
    )
    raw = [[a, b.replace(" ", "\u00a0")] for a, b in raw]
    yield file(
        "hard_spaces_in_numbers",
        "csv",
        text([["Tên xã", "Dân số"], *raw]),
        [truth("Tên xã:text|Dân số:integer", values)],
    )
    raw = [
        ["Phí A", "20.000 đ"],
        ["Phí B", "1.250.000 đ"],
        ["Phí C", "5.000 đ"],
        ["Phí D", "150.000 đ"],
    ]
    yield file(
        "currency_in_cells",
        "xlsx",
        xlsx(page(["Loại phí", "Mức thu"], *raw)),
        [
            truth(
                "Loại phí:text|Mức thu:integer",
                [["Phí A", 20000], ["Phí B", 1250000], ["Phí C", 5000], ["Phí D", 150000]],
            )
        ],
    )
    raw = [["Quý I", "(1.234,5)"], ["Quý II", "2.345,6"], ["Quý III", "-345,7"], ["Quý IV", "12,1"]]
    yield file(
        "bracketed_negative",
        "csv",
        text([["Kỳ", "Chênh lệch"], *raw], ";"),
        [
            truth(
                "Kỳ:text|Chênh lệch:number",
                [
                    ["Quý I", D("-1234.5")],
                    ["Quý II", D("2345.6")],
                    ["Quý III", D("-345.7")],
                    ["Quý IV", D("12.1")],
                ],
            )
        ],
    )


@case
def percents():
    formats = {(1, 1): "0%", (2, 1): "0.0%", (3, 1): "0%"}
    rows = [
        ["Trường A", 0.85],
        ["Trường B", 0.925],
        ["Trường C", 1.0],
        ["Trường D", 78.0],
        ["Trường E", 91.5],
    ]
    yield file(
        "percent_format_and_plain",
        "xlsx",
        xlsx(page(["Trường", "Tỷ lệ"], *rows, formats=formats)),
        [
            truth(
                "Trường:text|Tỷ lệ:number",
                [
                    ["Trường A", D(85)],
                    ["Trường B", D("92.5")],
                    ["Trường C", D(100)],
                    ["Trường D", D(78)],
                    ["Trường E", D("91.5")],
                ],
            )
        ],
        ("percent_mixed", "Tỷ lệ"),
    )
    raw = [["A", "85%"], ["B", "92,5%"], ["C", "0,78"], ["D", "66%"], ["E", "71"]]
    yield file(
        "percent_written_and_not",
        "csv",
        text([["Đơn vị", "Tỷ lệ hoàn thành"], *raw], ";"),
        [
            truth(
                "Đơn vị:text|Tỷ lệ hoàn thành:number",
                [["A", D(85)], ["B", D("92.5")], ["C", D("0.78")], ["D", D(66)], ["E", D(71)]],
            )
        ],
        ("percent_mixed", "Tỷ lệ hoàn thành"),
    )
    raw = [["A", "85,0%"], ["B", "92,5%"], ["C", "100%"]]
    yield file(
        "percent_all",
        "csv",
        text([["Đơn vị", "Tỷ lệ"], *raw], ";"),
        [truth("Đơn vị:text|Tỷ lệ:number", [["A", D(85)], ["B", D("92.5")], ["C", D(100)]])],
    )


@case
def units():
    raw = [
        ["Sông Hương", "12 km"],
        ["Sông Bồ", "900 m"],
        ["Sông Truồi", "24 km"],
        ["Hói Phát Lát", "1500 m"],
    ]
    yield file(
        "km_and_m",
        "xlsx",
        xlsx(page(["Sông", "Chiều dài"], *raw)),
        [truth("Sông:text|Chiều dài:text", raw)],
        ("mixed_units", "Chiều dài"),
    )
    raw = [["Dự án 1", "12 tỷ đồng"], ["Dự án 2", "850 triệu đồng"], ["Dự án 3", "3 tỷ đồng"]]
    yield file(
        "ty_and_trieu",
        "csv",
        text([["Dự án", "Vốn"], *raw]),
        [truth("Dự án:text|Vốn:text", raw)],
        ("mixed_units", "Vốn"),
    )


@case
def footnotes():
    raw = [["Gạo", "12,5*"], ["Ngô", "13,25"], ["Lạc", "7,75(1)"], ["Sắn", "20,1"]]
    rows = [["Gạo", D("12.5")], ["Ngô", D("13.25")], ["Lạc", D("7.75")], ["Sắn", D("20.1")]]
    yield file(
        "footnotes",
        "xlsx",
        xlsx(
            page(
                ["Nông sản", "Sản lượng (nghìn tấn)"],
                *raw,
                [None, None],
                ["* Số ước tính", None],
                ["(1) Chưa kể vụ đông", None],
            )
        ),
        [truth("Nông sản:text|Sản lượng (nghìn tấn):number", rows)],
        ("footnote_marks", "Sản lượng (nghìn tấn)"),
    )
    raw = [["2021", "1.234.000¹"], ["2022", "1.300"], ["2023", "1.412²"], ["2024", "998"]]
    yield file(
        "superscripts",
        "csv",
        text([["Năm", "Số hộ"], *raw]),
        [
            truth(
                "Năm:integer|Số hộ:integer",
                [[2021, 1234000], [2022, 1300], [2023, 1412], [2024, 998]],
            )
        ],
        ("footnote_marks", "Số hộ"),
    )


@case
def lost():
    raw = [["Công ty A", "3.30010E+09"], ["Công ty B", "3300123456"], ["Công ty C", "3.31235E+09"]]
    yield file(
        "tax_number_scientific",
        "csv",
        text([["Tên", "Mã số thuế"], *raw]),
        [truth("Tên:text|Mã số thuế:text", raw)],
        ("scientific_code", "Mã số thuế"),
        may="lost_digits",
    )
    raw = [["Lô 1", "1.23457E+12"], ["Lô 2", "1.23458E+12"], ["Lô 3", "1.23459E+12"]]
    yield file(
        "scientific_without_name",
        "csv",
        text([["Lô", "Số sê-ri"], *raw]),
        [truth("Lô:text|Số sê-ri:text", raw)],
        ("scientific_code", "Số sê-ri"),
        may="lost_digits",
    )
    raw = [
        ["Nguyễn A", 914123456.0],
        ["Trần B", 905123456.0],
        ["Lê C", 2343123456.0],
        ["Phạm D", 914999888.0],
    ]
    rows = [
        ["Nguyễn A", "914123456"],
        ["Trần B", "905123456"],
        ["Lê C", "2343123456"],
        ["Phạm D", "914999888"],
    ]
    yield file(
        "phones_without_zero",
        "xlsx",
        xlsx(page(["Đơn vị", "Số điện thoại"], *raw)),
        [truth("Đơn vị:text|Số điện thoại:text", rows)],
        ("lost_digits", "Số điện thoại"),
    )
    raw = [
        ["HGĐ 1", 46123456789012300.0],
        ["HGĐ 2", 46123456789012400.0],
        ["HGĐ 3", 46123456789019900.0],
    ]
    yield file(
        "precision_lost",
        "xlsx",
        xlsx(page(["Hộ", "Mã định danh"], *raw)),
        [
            truth(
                "Hộ:text|Mã định danh:text",
                [
                    ["HGĐ 1", "46123456789012300"],
                    ["HGĐ 2", "46123456789012400"],
                    ["HGĐ 3", "46123456789019900"],
                ],
            )
        ],
        ("precision_lost", "Mã định danh"),
        may="lost_digits",
    )
    raw = [
        ["HGĐ 1", "4612345678901234567"],
        ["HGĐ 2", "4612345678901234568"],
        ["HGĐ 3", "4612345678901234569"],
    ]
    yield file(
        "big_number",
        "csv",
        text([["Hộ", "Dãy số"], *raw]),
        [truth("Hộ:text|Dãy số:text", raw)],
        ("big_number", "Dãy số"),
    )
    raw = [
        ["046", "Thành phố Huế", "19750"],
        ["046", "Phú Vang", "20002"],
        ["001", "Ba Đình", "00001"],
    ]
    yield file(
        "zeros_stay",
        "csv",
        text([["Mã tỉnh", "Tên", "Mã xã"], *raw]),
        [truth("Mã tỉnh:text|Tên:text|Mã xã:text", raw)],
    )
