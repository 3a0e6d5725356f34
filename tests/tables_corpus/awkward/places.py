"""Answers of servers, GeoJSON and coordinates."""

from __future__ import annotations

import json
from typing import Any

from tests.tables_corpus.awkward.kit import D, case, file, page, text, truth, xlsx


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


@case
def geo():
    points = [
        ("Đại Nội", 107.5786, 16.4698),
        ("Chùa Thiên Mụ", 107.5449, 16.4534),
        ("Lăng Tự Đức", 107.5650, 16.4326),
    ]
    features = [
        {
            "type": "Feature",
            "properties": {"ten": n, "so": i},
            "geometry": {"type": "Point", "coordinates": [x, y]},
        }
        for i, (n, x, y) in enumerate(points)
    ]
    shapes = [json.dumps(f["geometry"], ensure_ascii=False) for f in features]
    yield file(
        "points",
        "geojson",
        _json({"type": "FeatureCollection", "features": features}),
        [
            truth(
                "ten:text|so:integer|geometry:geometry",
                [[n, i, s] for i, ((n, _, _), s) in enumerate(zip(points, shapes, strict=True))],
            )
        ],
    )
    turned = [
        {**f, "geometry": {"type": "Point", "coordinates": f["geometry"]["coordinates"][::-1]}}
        for f in features
    ]
    yield file(
        "points_turned",
        "geojson",
        _json({"type": "FeatureCollection", "features": turned}),
        [
            truth(
                "ten:text|so:integer|geometry:geometry",
                [
                    [f["properties"]["ten"], i, json.dumps(f["geometry"])]
                    for i, f in enumerate(turned)
                ],
            )
        ],
        "swapped_latlon",
    )
    none = [{**f, "geometry": None if i == 1 else f["geometry"]} for i, f in enumerate(features)]
    yield file(
        "points_null",
        "geojson",
        _json({"type": "FeatureCollection", "features": none}),
        [
            truth(
                "ten:text|so:integer|geometry:geometry",
                [
                    [f["properties"]["ten"], i, f["geometry"] and json.dumps(f["geometry"])]
                    for i, f in enumerate(none)
                ],
            )
        ],
        "null_coordinates",
    )
    metres = [
        {**f, "geometry": {"type": "Point", "coordinates": [562000.5 + i, 1820000.25 + i]}}
        for i, f in enumerate(features)
    ]
    yield file(
        "points_metres",
        "geojson",
        _json({"type": "FeatureCollection", "features": metres}),
        [
            truth(
                "ten:text|so:integer|geometry:geometry",
                [
                    [f["properties"]["ten"], i, json.dumps(f["geometry"])]
                    for i, f in enumerate(metres)
                ],
            )
        ],
        "projected_coordinates",
    )


@case
def coordinates():
    head = ["Tên điểm", "Vĩ độ", "Kinh độ"]
    good = [
        ["Đại Nội", 16.4698, 107.5786],
        ["Thiên Mụ", 16.4534, 107.5449],
        ["Tự Đức", 16.4326, 107.565],
        ["Thuận An", 16.5512, 107.6431],
    ]

    def made(rows: list[list[Any]]) -> Any:
        return truth(
            "Tên điểm:text|Vĩ độ:number|Kinh độ:number",
            [[a, *(None if v is None else D(str(v)) for v in more)] for a, *more in rows],
        )

    yield file("good_points", "xlsx", xlsx(page(head, *good)), [made(good)])
    turned = [[a, c, b] for a, b, c in good]
    yield file(
        "swapped", "xlsx", xlsx(page(head, *turned)), [made(turned)], ("swapped_latlon", "Vĩ độ")
    )
    one = [good[0], turned[1], *good[2:]]
    yield file("swapped_one", "csv", text([head, *one]), [made(one)], ("swapped_latlon", "Vĩ độ"))
    zero = [*good[:3], ["Chưa đo", 0.0, 0.0]]
    yield file("zero", "xlsx", xlsx(page(head, *zero)), [made(zero)], ("zero_coordinates", "Vĩ độ"))
    null = [*good[:3], ["Chưa đo", None, None]]
    yield file("null", "xlsx", xlsx(page(head, *null)), [made(null)], ("null_coordinates", "Vĩ độ"))
    far = [*good[:3], ["Hà Nội", 21.0285, 105.8542]]
    yield file("far", "csv", text([head, *far]), [made(far)], ("out_of_area", "Vĩ độ"))
    head2 = ["Mốc", "X", "Y"]
    metres = [
        ["M1", 1821456.78, 560123.45],
        ["M2", 1820999.12, 561222.33],
        ["M3", 1819000.5, 559876.11],
    ]
    yield file(
        "metres",
        "xlsx",
        xlsx(page(head2, *metres)),
        [truth("Mốc:text|X:number|Y:number", [[a, D(str(b)), D(str(c))] for a, b, c in metres])],
        "projected_coordinates",
    )
    yield file(
        "metres_named",
        "csv",
        text([["Mốc", "Tọa độ X (m)", "Tọa độ Y (m)"], *metres]),
        [
            truth(
                "Mốc:text|Tọa độ X (m):number|Tọa độ Y (m):number",
                [[a, D(str(b)), D(str(c))] for a, b, c in metres],
            )
        ],
        "projected_coordinates",
    )
    commas = [
        ["Đại Nội", "16,4698", "107,5786"],
        ["Thiên Mụ", "16,4534", "107,5449"],
        ["Tự Đức", "16,4326", "107,5650"],
    ]
    yield file("comma_degrees", "csv", text([head, *commas], ";"), [made(good[:3])])
    dms = [
        ["Đại Nội", "16°28'11\"N", "107°34'43\"E"],
        ["Thiên Mụ", "16°27'12\"N", "107°32'42\"E"],
        ["Tự Đức", "16°25'57\"N", "107°33'54\"E"],
    ]
    yield file(
        "dms", "xlsx", xlsx(page(head, *dms)), [truth("Tên điểm:text|Vĩ độ:text|Kinh độ:text", dms)]
    )
    three = [
        ["Điểm 1", "16.471", "107.585"],
        ["Điểm 2", "16.452", "107.544"],
        ["Điểm 3", "16.433", "107.566"],
    ]
    yield file(
        "three_decimals",
        "csv",
        text([["Tên", "lat", "lng"], *three]),
        [truth("Tên:text|lat:number|lng:number", [[a, D(b), D(c)] for a, b, c in three])],
    )
