"""What three visitors miss becomes a name that finds it: two clicks, also without scripts."""

from __future__ import annotations

import uuid

import pytest
from playwright.sync_api import Page, expect

from tests.browser import english, pages
from tests.browser.conftest import Visit
from tests.browser.living import Portal
from tests.browser.test_accessibility import faults

HAS_SCRIPTS = {"scripts": True, "none": False}


@pytest.mark.parametrize("scripts", HAS_SCRIPTS.values(), ids=HAS_SCRIPTS.keys())
def test_two_clicks_from_not_found_to_found(
    visit: Visit, portal: Portal, there: pages.Made, scripts: bool
):
    # A word that nobody has looked for: letters only, and no syllable.
    word = "".join(chr(ord("a") + int(digit, 16)) for digit in uuid.uuid4().hex[:9])
    for _ in range(3):
        visitor = visit()
        visitor.goto("/")
        visitor.locator("#hue-q").fill(f"{word} tham quan")
        visitor.locator("#hue-q").press("Enter")
        visitor.wait_for_url("**/dataset/?q=*")
    page = visit(who=portal.admin, java_script_enabled=scripts)
    page.goto("/ckan-admin/")
    page.locator("a", has_text="Không tìm thấy").first.click()
    row = page.locator("tr", has_text=f"{word} tham quan")
    expect(row.locator("td").nth(1)).to_have_text("3")
    _well(page, scripts)
    row.locator("a").click()
    expect(page.locator("#field-name")).to_have_value(f"{word} tham quan")
    _well(page, scripts)
    offered = page.locator(".hue-choice").first
    title = offered.locator("a").inner_text()
    offered.locator("button").click()
    expect(page.locator(".flash-messages")).to_contain_text(title)
    portal.ckan("jobs", "worker", "--burst")
    visitor = visit()
    visitor.goto(f"/dataset/?q={word}")
    expect(visitor.locator("a.hue-found").first).to_have_text(title)
    page.goto("/ckan-admin/searches")
    mine = page.locator("tr", has=page.locator("form"), has_text=word)
    expect(mine.locator("td").nth(1)).to_have_text("1")
    mine.locator("button").click()
    expect(page.locator("tr", has=page.locator("form"), has_text=word)).to_have_count(0)
    portal.ckan("jobs", "worker", "--burst")


def _well(page: Page, scripts: bool) -> None:
    """In Vietnamese throughout; axe needs scripts."""
    assert english.found(page) == []
    if scripts:
        assert faults(page) == []
