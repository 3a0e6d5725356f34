"""Answers of the city's systems: envelopes, labels, points, errors; HTML and XML named `.xls`."""

from __future__ import annotations

import json
from datetime import datetime

from tests.tables_corpus.awkward.kit import D, case, file, truth


def dump(value: object, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()


def records(keys: str, rows: list[list[object]]) -> list[dict[str, object]]:
    return [{k: v for k, v in zip(keys.split(), row, strict=True) if v is not None} for row in rows]


FESTIVALS = [
    [1, "Lễ hội mẫu làng Thử", "Xã Phú Vang", 107.643, 16.4668],
    [2, "Lễ hội đua ghe mẫu", "Phường Vỹ Dạ", 107.601, 16.4812],
    [3, "Hội vật mẫu", "Phường Hóa Châu", 107.571, 16.5312],
]
KEYS = "id tendoituong diachi kinhdo vido"


def exact(rows):
    return [[D(str(v)) if isinstance(v, float) else v for v in row] for row in rows]


@case
def with_shown_names():
    shown = [
        ("tendoituong", "Tên lễ hội"),
        ("diachi", "Địa chỉ"),
        ("kinhdo", "Kinh độ"),
        ("vido", "Vĩ độ"),
        ("id", "Mã bản ghi"),
    ]
    body = {
        "code": 0,
        "message": "Thực hiện thành công",
        "data": records(KEYS, FESTIVALS),
        "hienthi": [{"khoa": k, "tentruong": t, "mota": ""} for k, t in shown],
    }
    kinds = "Mã bản ghi:text|Tên lễ hội:text|Địa chỉ:text|Kinh độ:number|Vĩ độ:number"
    coded = [[str(row[0]), *row[1:]] for row in exact(FESTIVALS)]
    yield file("festivals_shown_names", "json", dump(body), [truth(kinds, coded)])
    body["hienthi"] = []
    kinds = "id:integer|tendoituong:text|diachi:text|kinhdo:number|vido:number"
    yield file("festivals_no_names", "json", dump(body, 2), [truth(kinds, exact(FESTIVALS))])


@case
def counted():
    rows = [
        [669, "Nhà vườn mẫu", None],
        [670, "Cầu mẫu", "Phường Thanh Thủy"],
        [671, "Đầm mẫu", "Xã Phú Vang"],
    ]
    body = {"totalRows": 3, "data": records("id ten diachi", rows)}
    yield file(
        "places_total_rows", "json", dump(body), [truth("id:integer|ten:text|diachi:text", rows)]
    )
    news = [
        ["A-01", "Sâm mẫu", "17-09-2024 10:55"],
        ["A-02", "Trà mẫu", "03-10-2024 08:00"],
        ["A-03", "Mứt mẫu", "25-11-2024 15:30"],
    ]
    days = [datetime(2024, 9, 17, 10, 55), datetime(2024, 10, 3, 8), datetime(2024, 11, 25, 15, 30)]
    body = {"totalCount": 3, "newsList": records("id title publishTime", news)}
    rows = [[*n[:2], d] for n, d in zip(news, days, strict=True)]
    yield file(
        "news_total_count",
        "json",
        dump(body),
        [truth("id:text|title:text|publishTime:datetime", rows)],
    )
    chart = [
        [5, "Điểm mẫu 1", 2932676, 2383750],
        [6, "Điểm mẫu 2", 837179, 696465],
        [7, "Điểm mẫu 3", 409154, 348407],
    ]
    body = {"chart": records("placeId title soLuotTrongNuoc soLuotQuocTe", chart), "grid": []}
    kinds = "placeId:integer|title:text|soLuotTrongNuoc:integer|soLuotQuocTe:integer"
    yield file("gates_chart", "json", dump(body), [truth(kinds, chart)], may="multiple_tables")


@case
def field_reports():
    rows = [
        ["Trật tự đô thị", "Phường Thuận Hóa", "Đã xử lý", 41],
        ["Môi trường", "Phường Phú Xuân", "Đang xử lý", 17],
        ["Hạ tầng", "Xã Phú Lộc", "Đã tiếp nhận", 5],
    ]
    keys = "TenChuyenMuc DiaBan TrangThai SoPhanAnh"
    kinds = "TenChuyenMuc:text|DiaBan:text|TrangThai:text|SoPhanAnh:integer"
    yield file(
        "reports_rows",
        "json",
        dump({"totalrow": 3, "data": records(keys, rows)}),
        [truth(kinds, rows)],
    )
    meta = {
        "data": records(keys, rows),
        "meta": {"requestId": "mau-1", "total": 3, "page": 1, "pageSize": 50, "notes": []},
    }
    yield file("reports_meta", "json", dump(meta, 1), [truth(kinds, rows)])
    yield file(
        "reports_bom", "json", b"\xef\xbb\xbf" + dump(records(keys, rows)), [truth(kinds, rows)]
    )
    lines = b"\n".join(dump(r) for r in records(keys, rows))
    yield file("reports_lines", "json", lines, [truth(kinds, rows)], may="wrong_extension")


@case
def texts_in_records():
    rows = [
        ["0101", "Công ty Mẫu 1", "1.500.000.000", "05/3/2025"],
        ["0102", "Công ty Mẫu 2", "750.000.000", "17/04/2025"],
        ["0210", "Công ty Mẫu 3", "12.000.000.000", "30/6/2025"],
    ]
    true = [
        [rows[0][0], rows[0][1], 1500000000, datetime(2025, 3, 5).date()],
        [rows[1][0], rows[1][1], 750000000, datetime(2025, 4, 17).date()],
        [rows[2][0], rows[2][1], 12000000000, datetime(2025, 6, 30).date()],
    ]
    body = records("ma ten vondieule ngaycap", rows)
    yield file(
        "companies_texts",
        "json",
        dump(body),
        [truth("ma:text|ten:text|vondieule:integer|ngaycap:date", true)],
    )


@case
def errors():
    yield file(
        "feed_error_code",
        "json",
        dump({"code": 500, "message": "Lỗi hệ thống, vui lòng thử lại sau", "data": None}),
        [],
        "error_response",
    )
    yield file(
        "feed_error_envelope",
        "json",
        dump({"error": {"code": "UNAUTHORIZED", "message": "Token hết hạn", "requestId": "mau-9"}}),
        [],
        "error_response",
    )
    yield file(
        "feed_error_success",
        "json",
        dump({"success": False, "message": "Bạn không có quyền truy cập"}),
        [],
        "error_response",
    )


def features(rows, keys, shapes):
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": dict(zip(keys.split(), r, strict=True)),
                "geometry": g,
            }
            for r, g in zip(rows, shapes, strict=True)
        ],
    }


