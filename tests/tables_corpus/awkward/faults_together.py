"""Files with more than one thing to say, as they come when a report has passed many hands."""

from __future__ import annotations

import json
from datetime import date

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import WARDS, D, case, day, file, page, text, truth, xlsx
from tests.tables_corpus.awkward.old_fonts import cp1258, fonted, tcvn3, turned

SITES = ["Trạm bơm Mẫu Một", "Trạm bơm Mẫu Hai", "Cống Mẫu Ba", "Cống Mẫu Bốn", "Đập Mẫu Năm"]


@case
def old_fonts_and_sums():
    one = [[1, SITES[0], 120, 98], [2, SITES[1], 75, 80]]
    two = [[1, SITES[2], 40, 41], [2, SITES[3], 66, 60], [3, SITES[4], 210, 185]]
    rows = [
        ["Công ty thủy lợi mẫu", None, None, None],
        ["Kết quả tưới tiêu vụ đông xuân", None, None, None],
        ["STT", "Công trình", "Kế hoạch", "Thực hiện"],
        ["I", "Trạm bơm", None, None], *one, ["II", "Cống, đập", None, None], *two,
        [None, "Tổng cộng", 511, 474],
    ]  # fmt: skip
    p = fonted(turned(rows, tcvn3), ".VnTime")
    want = truth("STT:integer|Công trình:text|Kế hoạch:integer|Thực hiện:integer", one + two)
    yield file("irrigation_tcvn3_total_wrong", "xlsx", xlsx(p), [want], "legacy_encoding",
               ("total_mismatch", "Thực hiện"), may="subtotals_in_rows")  # fmt: skip
    dots = ["1.234", "2.500", "12.750", "3.108", "9.999"]
    rows = [["Công trình", "Lưu lượng"], *[[SITES[i], v] for i, v in enumerate(dots)]]
    yield file("irrigation_tcvn3_ambiguous", "csv", text(turned(rows, tcvn3), ";", "latin-1"),
               [truth("Công trình:text|Lưu lượng:text", rows[1:])], "legacy_encoding",
               ("ambiguous_number", "Lưu lượng"))  # fmt: skip
    lines = [
        "Công trình;Năm xây dựng;Ghi chú",
        f"{SITES[0]};1998;Đang vận hành",
        f"{SITES[1]};2004",
        f"{SITES[2]};2011;Cần sửa chữa",
        f"{SITES[3]};2015",
        f"{SITES[4]};2019;Tốt",
    ]
    want = [line.split(";") for line in lines[1:]]
    want = [[r[0], int(r[1]), r[2] if len(r) > 2 else None] for r in want]
    yield file("irrigation_1258_ragged", "csv", cp1258("\r\n".join(lines)),
               [truth("Công trình:text|Năm xây dựng:integer|Ghi chú:text", want)],
               "legacy_encoding", "ragged_rows")  # fmt: skip


@case
def web_exports():
    p = page(["Sản lượng thủy sản"], ["Xã", "Nuôi trồng (tấn)", "Khai thác (tấn)"],
             [WARDS[5], "1.234,5", "870,5(*)"], [WARDS[6], "912,25", "640,75"],
             [WARDS[7], "88", "1.020,5(*)"], [WARDS[8], "45,5", "77"],
             ["(*) Ước tính"])  # fmt: skip
    rows = [[WARDS[5], D("1234.5"), D("870.5")], [WARDS[6], D("912.25"), D("640.75")],
            [WARDS[7], D(88), D("1020.5")], [WARDS[8], D("45.5"), D(77)]]  # fmt: skip
    yield file("fishery_html_footnotes", "xls", writers.html([p]),
               [truth("Xã:text|Nuôi trồng (tấn):number|Khai thác (tấn):number", rows)],
               "html_as_xls", ("footnote_marks", "Khai thác (tấn)"),
               may="wrong_extension")  # fmt: skip
    one = page(["Loại rừng", "Diện tích"], ["Rừng đặc dụng", 930], ["Rừng sản xuất", 1410],
               name="Rừng")  # fmt: skip
    two = page(
        ["Vụ cháy", "Ngày", "Thiệt hại"],
        ["Vụ 1", "12/05/2024", 3],
        ["Vụ 2", "28/06/2024", 7],
        ["Vụ 3", "30/07/2024", 1],
        name="Cháy rừng",
    )
    fires = [[a, date(2024, int(b[3:5]), int(b[:2])), c] for a, b, c in two.rows[1:]]
    yield file("forest_xml_sheets", "xls", writers.xmlss([one, two]),
               [truth("Loại rừng:text|Diện tích:integer", one.rows[1:]),
                truth("Vụ cháy:text|Ngày:date|Thiệt hại:integer", fires)],
               "xml_spreadsheet", "multiple_sheets", may="wrong_extension")  # fmt: skip


