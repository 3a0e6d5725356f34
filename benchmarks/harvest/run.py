"""First and unchanged harvest of one local source: ours, CKANHarvester, dcat's JSON harvester.

    python3 -m services run --slot bench -- .hue/venv/bin/python -m benchmarks.harvest.run \
        --records 1000

One process, one PostgreSQL, one Solr; the three one after another, each three times: new,
unchanged, one record changed. The stages are called as the consumers call them, without their
queue. All figures are per record; times are told as ratios and in milliseconds. The others ask for
no file, so ours does not either; the row “files asked” does, by conditional requests to the same
local server. CKANHarvester runs with `force_all`, as a full comparison does: with its date filter a
remote CKAN that names no change costs nothing, but only a CKAN can be asked so.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.harvest.source import change_one, serve

REPO = Path(__file__).resolve().parents[2]
GIVEN = {"personal_data": "khong-co", "theme": "kinh-te", "frequency": "hang-nam"}
#: name → (source type, path of the source, settings).
SYSTEMS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "hue_json": ("hue_json", "/list.json", {**GIVEN, "files": "leave"}),
    "hue_json, files asked": ("hue_json", "/watched.json", GIVEN),
    "CKANHarvester (force_all)": ("ckan", "", {"force_all": True}),
    "ckanext-dcat JSON": ("dcat_json", "/data.json", {}),
}


ONE_CHANGED = "one changed"
WHEN = ("first", "unchanged", ONE_CHANGED)


@dataclass
class Counts:
    """What went out to PostgreSQL and Solr."""

    sql: int = 0
    writes: int = 0
    commits: int = 0
    solr: int = 0


def main() -> None:
    """Fill an ini with all three harvesters, run, print a table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--records", type=int, default=1000)
    asked.add_argument("--only", help="the systems whose name has this text")
    given = asked.parse_args()
    number = given.records
    folder = Path(os.environ.get("HUE_SLOT_DATA", "/tmp")) / "benchharvest"
    folder.mkdir(parents=True, exist_ok=True)
    server = serve(number)
    text = (REPO / "test.ini").read_text(encoding="utf-8")
    text = text.replace(
        "\n    harvest\n", "\n    harvest ckan_harvester dcat dcat_json_harvester\n"
    )
    allowed = f"ckanext.hue_opendata.harvest.allowed_networks = 127.0.0.1:{server.server_port}"
    text = text.replace("\nckan.plugins =", f"\n{allowed}\nckan.plugins =", 1)
    ini = folder / "bench.ini"
    ini.write_text(text.replace("%(here)s", str(REPO)), encoding="utf-8")
    try:
        base = f"http://127.0.0.1:{server.server_port}"
        _print(_all(str(ini), base, number, given.only or ""), number)
    finally:
        server.shutdown()


def _all(ini: str, base: str, number: int, only: str) -> dict[str, dict[str, Any]]:
    """Each system's three runs, in one application on an empty database."""
    from ckan.cli import CKANConfigLoader
    from ckan.config.middleware import make_app

    app = make_app(CKANConfigLoader(ini).get_config())
    found: dict[str, dict[str, Any]] = {}
    with app._wsgi_app.test_request_context():  # pyright: ignore
        _empty()
        _lend()
        counts = _counting()
        for name, (kind, path, settings) in SYSTEMS.items():
            if only not in name:
                continue
            source = _make(name, kind, base + path, settings)
            found[name] = {}
            for when in WHEN:
                if when == ONE_CHANGED:
                    change_one(name)
                found[name][when] = _run(source, kind, counts, number)
                print(f"{name}, {when}: {found[name][when]['wall']:.1f} s", flush=True)
    return found


def _lend() -> None:
    """Give the others' datasets what our schema asks for, in the hook that they have for it."""
    from ckanext.dcat.harvesters import DCATJSONHarvester
    from ckanext.harvest.harvesters import CKANHarvester

    fields = GIVEN | {"theme": ["kinh-te"], "license_id": "vn-gov-open"}

    def of_ckan(self: Any, package: dict[str, Any], item: Any) -> dict[str, Any]:
        return {**package, **fields}

    def of_dcat(self: Any, package: dict[str, Any], dcat: Any, item: Any) -> dict[str, Any]:
        # An extra may not be called like a field of the schema; dcat finds its datasets by `guid`.
        extras = [one for one in package.get("extras", []) if one["key"] == "guid"]
        return {**package, **fields, "extras": extras}

    CKANHarvester.modify_package_dict = of_ckan
    DCATJSONHarvester.modify_package_dict = of_dcat


