"""Every type of page is one that the browser tests visit, or stands here with a reason."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from werkzeug.exceptions import HTTPException

from tests.browser import pages

#: No pages for people: data, files, and addresses that lead on.
OTHER = {
    *("activity.dashboard_testing", "admin.reset_trash", "dataset_resource.download"),
    *("datastore.api_info", "datastore.dump", "file.download", "file.public_download"),
    *("file.trusted_download", "group.member_dump", "organization.member_dump"),
    *("harvester.object_show", "home.redirect_locale", "home.robots_txt", "hue_forms.to_files"),
    *("hue_harvest.problems", "hue_search.suggest", "hue_tables.xlsx", "hue_theme.style"),
    *("hue_vocabulary.linked", "user.logout", "user.me", "resource.download"),
    *("harvester.refresh", "harvester.clear", "harvester.job_abort", "harvester.delete"),
}
TYPES = ("indicator", "geo", "observation", "harvest")
#: Pages that are another one under another name.
ALIKE = {
    # Older addresses of files: `/dataset/…/resource/…` is the one that pages lead to.
    "resource": "dataset_resource",
    **{f"{kind}_resource": "dataset_resource" for kind in TYPES},
}
#: Visited by another test, or not at all, and why.
ELSEWHERE = {
    "group.bulk_process": "stock has it for agencies only; it fails for a topic",
}
FEEDS = "feeds."
#: The types of datasets share their templates (their searches and new forms are visited), and a
#: harvest source is a dataset too, with our form.
KINDS = re.compile(rf"^/({'|'.join(TYPES)})/")


def paths() -> list[str]:
    """Every path of the browser tests, with ids that look like some."""
    one = "3f0c8f0e-0000-4000-8000-000000000001"
    portal: Any = SimpleNamespace(
        agency="so-a", officer="canbo", admin="quantri", newcomer="nguoimoi",
        reset=f"/user/reset/{one}?key=abc",
        as_admin=lambda action, **_: 2 * [
            {"id": one, "name": "so-b", "package_count": 0,
             "activity_type": f"changed {action.partition('_')[0]}"}
        ],
    )  # fmt: skip
    files, views = {"text": one, "image": one}, {one: one, "t": one, "i": one}
    there = pages.Made("bo", one, views, files, [one, one, one])
    kinds = (pages.visitor, pages.officer, pages.admin)
    return [path for kind in kinds for path in kind(portal, there).values()]


def endpoints(app: Any) -> set[str]:
    """The endpoints that those paths are, and their rules."""
    adapter = app.flask_app.url_map.bind("localhost")
    found = set()
    for path in paths():
        try:
            rule = adapter.match(path.partition("?")[0], return_rule=True)[0]
            # Ours stand before stock's of the same address.
            found |= {rule.endpoint, rule.rule}
        except HTTPException:
            continue
    return found


def test_every_type_of_page_is_visited(app):
    visited = endpoints(app)
    left = set()
    for rule in app.flask_app.url_map.iter_rules():
        name = rule.endpoint
        if "GET" not in (rule.methods or ()) or name.startswith(
            ("api.", "static", "webassets", "util.")
        ):
            continue
        told = visited | OTHER | ELSEWHERE.keys()
        other = ALIKE.get(name.partition(".")[0])
        names = {name, f"{other}.{name.partition('.')[2]}"}
        rules = {rule.rule, KINDS.sub("/dataset/", rule.rule)}
        known = (names | rules) & told or name.startswith(FEEDS)
        left |= set() if known else {f"{name} {rule.rule}"}
    assert left == set()
