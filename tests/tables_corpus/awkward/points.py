"""Coordinates once more, in differing form."""

from __future__ import annotations

import json

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import D, case, file, page, text, truth, xlsx


@case
def points_again():
    body = [
        ["Tên", "Kinh độ", "Vĩ độ"],
        ["A", "107,585", "16,471"],
        ["B", "107,544", "16,452"],
        ["C", "107,566", "16,433"],
    ]
    yield file(
        "three_decimals_comma",
        "csv",
        text(body, ";"),
        [
            truth(
                "Tên:text|Kinh độ:number|Vĩ độ:number",
                [
                    ["A", D("107.585"), D("16.471")],
                    ["B", D("107.544"), D("16.452")],
                    ["C", D("107.566"), D("16.433")],
                ],
            )
        ],
    )
    records = [
        {"ten": f"Điểm {i}", "toaDoX": 16.45 + i / 100, "toaDoY": 107.5 + i / 100}
        for i in range(1, 5)
    ]
    yield file(
        "toado_x_is_lat",
        "json",
        json.dumps({"data": records, "totalRows": 4}, ensure_ascii=False).encode(),
        [
            truth(
                "ten:text|toaDoX:number|toaDoY:number",
                [[r["ten"], D(str(r["toaDoX"])), D(str(r["toaDoY"]))] for r in records],
            )
        ],
        may="swapped_latlon",
    )
    records = [
        {"ten": f"Điểm {i}", "kinhdo": "0", "vido": "0"}
        if i == 2
        else {"ten": f"Điểm {i}", "kinhdo": f"107.5{i}12", "vido": f"16.4{i}12"}
        for i in range(1, 5)
    ]
    yield file(
        "zero_json",
        "json",
        json.dumps({"code": 0, "data": records}, ensure_ascii=False).encode(),
        [
            truth(
                "ten:text|kinhdo:number|vido:number",
                [[r["ten"], D(r["kinhdo"]), D(r["vido"])] for r in records],
            )
        ],
        "zero_coordinates",
    )
    body = [
        ["Điểm", "lat", "lng"],
        ["A", 16.4611, 107.5622],
        ["B", 10.7769, 106.7009],
        ["C", 16.4523, 107.5511],
        ["D", None, 107.5],
    ]
    yield file(
        "far_and_null",
        "xlsx",
        xlsx(page(*body)),
        [
            truth(
                "Điểm:text|lat:number|lng:number",
                [[a, None if b is None else D(str(b)), D(str(c))] for a, b, c in body[1:]],
            )
        ],
        "out_of_area",
        "null_coordinates",
    )
    body = [
        ["Mốc", "Kinh độ", "Vĩ độ"],
        ["M1", 560123.45, 1821456.78],
        ["M2", 561222.33, 1820999.12],
    ]
    yield file(
        "metres_as_degrees",
        "ods",
        writers.ods([page(*body)]),
        [
            truth(
                "Mốc:text|Kinh độ:number|Vĩ độ:number",
                [[a, D(str(b)), D(str(c))] for a, b, c in body[1:]],
            )
        ],
        "projected_coordinates",
    )


@case
def other_cities():
    rows = [
        ["Đại Nội", 16.4698, 107.5786],
        ["Hội An", 15.8801, 108.338],
        ["Thuận An", 16.5512, 107.6431],
        ["Hà Nội đảo", 105.8542, 21.0285],
    ]
    yield file(
        "other_cities", "xlsx", xlsx(page(["Tên", "Vĩ độ", "Kinh độ"], *rows)),
        [truth("Tên:text|Vĩ độ:number|Kinh độ:number",
               [[a, D(str(b)), D(str(c))] for a, b, c in rows])],
        ("out_of_area", "Vĩ độ"), ("swapped_latlon", "Vĩ độ"),
    )  # fmt: skip
