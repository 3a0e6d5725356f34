"""Money: forms of the budget law, decisions with annexes, projects, fees, and their sums."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import WARDS, D, case, day, file, page, text, truth, xlsx


def vi(number, places=0):
    """1234.5 as 1.234,5."""
    shown = f"{number:,.{places}f}"
    return shown.replace(",", " ").replace(".", ",").replace(" ", ".")


@case
def form_of_the_law():
    """Parts, sections and lines, each with its sum above."""
    lines = {
        ("I", "Thu nội địa"): [("Thuế giá trị gia tăng", 3200, 3350.5),
                               ("Thuế thu nhập cá nhân", 610, 655.25)],
        ("II", "Thu từ hoạt động xuất nhập khẩu"): [("Thuế nhập khẩu", 420, 401.5),
                                                    ("Thuế xuất khẩu", 35, 38)],
    }  # fmt: skip
    for ext in ("xlsx", "ods"):
        p = page(
            ["UBND THÀNH PHỐ HUẾ", None, None, "Biểu số 62/CK-NSNN"],
            ["SỞ TÀI CHÍNH"],
            [None],
            ["THỰC HIỆN THU NGÂN SÁCH NHÀ NƯỚC NĂM 2024"],
            ["(Số liệu đã được quyết toán)"],
            [None, None, None, "Đơn vị: Tỷ đồng"],
        )
        p.add(["STT", "Nội dung", "Dự toán năm", "Quyết toán"], bold=True)
        p.add(["A", "B", "1", "2"])
        every = [line for part in lines.values() for line in part]
        p.add(["A", "TỔNG THU NSNN", sum(x[1] for x in every), sum(x[2] for x in every)], bold=True)
        rows = []
        for (sign, name), part in lines.items():
            p.add([sign, name, sum(x[1] for x in part), sum(x[2] for x in part)], bold=True)
            for i, (what, plan, real) in enumerate(part, 1):
                p.add([i, what, plan, real])
                rows.append([i, what, plan, D(str(real))])
        p.add([None, None, None, "Huế, ngày 30 tháng 6 năm 2025"])
        p.add([None, None, None, "KT. GIÁM ĐỐC"])
        p.add([None, None, None, "PHÓ GIÁM ĐỐC"])
        kinds = "STT:integer|Nội dung:text|Dự toán năm:integer|Quyết toán:number"
        yield file(f"budget_form_62_{ext}", ext, writers.SHEETS[ext]([p]), [truth(kinds, rows)],
                   may="subtotals_in_rows")  # fmt: skip


@case
def spending_in_text():
    """Sums in Vietnamese writing, in csv."""
    rows = [[WARDS[i], 12500.5 + 1371.25 * i, 9800 + 977.75 * i] for i in range(6)]
    body = [["Đơn vị", "Dự toán", "Thực hiện"]]
    body += [[a, vi(b, 2), vi(c, 2)] for a, b, c in rows]
    total = ["Cộng", vi(sum(r[1] for r in rows), 2), vi(sum(r[2] for r in rows), 2)]
    want = truth("Đơn vị:text|Dự toán:number|Thực hiện:number",
                 [[a, D(str(b)), D(str(c))] for a, b, c in rows])  # fmt: skip
    yield file("spending_vi_semicolon", "csv", text([*body, total], ";"), [want])
    p = page(["Chi ngân sách phường, xã"], ["Đơn vị tính: triệu đồng"], *body, total)
    yield file("spending_vi_as_text", "xls", writers.xls([p]), [want])
    english = [["Đơn vị", "Dự toán", "Thực hiện"]]
    english += [[a, f"{b:,.2f}", f"{c:,.2f}"] for a, b, c in rows]
    yield file("spending_en_comma", "csv", text(english), [want])


@case
def projects():
    head = ["Số quyết định", "Tên dự án", "Ngày phê duyệt", "Tổng mức đầu tư"]
    rows = [
        ["1234/QĐ-UBND", "Nâng cấp đường Mẫu A", day("2024-03-15"), 125000],
        ["0087/QĐ-SXD", "Kè sông Mẫu B", day("2023-11-02"), 48000],
        ["2210/QĐ-UBND", "Trường Mẫu C", day("2025-01-28"), 76500],
    ]
    p = page(["DANH MỤC DỰ ÁN", None, None, None],
             ["(Kèm theo Nghị quyết số 15/NQ-HĐND ngày 10 tháng 7 năm 2025)"],
             [None, None, None, "ĐVT: triệu đồng"], head, *rows,
             ["Tổng cộng", None, None, 249500],
             ["Ghi chú: chưa gồm dự án chuyển tiếp."],
             [None, None, "TM. ỦY BAN NHÂN DÂN"], [None, None, "CHỦ TỊCH"])  # fmt: skip
    p.merges += [(0, 0, 0, 3), (1, 0, 1, 3), (7, 0, 7, 2)]
    kinds = "Số quyết định:text|Tên dự án:text|Ngày phê duyệt:date|Tổng mức đầu tư:integer"
    yield file("projects_annex", "xlsx", xlsx(p), [truth(kinds, rows)])


@case
def totals_that_do_not_add():
    rows = [["Sự nghiệp giáo dục", 410, 395], ["Sự nghiệp y tế", 150, 162],
            ["Sự nghiệp môi trường", 88, 90], ["Quản lý hành chính", 205, 201]]  # fmt: skip
    kinds = "Lĩnh vực chi:text|Dự toán:integer|Quyết toán:integer"
    p = page(["Lĩnh vực chi", "Dự toán", "Quyết toán"], *rows, ["Tổng cộng", 863, 848])
    p.bold |= {(5, 0), (5, 1), (5, 2)}
    yield file("spending_total_off_by_ten", "xlsx", xlsx(p), [truth(kinds, rows)],
               ("total_mismatch", "Dự toán"), may="subtotals_in_rows")  # fmt: skip


@case
def hints_in_cells():
    """Per cent and shares."""
    rows = [["Quận Mẫu 1", "85,5%", 12], ["Quận Mẫu 2", "91%", 9], ["Quận Mẫu 3", "78,25%", 14]]
    yield file(
        "share_texts", "csv", text([["Địa bàn", "Tỷ lệ giải ngân", "Số dự án"], *rows], ";"),
        [truth("Địa bàn:text|Tỷ lệ giải ngân:number|Số dự án:integer",
               [[a, D(b.rstrip("%").replace(",", ".")), c] for a, b, c in rows])],
    )  # fmt: skip
    body = [["Dự án Mẫu 1", 0.855], ["Dự án Mẫu 2", 0.91], ["Dự án Mẫu 3", 78.25],
            ["Dự án Mẫu 4", 64.5], ["Dự án Mẫu 5", 0.4]]  # fmt: skip
    p = page(["Dự án", "Tỷ lệ giải ngân"], *body)
    p.formats = {(1, 1): "0.0%", (2, 1): "0.0%", (5, 1): "0.0%"}
    yield file("share_half_formatted", "xlsx", xlsx(p),
               [truth("Dự án:text|Tỷ lệ giải ngân:number", [[a, D(str(b * 100 if b < 1 else b))]
                                                               for a, b in body])],
               ("percent_mixed", "Tỷ lệ giải ngân"))  # fmt: skip


@case
def one_sheet_each_ward():
    pages, rows = [], []
    for i, ward in enumerate(WARDS[:4]):
        body = [["Phí vệ sinh", 120 + i, 118 + i], ["Phí chợ", 60 + 2 * i, 55 + i]]
        p = page([f"THU PHÍ {ward.upper()}"], ["ĐVT: triệu đồng"],
                 ["Loại phí", "Kế hoạch", "Thực hiện"], *body,
                 ["Cộng", 180 + 3 * i, 173 + 2 * i], name=ward)  # fmt: skip
        pages.append(p)
        rows += body
    kinds = "Loại phí:text|Kế hoạch:integer|Thực hiện:integer"
    yield file("fees_by_ward_sheets", "xls", writers.xls(pages), [truth(kinds, rows)],
               "sheets_merged", may="multiple_sheets")  # fmt: skip
    fees = page(["Loại phí", "Kế hoạch"], ["Phí vệ sinh", 120], ["Phí chợ", 60], name="Phí")
    staff = page(["Phòng", "Biên chế", "Hợp đồng"], ["Phòng Một", 12, 2], ["Phòng Hai", 9, 1],
                 ["Phòng Ba", 7, 0], name="Biên chế")  # fmt: skip
    yield file(
        "fees_and_staff_sheets", "xlsx", xlsx(fees, staff),
        [truth("Loại phí:text|Kế hoạch:integer", fees.rows[1:]),
         truth("Phòng:text|Biên chế:integer|Hợp đồng:integer", staff.rows[1:])],
        "multiple_sheets",
    )  # fmt: skip


@case
def formulas():
    p = page(
        ["Vật tư", "Số lượng", "Đơn giá", "Thành tiền"],
        ["Xi măng", 120, 95000, 11400000],
        ["Cát", 45, 320000, "=B3*C3"],
        ["Đá", 30, 410000, "=B4*C4"],
        ["Gạch", 9000, 1500, 13500000],
    )
    rows = [[*r[:3], r[3] if isinstance(r[3], int) else None] for r in p.rows[1:]]
    yield file("materials_formulas_unsaved", "xlsx", xlsx(p),
               [truth("Vật tư:text|Số lượng:integer|Đơn giá:integer|Thành tiền:integer", rows)],
               ("formula_no_value", "Thành tiền"))  # fmt: skip
    p = page(
        ["Vật tư", "Số lượng", "Tỷ trọng"],
        ["Xi măng", 120, 0.25],
        ["Cát", 45, "#DIV/0!"],
        ["Đá", 30, 0.125],
        ["Gạch", 9000, "#REF!"],
        ["Thép", 75, 0.5],
    )
    rows = [[*r[:2], D(str(r[2])) if isinstance(r[2], float) else None] for r in p.rows[1:]]
    kinds = "Vật tư:text|Số lượng:integer|Tỷ trọng:number"
    yield file("materials_errors", "xlsx", xlsx(p), [truth(kinds, rows)],
               ("error_values", "Tỷ trọng"))  # fmt: skip
    yield file("materials_errors_csv", "csv", text(p.rows, ";"), [truth(kinds, rows)],
               ("error_values", "Tỷ trọng"))  # fmt: skip


@case
def years_and_plans():
    """A year over plan and doing, and a unit line in the middle."""
    p = page(["Thu chi ngân sách 2023 - 2024"], ["Đơn vị tính: tỷ đồng"])
    p.add(["Chỉ tiêu", "Năm 2023", None, "Năm 2024", None], bold=True)
    p.add([None, "Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện"], bold=True)
    p.add(["(1)", "(2)", "(3)", "(4)", "(5)"])
    rows = [["Thu nội địa", 9500, 9812, 10200, 10455], ["Thu xuất nhập khẩu", 430, 512, 520, 498],
            ["Thu viện trợ", 12, 9, 10, 15]]  # fmt: skip
    p.rows += rows
    p.merges += [(2, 0, 3, 0), (2, 1, 2, 2), (2, 3, 2, 4)]
    kinds = "Chỉ tiêu:text"
    for year in ("2023", "2024"):
        kinds += f"|Năm {year} / Kế hoạch:integer|Năm {year} / Thực hiện:integer"
    yield file("revenue_two_years_html", "xls", writers.html([p]), [truth(kinds, rows)],
               "html_as_xls", may="wrong_extension")  # fmt: skip
    yield file("revenue_two_years", "xls", writers.xls([p]), [truth(kinds, rows)])
