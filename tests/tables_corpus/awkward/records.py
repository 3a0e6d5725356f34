"""JSON in the shapes of the city's systems, GeoJSON, and coordinates."""

from __future__ import annotations

import json
from typing import Any

from tests.tables_corpus.awkward.kit import D, case, day, file, truth


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


@case
def shapes():
    data = [
        {"ma": f"T{i}", "ten": f"Trạm {i}", "mua": 10.5 + i, "ngay": f"{i + 12}/03/2025"}
        for i in range(1, 5)
    ]
    names = {"ma": "Mã trạm", "ten": "Tên trạm", "mua": "Lượng mưa", "ngay": "Ngày đo"}
    shown = [{"khoa": k == "ma", "tentruong": k, "mota": v} for k, v in names.items()]
    rows = [[f"T{i}", f"Trạm {i}", D("10.5") + i, day(f"2025-03-{i + 12}")] for i in range(1, 5)]
    labelled = truth("Mã trạm:text|Tên trạm:text|Lượng mưa:number|Ngày đo:date", rows)
    plain = truth("ma:text|ten:text|mua:number|ngay:date", rows)
    yield file(
        "hienthi",
        "json",
        _json({"code": 0, "message": "Thực hiện thành công", "data": data, "hienthi": shown}),
        [labelled],
    )
    yield file("total_rows", "json", _json({"data": data, "totalRows": 4}), [plain])
    yield file("total_more", "json", _json({"data": data, "totalRows": 400}), [plain], "truncated")
    yield file("news_list", "json", _json({"totalCount": 4, "newsList": data}), [plain])
    yield file(
        "news_more", "json", _json({"totalCount": 9, "newsList": data}), [plain], "truncated"
    )
    chart = [{"thang": f"Tháng {i}/2025", "ve": 100 * i} for i in range(1, 4)]
    yield file(
        "chart_grid",
        "json",
        _json({"chart": chart, "grid": data}),
        [
            truth("thang:period|ve:integer", [[f"Tháng {i}/2025", 100 * i] for i in range(1, 4)]),
            plain,
        ],
        "multiple_tables",
    )
    yield file(
        "meta_envelope", "json", _json({"data": data, "meta": {"total": 4, "page": 1}}), [plain]
    )
    yield file("bare_list", "json", _json(data), [plain])
    yield file("json_named_csv", "csv", _json(data), [plain], "wrong_extension")
    nested = [{"ten": f"Trạm {i}", "vitri": {"xa": f"Xã {i}", "cao": i * 2}} for i in range(1, 4)]
    yield file(
        "nested",
        "json",
        _json(nested),
        [
            truth(
                "ten:text|vitri / xa:text|vitri / cao:integer",
                [[f"Trạm {i}", f"Xã {i}", i * 2] for i in range(1, 4)],
            )
        ],
    )
    cut = _json({"data": data, "totalRows": 4})[:-60]
    kept = rows[:3]
    yield file(
        "cut_json",
        "json",
        cut,
        [truth("ma:text|ten:text|mua:number|ngay:date", kept)],
        "truncated",
        may="corrupt",
    )


@case
def answers():
    yield file(
        "error_code",
        "json",
        _json({"code": 500, "message": "Lỗi hệ thống", "data": None}),
        [],
        "error_response",
    )
    yield file(
        "error_object",
        "json",
        _json({"error": {"code": "NOT_FOUND", "message": "Không tìm thấy", "requestId": "a1"}}),
        [],
        "error_response",
    )
    yield file(
        "error_success",
        "json",
        _json({"success": False, "message": "Token hết hạn"}),
        [],
        "error_response",
    )
    yield file(
        "empty_list", "json", _json({"code": 0, "data": []}), [], "no_rows", may="empty no_table"
    )
    page_ = (
        b"<!DOCTYPE html><html><head><title>Dang nhap</title></head>"
        b"<body><form><input></form></body></html>"
    )
    for ext in ("csv", "xlsx", "json", "xls"):
        yield file(
            f"login_page_{ext}",
            ext,
            page_,
            [],
            "html_page",
            may="wrong_extension html_as_xls no_table",
        )
    gate = (
        b"<html><head><title>502 Bad Gateway</title></head>"
        b"<body><h1>502 Bad Gateway</h1></body></html>"
    )
    yield file("gateway", "csv", gate, [], "html_page", may="wrong_extension error_response")
    yield file(
        "ogc_error",
        "json",
        b'<?xml version="1.0"?><ows:ExceptionReport xmlns:ows="x"><ows:Exception/>'
        b"</ows:ExceptionReport>",
        [],
        "error_response",
        may="wrong_extension",
    )
