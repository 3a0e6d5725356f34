"""Figures as offices type them: points and commas, units, shares, notes, sums that are wrong."""

from __future__ import annotations

from tests.tables_corpus.awkward.city_desk import (
    UNITS,
    crest,
    dice,
    file,
    flat,
    put,
    seal,
    true,
    vn,
    workbook,
)
from tests.tables_corpus.awkward.desk import add
from tests.tables_corpus.awkward.kit import D, case, page, truth


@case
def vietnamese_figures_as_text():
    r = dice(41)
    rows = [[u, r.randint(900, 9_000_000), round(r.uniform(1000, 90000), 2)] for u in UNITS[:8]]
    rows[0][1:] = [12_345_678, 1234.56]
    shown = [[u, vn(a), vn(b, 2)] for u, a, b in rows]
    head = ["Đơn vị", "Dự toán (đồng)", "Quyết toán (triệu đồng)"]
    table = [truth(f"{head[0]}:text|{head[1]}:integer|{head[2]}:number", true(rows))]
    yield file("vn_figures_csv", "csv", flat([head, *shown]), table)
    yield file("vn_figures_tsv", "tsv", flat([head, *shown], "\t"), table)
    yield from put(
        "vn_figures_text", page(head, *shown), table, "xlsx ods", may="text_in_number_column"
    )


@case
def english_figures_as_text():
    r = dice(42)
    rows = [
        [u, r.randint(1_000_000, 9_000_000), round(r.uniform(1000, 90000), 2)] for u in UNITS[:8]
    ]
    rows[0][2] = 2345.67
    shown = [[u, f"{a:,}", f"{b:,.2f}"] for u, a, b in rows]
    head = ["Đơn vị", "Kinh phí (đồng)", "Vốn vay (triệu đồng)"]
    table = [truth(f"{head[0]}:text|{head[1]}:integer|{head[2]}:number", true(rows))]
    yield file("en_figures_semi", "csv", flat([head, *shown], ";"), table)
    yield file("en_figures_quoted", "csv", flat([head, *shown]), table)


@case
def blanks_between_thousands():
    for blank, name in ((" ", "space"), ("\u00a0", "nbsp"), ("\u202f", "narrow")):
        rows = [["Cơ sở A", 12500], ["Cơ sở B", 1234567], ["Cơ sở C", 890], ["Cơ sở D", 45000]]
        shown = [[a, f"{b:,}".replace(",", blank)] for a, b in rows]
        head = ["Cơ sở", "Công suất (chiếc)"]
        table = [truth("Cơ sở:text|Công suất (chiếc):integer", rows)]
        yield file(f"thousands_{name}", "csv", flat([head, *shown]), table)


@case
def figures_that_could_be_two_things():
    shown = [
        ["Lô A", "1.234", "12"],
        ["Lô B", "2.500", "15"],
        ["Lô C", "3.125", "9"],
        ["Lô D", "1.780", "21"],
    ]
    head = ["Lô rừng", "Diện tích", "Số cây mẫu"]
    rows = [[a, b, int(c)] for a, b, c in shown]
    table = [truth("Lô rừng:text|Diện tích:text|Số cây mẫu:integer", rows)]
    said = ("ambiguous_number", "Diện tích")
    yield file("two_readings_csv", "csv", flat([head, *shown]), table, said)
    yield file("two_readings_tsv", "tsv", flat([head, *shown], "\t"), table, said)
    typed = [[a, b, int(c)] for a, b, c in shown]
    yield from put("two_readings", page(head, *typed), table, "xlsx ods", said)


@case
def proved_by_what_is_counted():
    rows = [["Ca sáng", 1250], ["Ca chiều", 2310], ["Ca tối", 1045]]
    for unit, name in (("người", "people"), ("đồng", "dong"), ("cái", "pieces")):
        head = ["Ca", f"Số lượng ({unit})"]
        data = flat([head, *[[a, vn(b)] for a, b in rows]])
        yield file(f"counted_{name}", "csv", data, [truth(f"Ca:text|{head[1]}:integer", rows)])


