"""What the city's systems answer, and lists of records of other shapes."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tests.tables_corpus.awkward.city_desk import UNITS, dice, file
from tests.tables_corpus.awkward.kit import D, case, truth


def pack(value: Any, **more: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, **more).encode()


@case
def answers_with_labels():
    r = dice(91)
    names = {
        "tendoituong": "Tên Đối Tượng",
        "diachi": "Địa Chỉ",
        "succhua": "Sức Chứa",
        "mota": "Mô Tả",
    }
    for name, extra in (("all", {}), ("extra", {"sttbanghi": None, "id": None})):
        data, rows = [], []
        for i in range(1, 8):
            record = {"sttbanghi": i, "id": 40 + 3 * i} if extra else {}
            record |= {
                "tendoituong": f"Nhà hát thử {i}",
                "diachi": f"{i} Lê Lợi, {UNITS[i]}",
                "succhua": r.randint(50, 900),
            }
            if i % 3:
                record["mota"] = f"Mô tả mẫu thứ {i}"
            data.append(record)
            rows.append([record.get(k) for k in [*extra, *names]])
        shown = [{"khoa": False, "tentruong": k, "mota": v} for k, v in names.items()]
        columns = "".join(f"{k}:integer|" for k in extra)
        columns += "Tên Đối Tượng:text|Địa Chỉ:text|Sức Chứa:integer|Mô Tả:text"
        body = {"code": 0, "message": "Thực hiện thành công", "data": data, "hienthi": shown}
        yield file(f"hienthi_{name}", "json", pack(body), [truth(columns, rows)])
        first = {"hienthi": shown, "code": 0, "message": "Thực hiện thành công", "data": data}
        yield file(f"hienthi_{name}_first", "json", pack(first, indent=2), [truth(columns, rows)])


@case
def answers_that_count():
    r = dice(92)
    data = [
        {"ten": f"Bến thuyền {u}", "sothuyen": r.randint(2, 60), "gia": 1.5 * i + 0.25}
        for i, u in enumerate(UNITS[:9])
    ]
    rows = [[d["ten"], d["sothuyen"], D(str(d["gia"]))] for d in data]
    columns = "ten:text|sothuyen:integer|gia:number"
    yield file("total_rows", "json", pack({"totalRows": 9, "data": data}), [truth(columns, rows)])
    each = [{**d, "totalRows": 9} for d in data]
    table = [truth(columns + "|totalRows:integer", [[*row, 9] for row in rows])]
    yield file("total_rows_each", "json", pack({"totalRows": 9, "data": each}), table)
    news = [
        {
            "title": f"Thông báo mẫu {i}",
            "summary": f"Tóm tắt {i}; xem thêm",
            "language": "vi-VN",
            "order": i,
        }
        for i in range(1, 6)
    ]
    columns = "title:text|summary:text|language:text|order:integer"
    table = [truth(columns, [list(n.values()) for n in news])]
    yield file("news_list", "json", pack({"totalCount": 5, "newsList": news}), table)


@case
def answers_of_two_tables():
    r = dice(93)
    chart = [
        {"placeId": i, "title": f"Lăng mẫu {i}", "soLuotTrongNuoc": r.randint(1000, 99999)}
        for i in range(5, 11)
    ]
    grid = [
        {
            "displayName": f"Lăng mẫu {i} - {k}",
            "placeId": i,
            "soLuong": r.randint(10, 999),
            "loaiKhach": k,
        }
        for i in range(5, 9)
        for k in ("Người lớn", "Trẻ em")
    ]
    tables = [
        truth(
            "placeId:integer|title:text|soLuotTrongNuoc:integer", [list(c.values()) for c in chart]
        ),
        truth(
            "displayName:text|placeId:integer|soLuong:integer|loaiKhach:text",
            [list(g.values()) for g in grid],
        ),
    ]
    yield file(
        "chart_grid", "json", pack({"chart": chart, "grid": grid}), tables, "multiple_tables"
    )


@case
def records_plain_nested_and_by_lines():
    r = dice(94)
    data = [
        {
            "maTram": f"0{i}1",
            "ngay": f"2025-08-{10 + i}",
            "pm25": round(r.uniform(5, 60), 1),
            "dat": i % 2 == 0,
        }
        for i in range(1, 8)
    ]
    data[0]["pm25"] = 17.5
    rows = [[d["maTram"], d["ngay"], d["pm25"], d["dat"]] for d in data]
    rows = [[a, date.fromisoformat(b), D(str(c)), e] for a, b, c, e in rows]
    table = [truth("maTram:text|ngay:date|pm25:number|dat:boolean", rows)]
    yield file("records_lines", "json", b"\n".join(pack(d) for d in data) + b"\n", table)
    yield file("records_deep", "json", pack({"result": {"status": "ok", "items": data}}), table)
    yield file("records_ascii", "json", json.dumps(data).encode(), table)
    yield file("records_bom", "json", b"\xef\xbb\xbf" + pack(data, indent=1), table)


@case
def answers_that_refuse():
    for name, body in (
        ("expired", {"code": 401, "message": "Phiên đăng nhập đã hết hạn"}),
        ("failed", {"code": 500, "message": "Lỗi hệ thống, vui lòng thử lại sau", "data": None}),
        (
            "action",
            {"success": False, "error": {"message": "Not found", "__type": "Not Found Error"}},
        ),
    ):
        yield file(f"refused_{name}", "json", pack(body), [], "error_response")
