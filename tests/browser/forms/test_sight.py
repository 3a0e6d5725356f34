"""What the form shows: few required inputs, rows that come and go, no fault that axe sees."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.forms.steps import NAME, TITLE, fill, unfold
from tests.browser.living import Portal
from tests.browser.test_accessibility import in_all_colours


def test_rows_are_added_and_taken_away(officer_page: Page, portal: Portal):
    page = officer_page
    page.goto("/dataset/new?blank=1")
    page.locator("#field-title").fill(TITLE)
    contacts = page.locator("#field-contact")
    page.locator("[name=contact-0-name]").fill("Phòng A")
    contacts.locator("[data-hue-add]").click()
    expect(page.locator("[name=contact-1-name]")).to_be_focused()
    page.keyboard.type("Phòng B")
    contacts.locator("[data-hue-add]").click()
    page.keyboard.type("Phòng C")
    contacts.locator(".hue-remove").nth(1).click()
    expect(contacts.locator("[data-hue-number]").last).to_have_text("2")
    page.locator("button[value=draft]").click()
    page.wait_for_url("**/dataset/edit/**")
    made = portal.as_admin("package_show", id=NAME)
    assert [one["name"] for one in made["contact"]] == ["Phòng A", "Phòng C"]


@pytest.mark.parametrize("kind", ["dataset", "indicator", "geo", "observation"])
def test_few_inputs_are_required_and_in_sight(officer_page: Page, kind):
    officer_page.goto(f"/{kind}/new?blank=1")
    needed = officer_page.locator("#dataset-edit [data-hue-needed]")
    assert 6 <= needed.count() <= 12 - 1
    assert all(needed.nth(index).is_visible() for index in range(needed.count()))


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_the_form_pages_have_no_fault_that_axe_sees(
    visit: Visit, portal: Portal, size, files: list[str]
):
    page = visit(who=portal.officer, size=size)
    page.goto("/dataset/new?blank=1")
    unfold(page)
    assert in_all_colours(page) == []
    page.locator("#field-title").fill(TITLE)
    page.locator("[name=temporal_coverage-0-hue_period]").fill("hôm nào đó")
    page.locator("button[value=files]").click()
    expect(page.locator("[data-hue-summary]")).to_be_visible()
    assert in_all_colours(page) == []
    page.locator("#field-spatial_coverage-find").fill("thuan")
    expect(page.locator(".hue-list:visible li").first).to_be_visible()
    assert in_all_colours(page) == []
    page.keyboard.press("Escape")
    # A name that may mean several units would be refused with a sentence.
    page.locator("#field-spatial_coverage-find").fill("")
    page.locator("[name=temporal_coverage-0-hue_period]").fill("2025")
    fill(page)
    page.locator("button[value=files]").click()
    page.wait_for_url("**/files/**")
    page.locator("#field-upload").set_input_files(files)
    page.locator("button[value=add]").click()
    expect(page.locator(".hue-refused")).to_be_visible()
    assert in_all_colours(page) == []


def test_an_old_phone_needs_no_sideways_scroll_on_forms(visit: Visit, portal: Portal):
    page = visit(who=portal.officer, size={"width": 320, "height": 640})
    page.goto("/dataset/new?blank=1")
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("#field-title").fill(TITLE)
    page.locator("button[value=draft]").click()
    page.wait_for_url("**/dataset/edit/**")
    page.goto(f"/dataset/files/{NAME}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