def point(lon, lat):
    return {"type": "Point", "coordinates": [lon, lat]}


@case
def on_the_ground():
    rows = [
        ["BTS-001", "Phường Thuận Hóa", 30],
        ["BTS-002", "Phường Kim Long", 45],
        ["BTS-003", "Xã Phú Vang", 42],
    ]
    keys, kinds = "ma diachi chieucao", "ma:text|diachi:text|chieucao:integer|geometry:geometry"

    def tables(shapes):
        return [
            truth(kinds, [[*r, g and json.dumps(g)] for r, g in zip(rows, shapes, strict=True)])
        ]

    good = [point(107.59, 16.46), point(107.55, 16.452), point(107.69, 16.44)]
    yield file("masts_points", "geojson", dump(features(rows, keys, good)), tables(good))
    gone = [good[0], None, good[2]]
    yield file(
        "masts_without_place",
        "geojson",
        dump(features(rows, keys, gone)),
        tables(gone),
        "null_coordinates",
    )
    zero = [good[0], good[1], point(0, 0)]
    yield file(
        "masts_zero",
        "geojson",
        dump(features(rows, keys, zero)),
        tables(zero),
        "zero_coordinates",
        may="out_of_area",
    )
    swapped = [point(16.46, 107.59), point(16.452, 107.55), point(16.44, 107.69)]
    yield file(
        "masts_swapped",
        "geojson",
        dump(features(rows, keys, swapped)),
        tables(swapped),
        "swapped_latlon",
        may="out_of_area",
    )
    metres = [point(562000.5, 1820100.25), point(558310.0, 1819000.5), point(573200.75, 1818300.0)]
    yield file(
        "masts_metres",
        "geojson",
        dump(features(rows, keys, metres)),
        tables(metres),
        "projected_coordinates",
        may="out_of_area",
    )