@case
def hidden_and_more():
    p = page(["Vùng", "Công trình", "Công suất"], ["Vùng đồng bằng", SITES[0], 1200],
             [None, SITES[1], 900], [None, SITES[2], 450], ["Vùng núi", SITES[3], 300],
             [None, SITES[4], 520])  # fmt: skip
    p.merges += [(1, 0, 3, 0), (4, 0, 5, 0)]
    p.hidden_rows = {2}
    areas = ["Vùng đồng bằng"] * 3 + ["Vùng núi"] * 2
    rows = [[a, *r[1:]] for a, r in zip(areas, p.rows[1:], strict=True)]
    yield file("works_hidden_and_merged", "xlsx", xlsx(p),
               [truth("Vùng:text|Công trình:text|Công suất:integer", rows)], "hidden_rows",
               ("merged_filled", "Vùng"), may="merged_cells")  # fmt: skip
    rows = [[s, 10 + i, "Tốt", 20 + i, "Khá"] for i, s in enumerate(SITES)]
    head = ["Công trình", "Số máy", "Đánh giá", "Số máy", "Đánh giá"]
    p = page(head, *rows, hidden_columns={3})
    yield file("works_hidden_and_twice", "xls", writers.xls([p]),
               [truth("Công trình:text|Số máy:integer|Đánh giá:text|Số máy:integer|Đánh giá:text",
                      rows)], "hidden_columns", "duplicate_headers")  # fmt: skip
    p = page(
        ["Công trình", "Số máy", "Sản lượng"],
        *[[s, 2 + i, None if i in (1, 3) else 100 * i + 50] for i, s in enumerate(SITES)],
    )
    rows = [list(r) for r in p.rows[1:]]
    p.rows[2][2], p.rows[4][2] = "=B3*50", "=B5*50"
    yield file("works_formulas_misnamed", "xls", xlsx(p),
               [truth("Công trình:text|Số máy:integer|Sản lượng:integer", rows)],
               "wrong_extension", ("formula_no_value", "Sản lượng"))  # fmt: skip


@case
def groups_within_groups():
    """Numbered lines whose parts bear the numbers 1.1, 1.2: the upper ones are their sums."""
    p = page(["Nguồn vốn đầu tư công"], ["STT", "Nguồn vốn", "Kế hoạch", "Giải ngân"],
             ["1", "Ngân sách địa phương", 300, 240], ["1.1", "Vốn tập trung", 180, 150],
             ["1.2", "Tiền sử dụng đất", 120, 90], ["2", "Ngân sách trung ương", 500, 410],
             ["2.1", "Vốn trong nước", 350, 300], ["2.2", "Vốn nước ngoài", 150, 110],
             [None, "Tổng số", 800, 650])  # fmt: skip
    p.bold |= {(r, c) for r in (1, 2, 5, 8) for c in range(4)}
    rows = [r for r in p.rows[2:] if r[0] and "." in r[0]]
    yield file("funds_numbered_parts", "xlsx", xlsx(p),
               [truth("STT:text|Nguồn vốn:text|Kế hoạch:integer|Giải ngân:integer", rows)],
               may="subtotals_in_rows")  # fmt: skip
    rows = [["Cầu Mẫu 1", 45, 40], ["Cầu Mẫu 2", 30, 31], ["Đường Mẫu 3", 80, 66],
            ["Đường Mẫu 4", 15, 12]]  # fmt: skip
    p = page(["Dự án", "Kế hoạch", "Thực hiện"], ["A. Cầu", None, None], *rows[:2],
             ["Cộng A", 75, 71], ["B. Đường", None, None], *rows[2:], ["Cộng B", 95, 87],
             ["Tổng cộng", 170, 158])  # fmt: skip
    yield file("projects_subtotal_wrong", "ods", writers.ods([p]),
               [truth("Dự án:text|Kế hoạch:integer|Thực hiện:integer", rows)],
               ("total_mismatch", "Thực hiện"), may="subtotals_in_rows")  # fmt: skip


