"""What our schemas cost: `package_show` and the dataset page beside stock scheming, as many fields.

    python3 -m services run --slot bench -- .hue/venv/bin/python -m benchmarks.pages.records

One dataset of each type with every field filled, copied until there are 10,000 (`HUE_DATASETS`) in
the database and in the index. Stock CKAN has scheming with a schema of the same fields, plain:
texts, lists and repeating parts, none of our validators, labels or snippets. Both portals read the
same rows, one worker each, their requests in turn. Allowed: 1.15 times.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import urllib.request
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from benchmarks.pages import run
from tests.browser import living

DATASETS = int(os.environ.get("HUE_DATASETS", "10000"))
ROUNDS = int(os.environ.get("HUE_ROUNDS", "60"))
MOST = 1.15
#: Kept as scheming's own presets have them, so that stock's pages and forms work.
PRESETS = {
    "title": "title",
    "name": "dataset_slug",
    "owner_org": "dataset_organization",
    "tag_string": "tag_string_autocomplete",
}
LISTS = ("hue_codes", "hue_text_list", "hue_link_list")
#: Makes the records in a process that has CKAN; prints their names and schemas.
FILL = """
import json, sys, uuid
from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app
app = make_app(CKANConfigLoader(sys.argv[1]).get_config())
with app._wsgi_app.test_request_context():
    import ckan.plugins.toolkit as tk
    from ckanext.hue_opendata.acting import as_site_user
    from ckanext.hue_opendata.schema.types import TYPES, schema_of
    agency = tk.get_action("organization_show")(as_site_user(), {"id": sys.argv[2]})
    made = {}
    for kind in TYPES:
        schema = schema_of(kind)
        record = {f["field_name"]: f["example"] for f in schema["dataset_fields"] if "example" in f}
        files = {f["field_name"]: f["example"] for f in schema["resource_fields"] if "example" in f}
        record |= {"type": kind, "owner_org": agency["id"], "name": f"do-{kind}"}
        identity = str(uuid.uuid5(uuid.NAMESPACE_DNS, kind))
        files["id"] = str(uuid.uuid5(uuid.UUID(identity), "file"))
        record |= {"id": identity, "resources": [files]}
        record.pop("tag_string")
        context = {**as_site_user(), "ignore_auth": True}
        try:
            tk.get_action("dataset_purge")(dict(context), {"id": record["name"]})
        except tk.ObjectNotFound:
            pass
        shown = tk.get_action("package_create")(context, record)
        made[kind] = {"id": shown["id"], "name": shown["name"], "schema": schema}
    print(json.dumps(made, default=str))
"""


def plain(schema: dict[str, Any]) -> dict[str, Any]:
    """The same fields as scheming has them without us."""
    return {
        "scheming_version": 2,
        "dataset_type": schema["dataset_type"],
        "about_url": "/about",
        "dataset_fields": [_plain(one) for one in schema["dataset_fields"]],
        "resource_fields": [_plain(one) for one in schema["resource_fields"]],
    }


def _plain(field: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"field_name": field["field_name"], "label": field["label"]["vi"]}
    if field["field_name"] in PRESETS:
        made["preset"] = PRESETS[field["field_name"]]
    elif "repeating_subfields" in field:
        made["repeating_subfields"] = [_plain(part) for part in field["repeating_subfields"]]
    elif set(LISTS) & set(str(field.get("validators")).split()):
        made["preset"] = "multiple_text"
    return made


def stock_ini(ini: Path, url: str, schemas: list[dict[str, Any]]) -> Path:
    """Stock's ini of the pages' benchmark, with the plain schemas."""
    file = run.stock_ini(ini, url)
    places = []
    for schema in schemas:
        place = ini.with_name(f"plain-{schema['dataset_type']}.json")
        place.write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")
        places.append(place.as_uri())
    text = file.read_text(encoding="utf-8")
    text = text.replace("ckanext.scheming:ckan_dataset.yaml", " ".join(places))
    file.write_text(text, encoding="utf-8")
    return file


def copy(made: dict[str, dict[str, Any]]) -> None:
    """Copies of the records in the database and in the index, until there are `DATASETS`."""
    engine = sa.create_engine(os.environ["CKAN_SQLALCHEMY_URL"])
    each = DATASETS // len(made)
    with engine.begin() as connection:
        for one in ("resource where package_id in (select id from package", "package"):
            end = ")" if "(" in one else ""
            connection.execute(sa.text(f"delete from {one} where name ~ '^do-[a-z]+-[0-9]+$'{end}"))
        for table, of in (("package", "id"), ("resource", "package_id")):
            names = [column["name"] for column in sa.inspect(engine).get_columns(table)]
            for record in made.values():
                columns = ", ".join(f'"{name}"' for name in names)
                values = ", ".join(_copied(name, table) for name in names)
                connection.execute(
                    sa.text(
                        f"insert into {table} ({columns}) select {values} from {table}, "
                        f"generate_series(1, :each) as n where {of} = :id"
                    ),
                    {"each": each, "id": record["id"]},
                )
    for record in made.values():
        _index(record, each)


def _copied(name: str, table: str) -> str:
    """Ids made of the original's, so that a resource finds its package."""
    if name == "id":
        return "md5(id || n)::uuid::text"
    if name == "package_id":
        return "md5(package_id || n)::uuid::text"
    return "name || '-' || n" if name == "name" and table == "package" else f'"{name}"'


