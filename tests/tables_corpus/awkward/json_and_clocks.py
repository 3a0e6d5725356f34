"""A third wave: JSON, clocks, booleans, papers and old letters."""

from __future__ import annotations

import json
from datetime import date, datetime

from tests.tables_corpus.awkward.kit import D, case, day, file, page, text, truth, xlsx


@case
def json_again():
    rows = [
        {"Ma": f"K{i}", "SoLuong": str(i * 1000), "Ngay": f"2025-0{i}-1{i}T07:00:00+07:00"}
        for i in range(1, 5)
    ]
    wanted = truth(
        "Ma:text|SoLuong:integer|Ngay:datetime",
        [[f"K{i}", i * 1000, datetime(2025, i, 10 + i, 7)] for i in range(1, 5)],
    )
    yield file("json_lines", "json", "\n".join(json.dumps(r) for r in rows).encode(), [wanted])
    yield file(
        "json_bom_utf16",
        "json",
        json.dumps({"data": rows, "totalRows": 4}).encode("utf-16"),
        [wanted],
    )
    yield file(
        "json_deep",
        "json",
        json.dumps({"result": {"items": {"rows": rows, "total": 4}}}).encode(),
        [wanted],
    )
    yield file(
        "json_comma",
        "json",
        (json.dumps(rows)[:-1] + ",]").encode(),
        [wanted],
        "corrupt",
        may="truncated",
    )
    yield file("json_named_xlsx", "xlsx", json.dumps(rows).encode(), [wanted], "wrong_extension")
    mixed = [{"a": "x1", "b": 5}, {"a": "x2", "c": "mới"}, {"a": "x3", "b": None, "c": "cũ"}]
    yield file(
        "json_other_keys",
        "json",
        json.dumps(mixed).encode(),
        [
            truth(
                "a:text|b:integer|c:text",
                [["x1", 5, None], ["x2", None, "mới"], ["x3", None, "cũ"]],
            )
        ],
    )
    lists = [{"ten": "A", "the": ["đỏ", "xanh"], "mo": True}, {"ten": "B", "the": [], "mo": False}]
    yield file(
        "json_lists",
        "json",
        json.dumps(lists).encode(),
        [truth("ten:text|the:text|mo:boolean", [["A", "đỏ; xanh", True], ["B", None, False]])],
    )
    for body in (b"{", b'{"data": [', b"null", b"[]", b'"Unauthorized"'):
        yield file(
            f"json_nothing_{len(body)}",
            "json",
            body,
            [],
            may="corrupt truncated empty no_rows no_table not_data error_response wrong_extension",
        )
    denied = {
        "status": 401,
        "error": "Unauthorized",
        "path": "/api/v1/x",
        "timestamp": "2025-09-01",
    }
    yield file("json_denied", "json", json.dumps(denied).encode(), [], "error_response")
    yield file(
        "json_data_null",
        "json",
        json.dumps({"code": -1, "message": "Sai token", "data": []}).encode(),
        [],
        "error_response",
    )


