"""`make pictures`: pictures of the main pages, as visitors see them, into `docs/pictures`.

Runs like the browser tests, on a living portal filled by the real harvest.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, ViewportSize, sync_playwright

from tests.browser import living, pages
from tests.browser.conftest import ARGUMENTS, CHROMIUM

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DESK, PHONE = {"width": 1280, "height": 1150}, {"width": 360, "height": 780}
FORM: ViewportSize = {"width": 1100, "height": 800}
#: name → (size, colours, path)
PICTURES = {
    "home": (DESK, "light", "/"),
    "home-dark": (DESK, "dark", "/"),
    "home-phone": (PHONE, "light", "/"),
    "search": (DESK, "light", "/dataset/?q=le+hoi"),
    "dataset": (DESK, "light", "/dataset/{dataset}"),
    "dataset-dark": (DESK, "dark", "/dataset/{dataset}"),
    "dataset-phone": (PHONE, "light", "/dataset/{dataset}"),
    "table": (DESK, "light", "/dataset/{made}/resource/{table}"),
    "department": (DESK, "light", "/organization/{agency}"),
    "english": (DESK, "light", "/en/"),
}


def main() -> None:
    """Take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with living.portal() as portal, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        found = portal.api("package_search", q="le hoi")["results"][0]
        made = pages.made(portal)
        known = {
            "dataset": found["name"],
            "agency": found["organization"]["name"],
            "made": made.dataset,
            "table": made.table,
        }
        for name, (size, colours, path) in PICTURES.items():
            page = browser.new_page(
                viewport={"width": size["width"], "height": size["height"]},
                locale="vi-VN",
                color_scheme="dark" if colours == "dark" else "light",
            )
            page.goto(portal.url + path.format(**known), wait_until="networkidle")
            page.evaluate("document.fonts.ready")
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        _forms(portal, browser.new_context(base_url=portal.url, viewport=FORM, locale="vi-VN"))
        browser.close()
        portal.as_admin("dataset_purge", id=made.dataset)


def _forms(portal: living.Portal, context: BrowserContext) -> None:
    """The officer's way, step by step, for docs/departments/publish.md."""
    page = context.new_page()
    page.goto("/user/login")
    page.fill("input[name=login]", portal.officer)
    page.fill("input[name=password]", portal.password)
    page.locator("form:has(input[name=password]) button[type=submit]").click()
    page.wait_for_url(lambda address: "/user/login" not in address)
    page.goto("/dataset/new?blank=1")
    page.locator("#field-title").fill("Lượng mưa bốn trạm, năm 2025")
    page.screenshot(path=FOLDER / "form.png")
    page.locator("[name=temporal_coverage-0-hue_period]").fill("hôm nào đó")
    page.locator("button[value=files]").click()
    page.locator("[data-hue-summary]").wait_for()
    page.screenshot(path=FOLDER / "form-errors.png")
    page.locator("[name=temporal_coverage-0-hue_period]").fill("2025")
    page.locator("button[value=draft]").click()
    page.wait_for_url("**/dataset/edit/**")
    page.goto(page.url.split("?")[0].replace("/edit/", "/files/"))
    table = {"mimeType": "text/csv", "buffer": b"ngay,mm\n2025-01-01,3\n"}
    empty = {"name": "Trạm đo.csv", "mimeType": "text/csv", "buffer": b""}
    page.locator("#field-upload").set_input_files([{"name": "Lượng mưa 2025.csv", **table}, empty])  # type: ignore[list-item]
    page.locator("button[value=add]").click()
    page.locator(".hue-refused").wait_for()
    page.screenshot(path=FOLDER / "form-files.png")
    portal.as_admin("dataset_purge", id=page.url.rpartition("/")[2].split("?")[0])


if __name__ == "__main__":
    main()
