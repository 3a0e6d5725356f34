"""What was found by reading plain files twice: places called like totals, cubes, days in digits."""

from __future__ import annotations

import json

from tests.tables_corpus.awkward.kit import D, case, day, file, page, text, truth, xlsx


@case
def days_in_digits():
    rows = [["A", "20250102"], ["B", "20250213"], ["C", "20250314"]]
    days = [[a, day(f"{b[:4]}-{b[4:6]}-{b[6:]}")] for a, b in rows]
    head = ["Xã", "Ngày cấp"]
    yield file("basic_days", "csv", text([head, *rows]), [truth("Xã:text|Ngày cấp:date", days)])
    whole = [[a, int(b)] for a, b in rows]
    head = ["Xã", "Ngày công"]
    table = [truth("Xã:text|Ngày công:integer", whole)]
    yield file("days_of_work", "csv", text([head, *whole]), table)
    few = [["A", 45000], ["B", 45100], ["C", 45210]]
    table = [truth("Xã:text|Ngày khách:integer", few)]
    yield file("days_of_guests", "csv", text([["Xã", "Ngày khách"], *few]), table)
    cars = [["Cầu A", 45000], ["Cầu B", 38100], ["Cầu C", 51210]]
    for label in ("Lượt xe/ngày", "Lưu lượng trung bình ngày"):
        table = [truth(f"Cầu:text|{label}:integer", cars)]
        name = "cars_a_day" if "/" in label else "mean_of_a_day"
        yield file(f"{name}_csv", "csv", text([["Cầu", label], *cars]), table)
        yield file(f"{name}_xlsx", "xlsx", xlsx(page(["Cầu", label], *cars)), table)
    done = [["A", "Hồ sơ", 45000], ["B", "Hồ sơ", 45100]]
    body = [["Xã", "Loại", "Hoàn thành"], *done]
    table = [truth("Xã:text|Loại:text|Hoàn thành:integer", done)]
    yield file("counts_done", "csv", text(body), table)


@case
def a_cube():
    body = {
        "columns": [
            {"code": "Nam", "text": "Năm", "type": "t"},
            {"code": "Dan so", "text": "Dân số (nghìn người)", "type": "c"},
        ],
        "data": [
            {"key": ["2022"], "values": ["99467.93"]},
            {"key": ["2023"], "values": ["100309.2"]},
        ],
    }
    rows = [[2022, D("99467.93")], [2023, D("100309.2")]]
    table = [truth("Năm:integer|Dân số (nghìn người):number", rows)]
    yield file("px_web", "json", json.dumps(body).encode(), table)


@case
def shapes_of_several_kinds():
    shapes = [
        {"type": "Point", "coordinates": [107.58, 16.46]},
        {
            "type": "Polygon",
            "coordinates": [[[107.5, 16.4], [107.6, 16.4], [107.6, 16.5], [107.5, 16.4]]],
        },
        {"type": "LineString", "coordinates": [[107.51, 16.41], [107.62, 16.43]]},
    ]
    for name, some, said in (
        ("all_shaped", shapes, ()),
        ("one_without", [*shapes, None], ("null_coordinates",)),
    ):
        features = [
            {"type": "Feature", "properties": {"ten": f"T{n}"}, "geometry": shape}
            for n, shape in enumerate(some)
        ]
        body = json.dumps({"type": "FeatureCollection", "features": features}).encode()
        rows = [[f"T{n}", json.dumps(s) if s else None] for n, s in enumerate(some)]
        table = [truth("ten:text|geometry:geometry", rows)]
        yield file(f"mixed_{name}", "geojson", body, table, *said)


@case
def indicators_that_begin_with_a_sum():
    rows = [
        ["Tổng thu ngân sách", "Tỷ đồng", 12500, 13100],
        ["Khách du lịch", "Nghìn lượt", 4200, 4415],
        ["Trồng rừng", "ha", 6000, 6120],
    ]
    body = [["Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện"], *rows]
    kinds = "Chỉ tiêu:text|Đơn vị tính:text|Kế hoạch:integer|Thực hiện:integer"
    yield file("indicators", "csv", text(body), [truth(kinds, rows)])
    sums = [["Xã A", 120, 20], ["Xã B", 150, 30], ["Tổng chi", 271, 50]]
    table = [truth("Xã:text|Đợt 1:integer|Đợt 2:integer", sums[:2])]
    said = ("total_mismatch", "Đợt 1")
    yield file("sum_at_the_end", "csv", text([["Xã", "Đợt 1", "Đợt 2"], *sums]), table, said)


@case
def values_of_several_kinds():
    rows = [
        ["A", "12"],
        ["B", "abc"],
        ["C", "01/01/2025"],
        ["D", "rất tốt"],
        ["E", "3,5"],
        ["F", "17"],
    ]
    table = [truth("Tên:text|Giá trị:text", rows)]
    data = text([["Tên", "Giá trị"], *rows], ";")
    yield file("several_kinds", "csv", data, table, ("mixed_types", "Giá trị"))
