"""`make pictures`: pictures of the main pages, as people see them, into `docs/pictures`.

Runs like the browser tests, on a living portal filled by the real harvest. With a folder's name
(`python -m tests.browser.pictures FOLDER`) every page in every look goes there from head to foot,
to be looked at, and each step of the way to the ticket prices on a phone.
"""

from __future__ import annotations

import contextlib
import sys
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.browser import living, pages, tickets
from tests.browser.conftest import ARGUMENTS, CHROMIUM

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DESK: ViewportSize = {"width": 1200, "height": 1000}
PHONE: ViewportSize = {"width": 360, "height": 780}
FORM: ViewportSize = {"width": 1100, "height": 800}
#: Look → what the browser is asked for.
LOOKS: dict[str, dict[str, Any]] = {
    "": {"viewport": DESK, "color_scheme": "light"},
    "dark": {"viewport": DESK, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "color_scheme": "light"},
    "contrast": {"viewport": DESK, "color_scheme": "light", "contrast": "more"},
}
#: Looks that are only to be looked at; `print` is paper of A4 at 96 dots an inch.
MORE_LOOKS: dict[str, dict[str, Any]] = {
    "forced": {"viewport": DESK, "forced_colors": "active"},
    "print": {"viewport": {"width": 718, "height": 1040}, "color_scheme": "light"},
}
#: The demo's source whose records are broken on purpose.
BROKEN = "cong-thuong"
#: Page → its path.
VISITORS = {
    "home": "/",
    "search": "/dataset/?q=le+hoi",
    "dataset": "/dataset/{dataset}",
    "table": "/dataset/{tickets}/resource/{tickets_table}",
    "map": "/dataset/{map}/resource/{map_table}#hue-picture",
    "department": "/organization/{agency}",
    "departments": "/organization/",
    "topics": "/group/",
    "vocabulary": "/vocabulary/theme",
    "terms": "/terms",
    "missing": "/khong-co-trang-nay",
    "english": "/en/",
}
OFFICERS = {
    "form": "/dataset/new?blank=1",
    "form-edit": "/dataset/edit/{made}",
    "table-report": "/dataset/{made}/table/{table}",
    "columns": "/dataset/{made}/dictionary/{table}",
    "organization-form": "/organization/edit/{agency}",
    "harvest-form": "/harvest/new",
    "harvest-report": "/harvest/{broken}/job/last",
    "dashboard": "/dashboard/datasets",
    "admin": "/ckan-admin/config",
}
#: What stands in `docs`: (page, look).
KEPT = [
    *(("home", look) for look in LOOKS),
    *(("dataset", look) for look in LOOKS),
    ("search", ""),
    *(("search", look) for look in ("dark", "phone")),
    ("table", ""),
    ("table", "dark"),
    ("map", ""),
    *(("department", look) for look in ("", "dark", "phone")),
    ("english", ""),
    ("form", "dark"),
    ("form", "phone"),
    ("harvest-form", ""),
    ("harvest-report", ""),
]


def main() -> None:
    """Take every picture."""
    asked = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    folder = asked or FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with living.portal() as portal, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with contextlib.suppress(AssertionError):
            portal.as_admin("dataset_purge", id=pages.NAME)  # left by tests on the same slot
        known = _known(portal) | (_made(portal) if asked else {})
        state = _logged_in(browser, portal)
        for look in LOOKS | MORE_LOOKS if asked else LOOKS:
            names = [name for name, its in KEPT if its == look]
            every = [*VISITORS, *OFFICERS] if asked else names
            _look(browser, portal, folder, look, every, known, state)
        context = browser.new_context(
            base_url=portal.url, viewport=FORM, locale="vi-VN", storage_state=state
        )
        _forms(portal, context, folder)
        if asked:
            _way(browser, portal, folder)
        browser.close()
        if asked:
            portal.as_admin("dataset_purge", id=known["made"])


def _known(portal: living.Portal) -> dict[str, str]:
    """What the paths name: a dataset, a table, one that is drawn as a map, a source with faults."""
    found = portal.api("package_search", q="le hoi")["results"][0]
    tickets = portal.api("package_search", q="gia ve dai noi")["results"][0]
    drawn, table = _drawn_as_a_map(portal)
    return {
        "dataset": found["name"],
        "agency": found["organization"]["name"],
        "tickets": tickets["name"],
        "tickets_table": tickets["resources"][0]["id"],
        "map": drawn,
        "map_table": table,
        "broken": BROKEN,
    }


def _made(portal: living.Portal) -> dict[str, str]:
    """A dataset that may be changed, for the pages of forms; it is in no picture of the docs."""
    made = pages.made(portal)
    return {"made": made.dataset, "table": made.table}


