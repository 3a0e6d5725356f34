"""Registers the demo departments as harvest sources and lets the portal harvest them.

`python demo/seed.py --ini INI --base-url http://127.0.0.1:PORT [--wait [--tables]]`; with
`--summary` it only says what was harvested. Runs in CKAN's virtualenv beside running consumers.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app
from ckan.lib import search

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.harvest import unindexed
from ckanext.hue_opendata.harvest.preview import harvesters
from ckanext.hue_opendata.harvest.stock import HarvestObject, HarvestSource

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from demo import tables


@dataclass(frozen=True)
class Source:
    """A source: agency, path on the demo's server, kind, and what its records leave unsaid."""

    agency: str
    path: str
    kind: str = "hue_spreadsheet"
    settings: dict[str, Any] = field(default_factory=dict)
    title: str = "Danh mục dữ liệu"


YEARLY = {"frequency": "hang-nam"}
SOURCES: dict[str, Source] = {
    "thong-ke-dan-so": Source("thong-ke-thanh-pho-hue", "thong-ke/danh-muc.xlsx"),
    "bao-ton-di-tich": Source(
        "trung-tam-bao-ton-di-tich-co-do-hue", "bao-ton-di-tich/danh-muc.csv"
    ),
    "le-hoi": Source("so-van-hoa-va-the-thao", "so-van-hoa/danh-muc.xlsx"),
    "giao-duc": Source(
        "so-giao-duc-va-dao-tao", "so-giao-duc/danh-muc.xlsx", settings={"theme": "giao-duc"}
    ),
    "y-te": Source("so-y-te", "so-y-te/danh-muc.csv", settings={"schedule": "30 2 * * 1-5"}),
    "noi-vu": Source("so-noi-vu", "so-noi-vu/danh-muc.xls"),
    "du-lich": Source(
        "so-du-lich",
        "so-du-lich/danh-muc.json",
        "hue_json",
        {"preset": "tourism", "theme": "du-lich", **YEARLY},
    ),
    "du-lich-lu-hanh": Source(
        "so-du-lich",
        "so-du-lich/lu-hanh.json",
        "hue_json",
        {"preset": "tourism", "theme": "du-lich", **YEARLY},
        "Doanh nghiệp lữ hành (nguồn chỉ trả một phần)",
    ),
    "mua": Source(
        "so-nong-nghiep-va-moi-truong",
        "so-nong-nghiep/tram.json",
        "hue_json",
        {"preset": "directus", "per_page": 4, "theme": "moi-truong", "frequency": "hang-ngay"},
        "Trạm đo mưa",
    ),
    "cho-so-hoa": Source(
        "so-nong-nghiep-va-moi-truong",
        "so-nong-nghiep/cho.json",
        "hue_json",
        {
            **{"preset": "eform", "one": "answer", "title": "Danh sách chợ (số liệu minh họa)"},
            **{"notes": "Số liệu minh họa, không phải số liệu thật.", "theme": "kinh-te"},
            **YEARLY,
        },
        "Hệ thống số hóa",
    ),
    "cong-cu": Source(
        "so-khoa-hoc-va-cong-nghe",
        "so-khoa-hoc/danh-sach.html",
        "hue_portal",
        {"site": "{base}", "theme": "khoa-hoc", **YEARLY},
        "Cổng dữ liệu trước đây",
    ),
    "ngan-sach": Source(
        "so-tai-chinh",
        "so-tai-chinh/kho.zip",
        "hue_portal",
        {"site": "{base}", "theme": "kinh-te", **YEARLY},
        "Cổng dữ liệu trước đây",
    ),
    "cong-thuong": Source(
        "so-cong-thuong",
        "so-cong-thuong/danh-muc.xlsx",
        title="Danh mục có lỗi để xem báo cáo",
    ),
    "bao-tri": Source(
        "hueioc",
        "so-cong-thuong/bao-tri.html",
        settings=YEARLY,
        title="Nguồn đang trả về trang báo lỗi",
    ),
}
#: The demo's own assessment: its files are figures of places, and hold no person.
ASSESSED = {"personal_data": "khong-co"}
LONGEST = 600.0
NO_SEARCH = (
    "Máy tìm kiếm (Solr) không trả lời; dữ liệu đã thu thập không mất. Chạy lại: make demo / "
    "the search (Solr) does not answer; what was harvested is kept. Run again: make demo"
)


