"""CSV as people and small programs write it."""

from __future__ import annotations

from tests.tables_corpus.awkward.kit import WARDS, D, case, file, text, truth

HEAD = ["Tên chợ", "Địa chỉ", "Số quầy"]
ROWS = [["Chợ Mẫu Một", "12 Lê Lợi, phường Thuận Hóa", 320],
        ["Chợ Mẫu Hai", "Thôn 3, xã Phú Hồ", 85],
        ["Chợ Mẫu Ba", "Tổ 5, phường Kim Long", 140],
        ["Chợ Mẫu Bốn", "Thôn 1, xã Phú Vinh", 62]]  # fmt: skip
KINDS = "Tên chợ:text|Địa chỉ:text|Số quầy:integer"


def raw(*lines, encoding="utf-8"):
    return "\r\n".join(lines).encode(encoding)


@case
def separators():
    yield file("markets_pipe", "csv", text([HEAD, *ROWS], "|"), [truth(KINDS, ROWS)])
    yield file("markets_sep_line", "csv", b"sep=;\r\n" + text([HEAD, *ROWS], ";"),
               [truth(KINDS, ROWS)])  # fmt: skip
    yield file("markets", "tsv", text([HEAD, *ROWS], "\t"), [truth(KINDS, ROWS)])
    names = [['Chợ "Mẫu" Năm', "Dòng một\nDòng hai", 11], ['"Chợ đêm"', "a; b, c", 7]]
    yield file("markets_quotes_inside", "csv", text([HEAD, *ROWS, *names]),
               [truth(KINDS, [*ROWS, *names])])  # fmt: skip
    head = ["Tên chợ", "Số quầy\n(thường xuyên)", "Tỷ lệ\nlấp đầy (%)"]
    rows = [["Chợ Mẫu Một", 320, "91,5"], ["Chợ Mẫu Hai", 85, "77"], ["Chợ Mẫu Ba", 62, "80,25"]]
    yield file(
        "markets_header_lines", "csv", text([head, *rows], ";"),
        [truth("Tên chợ:text|Số quầy (thường xuyên):integer|Tỷ lệ lấp đầy (%):number",
               [[a, b, D(c.replace(",", "."))] for a, b, c in rows])],
    )  # fmt: skip


@case
def torn():
    data = raw("Tên xã,Số hộ,Ghi chú", f"{WARDS[0]},1200,Đạt", f"{WARDS[1]},900,Đạt",
               f"{WARDS[2]},1500,Chưa đạt", f'{WARDS[3]},640,"Đạt')  # fmt: skip
    rows = [[WARDS[0], 1200, "Đạt"], [WARDS[1], 900, "Đạt"], [WARDS[2], 1500, "Chưa đạt"],
            [WARDS[3], 640, "Đạt"]]  # fmt: skip
    kinds = "Tên xã:text|Số hộ:integer|Ghi chú:text"
    yield file("quote_open_at_end", "csv", data, [truth(kinds, rows)], "unclosed_quote")
    data = raw("Tên xã;Số hộ;Ghi chú", f"{WARDS[0]};1200;Đạt", f"{WARDS[1]};900",
               f"{WARDS[2]};1500;Chưa đạt", f"{WARDS[3]}", f"{WARDS[4]};640;Đạt")  # fmt: skip
    rows = [[WARDS[0], 1200, "Đạt"], [WARDS[1], 900, None], [WARDS[2], 1500, "Chưa đạt"],
            [WARDS[3], None, None], [WARDS[4], 640, "Đạt"]]  # fmt: skip
    yield file("rows_too_short", "csv", data, [truth(kinds, rows)], "ragged_rows")
    rows = [[WARDS[i], 100 + i, "Kỳ 1", 200 + i, "Kỳ 2"] for i in range(4)]
    yield file(
        "headers_twice", "csv", text([["Tên xã", "Số hộ", "Ghi chú", "Số hộ", "Ghi chú"], *rows]),
        [truth("Tên xã:text|Số hộ:integer|Ghi chú:text|Số hộ:integer|Ghi chú:text", rows)],
        "duplicate_headers",
    )  # fmt: skip
    data = raw("Tên xã,Giá trị", f"{WARDS[0]},1250000", f"{WARDS[1]},########",
               f"{WARDS[2]},980000", f"{WARDS[3]},########", f"{WARDS[4]},45000")  # fmt: skip
    want = [[WARDS[0], 1250000], [WARDS[1], None], [WARDS[2], 980000], [WARDS[3], None],
            [WARDS[4], 45000]]  # fmt: skip
    yield file("column_was_too_narrow", "csv", data, [truth("Tên xã:text|Giá trị:integer", want)],
               ("values_lost", "Giá trị"), may="text_in_number_column error_values")  # fmt: skip


