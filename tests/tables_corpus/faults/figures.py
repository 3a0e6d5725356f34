"""Coordinates, sums, tables on their side, and the JSON of the city."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from tests.tables_corpus import content, writers
from tests.tables_corpus.faults.kit import files, maker, page_of, simple
from tests.tables_corpus.layouts import Look, lay
from tests.tables_corpus.sheet import Case, Page, Truth


@maker
def points(rng: Random) -> Iterator[Case]:
    def made(
        lat: list[Any], lon: list[Any], code: str, names: tuple[str, str] = ("Vĩ độ", "Kinh độ")
    ) -> Iterator[Case]:
        labels = ["Tên điểm", *names]
        rows = [[f"Điểm {k}", a, b] for k, (a, b) in enumerate(zip(lat, lon, strict=True))]
        true = [[r[0], *[None if v is None else Decimal(str(v)) for v in r[1:]]] for r in rows]
        kind = "integer" if all(v is None or float(v) == int(v) for v in lat) else "number"
        truth = simple(labels, ["text", kind, kind], true)
        expect: set[tuple[str, str | None]] = {(code, names[0])} if code else set()
        for file, data in files(rng, page_of(labels, rows), "csv xlsx"):
            yield Case(
                f"{code or 'clean points'} {file} {names}", data, [truth], expect, set(), file
            )

    lat = [round(rng.uniform(16.3, 16.6), 5) for _ in range(8)]
    lon = [round(rng.uniform(107.4, 107.8), 5) for _ in range(8)]
    yield from made(lat, lon, "")
    yield from made(lon, lat, "swapped_latlon")
    yield from made(lon, lat, "swapped_latlon", ("lat", "lng"))
    yield from made([21.02851, *lat[1:]], [105.80481, *lon[1:]], "out_of_area")
    yield from made([0, *lat[1:]], [0, *lon[1:]], "zero_coordinates")
    yield from made([None, *lat[1:]], [None, *lon[1:]], "null_coordinates")
    north = [round(rng.uniform(1_810_000, 1_840_000), 2) for _ in range(8)]
    east = [round(rng.uniform(550_000, 590_000), 2) for _ in range(8)]
    yield from made(north, east, "projected_coordinates", ("X (m)", "Y (m)"))
    yield from made(north, east, "projected_coordinates", ("Tọa độ X", "Tọa độ Y"))
    yield from made(north, east, "projected_coordinates", ("Vĩ độ", "Kinh độ"))
    features = [
        {
            "type": "Feature",
            "properties": {"ten": f"Điểm {k}"},
            "geometry": {"type": "Point", "coordinates": [a, b]},
        }
        for k, (a, b) in enumerate(zip(lat, lon, strict=True))
    ]
    data = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    yield Case("swapped geojson", data, [], {("swapped_latlon", None)}, set(), "a.geojson")


@maker
def sums(rng: Random) -> Iterator[Case]:
    for kind in ("xlsx", "xls", "csv"):
        for shift in (1000, 7):
            topic = content.tickets(rng, 8)
            page = Page()
            truth = lay(page, topic, Look(title=True, total="last"), rng)
            page.rows[-1][2] += shift
            data = writers.SHEETS[kind]([page]) if kind != "csv" else writers.delimited([page], ";")
            yield Case(
                f"total_mismatch {kind}",
                data,
                [truth],
                {("total_mismatch", truth.labels[2])},
                set(),
                f"a.{kind}",
            )
        topic = content.tickets(rng, 12)
        page = Page()
        truth = lay(
            page, topic, Look(title=True, groups="roman", subtotals=True, total="last"), rng
        )
        data = writers.SHEETS[kind]([page]) if kind != "csv" else writers.delimited([page], ";")
        yield Case(
            f"subtotals_in_rows {kind}",
            data,
            [truth],
            {("subtotals_in_rows", None)},
            set(),
            f"a.{kind}",
        )
        topic = content.health(rng, 12)
        page = Page()
        truth = lay(page, topic, Look(title=True, groups="bold", group_sums=True), rng)
        data = writers.SHEETS[kind]([page]) if kind != "csv" else writers.delimited([page], ";")
        yield Case(
            f"subtotals_in_rows groups {kind}",
            data,
            [truth],
            {("subtotals_in_rows", None)},
            set(),
            f"a.{kind}",
        )
    labels = [
        "Tên trường",
        "Trường Quốc Học",
        "Trường Hai Bà Trưng",
        "Trường Nguyễn Huệ",
        "Trường Gia Hội",
    ]
    names = ["Địa chỉ", "Số lớp", "Số học sinh", "Ngày thành lập"]
    values = [
        ["12 Lê Lợi", "5 Hùng Vương", "7 Đống Đa", "104 Nguyễn Chí Thanh"],
        [36, 40, 38, 25], [1450, 1600, 1530, 980],
        [date(1946, 10, 23), date(1917, 7, 15), date(1967, 9, 5), date(1977, 9, 20)],
    ]  # fmt: skip
    page = page_of(labels, [[n, *v] for n, v in zip(names, values, strict=True)])
    rows = [[labels[k + 1], *[v[k] for v in values]] for k in range(4)]
    for kind in ("xlsx", "ods", "csv"):
        data = writers.SHEETS[kind]([page]) if kind != "csv" else writers.delimited([page], ";")
        yield Case(
            f"transposed {kind}",
            data,
            [simple([labels[0], *names], ["text", "text", "integer", "integer", "date"], rows)],
            {("transposed", None)},
            set(),
            f"a.{kind}",
        )


@maker
def jsons(rng: Random) -> Iterator[Case]:
    items = [
        {"id": k, "ten_doi_tuong": f"Lễ hội {k}", "kinhdo": 107.5 + k / 100, "vido": 16.4}
        for k in range(5)
    ]
    labels = ["id", "Tên đối tượng", "Kinh độ", "Vĩ độ"]
    types = ["integer", "text", "number", "number"]
    rows = [
        (i["id"], i["ten_doi_tuong"], Decimal(str(i["kinhdo"])), Decimal("16.4")) for i in items
    ]
    body = {
        "code": 0,
        "message": "Thực hiện thành công",
        "data": items,
        "hienthi": [
            {"khoa": k == "id", "tentruong": k, "mota": m}
            for k, m in zip(items[0], labels, strict=True)
        ],
    }
    yield Case(
        "json hienthi",
        json.dumps(body).encode(),
        [Truth(labels, types, rows)],
        set(),
        set(),
        "a.json",
    )
    plain = Truth(list(items[0]), types, rows)
    for shape in (
        {"data": items, "totalRows": 5},
        {"totalCount": 5, "newsList": items},
        items,
        {"code": 200, "data": {"items": items, "total": 5}},
        {"result": {"records": items, "total": 5}},
    ):
        yield Case(
            f"json {str(shape)[:30]}",
            json.dumps(shape, ensure_ascii=False).encode(),
            [plain],
            set(),
            set(),
            "a.json",
        )
    body = {"chart": items, "grid": [{"ten": f"G{k}", "so": k} for k in range(4)]}
    yield Case(
        "json chart grid",
        json.dumps(body).encode(),
        [plain, Truth(["ten", "so"], ["text", "integer"], [(f"G{k}", k) for k in range(4)])],
        {("multiple_tables", None)},
        set(),
        "a.json",
    )
