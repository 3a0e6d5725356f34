"""The draft that the browser keeps: for a lost session, until the server has it, never markup."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.browser.forms.steps import KEPT, NAME, TITLE, fill
from tests.browser.living import Portal


def test_what_was_written_survives_a_lost_session(officer_page: Page, portal: Portal):
    page = officer_page
    page.goto("/dataset/new?blank=1")
    fill(page)
    page.locator("[name=contact-0-email]").fill("phong@hue.example")
    page.locator("[name=temporal_coverage-0-hue_period]").fill("2024")
    page.locator("#field-temporal_coverage [data-hue-add]").click()
    page.keyboard.type("2025")
    page.locator("#field-spatial_coverage-find").fill("phu xuan")
    page.locator(".hue-list:visible li").first.click()
    expect(page.locator("[data-hue-kept-status]")).to_be_visible()
    page.wait_for_function("Object.keys(localStorage).some(n => localStorage[n].includes('uri'))")
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert TITLE in kept
    assert "phong@hue.example" not in kept
    assert "_csrf" not in kept
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("button[value=files]").click()
    page.wait_for_load_state()
    assert "/files/" not in page.url
    # Playwright gives cookies as one type and takes them as another of the same shape.
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    page.goto("/dataset/new?blank=1")
    expect(page.locator("#field-title")).to_have_value("")
    page.locator("[data-hue-restore]").click()
    expect(page.locator("#field-title")).to_have_value(TITLE)
    expect(page.locator("[name=temporal_coverage-1-hue_period]")).to_have_value("2025")
    expect(page.locator("[data-hue-places] .hue-chips li")).to_have_count(1)
    assert page.locator("[name=contact-0-email]").input_value() == ""
    page.locator("button[value=files]").click()
    page.wait_for_url(f"**/dataset/files/{NAME}")
    assert page.evaluate("Object.keys(localStorage).filter(n => n.includes('hue-kept'))") == []


def test_a_refused_save_does_not_take_the_kept_draft(officer_page: Page, portal: Portal):
    page = officer_page
    page.goto("/dataset/new?blank=1")
    fill(page)
    page.locator("[data-hue-tags] [role=combobox]").fill("mưa; gió")
    page.locator("[data-hue-tags] [role=combobox]").blur()
    expect(page.locator("[data-hue-tags] .hue-chips li")).to_have_count(1)
    page.locator("button[value=files]").click()
    expect(page.locator("[data-hue-summary]")).to_contain_text("mưa; gió")
    assert page.evaluate(KEPT) == 1
    page.goto("/dataset/new?blank=1")
    page.locator("[data-hue-restore]").click()
    expect(page.locator("#field-title")).to_have_value(TITLE)
    page.locator("[data-hue-tags] .hue-chips button").click()
    page.locator("button[value=draft]").click()
    page.wait_for_url("**/dataset/edit/**")
    assert page.evaluate(KEPT) == 0
    page.locator("#field-notes").fill("Một dòng khác  ")
    page.locator("button[value=draft]").click()
    page.wait_for_load_state()
    page.goto(f"/dataset/edit/{NAME}")
    expect(page.locator("[data-hue-restore]")).to_be_hidden()
    assert page.evaluate(KEPT) == 0


def test_kept_text_is_no_markup(officer_page: Page):
    page = officer_page
    page.goto("/dataset/new?blank=1")
    page.locator("#field-title").fill("<img src=x onerror=alert(1)>")
    expect(page.locator("[data-hue-kept-status]")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/dataset/new?blank=1")
    page.locator("[data-hue-restore]").click()
    stored = page.evaluate("JSON.stringify(localStorage)")
    assert json.loads(stored)
    expect(page.locator("#field-title")).to_have_value("<img src=x onerror=alert(1)>")