@case
def forms():
    head = ["STT", "Tên hộ kinh doanh", "Doanh thu"]
    rows = [[i + 1, f"Hộ kinh doanh số {i + 1}", 12000 + 311 * i] for i in range(8)]
    body = [["UBND PHƯỜNG THUẬN HÓA"], ["DANH SÁCH HỘ KINH DOANH"], ["ĐVT: nghìn đồng"],
            head, *rows[:4], head, *rows[4:]]  # fmt: skip
    body = [[*r, *[""] * (3 - len(r))] for r in body]
    kinds = "STT:integer|Tên hộ kinh doanh:text|Doanh thu:integer"
    yield file("header_on_each_page", "csv", text(body, ";"), [truth(kinds, rows)])
    lines = ["STT,Tên tuyến,Chiều dài (km)", "I,Đường đô thị,", "1,Đường Mẫu 1,2.5",
             "2,Đường Mẫu 2,0.75", "3,Đường Mẫu 3,1.25", "II,Đường xã,", "1,Đường Mẫu 4,3.1",
             "2,Đường Mẫu 5,4.05", ",Tổng cộng,11.65"]  # fmt: skip
    want = [
        [int(a), b, D(c)] for a, b, c in (line.split(",") for line in lines if line[0] in "123")
    ]
    yield file("roads_roman_groups", "csv", raw(*lines),
               [truth("STT:integer|Tên tuyến:text|Chiều dài (km):number", want)])  # fmt: skip
    lines = ["Tên chợ;Số quầy;;", "Chợ Mẫu Một;320;;", "Chợ Mẫu Hai;85;;", "Chợ Mẫu Ba;62;;", ";;;"]
    yield file(
        "empty_tail",
        "csv",
        raw(*lines),
        [
            truth(
                "Tên chợ:text|Số quầy:integer",
                [["Chợ Mẫu Một", 320], ["Chợ Mẫu Hai", 85], ["Chợ Mẫu Ba", 62]],
            )
        ],
    )
    lines = [
        "Bảng 1: Số chợ theo hạng",
        "Hạng,Số chợ",
        "Hạng 1,3",
        "Hạng 2,12",
        "Hạng 3,98",
        "",
        "",
        "Bảng 2: Siêu thị",
        "Tên siêu thị,Diện tích sàn,Hạng",
        "Siêu thị Mẫu A,4500,I",
        "Siêu thị Mẫu B,2100,II",
        "Siêu thị Mẫu C,900,III",
    ]
    yield file(
        "two_tables_in_csv", "csv", raw(*lines),
        [truth("Hạng:text|Số chợ:integer", [["Hạng 1", 3], ["Hạng 2", 12], ["Hạng 3", 98]]),
         truth("Tên siêu thị:text|Diện tích sàn:integer|Hạng:text",
               [["Siêu thị Mẫu A", 4500, "I"], ["Siêu thị Mẫu B", 2100, "II"],
                ["Siêu thị Mẫu C", 900, "III"]])],
        "multiple_tables", may="ragged_rows",
    )  # fmt: skip
