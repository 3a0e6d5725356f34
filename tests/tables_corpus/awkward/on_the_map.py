"""Points near the city's border, in metres, in degrees and minutes."""

from __future__ import annotations

import json

from tests.tables_corpus.awkward.kit import D, case, file, page, text, truth, xlsx


def _points(name: str, points: list[list[object]], *expect: object, may: str = ""):
    rows = [[a, D(str(b)), D(str(c))] for a, b, c in points]
    return file(
        name, "xlsx", xlsx(page(["Điểm", "Vĩ độ", "Kinh độ"], *points)),
        [truth("Điểm:text|Vĩ độ:number|Kinh độ:number", rows)], *expect, may=may,
    )  # fmt: skip


@case
def borders():
    inside = [["Đại Nội", 16.4698, 107.5786], ["Lăng Cô", 16.2393, 108.0786],
              ["A Lưới", 16.2736, 107.2336], ["Phong Điền", 16.5792, 107.3623],
              ["Cảng Chân Mây", 16.3258, 107.9789]]  # fmt: skip
    yield _points("corners_of_the_city", inside)
    for name, point in {
        "quang_tri": ["Thị xã Quảng Trị", 16.7456, 107.1889],
        "lien_chieu": ["Nam Hải Vân", 16.1302, 108.1247],
        "da_nang": ["Bà Nà", 15.9977, 107.9881],
        "laos": ["Kaleum", 15.9, 106.95],
    }.items():
        yield _points(f"beyond_{name}", [*inside, point], ("out_of_area", "Vĩ độ"))


@case
def other_measures():
    body = [["Mốc", "X (m)", "Y (m)"], ["M1", "1821456,78", "560123,45"],
            ["M2", "1820999,12", "561222,33"], ["M3", "1822010,5", "559870,4"]]  # fmt: skip
    yield file(
        "vn2000_north_first", "csv", text(body, ";"),
        [truth("Mốc:text|X (m):number|Y (m):number",
               [[a, D(b.replace(",", ".")), D(c.replace(",", "."))] for a, b, c in body[1:]])],
        "projected_coordinates",
    )  # fmt: skip
    body = [["Cột mốc", "Vĩ độ", "Kinh độ"], ["A", "16°27'45\"N", "107°34'12\"E"],
            ["B", "16°28'03\"N", "107°35'40\"E"]]  # fmt: skip
    yield file(
        "degrees_and_minutes", "xlsx", xlsx(page(*body)),
        [truth("Cột mốc:text|Vĩ độ:text|Kinh độ:text", body[1:])], may="mixed_types",
    )  # fmt: skip
    shapes = [("Trạm 1", [107.58, 16.46]), ("Trạm 2", [107.60, 16.44]), ("Trạm 3", [108.22, 16.07])]
    features = [{"type": "Feature", "properties": {"ten": n},
                 "geometry": {"type": "Point", "coordinates": c}} for n, c in shapes]  # fmt: skip
    made = {"type": "FeatureCollection", "features": features}
    yield _geojson(made, shapes)


def _geojson(made: dict[str, object], shapes: list[tuple[str, list[float]]]):
    return file(
        "geojson_one_outside", "geojson", json.dumps(made).encode(),
        [truth("ten:text|geometry:geometry",
               [[n, json.dumps({"type": "Point", "coordinates": c})] for n, c in shapes])],
        "out_of_area",
    )  # fmt: skip