@case
def proved_by_one_that_has_both():
    rows = [["Kho 1", 1.5], ["Kho 2", 1234], ["Kho 3", 2750], ["Kho 4", 12.25], ["Kho 5", 3100.5]]
    shown = [
        ["Kho 1", "1,5"],
        ["Kho 2", "1.234"],
        ["Kho 3", "2.750"],
        ["Kho 4", "12,25"],
        ["Kho 5", "3.100,5"],
    ]
    table = [truth("Kho:text|Lượng tồn:number", true(rows))]
    head = ["Kho", "Lượng tồn"]
    yield file("one_proves_semi", "csv", flat([head, *shown], ";"), table)
    yield file("one_proves_tab", "tsv", flat([head, *shown], "\t"), table)


@case
def shares():
    rows = [
        [u, D(n) / 10, 1000 + n]
        for u, n in zip(UNITS[:6], (455, 1000, 125, 872, 33, 690), strict=True)
    ]
    columns = "Đơn vị:text|Tỷ lệ (%):number|Số hộ:integer"
    p = page(["Đơn vị", "Tỷ lệ (%)", "Số hộ"])
    for i, (u, share, n) in enumerate(rows, 1):
        p.rows.append([u, float(share / 100), n])
        p.formats[i, 1] = "0.0%"
    yield from put("shares_format", p, [truth(columns, rows)], "xlsx xls")
    shown = [[u, f"{s:.1f}%".replace(".", ","), n] for u, s, n in rows]
    head = ["Đơn vị", "Tỷ lệ (%)", "Số hộ"]
    yield file("shares_text", "csv", flat([head, *shown]), [truth(columns, rows)])
    p = page(head)
    for i, (u, share, n) in enumerate(rows, 1):
        as_share = i % 2 == 0
        p.rows.append([u, float(share / 100 if as_share else share), n])
        if as_share:
            p.formats[i, 1] = "0.0%"
    said = ("percent_mixed", "Tỷ lệ (%)")
    yield from put("shares_mixed", p, [truth(columns, rows)], "xlsx", said, may="mixed_types")


@case
def stars_and_notes_on_figures():
    rows = [["Trạm 1", 312], ["Trạm 2", 298], ["Trạm 3", 405], ["Trạm 4", 377], ["Trạm 5", 281]]
    for mark, name in (("*", "star"), ("(1)", "number"), ("**", "stars")):
        shown = [[a, f"{b}{mark}" if a == "Trạm 3" else b] for a, b in rows]
        p = page(["Trạm", "Lượng mưa (mm)"], *shown, [None], [f"{mark} Số liệu ước tính."])
        table = [truth("Trạm:text|Lượng mưa (mm):integer", rows)]
        said = ("footnote_marks", "Lượng mưa (mm)")
        may = "text_in_number_column mixed_types"
        yield from put(
            f"marks_{name}", p, table, "xlsx" if name != "star" else "xlsx csv", said, may=may
        )


@case
def units_within_cells():
    rows = [
        ["Gạo", "5 tấn"],
        ["Mì gói", "300 thùng"],
        ["Nước", "12 m3"],
        ["Dầu ăn", "250 lít"],
        ["Muối", "800 kg"],
    ]
    table = [truth("Hàng dự trữ:text|Khối lượng:text", rows)]
    said = ("mixed_units", "Khối lượng")
    may = "mixed_types text_in_number_column"
    yield from put(
        "units_mixed", page(["Hàng dự trữ", "Khối lượng"], *rows), table, "xlsx csv", said, may=may
    )


@case
def words_among_prices():
    rows = [
        ["Vé người lớn", "50000"],
        ["Vé trẻ em", "25000"],
        ["Người cao tuổi", "Miễn phí"],
        ["Vé đoàn", "40000"],
        ["Vé tháng", "300000"],
        ["Học sinh", "20000"],
    ]
    table = [truth("Loại vé:text|Giá vé:text", rows)]
    said = ("text_in_number_column", "Giá vé")
    typed = [[a, int(b) if b.isdigit() else b] for a, b in rows]
    for form, body in (("xlsx ods", typed), ("csv", rows)):
        yield from put(
            "free_tickets", page(["Loại vé", "Giá vé"], *body), table, form, said, may="mixed_types"
        )


@case
def nil_and_unknown():
    rows = [
        ["2021", 12, None],
        ["2022", None, 8],
        ["2023", 31, 14],
        ["2024", 29, None],
        ["2025", None, 22],
    ]
    rows = [[int(a), b, c] for a, b, c in rows]
    signs = iter(["…", "-", "..", "–"])
    shown = [[next(signs) if v is None else v for v in row] for row in rows]
    table = [truth("Năm:integer|Số vụ:integer|Số người:integer", rows)]
    yield from put("nil_unknown", page(["Năm", "Số vụ", "Số người"], *shown), table, "xlsx xls csv")


