"""A file of many rows into the DataStore, beside bare COPY and CKAN's own `datastore_upsert`.

`python3 -m services run --slot bench -- .hue/venv/bin/python -m benchmarks.tables.loading [ROWS]`.
Everything in one run, on one table; the ratios are what counts. `datastore_upsert` gets a tenth of
the rows, by method insert in calls of 5,000, and its time is taken times ten: for it the most
favourable way. `HUE_XLOADER=PYTHON` adds xloader, from an environment of its own
(`benchmarks.tables.xloader`).
"""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.tables import read
from ckanext.hue_opendata.tables.loading import keys, shape, staging, swap
from ckanext.hue_opendata.tables.loading.located import locate
from ckanext.hue_opendata.tables.loading.plan import Plan
from ckanext.hue_opendata.tables.loading.stock import get_write_engine
from ckanext.hue_opendata.tables.reading.pauses import without_collector

ROWS = 200_000
SHARE = 10
TURNS = 3
CALL = 5_000
HEAD = ["Mã trạm", "Tên trạm", "Ngày đo", "Lượng mưa (mm)", "Mực nước (m)", "Số lượt", "Loại"]


def main() -> None:
    """Print seconds and ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "mua.csv"
        made(file, count)
        bare, laps = best(file)
        one_update = full_text_alone(laps["table"])
        told(count, bare, laps, one_update)
        upsert = upserted(file, count // SHARE) * SHARE
        beside({"datastore_upsert": upsert, **xloader(file)}, laps)


def xloader(file: Path) -> dict[str, float]:
    """Seconds of xloader's ways, when another environment has it."""
    if not os.environ.get("HUE_XLOADER"):
        return {}
    command = [os.environ["HUE_XLOADER"], "-m", "benchmarks.tables.xloader", str(file)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return {f"xloader, {name}": seconds for name, seconds in found.items() if seconds}


def beside(others: dict[str, float], laps: dict[str, Any]) -> None:
    """Print other ways beside ours: until rows can be asked for, and with the full text."""
    queryable = laps["read"] + laps["copy"] + laps["swap"]
    whole = queryable + laps["full_text"]
    for name, seconds in others.items():
        print(
            f"  {name:<22} {seconds:7.2f} s  {seconds / queryable:5.1f} x ours until rows can be"
            f" asked for, {seconds / whole:4.1f} x all of ours"
        )


def best(file: Path) -> tuple[float, dict[str, Any]]:
    """Bare COPY and our load in turns, on a machine that others use too; the quickest of each."""
    bare, laps = [], []
    for _ in range(TURNS):
        bare.append(timed(lambda: bare_copy(file)))
        with without_collector():
            laps.append(ours(file))
    whole = [lap["read"] + lap["copy"] + lap["swap"] for lap in laps]
    return min(bare), laps[whole.index(min(whole))]


def told(count: int, bare: float, laps: dict[str, Any], one_update: float) -> None:
    """Print seconds and ratios of the load."""
    queryable = laps["read"] + laps["copy"] + laps["swap"]
    print(f"{count} rows, {len(HEAD)} columns")
    print(f"  bare COPY, text columns        {bare:7.2f} s")
    print(f"  reading (types of all rows)    {laps['read']:7.2f} s")
    print(f"  staging by COPY                {laps['copy']:7.2f} s")
    print(f"  swap                           {laps['swap']:7.2f} s")
    print(f"  queryable / bare COPY          {queryable / bare:7.1f} x  (target 8)")
    print(f"  full text and its index        {laps['full_text']:7.2f} s")
    print(f"  one UPDATE and index           {one_update:7.2f} s")
    print(f"  full text / one UPDATE         {laps['full_text'] / one_update:7.2f} x  (target 1.2)")


def made(file: Path, count: int) -> None:
    """The file, seeded."""
    dice = random.Random(1)
    with file.open("w", encoding="utf-8", newline="") as stream:
        sheet = csv.writer(stream)
        sheet.writerow(HEAD)
        for n in range(count):
            day = f"{n % 28 + 1:02}/{n % 12 + 1:02}/2025"
            rain, level = f"{dice.random() * 100:.1f}", f"{dice.random() * 5:.2f}"
            kind = dice.choice(["tự động", "thủ công"])
            sheet.writerow([f"TR{n:06}", f"Trạm số {n % 50}", day, rain, level, n % 900, kind])


def timed(work: Callable[[], Any]) -> float:
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


def cursor_work(work: Callable[[Any], Any]) -> Any:
    """Run on one connection of the DataStore, and commit."""
    connection = get_write_engine().raw_connection()
    try:
        with connection.driver_connection as driver, driver.cursor() as cursor:
            return work(cursor)
    finally:
        connection.close()


def bare_copy(file: Path) -> None:
    columns = ", ".join(f"c{n} text" for n in range(len(HEAD)))

    def work(cursor: Any) -> None:
        cursor.execute(f"drop table if exists _hue_bare; create table _hue_bare ({columns})")
        with file.open(encoding="utf-8") as stream:
            cursor.copy_expert("copy _hue_bare from stdin csv header", stream)

    cursor_work(work)


def ours(file: Path) -> dict[str, Any]:
    """The steps of a first load, as `job` runs them."""
    table = str(uuid.uuid4())
    laps: dict[str, Any] = {"table": table}
    begun = time.monotonic()
    located = locate(read(file).tables[0])
    laps["read"] = time.monotonic() - begun
    connection = get_write_engine().raw_connection()
    driver = connection.driver_connection
    begun = time.monotonic()
    with driver, driver.cursor() as cursor:
        given = shape.fields(located.columns)
        given = staging.fill(cursor, table, given, located.written, True, located.straight)
        plan = Plan(table, given, None, keys.evident(cursor, table, given))
    laps["copy"] = time.monotonic() - begun
    laps["swap"] = timed(lambda: swap.take_place(driver, plan))
    laps["full_text"] = timed(lambda: swap.finish_first(driver, plan))
    connection.close()
    return laps


def full_text_alone(table: str) -> float:
    """What the full text costs at least: the same rows without it, one UPDATE, one index."""
    copied = '"_hue_alone"'
    method = tk.config.get("ckan.datastore.default_fts_index_method")

    def prepare(cursor: Any) -> None:
        cursor.execute(f"drop table if exists {copied}")
        cursor.execute(f'create table {copied} (like "{table}")')
        columns = "_id, ma_tram, ten_tram, ngay_do, luong_mua_mm, muc_nuoc_m, so_luot, loai"
        cursor.execute(f'insert into {copied} ({columns}) select {columns} from "{table}"')

    def work(cursor: Any) -> None:
        words = (
            "concat_ws(' ', ma_tram, ten_tram, ngay_do, luong_mua_mm, muc_nuoc_m, so_luot, loai)"
        )
        cursor.execute(f"update {copied} set _full_text = to_tsvector({words})")
        cursor.execute(f"create index on {copied} using {method} (_full_text)")

    cursor_work(prepare)
    return timed(lambda: cursor_work(work))


def act(name: str, /, **data: Any) -> Any:
    """An action as the site's own user."""
    return tk.get_action(name)(as_site_user(), data)


def upserted(file: Path, count: int) -> float:
    """CKAN's own way for a part of the rows, already typed for it."""
    name = f"bench-{uuid.uuid4()}"
    agency = act("organization_create", name=name, title=name)
    kept = {"title": name, "notes": name, "owner_org": agency["id"], "state": "draft"}
    package = act("package_create", name=name, personal_data="khong-co", **kept)
    resource = act("resource_create", package_id=package["id"], url_type="datastore", url="x")
    table = read(file).tables[0]
    names = [(one.id, shape.TYPES[one.type]) for one in table.columns]
    records = [
        {name: str(value) for (name, _), value in zip(names, row, strict=True)}
        for _, row in zip(range(count), table.rows, strict=False)
    ]
    fields = [{"id": name, "type": kind} for name, kind in names]
    act("datastore_create", resource_id=resource["id"], fields=fields)
    begun = time.monotonic()
    for at in range(0, count, CALL):
        part = records[at : at + CALL]
        act("datastore_upsert", resource_id=resource["id"], method="insert", records=part)
    return time.monotonic() - begun


if __name__ == "__main__":
    app = make_app(CKANConfigLoader(os.environ.get("CKAN_INI", "test.ini")).get_config())
    with app._wsgi_app.test_request_context():  # pyright: ignore
        main()