def _drawn_as_a_map(portal: living.Portal) -> tuple[str, str]:
    """A dataset and its table with a figure for each ward and commune."""
    found = portal.api("package_search", q="dân số phường xã", rows=100)["results"]
    for dataset in found:
        for one in dataset["resources"]:
            if one.get("datastore_active"):
                page = f"{portal.url}/dataset/{dataset['name']}/resource/{one['id']}"
                with urllib.request.urlopen(page, timeout=60) as answer:
                    if b"hue-picture-map" in answer.read():
                        return dataset["name"], one["id"]
    raise SystemExit("no table of the demo is drawn as a map")


def _look(
    browser: Browser,
    portal: living.Portal,
    folder: Path,
    look: str,
    names: list[str],
    known: dict[str, str],
    state: Any,
) -> None:
    """The named pages in one look, each by who sees it."""
    for paths, who in ((VISITORS, None), (OFFICERS, state)):
        context = browser.new_context(
            base_url=portal.url, locale="vi-VN", storage_state=who, **(LOOKS | MORE_LOOKS)[look]
        )
        page = context.new_page()
        for name in names:
            if name in paths:
                page.goto(paths[name].format(**known), wait_until="networkidle")
                page.evaluate("document.fonts.ready")
                if look == "print":
                    page.emulate_media(media="print")
                file = folder / f"{'-'.join(filter(None, (name, look)))}.png"
                page.screenshot(path=file, full_page=folder != FOLDER)
        context.close()


def _logged_in(browser: Browser, portal: living.Portal) -> Any:
    """The administrator's session: one account sees every form."""
    page = browser.new_page(base_url=portal.url)
    page.goto("/user/login")
    page.fill("input[name=login]", portal.admin)
    page.fill("input[name=password]", portal.password)
    page.locator("form:has(input[name=password]) button[type=submit]").click()
    page.wait_for_url(lambda address: "/user/login" not in address)
    return page.context.storage_state()


def _forms(portal: living.Portal, context: BrowserContext, folder: Path) -> None:
    """The officer's way, step by step, for docs/departments/publish.md."""
    page = context.new_page()
    page.goto("/dataset/new?blank=1")
    page.locator("#field-owner_org, [name=owner_org]").first.select_option(label=_agency(portal))
    page.locator("#field-title").fill("Lượng mưa bốn trạm, năm 2025")
    page.screenshot(path=folder / "form.png")
    page.locator("[name=temporal_coverage-0-hue_period]").fill("hôm nào đó")
    page.locator("button[value=files]").click()
    page.locator("[data-hue-summary]").wait_for()
    _shown(page, folder, "form-errors")
    page.locator("[name=temporal_coverage-0-hue_period]").fill("2025")
    page.locator("button[value=draft]").click()
    page.wait_for_url("**/dataset/edit/**")
    page.goto(page.url.split("?")[0].replace("/edit/", "/files/"))
    table = {"mimeType": "text/csv", "buffer": b"ngay,mm\n2025-01-01,3\n"}
    empty = {"name": "Trạm đo.csv", "mimeType": "text/csv", "buffer": b""}
    page.locator("#field-upload").set_input_files([{"name": "Lượng mưa 2025.csv", **table}, empty])  # type: ignore[list-item]
    page.locator("button[value=add]").click()
    page.locator(".hue-refused").wait_for()
    _shown(page, folder, "form-files")
    portal.as_admin("dataset_purge", id=page.url.rpartition("/")[2].split("?")[0])


def _way(browser: Browser, portal: living.Portal, folder: Path) -> None:
    """Each step of the way to the ticket prices, with and without JavaScript."""
    for scripts in (True, False):
        context = browser.new_context(
            base_url=portal.url,
            viewport=tickets.WINDOW,
            locale="vi-VN",
            has_touch=True,
            java_script_enabled=scripts,
        )
        _walk(context.new_page(), folder, "" if scripts else "-no-scripts")
        context.close()


def _walk(page: Page, folder: Path, end: str) -> None:
    tickets.go(page, lambda step: page.screenshot(path=folder / f"way-{step}{end}.png"))


def _shown(page: Page, folder: Path, name: str) -> None:
    """A step in its own size; on a phone and in the dark too when the pictures are to be read."""
    page.screenshot(path=folder / f"{name}.png")
    if folder == FOLDER:
        return
    page.set_viewport_size(PHONE)
    page.screenshot(path=folder / f"{name}-phone.png")
    page.set_viewport_size(FORM)
    page.emulate_media(color_scheme="dark")
    page.screenshot(path=folder / f"{name}-dark.png")
    page.emulate_media(color_scheme="light")


def _agency(portal: living.Portal) -> str:
    return portal.api("organization_show", id=portal.agency)["title"]


if __name__ == "__main__":
    main()