def _counting() -> Counts:
    """Count every statement, commit and request to Solr from here on."""
    import pysolr
    import sqlalchemy as sa
    from ckan import model

    counts = Counts()

    def statement(connection: Any, cursor: Any, text: str, *rest: Any) -> None:
        counts.sql += 1
        counts.writes += text.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))

    def commit(connection: Any) -> None:
        counts.commits += 1

    sa.event.listen(model.meta.engine, "before_cursor_execute", statement)
    sa.event.listen(model.meta.engine, "commit", commit)
    send = pysolr.Solr._send_request

    def request(solr: Any, *words: Any, **named: Any) -> Any:
        counts.solr += 1
        return send(solr, *words, **named)

    pysolr.Solr._send_request = request
    return counts


def _empty() -> None:
    import ckan.model as model
    from ckan.lib import search
    from ckan.tests.helpers import reset_db

    engine = model.meta.engine
    reset_db()
    from ckan.cli.db import _run_migrations

    for plugin in ("harvest", "activity", "tracking", "hue_harvest"):
        _run_migrations(plugin)
    # CKAN's migration leaves an engine without a pool behind, on which each transaction connects
    # anew; a site has a pool.
    model.init_model(engine)
    search.clear_all()
    model.Session.remove()


def _make(title: str, kind: str, url: str, settings: dict[str, Any]) -> dict[str, Any]:
    import ckan.plugins.toolkit as tk

    from ckanext.hue_opendata.acting import as_site_user
    from ckanext.hue_opendata.text import slug

    def act(name: str, /, **data: Any) -> Any:
        return tk.get_action(name)(as_site_user(), data)

    name = slug(title)
    agency = act("organization_create", name=f"co-quan-{name}", title=title)
    return act(
        "harvest_source_create",
        name=f"nguon-{name}",
        title=title,
        url=url,
        source_type=kind,
        owner_org=agency["id"],
        config=json.dumps(settings),
    )


def _run(source: dict[str, Any], kind: str, counts: Counts, number: int) -> dict[str, Any]:
    """One run by the stock stages; what it cost a record."""
    import ckan.plugins.toolkit as tk
    import sqlalchemy as sa
    from ckan import model
    from ckanext.harvest import queue
    from ckanext.harvest.model import HarvestJob

    from ckanext.hue_opendata.acting import as_site_user

    wanted = {"source_id": source["id"], "run": False}
    job_id = tk.get_action("harvest_job_create")(as_site_user(), wanted)["id"]
    harvester = queue.get_harvester(kind)
    activities = sa.text("select count(*) from activity")
    rows = model.Session.execute(activities).scalar() or 0
    model.Session.remove()
    before = Counts(**vars(counts))
    begun = time.process_time(), time.monotonic()
    job = model.Session.get(HarvestJob, job_id)
    job.status = "Running"
    job.save()
    made = queue.gather_stage(harvester, job) or []
    _fetch(harvester, made)
    seconds = time.process_time() - begun[0], time.monotonic() - begun[1]
    cost = {name: getattr(counts, name) - getattr(before, name) for name in vars(counts)}
    job = model.Session.get(HarvestJob, job_id)
    job.status = "Finished"
    job.save()
    cost["activity"] = (model.Session.execute(activities).scalar() or 0) - rows
    states = model.Session.execute(
        sa.text("select state, count(*) from harvest_object where harvest_job_id = :j group by 1"),
        {"j": job_id},
    )
    shares = {name: round(value / number, 3) for name, value in cost.items()}
    errors = sa.text("select message from harvest_object_error order by created desc limit 1")
    if (ended := dict(states.all())).get("ERROR"):
        print(model.Session.execute(errors).scalar())
    return {**shares, "cpu": seconds[0], "wall": seconds[1], "objects": ended}


def _fetch(harvester: Any, made: list[str]) -> None:
    """What the fetch consumers do: ours takes some objects of our own kinds at once."""
    from ckan import model
    from ckanext.harvest import queue
    from ckanext.harvest.model import HarvestObject

    from ckanext.hue_opendata.harvest import batch

    if harvester.info()["name"].startswith("hue_"):
        for at in range(0, len(made), batch.SIZE):
            batch.write(made[at : at + batch.SIZE])
        return
    for one in made:
        queue.fetch_and_import_stages(harvester, HarvestObject.get(one))
        # The consumers begin each object with a fresh session.
        model.Session.remove()


def _print(found: dict[str, dict[str, Any]], number: int) -> None:
    ours = found.get("hue_json") or next(iter(found.values()))
    print(f"\n{number} records; per record:")
    for when in WHEN:
        print(f"\n{when:26} SQL  writes  commits  Solr  activity  ×CPU  ×time  ms  objects")
        for name, runs in found.items():
            run = runs[when]
            cpu, wall = (run[key] / ours[when][key] for key in ("cpu", "wall"))
            figures = (run[key] for key in ("sql", "writes", "commits", "solr", "activity"))
            print(f"{name:26}", *(f"{one:7.3f}" for one in figures), f"{cpu:7.1f} {wall:7.1f}",
                  f"{run['wall'] / number * 1000:7.2f}", run["objects"])  # fmt: skip


if __name__ == "__main__":
    main()
