"""Somebody else saves the dataset while its form is open: told, nothing lost, gone on knowingly."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.forms.steps import NAME, TITLE
from tests.browser.forms.test_unchanged import whole
from tests.browser.living import Portal

ADDRESS = f"/dataset/edit/{NAME}"


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_a_save_over_a_newer_version_is_asked_about(visit: Visit, portal: Portal, scripted: bool):
    portal.as_admin("package_create", **whole(portal, "dataset"))
    page = visit(who=portal.officer, java_script_enabled=scripted)
    page.goto(ADDRESS)
    newer = {"provenance": "Bản của người khác", "url": "https://khac.example/"}
    portal.as_admin("package_patch", id=NAME, **newer)
    page.locator("#field-notes").fill("Của tôi")
    page.locator("button[value=publish]").click()
    told = page.locator("[data-hue-summary]")
    expect(told).to_contain_text("Bản của người khác")
    expect(told.get_by_role("link")).to_have_count(2)
    expect(page.locator("#field-notes")).to_have_value("Của tôi")
    expect(page.locator("#field-provenance")).to_have_value("Bản của người khác")
    if scripted:
        expect(told).to_be_focused()
        page.keyboard.press("Tab")  # the first field of the list
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
    else:
        page.locator("#field-hue-over").check()
    expect(page.locator("#field-hue-over")).to_be_checked()
    page.locator("button[value=publish]").click()
    page.wait_for_url(re.compile(rf"/dataset/{NAME}$"))
    after = portal.as_admin("package_show", id=NAME)
    assert (after["notes"], after["provenance"]) == ("Của tôi", "Bản của người khác")


def test_a_kept_draft_of_an_older_version_is_asked_about(officer_page: Page, portal: Portal):
    page = officer_page
    portal.as_admin("package_create", **whole(portal, "dataset"))
    page.goto(ADDRESS)
    page.locator("#field-title").fill(f"{TITLE} của tôi")
    expect(page.locator("[data-hue-kept-status]")).to_be_visible()
    portal.as_admin("package_patch", id=NAME, title=f"{TITLE} của người khác")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(ADDRESS)
    page.locator("[data-hue-restore]").click()
    expect(page.locator("#field-title")).to_have_value(f"{TITLE} của tôi")
    page.locator("button[value=publish]").click()
    expect(page.locator("[data-hue-summary]")).to_contain_text("của người khác")
    assert portal.as_admin("package_show", id=NAME)["title"] == f"{TITLE} của người khác"
