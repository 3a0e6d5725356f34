"""Public investment, companies, forests, works: wide forms, nested groups, codes and notes."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.desk import add, count, head, sign
from tests.tables_corpus.awkward.kit import D, case, file, page, text, truth, xlsx

DONE = [
    ["Cầu qua sông Mẫu", "7900001", 2021, 48500, 48500, 46210],
    ["Kè chống sạt lở Mẫu", "7900002", 2022, 22000, 22000, 21870],
]
NEW = [
    ["Đường trục Mẫu", "7900103", 2025, 150300, 40000, 12050],
    ["Trụ sở Mẫu", "7900104", 2025, 31000, 10000, 2400],
    ["Hạ tầng khu dân cư Mẫu", "7900107", 2024, 86400, 25000, 19900],
]


@case
def investment_form():
    kinds = "TT:integer|Danh mục dự án:text|Mã dự án:text|Năm khởi công:integer|Tổng mức đầu tư:integer|"  # noqa: E501
    kinds += "Kế hoạch 2025 / Vốn giao:integer|Kế hoạch 2025 / Giải ngân:integer"
    for ext in ("xlsx", "xls"):
        p = page(["Biểu mẫu số 03", *[None] * 6], *head("SỞ TÀI CHÍNH", "PHÒNG MẪU", 4))
        p.add(["TÌNH HÌNH THỰC HIỆN KẾ HOẠCH ĐẦU TƯ CÔNG"], bold=True)
        p.add(["NGUỒN VỐN NGÂN SÁCH NĂM 2025"], bold=True)
        p.add(["(Kèm theo Báo cáo số 45/BC-MAU ngày 15/7/2025)"])
        p.add([*[None] * 6, "ĐVT: Triệu đồng"])
        at = p.add(
            [
                "TT",
                "Danh mục dự án",
                "Mã dự án",
                "Năm khởi công",
                "Tổng mức đầu tư",
                "Kế hoạch 2025",
                None,
            ],
            bold=True,
        )
        p.add([*[None] * 5, "Vốn giao", "Giải ngân"], bold=True)
        p.merges += [(at, c, at + 1, c) for c in range(5)] + [(at, 5, at, 6)]
        p.add(["1", "2", "3", "4", "5", "6", "7"])
        p.add([None, "TỔNG CỘNG", None, None, *add(DONE + NEW, 3)], bold=True)
        rows = []
        for mark, name, part in (
            ("A", "Dự án hoàn thành", DONE),
            ("B", "Dự án khởi công mới và chuyển tiếp", NEW),
        ):
            p.add([mark, name, None, None, *add(part, 3)], bold=True)
            p.rows += count(part)
            rows += count(part)
        p.rows += [["Ghi chú: Số liệu tính đến ngày 30/6/2025."], *sign(4)]
        yield file(
            f"investment_form_{ext}",
            ext,
            writers.SHEETS[ext]([p]),
            [truth(kinds, rows)],
            may="subtotals_in_rows",
        )


@case
def forests_two_side_tables_and_notes():
    first = [["Keo lai", 1200, D("18.5")], ["Thông", 430, D("7.25")], ["Bạch đàn", 210, D("3.5")]]
    second = [["Cháy rừng", 3], ["Phá rừng", 5], ["Khai thác trái phép", 11]]
    p = page(["Biểu 1: Trồng rừng"], ["Loài cây", "Diện tích (ha)", "Kinh phí (tỷ đồng)"])
    p.rows += [[a, b, float(c)] for a, b, c in first]
    p.rows += [
        ["Tổng", 1840, 29.25],
        [None],
        ["Biểu 2: Vi phạm"],
        ["Hành vi", "Số vụ"],
        *second,
        ["Tổng", 19],
    ]
    tables = [
        truth("Loài cây:text|Diện tích (ha):integer|Kinh phí (tỷ đồng):number", first),
        truth("Hành vi:text|Số vụ:integer", second),
    ]
    for ext in ("xlsx", "ods"):
        yield file(
            f"forest_two_tables_{ext}", ext, writers.SHEETS[ext]([p]), tables, "multiple_tables"
        )


@case
def letters_and_numbers_as_groups():
    parts = [
        (
            "a)",
            "Doanh nghiệp nhà nước",
            [["Công ty Mẫu Nước", 320, 41200], ["Công ty Mẫu Đô thị", 410, 38700]],
        ),
        (
            "b)",
            "Doanh nghiệp tư nhân",
            [["Công ty Mẫu Dệt", 1250, 98500], ["Công ty Mẫu Bia", 640, 210400]],
        ),
        (
            "c)",
            "Doanh nghiệp FDI",
            [["Công ty Mẫu May", 2210, 150900], ["Công ty Mẫu Gỗ", 180, 12400]],
        ),
    ]
    p = page(
        ["Kết quả kinh doanh của doanh nghiệp năm 2024"],
        ["(triệu đồng)"],
        ["STT", "Doanh nghiệp", "Lao động", "Doanh thu"],
    )
    rows = []
    for mark, name, part in parts:
        p.add([mark, name, None, None])
        p.rows += count(part, len(rows) + 1)
        rows += count(part, len(rows) + 1)
    p.add([None, "Tổng cộng", *add(rows, 2)])
    yield file(
        "companies_letter_groups",
        "xlsx",
        xlsx(p),
        [truth("STT:integer|Doanh nghiệp:text|Lao động:integer|Doanh thu:integer", rows)],
    )
    body = [[("" if v is None else v) for v in r] + [""] * (4 - len(r)) for r in p.rows]
    yield file(
        "companies_letter_groups_csv",
        "csv",
        text(body, ";", "utf-8-sig"),
        [truth("STT:integer|Doanh nghiệp:text|Lao động:integer|Doanh thu:integer", rows)],
    )


@case
def blank_columns_and_ward_sheets():
    rows = [
        ["Điểm tập kết Mẫu 1", None, D("4.5"), None, "Hằng ngày"],
        ["Điểm tập kết Mẫu 2", None, D("2.25"), None, "2 ngày/lần"],
        ["Điểm tập kết Mẫu 3", None, D("6"), None, "Hằng ngày"],
    ]
    p = page(["Điểm tập kết", None, "Khối lượng (tấn/ngày)", None, "Tần suất thu gom"])
    p.rows += [[a, None, float(c), None, e] for a, _, c, _, e in rows]
    yield file(
        "waste_blank_columns",
        "xlsx",
        xlsx(p),
        [
            truth(
                "Điểm tập kết:text|Khối lượng (tấn/ngày):number|Tần suất thu gom:text",
                [[r[0], r[2], r[4]] for r in rows],
            )
        ],
    )
    pages, true = [], []
    for ward in ("Phường Mẫu A", "Phường Mẫu B", "Xã Mẫu C"):
        body = [
            [1, "Rác hữu cơ", D("12.5")],
            [2, "Rác vô cơ", D("8.25")],
            [3, "Rác nguy hại", D("0.4")],
        ]
        q = page(
            ["UBND " + ward.upper()],
            ["KẾT QUẢ PHÂN LOẠI RÁC"],
            ["STT", "Loại rác", "Khối lượng (tấn)"],
            name=ward,
        )
        q.rows += [[a, b, float(c)] for a, b, c in body] + [[None], ["Người lập", None, "Chủ tịch"]]
        pages.append(q)
        true += body
    yield file(
        "waste_ward_sheets",
        "xls",
        writers.xls(pages),
        [truth("STT:integer|Loại rác:text|Khối lượng (tấn):number", true)],
        "sheets_merged",
        may="multiple_sheets",
    )
