"""`make pictures`: pictures of the main pages, as visitors see them, into `docs/pictures`.

Runs like the browser tests, on a living portal filled by the real harvest.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import living
from tests.browser.conftest import ARGUMENTS, CHROMIUM

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DESK, PHONE = {"width": 1280, "height": 1150}, {"width": 360, "height": 780}
#: name → (size, path)
PICTURES = {
    "home": (DESK, "/"),
    "home-phone": (PHONE, "/"),
    "search": (DESK, "/dataset/?q=le+hoi"),
    "dataset": (DESK, "/dataset/{dataset}"),
}


def main() -> None:
    """Take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with living.portal() as portal, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        dataset = portal.api("package_search", q="le hoi")["results"][0]["name"]
        for name, (size, path) in PICTURES.items():
            page = browser.new_page(
                viewport={"width": size["width"], "height": size["height"]}, locale="vi-VN"
            )
            page.goto(portal.url + path.format(dataset=dataset))
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