def _index(record: dict[str, Any], each: int) -> None:
    solr = os.environ["CKAN_SOLR_URL"]
    asked = f"{solr}/select?q=name:{record['name']}&rows=1&wt=json"
    with urllib.request.urlopen(asked) as answer:
        first = json.load(answer)["response"]["docs"][0]
    first = {key: value for key, value in first.items() if key not in ("_version_", "indexed_ts")}
    for start in range(0, each, 500):
        docs = []
        for number in range(start, min(start + 500, each)):
            name = f"{record['name']}-{number + 1}"
            docs.append(first | {"index_id": f"{first['index_id']}-{number}", "name": name})
            docs[-1]["id"] = f"{first['id']}-{number}"
        body = json.dumps(docs).encode()
        headers = {"Content-Type": "application/json"}
        urllib.request.urlopen(urllib.request.Request(f"{solr}/update", body, headers)).close()
    urllib.request.urlopen(f"{solr}/update?commit=true").close()


def compare(ours: str, stock: str, paths: dict[str, str]) -> None:
    """Print the table of milliseconds."""
    print(f"{'':<18}{'ours p50':>10}{'stock p50':>11}{'ratio':>7}{'p95 ratio':>11}  allowed {MOST}")
    for name, path in paths.items():
        times: dict[str, list[float]] = {ours: [], stock: []}
        for turn in range(ROUNDS + 3):
            for root in (ours, stock):
                took = run.timed(root + path)
                if turn >= 3:
                    times[root].append(took)
        mine, theirs = (statistics.median(times[root]) for root in (ours, stock))
        high = run.percentile(times[ours], 0.95) / run.percentile(times[stock], 0.95)
        print(
            f"{name:<18}{mine:>10.1f}{theirs:>11.1f}{mine / theirs:>7.2f}{high:>11.2f}", flush=True
        )


def main() -> None:
    """Fill, copy, and print the table."""
    with living.portal() as one:
        words = [sys.executable, "-c", FILL, str(one.ini), one.agency]
        made = json.loads(living.run(words, one.env).splitlines()[-1])
        copy(made)
        port = living.free_port()
        stock = f"http://127.0.0.1:{port}"
        ini = stock_ini(one.ini, stock, [plain(record["schema"]) for record in made.values()])
        command = [str(living.BIN / "gunicorn"), "--workers", "1", "--threads", "4"]
        command += ["--bind", f"127.0.0.1:{port}", "services.wsgi:application"]
        env = one.env | {"CKAN_INI": str(ini)}
        ready = f"{stock}/api/3/action/status_show"
        paths = {}
        for kind, record in made.items():
            paths[f"show {kind}"] = f"/api/3/action/package_show?id={record['name']}"
            paths[f"page {kind}"] = f"/{kind}/{record['name']}"
        with living.program("stock", command, env, one.ini.parent, ready):
            compare(one.url, stock, paths)


if __name__ == "__main__":
    main()
