"""Points and parcels: degrees, metres, and places that are none of the city's."""

from __future__ import annotations

import json

from tests.tables_corpus.awkward.kit import WARDS, D, case, file, page, text, truth, xlsx

POINTS = [("Bến xe Mẫu A", 107.58401, 16.45562), ("Bến xe Mẫu B", 107.61103, 16.47791),
          ("Bến xe Mẫu C", 107.54302, 16.40473), ("Bến xe Mẫu D", 107.64105, 16.55184),
          ("Bến xe Mẫu E", 107.69306, 16.41865)]  # fmt: skip
METRES = [
    (561476.2, 1821561.5),
    (563211.4, 1819874.9),
    (558930.7, 1823310.1),
    (566048.3, 1817002.6),
    (560105.8, 1820447.2),
]
ROWS = [[name, 10 + i] for i, (name, _, _) in enumerate(POINTS)]


def collection(geometries, rows=ROWS, **more):
    features = [
        {"type": "Feature", "properties": {"ten": a, "sochuyen": b}, "geometry": g}
        for (a, b), g in zip(rows, geometries, strict=True)
    ]
    made = {"type": "FeatureCollection", **more, "features": features}
    return json.dumps(made, ensure_ascii=False).encode()


def shaped(geometries):
    """What a collection of these shapes holds."""
    rows = [
        [*row, json.dumps(shape) if shape else None]
        for row, shape in zip(ROWS, geometries, strict=True)
    ]
    return [truth("ten:text|sochuyen:integer|geometry:geometry", rows)]


def shapes(name, ext, geometries, *said, may=""):
    return file(name, ext, collection(geometries), shaped(geometries), *said, may=may)


def point(*place):
    return {"type": "Point", "coordinates": list(place)}


def square(x, y, size=0.01):
    ring = [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]
    return {"type": "Polygon", "coordinates": [[[round(a, 5) for a in p] for p in ring]]}


@case
def features():
    right = [point(x, y) for _, x, y in POINTS]
    yield shapes("bus_points", "geojson", right)
    yield shapes("bus_areas", "geojson", [square(x, y) for _, x, y in POINTS])
    several = [{"type": "MultiPolygon", "coordinates": [square(x, y)["coordinates"]]}
               for _, x, y in POINTS]  # fmt: skip
    yield shapes("bus_areas_several", "json", several)
    turned = [point(y, x) for _, x, y in POINTS]
    yield shapes("bus_swapped", "geojson", turned, "swapped_latlon", may="out_of_area")
    away = [*right[:4], point(105.85234, 21.02876)]
    yield shapes("bus_one_in_hanoi", "geojson", away, "out_of_area")
    metres = [point(*m) for m in METRES]
    yield shapes("bus_metres", "geojson", metres, "projected_coordinates", may="out_of_area")
    zero = [*right[:3], point(0, 0), right[4]]
    yield shapes("bus_zero", "geojson", zero, "zero_coordinates", may="out_of_area")
    none = [right[0], None, *right[2:4], None]
    yield shapes("bus_no_geometry", "geojson", none, "null_coordinates")
    yield file("bus_no_features", "geojson", collection([], []), [], "no_rows",
               may="empty no_table")  # fmt: skip


def places(head, pairs):
    return [["Tên bến", *head, "Số chuyến"], *[[ROWS[i][0], *pair, ROWS[i][1]]
                                                for i, pair in enumerate(pairs)]]  # fmt: skip


def placed(head, pairs):
    return truth(
        f"Tên bến:text|{head[0]}:number|{head[1]}:number|Số chuyến:integer",
        [[ROWS[i][0], *[D(str(v)) for v in pair], ROWS[i][1]] for i, pair in enumerate(pairs)],
    )


@case
def coordinates_in_columns():
    head = ("Kinh độ", "Vĩ độ")
    right = [(x, y) for _, x, y in POINTS]
    yield file("stops_degrees", "csv", text(places(head, right)), [placed(head, right)])
    comma = [[str(v).replace(".", ",") for v in pair] for pair in right]
    yield file("stops_degrees_comma", "csv", text(places(head, comma), ";"), [placed(head, right)])
    turned = [(y, x) for x, y in right]
    yield file("stops_swapped", "xlsx", xlsx(page(*places(head, turned))), [placed(head, turned)],
               "swapped_latlon", may="out_of_area")  # fmt: skip
    away = [*right[:4], (106.70098, 10.77653)]
    yield file("stops_one_in_the_south", "csv", text(places(head, away)), [placed(head, away)],
               "out_of_area")  # fmt: skip
    axes = ("Tọa độ X (m)", "Tọa độ Y (m)")
    north = [(y, x) for x, y in METRES]
    yield file("stops_vn2000", "xlsx", xlsx(page(["TỌA ĐỘ VN-2000"], *places(axes, north))),
               [placed(axes, north)], "projected_coordinates")  # fmt: skip


@case
def parcels():
    p = page(["BẢNG TỔNG HỢP DIỆN TÍCH ĐẤT"], [None, None, None, None, "Đơn vị tính: ha"])
    at = p.add(["STT", "Đơn vị hành chính", "Tổng diện tích", "Trong đó", None], bold=True)
    p.add([None, None, None, "Đất nông nghiệp", "Đất phi nông nghiệp"], bold=True)
    p.add(["(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)"])
    rows = [[i + 1, ward, 1000.5 + 61.25 * i, 700 + 41.25 * i, 300.5 + 20 * i]
            for i, ward in enumerate(WARDS[:5])]  # fmt: skip
    p.rows += rows
    last = p.add(["Toàn thành phố", None, *[sum(r[c] for r in rows) for c in (2, 3, 4)]], bold=True)
    p.merges += [(at, 0, at + 1, 0), (at, 1, at + 1, 1), (at, 2, at + 1, 2), (at, 3, at, 4),
                 (last, 0, last, 1)]  # fmt: skip
    kinds = (
        "STT:integer|Đơn vị hành chính:text|Tổng diện tích:number|"
        "Trong đó / Đất nông nghiệp:number|Trong đó / Đất phi nông nghiệp:number"
    )
    yield file("land_by_ward", "xlsx", xlsx(p),
               [truth(kinds, [[*r[:2], *[D(str(v)) for v in r[2:]]] for r in rows])])  # fmt: skip
