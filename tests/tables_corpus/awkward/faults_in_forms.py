"""Whole forms with one fault in them: the form must be understood and the fault be said."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.desk import abc, add, count, head, old, sign, vni
from tests.tables_corpus.awkward.kit import case, day, file, page, truth, xlsx
from tests.tables_corpus.sheet import Page

ONE = [["Chợ Mẫu 1", 120, 340], ["Chợ Mẫu 2", 95, 210], ["Chợ Mẫu 3", 143, 402]]
TWO = [["Chợ Mẫu 4", 12, 33], ["Chợ Mẫu 5", 27, 61]]
KINDS = "STT:integer|Tên chợ:text|Số liệu / Số hộ:integer|Số liệu / Thu phí:integer"


def form(wrong: int = 0) -> tuple[Page, list[list[object]]]:
    p = page(
        *head("SỞ CÔNG THƯƠNG MẪU", "PHÒNG THƯƠNG MẠI", 3),
        ["BÁO CÁO THU PHÍ CHỢ"],
        [None, None, None, "Đơn vị: triệu đồng"],
    )
    at = p.add(["STT", "Tên chợ", "Số liệu", None], bold=True)
    p.add([None, None, "Số hộ", "Thu phí"], bold=True)
    p.merges += [(at, 0, at + 1, 0), (at, 1, at + 1, 1), (at, 2, at, 3)]
    p.add(["A", "B", "1", "2"])
    rows = []
    for mark, name, part in (("I", "Khu vực phường", ONE), ("II", "Khu vực xã", TWO)):
        p.add([mark, name, None, None], bold=True)
        p.rows += count(part)
        rows += count(part)
        p.add([None, f"Cộng {mark}", *add(part, 1)], bold=True)
    whole = add(ONE + TWO, 1)
    p.add([None, "Tổng cộng", whole[0], whole[1] + wrong], bold=True)
    p.rows += sign(3)
    return p, rows


@case
def one_fault_in_a_form():
    p, rows = form(100)
    fee = "Số liệu / Thu phí"
    for ext in ("xlsx", "xls"):
        yield file(
            f"form_total_wrong_{ext}",
            ext,
            writers.SHEETS[ext]([p]),
            [truth(KINDS, rows)],
            ("total_mismatch", fee),
            may="subtotals_in_rows",
        )
    p, rows = form()
    yield file(
        "form_html",
        "xls",
        writers.html([p]),
        [truth(KINDS, rows)],
        "html_as_xls",
        may="wrong_extension subtotals_in_rows",
    )
    yield file(
        "form_xml",
        "xls",
        writers.xmlss([p]),
        [truth(KINDS, rows)],
        "xml_spreadsheet",
        may="wrong_extension subtotals_in_rows",
    )
    p.hidden_rows = {11}
    yield file(
        "form_hidden_row",
        "xlsx",
        xlsx(p),
        [truth(KINDS, rows)],
        "hidden_rows",
        may="subtotals_in_rows",
    )
    p.hidden_rows, p.hidden_columns = set(), {2}
    yield file(
        "form_hidden_column",
        "xlsx",
        xlsx(p),
        [truth(KINDS, rows)],
        ("hidden_columns", "Số liệu / Số hộ"),
        may="subtotals_in_rows",
    )
    p, rows = form()
    q = page(["Số liệu cũ"], ["Chợ Mẫu 1", 99], name="Nháp", hidden=True)
    yield file(
        "form_hidden_sheet",
        "ods",
        writers.ods([p, q]),
        [truth(KINDS, rows)],
        "hidden_sheets",
        may="subtotals_in_rows multiple_sheets",
    )
    yield file(
        "form_as_xlsx",
        "xlsx",
        writers.xls([p]),
        [truth(KINDS, rows)],
        "wrong_extension",
        may="subtotals_in_rows",
    )


@case
def form_in_old_letters():
    parts = [
        (
            "I",
            "Cán bộ thôn mẫu",
            [["Nguyễn Văn Mẫu", 1975, "Trưởng thôn"], ["Trần Thị Thử", 1980, "Phó thôn"]],
        ),
        (
            "II",
            "Cộng tác viên dân số",
            [["Lê Thị Thử", 1991, "Cộng tác viên"], ["Phạm Văn Mẫu", 1988, "Tuyên truyền viên"]],
        ),
    ]
    for make, font, ext in ((abc, ".VnTime", "xls"), (vni, "VNI-Times", "xlsx"), (abc, "", "xlsx")):
        p = page(
            ["Sở Dân số mẫu", None, None, "Cộng hòa xã hội chủ nghĩa Việt Nam"],
            [None, None, None, "Độc lập - Tự do - Hạnh phúc"],
            ["Danh sách cộng tác viên"],
            ["STT", "Họ và tên", "Năm sinh", "Nhiệm vụ"],
        )
        rows = []
        for mark, name, part in parts:
            p.add([mark, name, None, None], bold=True)
            p.rows += count(part)
            rows += count(part)
        p = old(p, make, font)
        kinds = "STT:integer|Họ và tên:text|Năm sinh:integer|Nhiệm vụ:text"
        yield file(
            f"staff_{make.__name__}_{font.strip('.').lower() or 'no_font'}",
            ext,
            writers.SHEETS[ext]([p]),
            [truth(kinds, rows)],
            "legacy_encoding",
            may="mixed_encoding",
        )


@case
def merged_under_a_form():
    p = page(*head("UBND XÃ MẪU", "BAN VĂN HÓA", 3), ["DANH MỤC LỄ HỘI ĐÌNH LÀNG"])
    p.add(["Thôn", "Tên lễ hội", "Ngày tổ chức", "Kinh phí"], bold=True)
    at = len(p.rows)
    body = [
        ["Thôn Mẫu 1", "Lễ thu tế mẫu", day("2025-08-15"), 25],
        ["Thôn Mẫu 1", "Lễ xuân mẫu", day("2025-02-10"), None],
        ["Thôn Mẫu 2", "Hội vật mẫu", day("2025-02-07"), 40],
        ["Thôn Mẫu 3", "Lễ cầu ngư mẫu", day("2025-02-21"), 35],
        ["Thôn Mẫu 3", "Hội ghe mẫu", day("2025-07-26"), 15],
    ]
    p.rows += [list(r) for r in body]
    p.rows[at + 1][0] = p.rows[at + 4][0] = None
    p.merges += [(at, 0, at + 1, 0), (at + 3, 0, at + 4, 0), (at, 3, at + 1, 3)]
    p.rows += sign(3)
    kinds = "Thôn:text|Tên lễ hội:text|Ngày tổ chức:date|Kinh phí:integer"
    for ext in ("xlsx", "xls", "ods"):
        yield file(
            f"village_festivals_{ext}",
            ext,
            writers.SHEETS[ext]([p]),
            [truth(kinds, body)],
            ("merged_filled", "Thôn"),
            ("merged_numbers", "Kinh phí"),
            may="merged_cells",
        )
