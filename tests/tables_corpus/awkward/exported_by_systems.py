"""What the city's systems answer: records in their envelopes, and answers that are none."""

from __future__ import annotations

import json
from datetime import datetime

from tests.tables_corpus.awkward.kit import D, case, file, truth


def dump(value, **more):
    return json.dumps(value, ensure_ascii=False, **more).encode()


@case
def envelopes():
    shown = [
        ("sttbanghi", "STT bản ghi"),
        ("tendoituong", "Tên Đối Tượng"),
        ("nhomloaihinh", "Nhóm Loại Hình"),
        ("diachi", "Địa Chỉ"),
        ("namxephang", "Năm Xếp Hạng"),
    ]
    values = [[1, "Đình làng Mẫu Một", "Di Tích", "Thôn Mẫu, xã Phú Hồ", 1998],
              [2, "Chùa Mẫu Hai", "Di Tích", "Tổ 3, phường Vỹ Dạ", 2004],
              [3, "Phủ thờ Mẫu Ba", "Di Tích", "Phường Kim Long", 2011]]  # fmt: skip
    data = [dict(zip([k for k, _ in shown], v, strict=True)) for v in values]
    labels = [{"khoa": False, "tentruong": k, "mota": m} for k, m in shown]
    kinds = "|".join(
        f"{m}:{'integer' if i in (0, 4) else 'text'}" for i, (_, m) in enumerate(shown)
    )
    answer = {"code": 0, "message": "Thực hiện thành công", "data": data, "hienthi": labels}
    yield file("relics_with_labels", "json", dump(answer), [truth(kinds, values)])
    rows = [[669, "Nhà vườn Mẫu", 4.5], [670, "Cầu ngói Mẫu", 4.75], [671, "Suối Mẫu", 3.25]]
    answer = {"totalRows": 3, "data": [{"id": a, "ten": b, "diem": c} for a, b, c in rows]}
    yield file(
        "tourism_total_rows",
        "json",
        dump(answer),
        [truth("id:integer|ten:text|diem:number", [[a, b, D(str(c))] for a, b, c in rows])],
    )
    rows = [
        ["829C3050", "Trà Mẫu", "17-09-2024 10:55"],
        ["91AA2201", "Hương Mẫu", "03-10-2024 08:00"],
        ["A02B1177", "Nón Mẫu", "28-12-2023 15:30"],
    ]
    news = [dict(zip(("id", "title", "publishTime"), r, strict=True)) for r in rows]
    yield file(
        "news_of_shops",
        "json",
        b"\xef\xbb\xbf" + dump({"totalCount": 3, "newsList": news}, indent=2),
        [
            truth(
                "id:text|title:text|publishTime:datetime",
                [[*r[:2], datetime.strptime(r[2], "%d-%m-%Y %H:%M")] for r in rows],
            )
        ],
    )
    chart = [[5, "Điểm Mẫu A", 29326], [6, "Điểm Mẫu B", 8371]]
    grid = [["Điểm Mẫu A - Người lớn", 5, 23572, 1], ["Điểm Mẫu A - Trẻ em", 5, 5754, 2],
            ["Điểm Mẫu B - Người lớn", 6, 8371, 1]]  # fmt: skip
    keys = ("displayName", "placeId", "soLuong", "customerTypeId")
    answer = {
        "chart": [dict(zip(("placeId", "title", "soLuot"), r, strict=True)) for r in chart],
        "grid": [dict(zip(keys, r, strict=True)) for r in grid],
    }
    yield file(
        "visitors_chart_and_grid", "json", dump(answer),
        [truth("placeId:integer|title:text|soLuot:integer", chart),
         truth("displayName:text|placeId:integer|soLuong:integer|customerTypeId:integer", grid)],
        may="multiple_tables",
    )  # fmt: skip


@case
def records():
    rows = [["01", "Vé người lớn", 200000], ["02", "Vé trẻ em", None], ["03", "Vé đoàn", 150000]]
    data = [{k: v for k, v in zip(("ma", "ten", "gia"), r, strict=True) if v is not None}
            for r in rows]  # fmt: skip
    yield file("tickets_missing_key", "json", dump(data),
               [truth("ma:text|ten:text|gia:integer", rows)])  # fmt: skip
    rows = [["Kim Long", "1.234,5"], ["Phú Ốc", "870,25"], ["Thượng Nhật", "12.010,75"]]
    data = {"data": [{"tram": a, "luuluong": b} for a, b in rows],
            "meta": {"requestId": "r-1", "total": 3, "page": 1, "pageSize": 50}}  # fmt: skip
    yield file("flow_as_text", "json", dump(data),
               [truth("tram:text|luuluong:number",
                      [["Kim Long", D("1234.5")], ["Phú Ốc", D("870.25")],
                       ["Thượng Nhật", D("12010.75")]])])  # fmt: skip
    data = dump([{"id": i, "ten": f"Trạm {i}", "cao": 10 * i} for i in range(1, 9)])
    cut = data[: data.rindex(b'"ten"')]
    yield file("stations_cut", "json", cut,
               [truth("id:integer|ten:text|cao:integer",
                      [[i, f"Trạm {i}", 10 * i] for i in range(1, 8)])],
               "truncated", may="corrupt")  # fmt: skip


@case
def answers_without_data():
    more = "no_table no_rows not_data"
    answer = {"code": 401, "message": "Phiên đăng nhập đã hết hạn", "data": None}
    yield file("session_ended", "json", dump(answer), [], "error_response", may=more)
    answer = {"error": {"code": "RATE_LIMITED", "message": "Too many requests", "requestId": "x"}}
    yield file("rate_limited", "json", dump(answer), [], "error_response", may=more)
    answer = {"code": 0, "message": "Thực hiện thành công", "data": [], "hienthi": []}
    yield file("nothing_found", "json", dump(answer), [], "no_rows", may="empty no_table")
    page = (
        "<!DOCTYPE html><html><head><title>Đăng nhập</title></head><body><form action='/login'>"
        "<h1>Đăng nhập hệ thống</h1><input name='u'><input name='p'></form></body></html>"
    ).encode()
    more += " wrong_extension error_response"
    yield file("login_page", "json", page, [], "html_page", may=more)
    yield file("login_page_as_book", "xlsx", page, [], "html_page", may=more)
    page = (
        b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad "
        b"Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
    )
    yield file("bad_gateway", "csv", page, [], "html_page", may=more)
