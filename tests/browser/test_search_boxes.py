"""Suggestions under the search boxes: by keyboard, told to a screen reader, and not needed."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import pages
from tests.browser.conftest import PHONE, Visit

BOXES = [
    ("/", "#hue-q"),
    ("/about", "#field-sitewide-search"),
    ("/dataset/", "#field-giant-search"),
]


@pytest.mark.parametrize(("address", "box"), BOXES)
def test_a_combobox_for_the_keyboard(page: Page, there: pages.Made, address: str, box: str):
    page.goto(address)
    field = page.locator(box)
    field.focus()
    page.keyboard.type("cac loai tr")
    options = page.locator(f"{box}-suggest [role=option]")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(f"{box}-suggest ~ [role=status]")).to_contain_text("gợi ý")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(chosen.locator("mark").first).to_have_text("các")
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(field).to_have_value("cac loai tr")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/dataset/{there.dataset}")


def test_enter_without_a_choice_searches_the_words(page: Page, there: pages.Made):
    page.goto("/")
    page.locator("#hue-q").focus()
    page.keyboard.type("cac loai tr")
    expect(page.locator("#hue-q-suggest [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/dataset/?q=cac+loai+tr")


def test_a_suggestion_is_pressed(visit: Visit, there: pages.Made):
    page = visit(size=PHONE, has_touch=True)
    page.goto("/")
    page.locator("#hue-q").tap()
    page.keyboard.type("kim lo")
    option = page.locator("#hue-q-suggest [data-url^='/dataset/?']").first
    box = option.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    option.tap()
    page.wait_for_url("**/dataset/?**")


@pytest.mark.parametrize("colours", ["light", "dark", "contrast"])
@pytest.mark.parametrize(("address", "box"), BOXES)
def test_open_suggestions_have_no_violations(
    visit: Visit, there: pages.Made, address: str, box: str, colours: str
):
    page = visit()
    page.add_init_script(f"localStorage.setItem('hue-colours', '{colours}')")
    page.goto(address)
    page.locator(box).focus()
    page.keyboard.type("du l")
    expect(page.locator(f"{box}-suggest [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []


def test_no_suggestions_are_told(page: Page, there: pages.Made):
    page.goto("/")
    page.locator("#hue-q").focus()
    page.keyboard.type("zzqqx")
    expect(page.locator("#hue-q-suggest ~ [role=status]")).to_have_text("Không có gợi ý")
    expect(page.locator("#hue-q")).to_have_attribute("aria-expanded", "false")
