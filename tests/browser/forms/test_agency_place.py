"""An agency's place: typed by its name, found without accents, kept as a code."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.forms.steps import tab_to
from tests.browser.living import Portal

AGENCY = "thu-nghiem-noi-dat"


@pytest.fixture
def agency(portal: Portal) -> Iterator[str]:
    """An agency of the test's own."""
    portal.as_admin("organization_create", name=AGENCY, title="Thử nghiệm nơi đặt")
    yield f"/organization/edit/{AGENCY}"
    portal.as_admin("organization_purge", id=AGENCY)


def place(portal: Portal) -> str:
    return portal.as_admin("organization_show", id=AGENCY).get("place") or ""


def test_a_place_is_chosen_by_keys(visit: Visit, portal: Portal, agency: str):
    page = visit(who=portal.admin)
    page.goto(agency)
    tab_to(page, "#field-place")
    page.keyboard.type("phu hoi")  # a former ward
    expect(page.locator(".hue-list:visible li").first).to_contain_text("Phú Hội")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#field-place")).to_have_value("Phường Phú Hội")
    page.locator("button[name=save]").click()
    page.wait_for_url(f"**/organization/{AGENCY}")
    first = place(portal)
    assert first
    assert not first.endswith("@2025-07-01")  # no unit of today
    # The same again without a change; then another name, typed over the first.
    page.goto(agency)
    page.locator("button[name=save]").click()
    page.wait_for_url(f"**/organization/{AGENCY}")
    assert place(portal) == first
    page.goto(agency)
    page.locator("#field-place").fill("thuan hoa")
    page.locator("#field-place").press("Escape")
    page.locator("button[name=save]").click()
    page.wait_for_url(f"**/organization/{AGENCY}")
    assert place(portal) == "19789@2025-07-01"


def test_a_press_below_an_open_list_finds_its_button(visit: Visit, portal: Portal, agency: str):
    page = visit(who=portal.admin)
    page.goto(agency)
    tab_to(page, "#field-place")
    page.keyboard.type("thuan hoa")
    expect(page.locator(".hue-list:visible li").first).to_be_visible()
    # The list goes when the box is left; what stands below it moves only after the release.
    page.locator("button[name=save]").click()
    page.wait_for_url(f"**/organization/{AGENCY}")
    assert place(portal) == "19789@2025-07-01"


def test_nothing_is_offered_after_escape(visit: Visit, portal: Portal, agency: str):
    page = visit(who=portal.admin)
    page.goto(agency)
    tab_to(page, "#field-place")
    with page.expect_response("**/hue_place_search*"):
        page.keyboard.type("thuan hoa")
        # The answer is under way, the list is not there yet.
        page.wait_for_timeout(160)
        page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    expect(page.locator(".hue-list:visible")).to_have_count(0)


def test_without_a_script_several_are_offered(visit: Visit, portal: Portal, agency: str):
    page = visit(who=portal.admin, java_script_enabled=False)
    page.goto(agency)
    page.locator("#field-place").fill("A Lưới")
    page.locator("button[name=save]").click()
    expect(page.locator(".error-explanation").first).to_contain_text("Xã A Lưới 1")
    page.locator("#field-place-offered").select_option(label="Xã A Lưới 3")
    page.locator("button[name=save]").click()
    page.wait_for_url(f"**/organization/{AGENCY}")
    page.goto(agency)
    expect(page.locator("#field-place")).to_have_value("Xã A Lưới 3")
