"""The ways that people walk: find a dataset and its agency; publish one after a mistake."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.living import Portal


def test_from_the_home_page_to_a_dataset_and_its_agency(page: Page, portal: Portal):
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    box = page.locator("input[name=q]:visible").first
    box.fill("le hoi")
    box.press("Enter")
    page.wait_for_url(re.compile(r"/dataset"))
    first = page.locator(".dataset-heading a").first
    title = first.inner_text()
    assert "lễ hội" in title.lower()
    first.click()
    expect(page.get_by_role("heading", name=title, exact=True).first).to_be_visible()
    found = portal.api("package_search", q="le hoi")["results"]
    agencies = {one["organization"]["name"] for one in found}
    ways = [f"#content a[href$='/organization/{name}']" for name in agencies]
    page.locator(", ".join(ways)).first.click()
    expect(page.locator(".dataset-heading a").first).to_be_visible()


def test_english_stands_at_en(page: Page):
    page.goto("/en/dataset")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_search_without_accents_finds_what_was_harvested(portal: Portal):
    found = portal.api("package_search", q="le hoi")["results"]
    assert any("lễ hội" in one["title"].lower() for one in found)