@case
def side_by_side():
    left = [["Loài Mẫu A", 12], ["Loài Mẫu B", 7], ["Loài Mẫu C", 31]]
    right = [["Vườn Mẫu 1", 2019, 4.5], ["Vườn Mẫu 2", 2021, 3.25]]
    p = page(["Loài cây", "Số cây", None, None, "Vườn ươm", "Năm lập", "Diện tích"])
    for i, row in enumerate(left):
        p.rows.append([*row, None, None, *(right[i] if i < len(right) else [])])
    yield file(
        "trees_beside_gardens", "xlsx", xlsx(p),
        [truth("Loài cây:text|Số cây:integer", left),
         truth("Vườn ươm:text|Năm lập:integer|Diện tích:number",
               [[a, b, D(str(c))] for a, b, c in right])],
        "multiple_tables",
    )  # fmt: skip


@case
def days_and_phones():
    right = ["2025-04-03", "2025-03-25", "2025-07-12", "2025-06-30", "2025-01-09"]
    phones = [2343811111, 914000333, 905000555, 2343811444, 978000777]
    rows, want = [], []
    for i, shown in enumerate(right):
        d = day(shown)
        swapped = date(d.year, d.day, d.month) if d.day <= 12 else d.strftime("%d/%m/%Y")
        rows.append([SITES[i], swapped, phones[i]])
        want.append([SITES[i], d, str(phones[i])])
    yield file("works_days_and_phones", "xlsx",
               xlsx(page(["Công trình", "Ngày kiểm tra", "Điện thoại trực"], *rows)),
               [truth("Công trình:text|Ngày kiểm tra:date|Điện thoại trực:text", want)],
               ("dates_swapped", "Ngày kiểm tra"), ("lost_digits", "Điện thoại trực"),
               may="mixed_types date_ambiguous")  # fmt: skip
    codes = ["8,49E+11", "8,4912E+11", "9,05E+11", "8,43E+11"]
    body = [[SITES[i], c, f"{i + 12}/10/2024"] for i, c in enumerate(codes)]
    yield file("works_utf16_scientific", "csv",
               text([["Công trình", "Mã tài sản", "Ngày nhập"], *body], "\t", "utf-16"),
               [truth("Công trình:text|Mã tài sản:text|Ngày nhập:date",
                      [[a, b, date(2024, 10, 12 + i)] for i, (a, b, _) in enumerate(body)])],
               ("scientific_code", "Mã tài sản"))  # fmt: skip


@case
def records_on_the_map():
    values = [(SITES[0], 16.45562, 107.58401), (SITES[1], 16.47791, 107.61103),
              (SITES[2], 16.40473, 107.54302), (SITES[3], 16.55184, 107.64105)]  # fmt: skip
    data = [{"tendoituong": a, "kinhdo": b, "vido": c} for a, b, c in values]
    answer = {"code": 0, "message": "Thực hiện thành công", "data": data,
              "hienthi": [{"khoa": False, "tentruong": k, "mota": m} for k, m in
                          (("tendoituong", "Tên công trình"), ("kinhdo", "Kinh Độ"),
                           ("vido", "Vĩ Độ"))]}  # fmt: skip
    yield file("works_swapped_records", "json", json.dumps(answer, ensure_ascii=False).encode(),
               [truth("Tên công trình:text|Kinh Độ:number|Vĩ Độ:number",
                      [[a, D(str(b)), D(str(c))] for a, b, c in values])],
               "swapped_latlon", may="out_of_area")  # fmt: skip