@case
def values_once_more():
    body = [
        ["Mã", "Giờ mở", "Chiều cao", "Nhiệt độ", "Tỷ lệ (%)"],
        ["a", "07:30", "1,5 m", "-2,5", "12,5"],
        ["b", "08:00", "2,25 m", "0", "7,0"],
        ["c", "06:45", "3 m", "31,5", "100,0"],
    ]
    yield file(
        "clock_units",
        "csv",
        text(body, ";"),
        [
            truth(
                "Mã:text|Giờ mở:text|Chiều cao:number|Nhiệt độ:number|Tỷ lệ (%):number",
                [
                    ["a", "07:30", D("1.5"), D("-2.5"), D("12.5")],
                    ["b", "08:00", D("2.25"), D(0), D(7)],
                    ["c", "06:45", D(3), D("31.5"), D(100)],
                ],
            )
        ],
    )
    raw = [
        ["Lô 1", date(2025, 5, 6)],
        ["Lô 2", "Đang làm"],
        ["Lô 3", date(2025, 8, 20)],
        ["Lô 4", date(2025, 9, 1)],
    ]
    yield file(
        "day_or_word",
        "xlsx",
        xlsx(page(["Lô", "Ngày xong"], *raw)),
        [
            truth(
                "Lô:text|Ngày xong:text",
                [
                    ["Lô 1", "06/05/2025"],
                    ["Lô 2", "Đang làm"],
                    ["Lô 3", "20/08/2025"],
                    ["Lô 4", "01/09/2025"],
                ],
            )
        ],
        ("mixed_types", "Ngày xong"),
    )
    raw = [["A", 46000.0, 1.0], ["B", 46001.0, 2.0], ["C", 46010.5, 3.0]]
    yield file(
        "serial_amounts",
        "xlsx",
        xlsx(page(["Mục", "Kinh phí", "Số"], *raw)),
        [
            truth(
                "Mục:text|Kinh phí:number|Số:integer",
                [["A", D(46000), 1], ["B", D(46001), 2], ["C", D("46010.5"), 3]],
            )
        ],
    )
    body = [["Tên", "Cao (m)"], ["A", "1.234"], ["B", "2.345"], ["C", "0.567"], ["D", "10.12"]]
    yield file(
        "decimals_proved",
        "csv",
        text(body),
        [
            truth(
                "Tên:text|Cao (m):number",
                [["A", D("1.234")], ["B", D("2.345")], ["C", D("0.567")], ["D", D("10.12")]],
            )
        ],
    )
    body = [
        ["Số hồ sơ", "Số tiền (đồng)", "Biển số"],
        ["000123", "1.500.000", "75A-123.45"],
        ["000124", "250.000", "75C-001.23"],
        ["000125", "12.000", "75H-9999"],
    ]
    yield file(
        "papers",
        "csv",
        text(body, ";"),
        [
            truth(
                "Số hồ sơ:text|Số tiền (đồng):integer|Biển số:text",
                [[a, int(b.replace(".", "")), c] for a, b, c in body[1:]],
            )
        ],
    )
    body = [["Kỳ báo cáo", "Kết quả"], ["2024-01", "5"], ["2024-02", "6"], ["2024-03", "8"]]
    yield file(
        "iso_months",
        "csv",
        text(body),
        [truth("Kỳ báo cáo:period|Kết quả:integer", [[a, int(b)] for a, b in body[1:]])],
    )
    raw = [["P1", True, "Có"], ["P2", False, "Không"], ["P3", True, "Có"]]
    yield file(
        "booleans",
        "xlsx",
        xlsx(page(["Mã", "Kích hoạt", "Đã duyệt"], *raw)),
        [truth("Mã:text|Kích hoạt:boolean|Đã duyệt:text", raw)],
    )
    body = [
        ["Ngày", "Số ca"],
        ["5/1/2025", "3"],
        ["12/2/2025", "4"],
        ["7/3/2025", "5"],
        ["1/12/2025", "6"],
    ]
    yield file(
        "few_low_days",
        "csv",
        text(body),
        [
            truth(
                "Ngày:date|Số ca:integer",
                [
                    [day("2025-01-05"), 3],
                    [day("2025-02-12"), 4],
                    [day("2025-03-07"), 5],
                    [day("2025-12-01"), 6],
                ],
            )
        ],
        may="date_ambiguous",
    )
    old = [
        ["Maõ", "Teân ñöôøng", "Daøi"],
        ["1", "Leâ Lôïi", "1200"],
        ["2", "Huøng Vöông", "900"],
        ["3", "Ñieän Bieân Phuû", "2100"],
    ]
    yield file(
        "vni_in_utf8",
        "csv",
        text(old),
        [
            truth(
                "Mã:text|Tên đường:text|Dài:integer",
                [["1", "Lê Lợi", 1200], ["2", "Hùng Vương", 900], ["3", "Điện Biên Phủ", 2100]],
            )
        ],
        "legacy_encoding",
    )