def act(name: str, /, **data: Any) -> Any:
    """An action as the site's own user."""
    return tk.get_action(name)(as_site_user(), data)


def register(base: str) -> list[str]:
    """Make each source, or bring it to what it is now; their ids."""
    return [_registered(name, source, base) for name, source in SOURCES.items()]


def _registered(name: str, source: Source, base: str) -> str:
    settings = {
        key: value.format(base=base) if isinstance(value, str) else value
        for key, value in {**ASSESSED, **source.settings}.items()
    }
    wanted = {
        "name": name,
        "title": f"{source.title} – {act('organization_show', id=source.agency)['title']}",
        "url": f"{base}/{source.path}",
        "source_type": source.kind,
        "frequency": "DAILY",
        "owner_org": source.agency,
        "config": json.dumps(settings),
    }
    found = model.Package.get(name)
    if found is None:
        return act("harvest_source_create", **wanted)["id"]
    stored = HarvestSource.get(found.id)
    harvester = next(one for one in harvesters() if one.kind == source.kind)
    config = harvester.validate_config(wanted["config"])
    if (stored.url, stored.type, stored.config) != (wanted["url"], source.kind, config):
        act("harvest_source_update", id=found.id, **wanted)
    return found.id


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
    _found_by_the_search()


def _found_by_the_search() -> None:
    """What was written while the search was away is indexed now, so that the figures are true."""
    # CKAN and pysolr log a whole stack for what one sentence tells.
    logging.disable(logging.CRITICAL)
    try:
        unindexed.catch_up(timedelta(0))
        if not search.is_available():
            raise SystemExit(NO_SEARCH)
    finally:
        logging.disable(logging.NOTSET)


def summary() -> None:
    """One line for each source: datasets, and problems of its last run."""
    for name in SOURCES:
        package = model.Package.get(name)
        if package is None:
            continue
        last = act("harvest_source_show_status", id=package.id)["last_job"]
        if last is None:
            continue
        report = act("hue_harvest_report_show", id=last["id"])
        datasets = model.Session.query(HarvestObject).filter_by(
            harvest_source_id=package.id, current=True
        )
        problems = len(report["problems"])
        print(
            f"   {package.title}: {datasets.count()} bộ dữ liệu / datasets, "
            f"{problems} việc cần sửa / problems"
        )
    total = act("package_search", q="*:*", rows=0)["count"]
    print(f"   Tổng cộng / in all: {total} bộ dữ liệu / datasets")
    print(f"   {tables.told(tables.standing())}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ini", required=True)
    parser.add_argument("--base-url")
    parser.add_argument("--wait", action="store_true")
    parser.add_argument("--tables", action="store_true", help="also for the rows, by a worker")
    parser.add_argument("--summary", action="store_true")
    words = parser.parse_args()
    app = make_app(CKANConfigLoader(words.ini).get_config())
    # CKAN's wrapper is not typed, and has no public way to the Flask application inside.
    with app._wsgi_app.test_request_context():  # pyright: ignore[reportAttributeAccessIssue]
        if words.summary:
            summary()
            return
        if not words.base_url:
            sys.exit("--base-url?")
        try:
            ids = register(words.base_url.rstrip("/"))
            start(ids)
            if words.wait:
                wait(ids)
        except (search.SearchError, search.SearchIndexError) as error:
            raise SystemExit(NO_SEARCH) from error
        if words.tables:
            tables.wait()


if __name__ == "__main__":
    main()