@case
def totals_that_are_wrong():
    r = dice(43)
    rows = [[i, u, r.randint(200, 900), r.randint(20, 90)] for i, u in enumerate(UNITS[:9], 1)]
    good = add(rows, 2)
    columns = "STT:integer|Đơn vị:text|Số hội viên:integer|Số chi hội:integer"
    for name, shift in (("little", 1), ("digits", 270), ("lost", -rows[4][2])):
        p = page(*crest("Hội Mẫu thành phố", "Ban Thử", 3), ["DANH SÁCH CHI HỘI"])
        p.add([c.split(":")[0] for c in columns.split("|")], bold=True)
        p.rows += rows
        p.add([None, "Tổng cộng", good[0] + shift, good[1]], bold=True)
        p.rows += seal(3, "Huế, ngày 20 tháng 11 năm 2024", "NGƯỜI LẬP", "CHỦ TỊCH")
        said = ("total_mismatch", "Số hội viên")
        forms = "xlsx csv" if name == "digits" else "xlsx"
        yield from put(
            f"wrong_total_{name}", p, [truth(columns, rows)], forms, said, may="subtotals_in_rows"
        )


@case
def sums_of_groups_that_are_wrong():
    p = page(["THU PHÍ VỆ SINH"], ["Đơn vị tính: nghìn đồng"])
    p.add(["TT", "Tổ dân phố", "Số hộ", "Số tiền"], bold=True)
    parts = [[["Tổ 1", 85, 2125], ["Tổ 2", 110, 2750]], [["Tổ 3", 64, 1600], ["Tổ 4", 91, 2275]]]
    rows = []
    for mark, title, part, off in (
        ("I", "Khu vực 1", parts[0], 0),
        ("II", "Khu vực 2", parts[1], 300),
    ):
        houses, money = add(part, 1)
        p.add([mark, title, houses, money + off], bold=True)
        body = [[i, *row] for i, row in enumerate(part, 1)]
        p.rows += body
        rows += body
    p.add([None, "Tổng cộng", *add(rows, 2)], bold=True)
    columns = "TT:integer|Tổ dân phố:text|Số hộ:integer|Số tiền:integer"
    said = ("total_mismatch", "Số tiền")
    yield from put(
        "wrong_group_sum", p, [truth(columns, rows)], "xlsx xls", said, may="subtotals_in_rows"
    )


@case
def formulas_and_errors():
    rows = [[f"Tuyến {i}", 10 * i + 3, 4 * i + 1] for i in range(1, 8)]

    def unreckoned(book):
        sheet = book.active
        sheet.append(["Tuyến", "Chuyến đi", "Chuyến về", "Tổng chuyến"])
        for i, row in enumerate(rows, 2):
            sheet.append([*row, row[1] + row[2] if i < 6 else f"=B{i}+C{i}"])

    columns = "Tuyến:text|Chuyến đi:integer|Chuyến về:integer|Tổng chuyến:integer"
    known = [[*row, row[1] + row[2] if i < 4 else None] for i, row in enumerate(rows)]
    said = ("formula_no_value", "Tổng chuyến")
    yield file("formulas_bare", "xlsx", workbook(unreckoned), [truth(columns, known)], said)

    def wrong(book):
        sheet = book.active
        sheet.append(["Tuyến", "Chuyến đi", "Chuyến về", "Hệ số"])
        for i, row in enumerate(rows):
            sheet.append([*row, {2: "#DIV/0!", 5: "#REF!"}.get(i, 1.25 + i)])

    columns = "Tuyến:text|Chuyến đi:integer|Chuyến về:integer|Hệ số:number"
    known = [[*row, None if i in (2, 5) else D("1.25") + i] for i, row in enumerate(rows)]
    said = ("error_values", "Hệ số")
    yield file("errors_cells", "xlsx", workbook(wrong), [truth(columns, known)], said)
    shown = [[*row, {2: "#DIV/0!", 5: "#N/A"}.get(i, 1.25 + i)] for i, row in enumerate(rows)]
    head = ["Tuyến", "Chuyến đi", "Chuyến về", "Hệ số"]
    yield file("errors_csv", "csv", flat([head, *shown]), [truth(columns, known)], said)
