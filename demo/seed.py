"""Registers the demo departments as harvest sources and lets the portal harvest them.

`python demo/seed.py --ini INI --base-url http://127.0.0.1:PORT [--wait]`; with `--summary` it only
says what was harvested. Runs in CKAN's virtualenv beside running consumers.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app

from ckanext.hue_opendata.acting import as_site_user

#: name of the source → the agency it belongs to, its list, and what its rows leave unsaid.
DEPARTMENTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "thong-ke-dan-so": ("thong-ke-thanh-pho-hue", "thong-ke/danh-muc.xlsx", {}),
    "bao-ton-di-tich": (
        "trung-tam-bao-ton-di-tich-co-do-hue",
        "bao-ton-di-tich/danh-muc.csv",
        {},
    ),
    "le-hoi": ("so-van-hoa-va-the-thao", "so-van-hoa/danh-muc.xlsx", {}),
}
#: The demo's own assessment: its files are figures of places, and hold no person.
ASSESSED = {"personal_data": "khong-co"}
LONGEST = 600.0


def act(name: str, /, **data: Any) -> Any:
    """An action as the site's own user."""
    return tk.get_action(name)(as_site_user(), data)


def register(base: str) -> list[str]:
    """Make or find each source; its ids."""
    ids = []
    for name, (agency, path, more) in DEPARTMENTS.items():
        found = model.Package.get(name)
        url = f"{base}/{path}"
        if found is None:
            title = act("organization_show", id=agency)["title"]
            source = act(
                "harvest_source_create",
                name=name,
                title=f"Danh mục dữ liệu – {title}",
                url=url,
                source_type="hue_spreadsheet",
                frequency="DAILY",
                owner_org=agency,
                config=json.dumps({**ASSESSED, **more}),
            )
            ids.append(source["id"])
        else:
            if act("harvest_source_show", id=found.id)["url"] != url:
                act("harvest_source_patch", id=found.id, url=url)
            ids.append(found.id)
    return ids


def start(ids: list[str]) -> None:
    """Start a run of each source that has none going."""
    for identity in ids:
        status = act("harvest_source_show_status", id=identity)["last_job"]
        if status is None or status["status"] == "Finished":
            act("harvest_job_create", source_id=identity, run=True)


def wait(ids: list[str]) -> None:
    """Wait until the consumers have ended every run; fails after ten minutes."""
    limit = time.monotonic() + LONGEST
    waiting = list(ids)
    while waiting:
        model.Session.remove()
        act("harvest_jobs_run")
        waiting = [
            identity
            for identity in waiting
            if act("harvest_source_show_status", id=identity)["last_job"]["status"] != "Finished"
        ]
        if time.monotonic() > limit:
            raise SystemExit(
                "Thu thập chưa xong sau 10 phút / the harvest has not ended after 10 minutes"
            )
        if waiting:
            time.sleep(1)


def summary() -> None:
    """One line for each source: datasets, and problems of its last run."""
    for name in DEPARTMENTS:
        package = model.Package.get(name)
        if package is None:
            continue
        status = act("harvest_source_show_status", id=package.id)
        errors = status["last_job"]["stats"]["errored"] if status["last_job"] else 0
        datasets = status["total_datasets"]
        print(f"   {package.title}: {datasets} bộ dữ liệu / datasets, {errors} lỗi / problems")
    total = act("package_search", q="*:*", rows=0)["count"]
    print(f"   Tổng cộng / in all: {total} bộ dữ liệu / datasets")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ini", required=True)
    parser.add_argument("--base-url")
    parser.add_argument("--wait", action="store_true")
    parser.add_argument("--summary", action="store_true")
    words = parser.parse_args()
    app = make_app(CKANConfigLoader(words.ini).get_config())
    with app._wsgi_app.test_request_context():  # pyright: ignore
        if words.summary:
            summary()
            return
        if not words.base_url:
            sys.exit("--base-url?")
        ids = register(words.base_url.rstrip("/"))
        start(ids)
        if words.wait:
            wait(ids)


if __name__ == "__main__":
    main()
