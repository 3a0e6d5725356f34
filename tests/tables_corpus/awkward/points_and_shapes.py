"""Points and shapes: good ones, exchanged, in metres, elsewhere, zero, missing; GeoJSON."""

from __future__ import annotations

import json
from typing import Any

from tests.tables_corpus.awkward.city_desk import UNITS, dice, file, put, true
from tests.tables_corpus.awkward.kit import case, page, truth

#: how a shape stands in the truth (one place, should the house have another custom)
SHAPE = "geometry:geometry"


def points(seed: int, count: int = 8) -> list[list[Any]]:
    """Name, latitude, longitude within the city."""
    r = dice(seed)
    return [
        [
            f"Điểm mẫu {i} - {UNITS[i]}",
            16.4 + r.randrange(1, 9999) / 1e5 + 1e-6,
            107.55 + r.randrange(1, 9999) / 1e5 + 1e-6,
        ]
        for i in range(1, count + 1)
    ]


def exact(rows: list[list[Any]]) -> list[list[Any]]:
    return [[round(v, 6) if isinstance(v, float) else v for v in row] for row in rows]


@case
def points_as_they_should_be():
    rows = exact(points(81))
    for name, lat, lon in (
        ("vi", "Vĩ độ", "Kinh độ"),
        ("en", "lat", "lng"),
        ("old", "vido", "kinhdo"),
    ):
        columns = f"Tên:text|{lat}:number|{lon}:number"
        forms = "xlsx csv semi" if name == "vi" else "json"
        yield from put(
            f"points_{name}", page(["Tên", lat, lon], *rows), [truth(columns, true(rows))], forms
        )


@case
def points_exchanged():
    rows = [[a, lon, lat] for a, lat, lon in exact(points(82))]
    columns = "Tên điểm:text|Vĩ độ:number|Kinh độ:number"
    p = page(["Tên điểm", "Vĩ độ", "Kinh độ"], *rows)
    table = [truth(columns, true(rows))]
    yield from put(
        "points_exchanged", p, table, "xlsx csv json", "swapped_latlon", may="out_of_area"
    )


@case
def points_in_metres():
    r = dice(83)
    rows = [
        [f"Mốc {i}", 1_815_000 + r.randrange(20_000) + 0.25, 555_000 + r.randrange(9_000) + 0.75]
        for i in range(1, 8)
    ]
    p = page(["DANH SÁCH MỐC GIỚI"], ["Số hiệu mốc", "X (m)", "Y (m)"], *rows)
    table = [truth("Số hiệu mốc:text|X (m):number|Y (m):number", true(rows))]
    yield from put("marks_vn2000", p, table, "xlsx ods semi", "projected_coordinates")


@case
def points_elsewhere_zero_and_missing():
    columns = "Tên:text|Vĩ độ:number|Kinh độ:number"
    for name, at, lat, lon in (
        ("out_of_area", 3, 21.028511, 105.804817),
        ("zero_coordinates", 5, 0, 0),
        ("null_coordinates", 2, None, None),
    ):
        rows = exact(points(84))
        rows[at][1:] = [lat, lon]
        p = page(["Tên", "Vĩ độ", "Kinh độ"], *rows)
        may = "out_of_area" if name == "zero_coordinates" else ""
        forms = "xlsx csv" if name != "null_coordinates" else "xlsx json"
        yield from put(f"points_{name}", p, [truth(columns, true(rows))], forms, name, may=may)


def collection(rows: list[tuple[dict[str, Any], dict[str, Any]]]) -> bytes:
    made = [{"type": "Feature", "properties": p, "geometry": g} for p, g in rows]
    return json.dumps({"type": "FeatureCollection", "features": made}, ensure_ascii=False).encode()


@case
def shapes():
    r = dice(85)
    lines, areas = [], []
    for i in range(1, 6):
        x, y = 107.56 + i / 100, 16.42 + i / 100
        road = {"type": "LineString", "coordinates": [[x, y], [x + 0.01, y + 0.003]]}
        lines.append(({"ten": f"Đường mẫu {i}", "sonha": r.randint(10, 300)}, road))
        ring = [[x, y], [x + 0.01, y], [x + 0.01, y + 0.01], [x, y]]
        area = {"type": "Polygon", "coordinates": [ring]}
        areas.append(({"to": f"Tổ {i}", "dientich": 1.25 * i, "nguoiquanly": UNITS[i]}, area))
    for name, body, columns in (
        ("roads", lines, "ten:text|sonha:integer"),
        ("areas", areas, "to:text|dientich:number|nguoiquanly:text"),
    ):
        rows = true([[*p.values(), json.dumps(g)] for p, g in body])
        table = [truth(f"{columns}|{SHAPE}", rows)]
        yield file(f"shapes_{name}", "geojson", collection(body), table)
        yield file(f"shapes_{name}_json", "json", collection(body), table, may="wrong_extension")
