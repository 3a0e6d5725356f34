"""A visitor's ways: by keyboard alone, without JavaScript, on a phone in five taps."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser import pages
from tests.browser.conftest import PHONE, Visit
from tests.browser.living import Portal

LONGEST_WAY = 80


def tab_to(page: Page, selector: str) -> None:
    """Go on by the tabulator until the element has the focus, as somebody without a mouse does."""
    for _ in range(LONGEST_WAY):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """selector => {
              const one = document.activeElement;
              if (!one || !one.matches(selector)) return null;
              const style = getComputedStyle(one);
              return style.outlineStyle !== "none" || style.boxShadow !== "none";
            }""",
            selector,
        )
        if seen is not None:
            assert seen, f"the focus does not show on {selector}"
            return
    raise AssertionError(f"{selector} is not reached by {LONGEST_WAY} steps")


def test_the_first_step_skips_the_head_of_the_page(page: Page):
    page.goto("/dataset/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"


def test_finding_reading_and_downloading_by_keyboard(page: Page, portal: Portal, there: pages.Made):
    page.goto("/")
    tab_to(page, "#hue-q")
    page.keyboard.type("thu nghiem cac loai trang")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dataset/**")
    tab_to(page, f".dataset-heading a[href$='/{there.dataset}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/dataset/{there.dataset}")
    tab_to(page, f".hue-ways a[href*='{there.table}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/resource/{there.table}")
    tab_to(page, "#hue-rows-words")
    page.keyboard.type("Đại Nội")
    page.keyboard.press("Enter")
    expect(page.locator(".hue-rows tbody tr")).to_have_count(1)
    tab_to(page, ".hue-rows a[href*='/datastore/dump/']")
    with page.expect_download() as told:
        page.keyboard.press("Enter")
    assert "Đại Nội Huế" in told.value.path().read_text(encoding="utf-8-sig")


def test_finding_reading_and_downloading_without_javascript(visit: Visit, there: pages.Made):
    page = visit(java_script_enabled=False)
    page.goto("/")
    page.fill("#hue-q", "thu nghiem cac loai trang")
    page.locator(".hue-search button").click()
    page.locator(f".dataset-heading a[href$='/{there.dataset}']").click()
    page.locator(f".hue-ways a[href*='{there.table}']").first.click()
    expect(page.locator(".hue-rows tbody tr")).to_have_count(len(pages.ROWS))
    expect(page.locator(".hue-rows td.hue-figure").first).to_have_text("200.000")
    page.locator(".hue-rows thead a").nth(1).click()
    expect(page.locator(".hue-rows tbody tr").first).to_contain_text("150.000")
    with page.expect_download() as told:
        page.locator(".hue-rows a[href*='/datastore/dump/']").click()
    assert "Lăng Tự Đức" in told.value.path().read_text(encoding="utf-8-sig")


def test_ticket_prices_of_the_imperial_city_in_five_taps(visit: Visit, portal: Portal):
    """Typed without accents on a phone: found, read and downloaded."""
    page = visit(size=PHONE, has_touch=True)
    page.goto("/")
    taps = 0

    def tap(locator) -> None:
        nonlocal taps
        taps += 1
        locator.tap()

    tap(page.locator("#hue-q"))
    page.keyboard.type("gia ve dai noi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dataset/**")
    first = page.locator(".dataset-heading a").first
    assert re.search("đại nội|hoàng cung", first.inner_text(), re.IGNORECASE)
    tap(first)
    page.wait_for_url(re.compile(r"/dataset/[^?]+$"))
    expect(page.locator(".hue-ways a").first).to_be_visible()
    answer = page.locator(".hue-ways a.btn-primary").first
    address = answer.get_attribute("href")
    assert address
    assert address.endswith(".csv")
    taps += 1
    assert taps <= 5
    assert portal.api("package_search", q="gia ve dai noi")["count"] > 0


def test_the_samples_run_as_they_stand(page: Page, portal: Portal, there: pages.Made, tmp_path):
    import subprocess
    import sys

    page.goto(f"/dataset/{there.dataset}")
    curl = page.locator("#hue-sample-1").text_content() or ""
    python = page.locator("#hue-sample-2").text_content() or ""
    for command in (["bash", "-c", curl], [sys.executable, "-c", python]):
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        assert "200000" in done.stdout, command
