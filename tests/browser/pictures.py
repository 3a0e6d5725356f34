"""`make pictures`: pictures of the main pages, as visitors see them, into `docs/pictures`.

Runs like the browser tests, on a living portal filled by the real harvest.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import living, pages
from tests.browser.conftest import ARGUMENTS, CHROMIUM

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DESK, PHONE = {"width": 1280, "height": 1150}, {"width": 360, "height": 780}
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
        browser.close()
        portal.as_admin("dataset_purge", id=made.dataset)


if __name__ == "__main__":
    main()
