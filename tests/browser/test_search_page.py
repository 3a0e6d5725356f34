"""The search page with filters, marked words and reasons: for everyone, and without JavaScript."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser import pages
from tests.browser.conftest import DESKTOP, Visit

NARROW: ViewportSize = {"width": 320, "height": 800}
FILTERED = "/dataset/?q=ticket+prices&vocab_hue_open=may-doc-duoc&_tim_organization=du+lich"


@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["desk", "320"])
@pytest.mark.parametrize("colours", ["light", "dark", "contrast"])
def test_filtered_results_have_no_violations(
    visit: Visit, there: pages.Made, colours: str, size: ViewportSize
):
    page = visit(size=size)
    page.add_init_script(f"localStorage.setItem('hue-colours', '{colours}')")
    page.goto(FILTERED)
    expect(page.locator(".hue-why").first).to_contain_text("Khớp: tên gọi khác")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_filters_without_javascript(visit: Visit, there: pages.Made):
    page = visit(java_script_enabled=False)
    page.goto("/dataset/?q=gia+ve")
    expect(page.locator(".hue-found mark").first).to_be_visible()
    page.locator("nav[aria-label*='Mức độ mở'] a", has_text="Máy đọc được").click()
    expect(page.locator(".filter-list .pill")).to_contain_text("Máy đọc được")
    page.locator("select[name=sort]").select_option("title_string asc")
    page.locator(".control-order-by button").click()
    assert "vocab_hue_open=may-doc-duoc" in page.url
    assert "title_string" in page.url
    page.locator(".filter-list .pill a.remove").click()
    expect(page.locator(".filter-list .pill")).to_have_count(0)


def test_a_chip_is_taken_away_by_the_script(page: Page, there: pages.Made):
    page.goto("/dataset/?q=gia+ve&vocab_hue_open=may-doc-duoc&ext_tu_nam=1999")
    expect(page.locator(".filter-list .pill")).to_have_count(2)
    page.locator(".filter-list .pill a.remove").last.click()
    expect(page.locator(".filter-list .pill")).to_have_count(1)
    expect(page.locator("#field-giant-search")).to_have_attribute("role", "combobox")


def test_a_page_beyond_the_last_says_where_the_results_end(page: Page, there: pages.Made):
    page.goto("/dataset/?q=gia+ve&page=999")
    told = page.locator(".hue-notice").inner_text()
    last = page.locator(".pagination .page-link").last.inner_text()
    assert told == f"Kết quả chỉ đến trang {last}."
    expect(page.locator(".hue-topics-left")).to_have_count(0)
