"""What axe sees on the pages that people use most, in Vietnamese and English, on desk and phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.living import Portal

PAGES = {
    "home": "/",
    "search": "/dataset/?q=le+hoi",
    "none": "/dataset/?q=zzzzqqqq",
    "agencies": "/organization/",
    "english": "/en/",
    "login": "/user/login",
    "missing": "/khong-co-trang-nay",
}


def faults(page: Page) -> list[str]:
    """What axe finds, one line each, with the element."""
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found.response["violations"]]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_a_page_has_no_fault_that_axe_sees(visit: Visit, name, size):
    page = visit(size=size)
    page.goto(PAGES[name])
    assert faults(page) == []


def test_a_datasets_page_has_no_fault_that_axe_sees(page: Page, portal: Portal):
    dataset = portal.api("package_search", q="le hoi")["results"][0]["name"]
    page.goto(f"/dataset/{dataset}")
    assert faults(page) == []
    assert "vn-gov-open" not in page.locator("#content").inner_text()


@pytest.mark.parametrize("path", ["/", "/dataset/?q=gia+ve", "/organization/"])
def test_an_old_phone_needs_no_sideways_scroll(visit: Visit, path):
    page = visit(size={"width": 320, "height": 640})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_home_page_leads_to_data_without_a_mouse(page: Page):
    page.goto("/")
    page.locator("#hue-q").focus()
    page.keyboard.type("giá vé")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dataset/**")
    assert "giá vé" in page.locator(".dataset-heading").first.inner_text().lower()


def test_a_guess_is_told_on_the_page(page: Page):
    page.goto("/dataset/?q=giaa+vee")
    assert "gia ve" in page.locator(".hue-notice").inner_text()
